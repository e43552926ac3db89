import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unreadable } from '../errors/index.js';

/**
 * A file's bytes, unpacked where it is packed with gzip: its content decides, not its name. Throws UnreadableFile for zip, for what is
 * damaged, and for more than `mostMegabytes` after unpacking: a small packed file must not fill the machine.
 */
export async function* unpacked(source: Readable, mostMegabytes: number): AsyncGenerator<Buffer> {
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
      if (total > mostMegabytes * 1_000_000)
        throw unreadable(
          `解压后超过 ${mostMegabytes} MB。`,
          `The file is larger than ${mostMegabytes} MB when unpacked.`,
        );
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

/** Bytes as text; throws UnreadableFile for what is no UTF-8. A mark of the byte order at the beginning is dropped. */
export async function* textOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw unreadable('文件不是 UTF-8，请另存为 UTF-8。', 'The file is not UTF-8; save it as UTF-8.');
    throw error;
  }
}
