import { readFileSync } from 'node:fs';
import { crc32 } from '../../../src/platform/audio/crc.js';
import { AudioFault, type AudioFacts } from '../../../src/platform/audio/audio.js';
import { AnyScan } from '../../../src/platform/audio/scan.js';

/** A file of test/data/audio. */
export const speech = (name: string): Buffer =>
  readFileSync(new URL(`../../../../test/data/audio/${name}`, import.meta.url));

/** How a WAV file is to be written. */
export interface WavWish {
  /** 1 PCM, 6 A-law, 7 mu-law. */
  readonly code: number;
  readonly bits: number;
  readonly channels?: number;
  readonly rate?: number;
  /** As `WAVE_FORMAT_EXTENSIBLE`. */
  readonly isExtensible?: boolean;
}

/** A WAV file around bytes of samples, with a chunk of an unknown kind before them. */
export function wavOf({ code, bits, channels = 1, rate = 8_000, isExtensible = false }: WavWish, data: Buffer): Buffer {
  const format = Buffer.alloc(isExtensible ? 40 : 16);
  format.writeUInt16LE(isExtensible ? 0xfffe : code, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  if (isExtensible) format.writeUInt16LE(code, 24);
  const body = Buffer.concat([chunk('LIST', Buffer.from('odd')), chunk('fmt ', format), chunk('data', data)]);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WAVE', 8, 'latin1');
  return Buffer.concat([head, body]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
}

/** Samples of 16 bits out of a plain WAV file. */
export function samplesOf(wav: Buffer): Int16Array {
  const at = wav.indexOf('data') + 8;
  return new Int16Array(Uint8Array.from(wav.subarray(at, at + wav.readUInt32LE(at - 4))).buffer);
}

/** The byte of A-law for a sample of 16 bits, by the reference algorithm of the recommendation. */
export function toALaw(sample: number): number {
  const isNegative = sample < 0;
  let size = isNegative ? (-sample - 1) >> 3 : sample >> 3;
  let segment = 0;
  for (let top = 0x1f; size > top && segment < 8; top = top * 2 + 1) segment += 1;
  if (segment >= 8) return 0x7f ^ (isNegative ? 0x55 : 0xd5);
  size = segment < 2 ? (size >> 1) & 15 : (size >> segment) & 15;
  return ((segment << 4) | size) ^ (isNegative ? 0x55 : 0xd5);
}

/** The byte of mu-law for a sample of 16 bits. */
export function toMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(Math.abs(sample), 32_635) + 0x84;
  let segment = 7;
  for (let bit = 0x4000; (size & bit) === 0 && segment > 0; bit >>= 1) segment -= 1;
  return ~(sign | (segment << 4) | ((size >> (segment + 3)) & 15)) & 0xff;
}

function page(flags: number, position: number, number: number, packets: readonly Buffer[]): Buffer {
  const lengths = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]);
  const bytes = Buffer.concat([Buffer.alloc(27), Buffer.from(lengths), ...packets]);
  bytes.write('OggS', 0, 'latin1');
  bytes[5] = flags;
  bytes.writeBigUInt64LE(BigInt(position), 6);
  bytes.writeUInt32LE(4_711, 14);
  bytes.writeUInt32LE(number, 18);
  bytes[26] = lengths.length;
  bytes.writeUInt32LE(crc32(bytes), 22);
  return bytes;
}

/** An Ogg file around Opus packets of 20 ms each, a page for every packet. */
export function oggOf(channels: number, packets: readonly Buffer[], preSkip = 312): Buffer {
  const head = Buffer.from('OpusHead\u0001\0\0\0\0\0\0\0\0\0\0', 'latin1');
  head[9] = channels;
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(16_000, 12);
  const tags = Buffer.from('OpusTags\u0004\0\0\0test\0\0\0\0', 'latin1');
  const last = packets.length - 1;
  return Buffer.concat([
    page(2, 0, 0, [head]),
    page(0, 0, 1, [tags]),
    ...packets.map((packet, at) => page(at === last ? 4 : 0, (at + 1) * 960, at + 2, [packet])),
  ]);
}

/** Opus packets of 20 ms whose content is made up: full band, so many channels. Any bits after the first byte are sound. */
export const opusPackets = (channels: number, count: number): Buffer[] =>
  Array.from({ length: count }, (_, n) =>
    Buffer.from([
      channels === 2 ? 0xfc : 0xf8,
      ...Array.from({ length: 120 }, (_byte, at) => (at * 31 + n * 97) & 0xff),
    ]),
  );

/** What a scan says of a file that comes in parts: the facts, or the code of the fault. */
export function scanned(bytes: Buffer, partBytes = 4_093): AudioFacts | string {
  const scan = new AnyScan();
  try {
    for (let at = 0; at < bytes.length; at += partBytes) scan.push(bytes.subarray(at, at + partBytes));
    return scan.end();
  } catch (error) {
    if (error instanceof AudioFault) return error.code;
    throw error;
  }
}

/** The facts of a file that is sound. */
export function factsOf(bytes: Buffer): AudioFacts {
  const facts = scanned(bytes);
  if (typeof facts === 'string') throw new Error(facts);
  return facts;
}

/** Bytes as they come from a store. */
export async function* inParts(bytes: Buffer, partBytes = 30_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += partBytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + partBytes);
  }
}
