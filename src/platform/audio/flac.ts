import { AudioFault, type AudioFacts, type AudioScan, plausible } from './audio.js';
import { ByteQueue } from './byte-queue.js';
import { crc16, crc8 } from './crc.js';

/** What the head of a FLAC file says. */
interface StreamInfo {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: number;
  /** 0 where the writer did not know. */
  readonly total: number;
  /** Samples of each frame but the last, where all are alike. */
  readonly blockSize: number;
}

/** Where a frame stands: its first sample, and how many it has. */
interface Frame {
  readonly number: number;
  readonly isVariable: boolean;
  readonly samples: number;
  readonly headBytes: number;
}

/** More than the largest frame that the format allows for two channels of 32 bits takes. */
const mostFrameBytes = 2 * 1_048_576;
const longestHead = 16;

function infoOf(block: Buffer): StreamInfo {
  const packed = block.readBigUInt64BE(10);
  const low = Number(packed & 0xf_ffff_ffffn);
  const high = Number(packed >> 36n);
  return {
    sampleRate: high >> 8,
    channels: ((high >> 5) & 7) + 1,
    bits: (high & 31) + 1,
    total: low,
    blockSize: block.readUInt16BE(2),
  };
}

/** The number at the head of a frame, written like a character in UTF-8, and how many bytes it takes; null where it is none. */
function codedNumber(bytes: Buffer, at: number): { readonly value: number; readonly bytes: number } | null {
  const first = bytes[at] ?? 0xff;
  if (first < 0x80) return { value: first, bytes: 1 };
  let more = 0;
  for (let bit = 0x40; bit > 0 && first & bit; bit >>= 1) more += 1;
  if (more < 1 || more > 6) return null;
  let value = first & (0x3f >> more);
  for (let n = 1; n <= more; n += 1) {
    const byte = bytes[at + n] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    value = value * 64 + (byte & 0x3f);
  }
  return { value, bytes: more + 1 };
}

/** Reads the head of a frame; null for what is none. `bytes` has a whole head from `at` on. */
function frameOf(bytes: Buffer, at: number): Frame | null {
  const [, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  const size = c >> 4;
  if ((b & 0xfe) !== 0xf8 || size === 0 || (c & 15) === 15 || d >> 4 > 10 || (d & 1) === 1) return null;
  const number = codedNumber(bytes, at + 4);
  if (!number) return null;
  let end = at + 4 + number.bytes;
  let samples = size === 1 ? 192 : size <= 5 ? 576 << (size - 2) : 256 << (size - 8);
  if (size === 6) samples = (bytes[end++] ?? 0) + 1;
  if (size === 7) {
    samples = bytes.readUInt16BE(end) + 1;
    end += 2;
  }
  const rate = c & 15;
  if (rate === 12) end += 1;
  if (rate === 13 || rate === 14) end += 2;
  if (crc8(bytes.subarray(at, end)) !== bytes[end]) return null;
  return { number: number.value, isVariable: (b & 1) === 1, samples, headBytes: end + 1 - at };
}

/** What a FLAC file is, by the heads of its frames; the last frame is checked whole, so that a file that was cut off shows it. */
export class FlacScan implements AudioScan {
  readonly #queue = new ByteQueue();
  #isBegun = false;
  #isLastBlock = false;
  #skip = 0;
  #info: StreamInfo | null = null;
  #last: Frame | null = null;
  /** Bytes of the queue, after the head of the last frame, in which no further frame begins. */
  #searched = 0;

  push(chunk: Buffer): void {
    this.#queue.push(chunk);
    while (this.#step());
  }

  end(): AudioFacts {
    const info = this.#info;
    if (!info) throw new AudioFault(this.#isBegun ? 'CUT_OFF' : 'NOT_AUDIO');
    const last = this.#last;
    if (!last) throw new AudioFault('CUT_OFF');
    const bytes = this.#queue.peek();
    const end = bytes.length - (bytes.subarray(-128).toString('latin1', 0, 3) === 'TAG' ? 128 : 0);
    if (end < last.headBytes + 2 || crc16(bytes.subarray(0, end - 2)) !== bytes.readUInt16BE(end - 2))
      throw new AudioFault('CUT_OFF');
    const samples = (last.isVariable ? last.number : last.number * info.blockSize) + last.samples;
    if (samples < info.total) throw new AudioFault('CUT_OFF');
    const { sampleRate, channels, bits } = info;
    return plausible({ format: 'FLAC', channels, sampleRate, bits, seconds: samples / sampleRate });
  }

  #step(): boolean {
    const queue = this.#queue;
    if (this.#skip > 0) {
      this.#skip -= queue.take(this.#skip).length;
      return this.#skip === 0 && queue.length > 0;
    }
    if (!this.#isBegun) {
      if (queue.length < 42) return false;
      const head = queue.take(4).toString('latin1');
      const first = queue.peek();
      if (head !== 'fLaC' || ((first[0] ?? 0) & 127) !== 0 || first.readUIntBE(1, 3) !== 34)
        throw new AudioFault('NOT_AUDIO');
      this.#isBegun = true;
      this.#isLastBlock = ((first[0] ?? 0) & 128) !== 0;
      this.#info = infoOf(queue.take(38).subarray(4));
      return true;
    }
    if (!this.#isLastBlock) {
      if (queue.length < 4) return false;
      const head = queue.take(4);
      this.#isLastBlock = ((head[0] ?? 0) & 128) !== 0;
      this.#skip = head.readUIntBE(1, 3);
      return true;
    }
    return this.#nextFrame();
  }

  /** Goes on to the head of the frame that follows the last one. */
  #nextFrame(): boolean {
    const bytes = this.#queue.peek();
    const last = this.#last;
    let at = last ? Math.max(last.headBytes, this.#searched) : 0;
    for (;;) {
      at = bytes.indexOf(0xff, at);
      if (at < 0 || at + longestHead > bytes.length) break;
      const frame = frameOf(bytes, at);
      if (frame && this.#follows(frame)) {
        this.#queue.take(at);
        this.#last = frame;
        this.#searched = frame.headBytes;
        return true;
      }
      // The first frame stands where the head of the file ends, or nowhere.
      if (!last) throw new AudioFault('BROKEN');
      at += 1;
    }
    if (!last && at < 0 && bytes.length > 0) throw new AudioFault('BROKEN');
    this.#searched = at < 0 ? bytes.length : at;
    if (bytes.length > mostFrameBytes) throw new AudioFault('BROKEN');
    return false;
  }

  #follows(frame: Frame): boolean {
    const last = this.#last;
    if (!last) return frame.number === 0;
    if (frame.isVariable !== last.isVariable) return false;
    return frame.number === last.number + (last.isVariable ? last.samples : 1);
  }
}
