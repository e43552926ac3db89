import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../platform/errors/index.js';
import { contentLimits } from '../article-content.rules.js';
import { Archive, type ArchiveEntry, archiveLimits } from './import.archive.js';
import { delimiterOf, isCsvHeader, readCsv } from './import.csv.js';
import { UnreadableFileError } from './import.faults.js';
import { readHtmlRow } from './import.html.js';
import { readMarkdownRow } from './import.markdown.js';
import { type AnyRow, type RowFile, badRow } from './import.row.js';
import { type RowPlace, alone, readJsonRow } from './import.rows.js';

export { UnreadableFileError } from './import.faults.js';

/** Longest line in bytes: a body of the longest kind, escaped. */
const maxLine = contentLimits.body * 8;
/** Most bytes of a file after unpacking: a small packed file must not fill the machine. */
const maxUnpacked = 1_000_000_000;
/** Most bytes of a file that is one article. */
const maxText = 20_000_000;

type Form = 'lines' | 'markdown' | 'html' | 'table';

/** The source again, after a look at how it begins. */
async function* from(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** At least `size` bytes of the beginning, where there are so many; null for nothing at all. */
async function headOf(iterator: AsyncIterator<Buffer>, size: number): Promise<Buffer | null> {
  const held: Buffer[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    held.push(next.value);
    length += next.value.length;
  }
  return held.length ? Buffer.concat(held) : null;
}

/** Bytes of a file, unpacked where it is packed with gzip; its content decides, not its name. */
async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let total = 0;
  const iterator = source[Symbol.asyncIterator]();
  const head = await headOf(iterator, 2);
  if (!head) return;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const plain = from(head, iterator);
  const bytes = isGzip ? (Readable.from(plain).pipe(createGunzip()) as AsyncIterable<Buffer>) : plain;
  try {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > maxUnpacked) throw new UnreadableFileError('The file is larger than 1 GB when unpacked.');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnreadableFileError || error instanceof AppError) throw error;
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new UnreadableFileError('The packed file is damaged.');
    throw error;
  }
}

interface RawLine {
  readonly line: number;
  readonly bytes: Buffer | null;
}

/** Lines, numbered from 1; one that is too long comes without its bytes. */
async function* rawLines(source: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let held: Buffer[] = [];
  let size = 0;
  let line = 1;
  const take = (): RawLine => {
    const bytes = size > maxLine ? null : held.length === 1 ? (held[0] ?? null) : Buffer.concat(held);
    const made = { line, bytes };
    held = [];
    size = 0;
    line += 1;
    return made;
  };
  const hold = (part: Buffer): void => {
    size += part.length;
    if (size <= maxLine) held.push(part);
  };
  for await (const chunk of source) {
    let start = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      hold(chunk.subarray(start, at));
      yield take();
      start = at + 1;
    }
    hold(chunk.subarray(start));
  }
  if (size) yield take();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const notText = (at: RowPlace): AnyRow =>
  badRow(
    at,
    at.fallbackId,
    null,
    '不是有效的 UTF-8，请另存为 UTF-8 编码。',
    'This is not UTF-8; save it in that encoding.',
  );

async function* readLines(source: AsyncIterable<Buffer>, place: Partial<RowPlace>): AsyncGenerator<AnyRow> {
  const before = (place.line ?? 1) - 1;
  for await (const { line, bytes } of rawLines(source)) {
    const at = alone(before + line, { ...place, line: before + line });
    const text = bytes === null ? null : decode(bytes);
    if (bytes === null) yield badRow(at, null, null, '这一行太长。', 'This line is too long.');
    else if (text === null) yield notText(at);
    else if (text.trim() !== '') yield readJsonRow(text.replace(/^\ufeff/, ''), at);
  }
}

/** A table as text. Throws UnreadableFileError where it is not UTF-8: most often a spreadsheet's own encoding. */
async function* textOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const read = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableFileError('The table is not UTF-8; save it as “CSV UTF-8”.');
    }
  };
  // One kind of line end, so that lines are counted as a person counts them; a pair may be cut in two.
  let held = '';
  for await (const chunk of source) {
    const text = held + read(chunk);
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  yield (held + read()).replace(/\r\n?/g, '\n');
}

async function wholeText(source: AsyncIterable<Buffer>): Promise<string | null> {
  const held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxText) throw new UnreadableFileError('A file that is one article has at most 20 MB.');
    held.push(chunk);
  }
  return decode(Buffer.concat(held));
}

/** What a file is: by how it begins, and where that does not tell, by its name. */
function formOf(head: Buffer, name: string): Form {
  const text = head
    .subarray(0, 4_096)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const plainName = name.replace(/\.gz$/i, '');
  if (/\.(?:csv|tsv)$/i.test(plainName)) return 'table';
  if (/\.(?:html?|xhtml)$/i.test(plainName) || /^<(?:!doctype|html|head|body)\b/i.test(text)) return 'html';
  if (/\.(?:md|markdown)$/i.test(plainName)) return 'markdown';
  if (text.startsWith('{') || /\.(?:jsonl|ndjson)$/i.test(plainName)) return 'lines';
  return isCsvHeader(text.split('\n', 1)[0]?.trimEnd() ?? '') ? 'table' : 'markdown';
}

const firstLine = (head: Buffer): string =>
  head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1)[0] ?? '';

async function* readFile(bytes: AsyncIterable<Buffer>, name: string, place: Partial<RowPlace>): AsyncGenerator<AnyRow> {
  const iterator = bytes[Symbol.asyncIterator]();
  const head = await headOf(iterator, 4_096);
  if (!head) return;
  const all = from(head, iterator);
  const form = formOf(head, name);
  if (form === 'lines') yield* readLines(all, place);
  else if (form === 'table') yield* readCsv(textOf(all), delimiterOf(firstLine(head)), place);
  else {
    const text = await wholeText(all);
    const at = alone(place.line ?? 1, place);
    if (text === null) yield notText({ ...at, fallbackId: name });
    else if (text.trim() === '') return;
    else yield form === 'html' ? readHtmlRow(text, name, place) : readMarkdownRow(text, name, place);
  }
}

const isRows = (path: string): boolean => /\.(?:md|markdown|html?|xhtml|jsonl|ndjson|csv|tsv)(?:\.gz)?$/i.test(path);

/** The rows of an archive: its text files in the order of the archive, numbered through, with what lies beside them. */
async function* readArchive(archive: Archive): AsyncGenerator<AnyRow> {
  const fileAt = (path: string): Pick<RowFile, 'bytes' | 'fingerprint' | 'read'> | null => {
    const entry = archive.find(path);
    return entry && { bytes: entry.bytes, fingerprint: entry.fingerprint, read: () => archive.read(entry) };
  };
  const texts: readonly ArchiveEntry[] = archive.entries.filter(({ path }) => isRows(path));
  if (!texts.length) throw new UnreadableFileError('The archive holds no Markdown, HTML, JSON lines or CSV.');
  let line = 0;
  for (const entry of texts) {
    const folder = entry.path.split('/').slice(0, -1).join('/');
    const place = { line: line + 1, fileName: entry.path, folder, fileAt };
    const content = await archive.read(entry);
    for await (const row of readFile(unpacked(Readable.from([content])), entry.path, place)) {
      line = Math.max(line, row.line);
      yield row;
    }
  }
}

/** A zip archive whole: its list of contents stands at its end. */
async function archiveOf(source: AsyncIterable<Buffer>): Promise<Archive> {
  const held: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > archiveLimits.packed) throw new UnreadableFileError('An archive has at most 64 MB.');
    held.push(chunk);
  }
  return new Archive(Buffer.concat(held));
}

/**
 * Rows of an uploaded file: JSON lines, a CSV table, one Markdown file with front matter, one HTML page (each plain or packed with gzip),
 * or a zip with any of them and the pictures that they show. Streams; only a zip is held in memory. Throws UnreadableFileError where the
 * file as a whole is of no use.
 */
export async function* readRows(source: Readable, fileName: string): AsyncGenerator<AnyRow> {
  try {
    const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const head = await headOf(iterator, 4);
    if (!head) return;
    const all = from(head, iterator);
    const isZip = head.readUInt16BE(0) === 0x504b && (head[2] === 3 || head[2] === 5);
    if (isZip) yield* readArchive(await archiveOf(all));
    else yield* readFile(unpacked(all), fileName, {});
  } finally {
    source.destroy();
  }
}
