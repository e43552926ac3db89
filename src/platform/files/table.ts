import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { unreadable } from '../errors/index.js';

/** One row of a table; `info.lines` counts the lines up to its end. */
export interface TableRow {
  readonly record: string[];
  readonly info: Info;
}

/** A table that is being read; `close` when done, or when its reader gives up. */
export interface OpenTable {
  readonly rows: AsyncIterable<TableRow>;
  close(): void;
}

/** The separator that a header uses: the one that is there most. */
const delimiterOf = (header: string): string =>
  [',', ';', '\t']
    .map((mark) => ({ mark, count: header.split(mark).length }))
    .reduce((best, one) => (one.count > best.count ? one : best)).mark;

/** A text's beginning up to its first line end, and all of it again. */
async function withHeader(
  source: AsyncGenerator<string>,
  longest: number,
): Promise<{ header: string; all: AsyncGenerator<string> }> {
  let head = '';
  while (!head.includes('\n') && head.length < longest) {
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

/** Opens a table whose cells are parted by commas, semicolons or tabs. `longest`: the longest row, in characters. Streams. */
export async function openTable(text: AsyncGenerator<string>, longest: number): Promise<OpenTable> {
  const { header, all } = await withHeader(text, longest);
  const parser = parse({
    ...{ bom: true, delimiter: delimiterOf(header), info: true, relax_column_count: true },
    ...{ skip_empty_lines: true, max_record_size: longest },
  });
  const source = Readable.from(all);
  // A fault of the source has to reach who reads the rows: a pipe alone would leave them waiting.
  source.on('error', (fault) => parser.destroy(fault));
  source.pipe(parser);
  return { rows: parser as AsyncIterable<TableRow>, close: () => void source.destroy() };
}

/** What a reader of a table throws on: UnreadableFile for a table that cannot be parsed, anything else as it is. */
export function tableFault(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const reason = error.message.slice(0, 200);
  return unreadable(`表格无法读取：${reason}`, `The table cannot be read: ${reason}`);
}
