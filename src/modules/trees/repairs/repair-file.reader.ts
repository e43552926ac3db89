import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { type Text, UnreadableFile, unreadable } from '../../../platform/errors/index.js';
import { textOf, unpacked } from '../../../platform/files/index.js';
import { type AnyFinding, type RepairColumn, columnsOf, findingOf } from './repair-row.rules.js';

/** Most megabytes of a file after unpacking. */
const mostMegabytes = 256;
/** Most rows of a file. */
const maxRows = 200_000;
/** Longest row, in characters. */
const maxRecord = 20_000;

/** The separator that a header uses: the one that is there most. */
const delimiterOf = (header: string): string =>
  [',', ';', '\t']
    .map((mark) => ({ mark, count: header.split(mark).length }))
    .reduce((best, one) => (one.count > best.count ? one : best)).mark;

/** A text's beginning up to its first line end, and all of it again. */
async function withHeader(source: AsyncGenerator<string>): Promise<{ header: string; all: AsyncGenerator<string> }> {
  let head = '';
  while (!head.includes('\n') && head.length < maxRecord) {
    const next = await source.next();
    if (next.done) break;
    head += next.value;
  }
  const all = async function* (): AsyncGenerator<string> {
    yield head;
    yield* source;
  };
  return { header: head.split('\n', 1)[0] ?? '', all: all() };
}

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

/**
 * Rows of a table of findings in UTF-8 whose first line names the columns, parted by commas, semicolons or tabs, plain or packed with
 * gzip. Streams. Throws UnreadableFile where the table as a whole is of no use.
 */
export async function* readFindings(source: Readable, now: Date): AsyncGenerator<AnyFinding> {
  const { header, all } = await withHeader(textOf(unpacked(source, mostMegabytes)));
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(header),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRecord,
  });
  const text = Readable.from(all);
  // A fault of the source has to reach who reads the rows: a pipe alone would leave them waiting.
  text.on('error', (fault) => parser.destroy(fault));
  text.pipe(parser);
  let columns: (RepairColumn | null)[] | null = null;
  let ends = 0;
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
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
    if (!(error instanceof CsvError)) throw error;
    const reason = error.message.slice(0, 200);
    throw unreadable(`表格无法读取：${reason}`, `The table cannot be read: ${reason}`);
  } finally {
    text.destroy();
    source.destroy();
  }
  if (!columns) throw unreadable('文件是空的。', 'The file is empty.');
}
