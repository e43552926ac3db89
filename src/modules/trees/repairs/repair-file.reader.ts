import type { Readable } from 'node:stream';
import { type Text, UnreadableFile, unreadable } from '../../../platform/errors/index.js';
import { openTable, tableFault, textOf, unpacked } from '../../../platform/files/index.js';
import { type AnyFinding, type RepairColumn, columnsOf, findingOf } from './repair-row.rules.js';

/** Most megabytes of a file after unpacking. */
const mostMegabytes = 256;
/** Most rows of a file. */
const maxRows = 200_000;
/** Longest row, in characters. */
const maxRecord = 20_000;

/**
 * Rows of a table of findings in UTF-8 whose first line names the columns, parted by commas, semicolons or tabs, plain or packed with
 * gzip. Streams. Throws UnreadableFile where the table as a whole is of no use.
 */
export async function* readFindings(source: Readable, now: Date): AsyncGenerator<AnyFinding> {
  const table = await openTable(textOf(unpacked(source, mostMegabytes)), maxRecord);
  let columns: (RepairColumn | null)[] | null = null;
  let ends = 0;
  let count = 0;
  try {
    for await (const { record, info } of table.rows) {
      const line = 1 + ends;
      ends = info.lines;
      if (!columns) {
        const found = columnsOf(record);
        if (!Array.isArray(found)) throw new UnreadableFile(found as Text);
        columns = found;
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      count += 1;
      if (count > maxRows) throw unreadable('最多 200,000 行。', 'A file has at most 200,000 rows.');
      yield findingOf(columns, record, line, now);
    }
  } catch (error) {
    throw tableFault(error);
  } finally {
    table.close();
    source.destroy();
  }
  if (!columns) throw unreadable('文件是空的。', 'The file is empty.');
}
