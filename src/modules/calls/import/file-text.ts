import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Text } from '../../../platform/errors/index.js';

/** Most bytes of a file after unpacking: a small packed file must not fill the machine. */
const maxUnpacked = 1_024_000_000;

/** The file as a whole is of no use. */
export class UnreadableFile extends Error {
  constructor(readonly text: Text) {
    super(text.en);
    this.name = 'UnreadableFile';
  }
}

export const unreadable = (zh: string, en: string): UnreadableFile => new UnreadableFile({ 'zh-CN': zh, en });

/** A file's bytes, unpacked where it is packed with gzip: its content decides, not its name. */
export async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.length >= 4 && head.readUInt16BE(0) === 0x504b)
    throw unreadable(
      '请上传文本或 gzip 文件，不要上传 zip 压缩包。',
      'Upload the text itself, or packed with gzip; no zip.',
    );
  const whole = async function* (): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = isGzip ? unzipped(Readable.from(whole())) : whole();
  let total = 0;
  try {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > maxUnpacked) throw unreadable('解压后超过 1 GB。', 'The file is larger than 1 GB when unpacked.');
      yield chunk;
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw unreadable('压缩文件已损坏。', 'The packed file is damaged.');
    throw error;
  } finally {
    source.destroy();
  }
}

function unzipped(packed: Readable): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  // A fault of the source has to reach who reads: a pipe alone would leave them waiting.
  packed.on('error', (fault) => gunzip.destroy(fault));
  return packed.pipe(gunzip) as AsyncIterable<Buffer>;
}

/** Bytes as text; a mark of the byte order at the beginning is dropped. */
export async function* textOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw unreadable('文件不是 UTF-8 编码。', 'The file is not UTF-8.');
    throw error;
  }
}

const newline = 0x0a;
const quote = 0x22;

/** How many rows bytes have, as a measure of progress: lines that are not empty; in a table without the header and line ends in quotes. */
export async function countRows(source: AsyncIterable<Buffer>, isTable: boolean): Promise<number> {
  let count = 0;
  let isQuoted = false;
  let isFilled = false;
  for await (const chunk of source) {
    for (const byte of chunk) {
      if (byte === newline && !isQuoted) {
        if (isFilled) count += 1;
        isFilled = false;
      } else if (byte > 0x20) {
        isFilled = true;
        if (isTable && byte === quote) isQuoted = !isQuoted;
      }
    }
  }
  if (isFilled) count += 1;
  return isTable ? Math.max(0, count - 1) : count;
}
