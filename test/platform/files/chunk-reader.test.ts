import { describe, expect, it } from '@jest/globals';
import { ChunkReader } from '../../../src/platform/files/chunk-reader.js';

const chunkBytes = 1_024 * 1_024;
const whole = Buffer.from(Array.from({ length: 3 * chunkBytes + 100 }, (_, at) => at % 251));

function made(read?: (n: number) => Promise<Buffer | null>): { reader: ChunkReader; asked: string[] } {
  const asked: string[] = [];
  const reader = new ChunkReader(chunkBytes, async (blobId, n) => {
    asked.push(`${blobId}:${n}`);
    await new Promise((done) => setTimeout(done, 5));
    return read ? read(n) : whole.subarray(n * chunkBytes, (n + 1) * chunkBytes);
  });
  return { reader, asked };
}
const bytesOf = async (reader: ChunkReader, blobId: string, start: number, end: number): Promise<Buffer> =>
  Buffer.concat(await reader.stream(blobId, start, end).toArray());

describe('reading parts of files', () => {
  it.each([
    [0, whole.length],
    [0, 1],
    [chunkBytes - 1, chunkBytes + 1],
    [chunkBytes, 2 * chunkBytes],
    [whole.length - 5, whole.length],
    [7, 7],
  ])('from %i to %i', async (start, end) => {
    expect((await bytesOf(made().reader, 'a', start, end)).equals(whole.subarray(start, end))).toBe(true);
  });

  it('several at the same time read each chunk once, and again soon reads nothing', async () => {
    const { reader, asked } = made();
    await Promise.all([1, 2, 3].map(() => bytesOf(reader, 'a', 0, whole.length)));
    await bytesOf(reader, 'a', 100, 2_000_000);
    expect(asked).toEqual(['a:0', 'a:1', 'a:2', 'a:3']);
  });

  it('what was removed is read anew, and what is gone fails', async () => {
    let isThere = true;
    const { reader, asked } = made((n) =>
      Promise.resolve(isThere ? whole.subarray(n * chunkBytes, (n + 1) * chunkBytes) : null),
    );
    await bytesOf(reader, 'a', 0, 10);
    isThere = false;
    reader.forget('a');
    await expect(bytesOf(reader, 'a', 0, 10)).rejects.toThrow('gone');
    expect(asked).toEqual(['a:0', 'a:0']);
  });

  it('a reading that failed is tried again', async () => {
    let fails = true;
    const { reader } = made((n) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(whole.subarray(n * chunkBytes, (n + 1) * chunkBytes)),
    );
    await expect(bytesOf(reader, 'a', 0, 10)).rejects.toThrow('away');
    fails = false;
    expect(await bytesOf(reader, 'a', 0, 10)).toHaveLength(10);
  });

  it('keeps a little: of many files the oldest are read again', async () => {
    const { reader, asked } = made((n) => Promise.resolve(whole.subarray(n * chunkBytes, (n + 1) * chunkBytes)));
    for (let file = 0; file < 70; file += 1) await bytesOf(reader, `f${file}`, 0, 10);
    await bytesOf(reader, 'f69', 0, 10);
    expect(asked).toHaveLength(70);
    await bytesOf(reader, 'f0', 0, 10);
    expect(asked).toHaveLength(71);
  });
});
