import type { Readable } from 'node:stream';
import { unreadable } from '../../../platform/errors/index.js';
import { openTable, tableFault, textOf, unpacked } from '../../../platform/files/index.js';
import { csvUnguarded } from '../../articles/index.js';
import { type Columns, columnsOf } from './columns.rules.js';
import { mostMegabytes } from './file-text.js';
import { CallFileFormat } from './call-import.js';
import { type RowFault, invalid } from './row-fault.js';
import type { RawRow } from './row-reader.rules.js';

/** Most rows of a file. */
export const mostRows = 500_000;
/** Longest row, in characters; a longer one is refused, and a file with one that is far longer is of no use. */
const maxRecord = 20_000;
const farTooLong = 4 * maxRecord;

/** One row of a file as it came, or why it cannot be read. */
export interface FileRow {
  readonly line: number;
  readonly raw: RawRow;
  readonly fault: RowFault | null;
}

/** Rows that are handed on together: few, so that they are gone again before the next are there. */
const blockSize = 125;
const nothing: RawRow = {};

/** Rows of a file in blocks of any size, one after the other; only what is being read is in memory. Throws UnreadableFile where the whole is of no use. */
export async function* readRows(
  source: Readable,
  format: CallFileFormat,
  columns: Columns,
): AsyncGenerator<readonly FileRow[]> {
  const text = textOf(unpacked(source, mostMegabytes));
  let count = 0;
  for await (const rows of format === CallFileFormat.CSV ? ofTable(text, columns) : ofLines(text)) {
    count += rows.length;
    if (count > mostRows) throw unreadable('最多 500,000 行。', 'A file has at most 500,000 rows.');
    yield rows;
  }
  if (count === 0) throw unreadable('文件中没有数据行。', 'The file has no rows.');
}

async function* ofLines(text: AsyncGenerator<string>): AsyncGenerator<FileRow[]> {
  let line = 0;
  let rest = '';
  let rows: FileRow[] = [];
  for await (const part of text) {
    const all = rest === '' ? part : rest + part;
    let from = 0;
    for (let to = all.indexOf('\n'); to >= 0; to = all.indexOf('\n', from)) {
      line += 1;
      const row = ofLine(all.slice(from, to), line);
      from = to + 1;
      if (row) rows.push(row);
      if (rows.length < blockSize) continue;
      yield rows;
      rows = [];
    }
    rest = all.slice(from);
    if (rest.length > farTooLong) throw tooLong();
  }
  const last = ofLine(rest, line + 1);
  if (last) rows.push(last);
  yield rows;
}

const longLine = (): RowFault => invalid(null, '这一行过长。', `A line has at most ${maxRecord} characters.`);
const tooLong = (): Error => unreadable('有一行过长。', `A line has at most ${maxRecord} characters.`);

function ofLine(text: string, line: number): FileRow | null {
  if (text.trim() === '') return null;
  const bad = (zh: string, en: string): FileRow => ({ line, raw: nothing, fault: invalid(null, zh, en) });
  if (text.length > maxRecord) return { line, raw: nothing, fault: longLine() };
  try {
    const raw: unknown = JSON.parse(text);
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
      ? { line, raw: raw as RawRow, fault: null }
      : bad('每行必须是一个 JSON 对象。', 'Each line is one JSON object.');
  } catch {
    return bad('这一行不是有效的 JSON。', 'This line is no JSON.');
  }
}

async function* ofTable(text: AsyncGenerator<string>, columns: Columns): AsyncGenerator<FileRow[]> {
  const table = await openTable(text, farTooLong);
  let names: readonly (string | null)[] | null = null;
  let ends = 0;
  let rows: FileRow[] = [];
  try {
    for await (const { record, info } of table.rows) {
      const line = 1 + ends;
      ends = info.lines;
      if (!names) names = columnsOf(columns, record);
      else if (!record.every((cell) => cell.trim() === '')) rows.push(ofRecord(names, record, line));
      if (rows.length < blockSize) continue;
      yield rows;
      rows = [];
    }
    if (rows.length) yield rows;
  } catch (error) {
    throw tableFault(error);
  } finally {
    table.close();
  }
}

function faultOf(names: readonly (string | null)[], record: readonly string[]): RowFault | null {
  if (record.length > names.length)
    return invalid(null, '这一行的列数多于表头。', 'This row has more cells than the header.');
  return record.reduce((sum, { length }) => sum + length, 0) > maxRecord ? longLine() : null;
}

function ofRecord(names: readonly (string | null)[], record: readonly string[], line: number): FileRow {
  const raw: Record<string, unknown> = {};
  for (const [at, name] of names.entries()) if (name) raw[name] = csvUnguarded((record[at] ?? '').trim());
  return { line, raw, fault: faultOf(names, record) };
}
