import { AudioFault, type AudioFacts, type AudioFormat, type AudioScan, plausible } from './audio.js';
import { ByteQueue } from './byte-queue.js';

/** How the samples of a WAV file lie in it. */
export interface WavShape {
  readonly format: AudioFormat;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  /** Bytes of one sample of each channel. */
  readonly blockBytes: number;
}

const codes: Readonly<Record<number, AudioFormat>> = { 1: 'WAV_PCM', 6: 'WAV_ALAW', 7: 'WAV_MULAW' };
/** A format that names its code at the head of a longer identifier. */
const extensible = 0xfffe;
/** Writers that do not know the length beforehand leave this, and the samples go on to the end. */
const unknownSize = 0xffff_ffff;

function shapeOf(chunk: Buffer): WavShape {
  if (chunk.length < 16) throw new AudioFault('NOT_AUDIO');
  const given = chunk.readUInt16LE(0);
  const code = given === extensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : given;
  const format = codes[code];
  const channels = chunk.readUInt16LE(2);
  const sampleRate = chunk.readUInt32LE(4);
  const blockBytes = chunk.readUInt16LE(12);
  const bits = chunk.readUInt16LE(14);
  const widths = format === 'WAV_PCM' ? [8, 16, 24, 32] : [8];
  if (format === undefined || !widths.includes(bits)) throw new AudioFault('NOT_AUDIO');
  if (channels > 2) throw new AudioFault('TOO_MANY_CHANNELS');
  if (blockBytes === 0 || blockBytes !== (channels * bits) / 8) throw new AudioFault('NOT_AUDIO');
  return { format, channels, sampleRate, bits, blockBytes };
}

/** Walks through the chunks of a WAV file as it comes and hands its samples on. Throws AudioFault. */
export class WavReader {
  readonly #queue = new ByteQueue();
  #state: 'RIFF' | 'CHUNK' | 'FORMAT' | 'DATA' | 'SKIP' = 'RIFF';
  #left = 0;
  #isPadded = false;
  #shape: WavShape | null = null;
  #hasData = false;
  #isOpenEnded = false;

  constructor(private readonly onSamples: (bytes: Buffer, shape: WavShape) => void) {}

  push(chunk: Buffer): void {
    this.#queue.push(chunk);
    while (this.#step());
  }

  /** How the samples lie. Throws where there were none, or where there are fewer than were announced. */
  end(): WavShape {
    const isShort = this.#left > 0 && !this.#isOpenEnded;
    if (this.#shape && (this.#state === 'DATA' || this.#state === 'FORMAT') && isShort) throw new AudioFault('CUT_OFF');
    if (!this.#shape) throw new AudioFault('NOT_AUDIO');
    if (!this.#hasData) throw new AudioFault('CUT_OFF');
    return this.#shape;
  }

  #step(): boolean {
    const { length } = this.#queue;
    switch (this.#state) {
      case 'RIFF': {
        if (length < 12) return false;
        const head = this.#queue.take(12);
        if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8) !== 'WAVE')
          throw new AudioFault('NOT_AUDIO');
        this.#state = 'CHUNK';
        return true;
      }
      case 'CHUNK':
        return length >= 8 && this.#chunk(this.#queue.take(8));
      case 'FORMAT': {
        if (length < this.#left) return false;
        this.#shape = shapeOf(this.#queue.take(this.#left));
        this.#left = this.#isPadded ? 1 : 0;
        this.#state = this.#left ? 'SKIP' : 'CHUNK';
        return true;
      }
      case 'DATA':
      case 'SKIP':
        return length > 0 && this.#pass();
    }
  }

  #chunk(head: Buffer): boolean {
    const name = head.toString('latin1', 0, 4);
    const size = head.readUInt32LE(4);
    this.#left = size;
    this.#isPadded = size % 2 === 1;
    if (name === 'fmt ' && !this.#shape) {
      if (size < 16 || size > 1_024) throw new AudioFault('NOT_AUDIO');
      this.#state = 'FORMAT';
      return true;
    }
    if (name === 'data') {
      if (!this.#shape || this.#hasData) throw new AudioFault(this.#shape ? 'BROKEN' : 'NOT_AUDIO');
      this.#hasData = true;
      this.#isOpenEnded = size === unknownSize;
      this.#state = size > 0 ? 'DATA' : 'CHUNK';
      return true;
    }
    // What is written after the samples is nobody's: a broken tail is no reason to refuse them.
    this.#left += this.#isPadded ? 1 : 0;
    this.#state = this.#left > 0 ? 'SKIP' : 'CHUNK';
    return true;
  }

  #pass(): boolean {
    const isData = this.#state === 'DATA';
    const block = isData && this.#shape ? this.#shape.blockBytes : 1;
    const there = Math.min(this.#queue.length, this.#left);
    // Whole samples only; what is left of one at the very end is dropped.
    const count = there === this.#left ? there : there - (there % block);
    if (count === 0) return false;
    const bytes = this.#queue.take(count);
    this.#left -= count;
    if (isData && this.#shape) this.onSamples(bytes.subarray(0, count - (count % block)), this.#shape);
    if (this.#left > 0) return this.#queue.length >= block;
    this.#left = isData && this.#isPadded ? 1 : 0;
    this.#state = this.#left > 0 ? 'SKIP' : 'CHUNK';
    return true;
  }
}

/** What a WAV file is, by its chunks. */
export class WavScan implements AudioScan {
  #bytes = 0;
  readonly #reader = new WavReader((bytes) => {
    this.#bytes += bytes.length;
  });

  push(chunk: Buffer): void {
    this.#reader.push(chunk);
  }

  end(): AudioFacts {
    const { blockBytes, ...shape } = this.#reader.end();
    const frames = this.#bytes / blockBytes;
    if (frames === 0) throw new AudioFault('CUT_OFF');
    return plausible({ ...shape, seconds: frames / shape.sampleRate });
  }
}

/** Head of a WAV file with 16-bit PCM. */
export function wavHead(channels: number, sampleRate: number, frames: number): Buffer {
  const head = Buffer.alloc(44);
  const bytes = frames * channels * 2;
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}
