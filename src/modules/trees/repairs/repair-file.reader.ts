import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Text } from '../../../platform/errors/index.js';
import { type AnyFinding, type RepairColumn, columnsOf, findingOf } from './repair-row.rules.js';

/** Most bytes of a file after unpacking: a small packed file must not fill the machine. */
const maxUnpacked = 256_000_000;
/** Most rows of a file. */
const maxRows = 200_000;
/** Longest row, in characters. */
const maxRecord = 20_000;

/** The file as a whole is of no use. */
export class UnreadableFindings extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

const unreadable = (zh: string, en: string): UnreadableFindings => new UnreadableFindings({ 'zh-CN': zh, en });

/** The file's bytes, unpacked where it is packed with gzip: its content decides, not its name. */
async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.length >= 4 && head.readUInt16BE(0) === 0x504b)
    throw unreadable('请上传 CSV 文件，不要上传 zip 压缩包。', 'Upload the CSV itself, or packed with gzip; no zip.');
  const whole = Readable.from(
    (async function* () {
      yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    })(),
  );
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = (isGzip ? whole.pipe(createGunzip()) : whole) as AsyncIterable<Buffer>;
  let total = 0;
  try {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > maxUnpacked) throw unreadable('解压后超过 256 MB。', 'The file is larger than 256 MB when unpacked.');
      yield chunk;
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw unreadable('压缩文件已损坏。', 'The packed file is damaged.');
    throw error;
  }
}

async function* textOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw unreadable('表格不是 UTF-8，请另存为“CSV UTF-8”。', 'The table is not UTF-8; save it as “CSV UTF-8”.');
    throw error;
  }
}

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
 * gzip. Streams. Throws UnreadableFindings where the table as a whole is of no use.
 */
export async function* readFindings(source: Readable, now: Date): AsyncGenerator<AnyFinding> {
  const { header, all } = await withHeader(textOf(unpacked(source)));
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
        if (!Array.isArray(found)) throw new UnreadableFindings(found as Text);
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
