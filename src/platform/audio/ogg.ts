import { AudioFault, type AudioFacts, type AudioScan, plausible } from './audio.js';
import { ByteQueue } from './byte-queue.js';
import { crc32 } from './crc.js';

const pageHead = 27;
const noPosition = 0xffff_ffff_ffff_ffffn;
const zeros = Buffer.alloc(4);

/** One page of an Ogg stream. */
interface Page {
  readonly isContinued: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Samples until the end of the last packet that ends here; null where none does. */
  readonly position: number | null;
  readonly serial: number;
  readonly number: number;
  readonly lengths: Buffer;
  readonly body: Buffer;
}

/** Reads the page at the head of the bytes; null where it is not whole yet. Throws AudioFault. */
function pageOf(bytes: Buffer): { readonly page: Page; readonly size: number } | null {
  if (bytes.length < pageHead) return null;
  if (bytes.toString('latin1', 0, 4) !== 'OggS' || bytes[4] !== 0) throw new AudioFault('BROKEN');
  const segments = bytes[26] ?? 0;
  if (bytes.length < pageHead + segments) return null;
  const lengths = bytes.subarray(pageHead, pageHead + segments);
  const size = lengths.reduce((sum, length) => sum + length, pageHead + segments);
  if (bytes.length < size) return null;
  const sum = crc32(bytes.subarray(26, size), crc32(zeros, crc32(bytes.subarray(0, 22))));
  if (sum !== bytes.readUInt32LE(22)) throw new AudioFault('BROKEN');
  const flags = bytes[5] ?? 0;
  const position = bytes.readBigUInt64LE(6);
  const page = {
    ...{ isContinued: (flags & 1) > 0, isFirst: (flags & 2) > 0, isLast: (flags & 4) > 0 },
    position: position === noPosition ? null : Number(position),
    ...{ serial: bytes.readUInt32LE(14), number: bytes.readUInt32LE(18) },
    ...{ lengths, body: bytes.subarray(pageHead + segments, size) },
  };
  return { page, size };
}

/** What the first packet of an Opus stream says. */
export interface OpusHead {
  readonly channels: number;
  /** Samples at the beginning that are not played. */
  readonly preSkip: number;
}

/** Samples a second of decoded Opus, whatever was recorded. */
export const opusRate = 48_000;

function headOf(packet: Buffer): OpusHead {
  if (packet.length < 19 || packet.toString('latin1', 0, 8) !== 'OpusHead' || (packet[8] ?? 16) > 15)
    throw new AudioFault('NOT_AUDIO');
  const channels = packet[9] ?? 0;
  if (channels > 2) throw new AudioFault('TOO_MANY_CHANNELS');
  if (channels === 0 || (packet[18] ?? 0) > 1) throw new AudioFault('NOT_AUDIO');
  return { channels, preSkip: packet.readUInt16LE(10) };
}

/** Largest packet that is put together; Opus needs at most 61,295 bytes for 120 ms, its tags may have a picture. */
const mostPacketBytes = 16 * 1_048_576;

/** Reads the one Opus stream of an Ogg file as it comes and hands its packets on. Throws AudioFault. */
export class OpusReader {
  readonly #queue = new ByteQueue();
  #pages = 0;
  #packets = 0;
  #serial = 0;
  #part: Buffer[] = [];
  #partBytes = 0;
  #position = 0;
  #isEnded = false;
  head: OpusHead | null = null;

  constructor(private readonly onPacket: (packet: Buffer) => void = () => undefined) {}

  push(chunk: Buffer): void {
    this.#queue.push(chunk);
    for (let found = pageOf(this.#queue.peek()); found; found = pageOf(this.#queue.peek())) {
      this.#take(found.page);
      this.#queue.take(found.size);
    }
  }

  /** Samples that are played. Throws where the stream has no end. */
  end(): number {
    if (!this.head) throw new AudioFault('NOT_AUDIO');
    if (!this.#isEnded || this.#queue.length > 0 || this.#partBytes > 0) throw new AudioFault('CUT_OFF');
    return Math.max(0, this.#position - this.head.preSkip);
  }

  #take(page: Page): void {
    if (this.#pages === 0) this.#serial = page.serial;
    // One stream alone, from its first page to its last: others beside or after it are another file's.
    const isNext = page.serial === this.#serial && page.number === this.#pages && page.isFirst === (this.#pages === 0);
    if (!isNext || this.#isEnded) throw new AudioFault(this.#pages === 0 ? 'NOT_AUDIO' : 'BROKEN');
    if (page.isContinued !== this.#part.length > 0) throw new AudioFault('BROKEN');
    this.#pages += 1;
    let at = 0;
    let start = 0;
    for (const length of page.lengths) {
      at += length;
      if (length === 255) continue;
      this.#packet(page.body.subarray(start, at));
      start = at;
    }
    if (at > start || (page.lengths.at(-1) ?? 0) === 255) {
      this.#part.push(Buffer.from(page.body.subarray(start, at)));
      this.#partBytes += at - start;
      if (this.#partBytes > mostPacketBytes) throw new AudioFault('BROKEN');
    }
    if (page.position !== null) this.#position = page.position;
    this.#isEnded = page.isLast;
  }

  #packet(rest: Buffer): void {
    const packet = this.#part.length ? Buffer.concat([...this.#part, rest]) : rest;
    this.#part = [];
    this.#partBytes = 0;
    this.#packets += 1;
    if (this.#packets === 1) this.head = headOf(packet);
    else if (this.#packets === 2) {
      if (packet.toString('latin1', 0, 8) !== 'OpusTags') throw new AudioFault('BROKEN');
    } else this.onPacket(packet);
  }
}

/** What an Ogg file is, by its pages: each is checked by its sum, none is decoded. */
export class OggScan implements AudioScan {
  readonly #reader = new OpusReader();

  push(chunk: Buffer): void {
    this.#reader.push(chunk);
  }

  end(): AudioFacts {
    const samples = this.#reader.end();
    const channels = this.#reader.head?.channels ?? 0;
    if (samples === 0) throw new AudioFault('CUT_OFF');
    return plausible({ format: 'OGG_OPUS', channels, sampleRate: opusRate, bits: 0, seconds: samples / opusRate });
  }
}
