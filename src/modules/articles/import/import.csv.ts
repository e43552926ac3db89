import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { contentLimits } from '../article-content.rules.js';
import { csvUnguarded } from './csv-cell.rules.js';
import { type Raw, RowFault, refuse } from './import.fields.js';
import { UnreadableFileError } from './import.faults.js';
import { type AnyRow, badRow } from './import.row.js';
import { type RowPlace, alone, readRow } from './import.rows.js';

/** Columns of a table, in the order in which an export writes them. */
export const csvColumns = [
  'id',
  'source',
  'code',
  'kind',
  'locale',
  'title',
  'say',
  'body',
  'problem',
  'caseEnvironment',
  'cause',
  'solution',
  'alternativeQuestions',
  'keywords',
  'environment',
  'models',
  'errorCodes',
  'category',
  'productLines',
  'audience',
  'effectiveFrom',
  'effectiveTo',
  'confidence',
  'verifyEveryDays',
  'owner',
  'ownerTeam',
  'translationOf',
  'updated',
  'draft',
  'retired',
  'url',
  'attribution',
  'licence',
  'attachments',
] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** Columns that hold several items in a cell. */
export const csvLists: ReadonlySet<string> = new Set([
  'alternativeQuestions',
  'keywords',
  'models',
  'errorCodes',
  'productLines',
  'tags',
]);
const caseColumns: Readonly<Record<string, string>> = {
  problem: 'problem',
  caseEnvironment: 'environment',
  cause: 'cause',
  solution: 'solution',
};
const others = ['lang', 'tags', 'externalId', 'bodyMarkdown'];
const known = new Map([...csvColumns, ...others].map((name) => [name.toLowerCase(), name]));

/** Items of a list as a cell. A single item with a bar gets a line end, or it would be read as two. */
export const csvCellOf = (items: readonly string[]): string =>
  items.length === 1 && (items[0] ?? '').includes('|') ? `${items[0] ?? ''}\n` : items.join('\n');

const itemsOf = (cell: string): string[] =>
  cell
    .split(cell.includes('\n') ? '\n' : '|')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function flag(cell: string, name: string): boolean {
  if (/^(?:true|yes|1|是)$/i.test(cell)) return true;
  if (/^(?:false|no|0|否)$/i.test(cell)) return false;
  throw refuse(name, '必须是 true 或 false。', 'This has to be true or false.');
}

function valueOf(name: string, cell: string): unknown {
  if (csvLists.has(name)) return itemsOf(cell);
  if (cell === '') return null;
  if (name === 'draft' || name === 'retired') return flag(cell.trim(), name);
  if (name === 'verifyEveryDays') return /^\s*-?\d+\s*$/.test(cell) ? Number(cell) : cell;
  if (name !== 'attachments') return cell;
  try {
    return JSON.parse(cell);
  } catch {
    throw refuse(name, '附件必须是 JSON 列表。', 'Attachments are a JSON list.');
  }
}

/** One record as a row. */
function rawOf(columns: readonly (string | null)[], record: readonly string[]): Raw {
  const raw: Record<string, unknown> = {};
  const parts: Record<string, string> = {};
  for (const [at, name] of columns.entries()) {
    if (name === null) continue;
    const cell = csvUnguarded((record[at] ?? '').replace(/\r\n?/g, '\n'));
    const part = caseColumns[name];
    if (part === undefined) raw[name] = valueOf(name, cell);
    else if (cell.trim() !== '') parts[part] = cell;
  }
  if (Object.keys(parts).length) raw['technicalCase'] = parts;
  // Ids and titles that a spreadsheet wrote as numbers are texts here; an empty id is none.
  if (raw['id'] === null) delete raw['id'];
  if (raw['body'] === null) raw['body'] = '';
  return raw;
}

/** The columns of a table, by their position; a column that is not ours is left alone. */
function columnsOf(header: readonly string[]): (string | null)[] {
  const columns = header.map((name) => known.get(name.trim().toLowerCase()) ?? null);
  const named = columns.filter((name) => name !== null);
  const twice = named.find((name, at) => named.indexOf(name) !== at);
  if (twice !== undefined) throw new UnreadableFileError(`The table has the column ${twice} twice.`);
  const has = (...names: string[]): boolean => names.some((name) => named.includes(name));
  const missing = [
    ...(has('id', 'externalId', 'code') ? [] : ['id']),
    ...(has('title') ? [] : ['title']),
    ...(has('body', 'bodyMarkdown', 'problem') ? [] : ['body']),
    ...(has('locale', 'lang') ? [] : ['locale']),
  ];
  if (missing.length) throw new UnreadableFileError(`The table lacks the column ${missing.join(', ')}.`);
  return columns;
}

/** The separator that a header line uses: the one that is there most. */
export const delimiterOf = (header: string): string =>
  [',', ';', '\t']
    .map((mark) => ({ mark, count: header.replace(/"[^"]*"/g, '').split(mark).length }))
    .reduce((best, one) => (one.count > best.count ? one : best)).mark;

/** Whether a first line is the header of one of our tables. */
export function isCsvHeader(line: string): boolean {
  const names = line.replace(/^\ufeff/, '').split(delimiterOf(line));
  const ours = names.filter((name) => known.has(name.replaceAll('"', '').trim().toLowerCase()));
  return names.length > 1 && ours.length > 1 && ours.length * 2 >= names.length;
}

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

/**
 * Rows of a table in UTF-8 whose first line names the columns. Streams; throws UnreadableFileError where the table as a whole is of no
 * use: no header, columns missing, a quote that never ends.
 */
export async function* readCsv(
  source: AsyncIterable<string>,
  delimiter: string,
  place: Partial<RowPlace> = {},
): AsyncGenerator<AnyRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: contentLimits.body * 3,
  });
  const text = Readable.from(source);
  // A fault of the source has to reach who reads the rows: a pipe alone would leave them waiting.
  text.on('error', (fault) => parser.destroy(fault));
  text.pipe(parser);
  let columns: (string | null)[] | null = null;
  let ends = 0;
  const first = place.line ?? 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = first + ends;
      ends = info.lines;
      if (!columns) {
        columns = columnsOf(record);
        continue;
      }
      const at = alone(line, { ...place, line, isOwn: true });
      if (record.every((cell) => cell.trim() === '')) continue;
      if (record.length > columns.length) {
        yield badRow(at, null, null, '这一行的列数多于表头。', 'This row has more cells than the header.');
        continue;
      }
      yield rowOf(columns, record, at);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFileError(`The table cannot be read: ${error.message.slice(0, 200)}`);
  } finally {
    text.destroy();
  }
  if (!columns) throw new UnreadableFileError('The table is empty.');
}

function rowOf(columns: readonly (string | null)[], record: readonly string[], at: RowPlace): AnyRow {
  try {
    return readRow(rawOf(columns, record), at);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    return { line: at.line, fileName: at.fileName, externalId: null, field: error.field, text: error.text };
  }
}
