import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../platform/errors/index.js';
import { contentLimits } from '../article-content.rules.js';
import type { AnyRow } from './import.rows.js';
import { readJsonRow, readMarkdownRow } from './import.rows.js';

/** Longest line in bytes: a body of the longest kind, escaped. */
const maxLine = contentLimits.body * 8;
/** Most bytes of a file after unpacking: a small packed file must not fill the machine. */
const maxUnpacked = 1_000_000_000;

/** The file as a whole cannot be imported. */
export class UnreadableFileError extends Error {}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Bytes of a file, unpacked where it is packed; its content decides, not its name. */
async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  let total = 0;
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await iterator.next();
  if (first.done) return;
  async function* all(): AsyncGenerator<Buffer> {
    yield first.value as Buffer;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  const bytes = isGzip(first.value) ? Readable.from(all()).pipe(createGunzip()) : all();
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > maxUnpacked) throw new UnreadableFileError('The file is larger than 1 GB when unpacked.');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnreadableFileError || error instanceof AppError) throw error;
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new UnreadableFileError('The packed file is damaged.');
    throw error;
  } finally {
    source.destroy();
  }
}

interface RawLine {
  readonly line: number;
  readonly bytes: Buffer | null;
}

/** Lines that are not blank, numbered from 1; one that is too long comes without its bytes. */
async function* rawLines(source: Readable): AsyncGenerator<RawLine> {
  let held: Buffer[] = [];
  let size = 0;
  let line = 1;
  const take = (): RawLine => {
    const bytes = size > maxLine ? null : Buffer.concat(held);
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
  for await (const chunk of unpacked(source)) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  if (size) yield take();
}

const decode = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const tooLong = (line: number): AnyRow => ({
  line,
  externalId: null,
  field: null,
  text: { 'zh-CN': '这一行太长。', en: 'This line is too long.' },
});
const notText = (line: number): AnyRow => ({
  line,
  externalId: null,
  field: null,
  text: { 'zh-CN': '不是有效的 UTF-8。', en: 'This is not UTF-8.' },
});

/**
 * Rows of an uploaded file: JSON lines, or one Markdown file with front matter; either may be packed with gzip. What it is shows in
 * its first character. Throws UnreadableFileError where the file as a whole is of no use.
 */
export async function* readRows(source: Readable, fileName: string): AsyncGenerator<AnyRow> {
  let markdown: string[] | null = null;
  let isFirst = true;
  for await (const { line, bytes } of rawLines(source)) {
    const text = bytes === null ? null : decode(bytes);
    if (isFirst && text !== null && text.trim() !== '') {
      isFirst = false;
      if (!text.trimStart().startsWith('{')) markdown = Array.from({ length: line - 1 }, () => '');
    }
    if (markdown) {
      if (text === null) {
        yield notText(line);
        return;
      }
      markdown.push(text);
      if (markdown.length > 200_000) throw new UnreadableFileError('A Markdown file has at most 200,000 lines.');
    } else if (bytes === null) {
      yield tooLong(line);
    } else if (text === null) {
      yield notText(line);
    } else if (text.trim() !== '') {
      yield readJsonRow(text, line);
    }
  }
  if (markdown) yield readMarkdownRow(markdown.join('\n'), fileName);
}
