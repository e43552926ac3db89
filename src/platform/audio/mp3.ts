import { AudioFault, type AudioFacts, type AudioScan, plausible } from './audio.js';
import { ByteQueue } from './byte-queue.js';

/** One frame of MPEG audio, layer III. */
interface Frame {
  readonly version: 1 | 2 | 2.5;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bytes: number;
  readonly samples: number;
}

const rates = { 1: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 2.5: [11_025, 12_000, 8_000] } as const;
const versions = [2.5, null, 2, 1] as const;
const bitrates = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;

/** Reads the four bytes at the head of a frame; null for what is none. */
function frameOf(bytes: Buffer, at: number): Frame | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || (b & 0x06) !== 0x02) return null;
  const version = versions[(b >> 3) & 3];
  if (!version) return null;
  const sampleRate = rates[version][(c >> 2) & 3];
  const bitrate = (version === 1 ? bitrates.first : bitrates.later)[c >> 4];
  if (!sampleRate || !bitrate || (d & 3) === 2) return null;
  const samples = version === 1 ? 1_152 : 576;
  const length = Math.floor(((samples / 8) * bitrate * 1_000) / sampleRate) + ((c >> 1) & 1);
  return { version, sampleRate, channels: d >> 6 === 3 ? 1 : 2, bytes: length, samples };
}

const isSame = (a: Frame, b: Frame): boolean => a.version === b.version && a.sampleRate === b.sampleRate;

/** Frames that an encoder wrote into the first, silent frame (Xing, Info); null where it wrote none. */
function announced(frame: Buffer): number | null {
  const at = Math.max(frame.subarray(0, 200).indexOf('Xing'), frame.subarray(0, 200).indexOf('Info'));
  if (at < 0 || at + 12 > frame.length || (frame.readUInt32BE(at + 4) & 1) === 0) return null;
  return frame.readUInt32BE(at + 8);
}

/** Bytes between the tags at the head and the first frame, and of tags at the end, that are passed over. */
const mostJunk = 65_536;
const mostTail = 1_048_576;

/** What an MP3 file is, by its frames: each is walked over, none is decoded. */
export class Mp3Scan implements AudioScan {
  readonly #queue = new ByteQueue();
  #first: Frame | null = null;
  #skip = 0;
  #junk = 0;
  #tail = 0;
  #samples = 0;
  #frames = 0;
  #announced: number | null = null;
  #isTagRead = false;
  #isEnded = false;

  push(chunk: Buffer): void {
    this.#queue.push(chunk);
    while (this.#step());
  }

  end(): AudioFacts {
    if (!this.#first || this.#frames === 0) throw new AudioFault(this.#skip > 0 ? 'CUT_OFF' : 'NOT_AUDIO');
    // The four bytes that a frame begins with may be the rest of a tag.
    const isShort = !this.#isEnded && this.#queue.length > 0 && frameOf(this.#queue.peek(), 0) !== null;
    const isFewer = this.#announced !== null && this.#frames < this.#announced;
    if (isShort || isFewer || this.#skip > 0) throw new AudioFault('CUT_OFF');
    const { channels, sampleRate } = this.#first;
    return plausible({ format: 'MP3', channels, sampleRate, bits: 0, seconds: this.#samples / sampleRate });
  }

  #step(): boolean {
    const queue = this.#queue;
    if (this.#skip > 0) {
      this.#skip -= queue.take(this.#skip).length;
      return this.#skip === 0 && queue.length > 0;
    }
    if (this.#isEnded) {
      this.#tail += queue.take(queue.length).length;
      if (this.#tail > mostTail) throw new AudioFault('BROKEN');
      return false;
    }
    if (!this.#isTagRead) {
      if (queue.length < 10) return false;
      this.#isTagRead = true;
      const head = queue.peek();
      if (head.toString('latin1', 0, 3) === 'ID3') {
        const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
        this.#skip = 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
      }
      return true;
    }
    return this.#first ? this.#walk(this.#first) : this.#search();
  }

  /** The first frame that is followed by another one like it. */
  #search(): boolean {
    const bytes = this.#queue.peek();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const frame = frameOf(bytes, at);
      if (!frame) continue;
      if (at + frame.bytes + 4 > bytes.length) {
        this.#drop(at);
        return false;
      }
      const next = frameOf(bytes, at + frame.bytes);
      if (!next || !isSame(frame, next)) continue;
      this.#drop(at);
      this.#first = frame;
      const head = this.#queue.peek().subarray(0, frame.bytes);
      this.#announced = announced(head);
      if (this.#announced !== null) this.#skip = frame.bytes;
      return true;
    }
    this.#drop(Math.max(0, bytes.length - 3));
    return false;
  }

  #drop(count: number): void {
    this.#queue.take(count);
    this.#junk += count;
    if (this.#junk > mostJunk) throw new AudioFault('NOT_AUDIO');
  }

  #walk(first: Frame): boolean {
    const bytes = this.#queue.peek();
    let at = 0;
    for (;;) {
      if (at + 4 > bytes.length) break;
      const frame = frameOf(bytes, at);
      if (!frame || !isSame(first, frame)) {
        this.#queue.take(at);
        return this.#endAt(this.#queue.peek());
      }
      if (at + frame.bytes > bytes.length) break;
      at += frame.bytes;
      this.#frames += 1;
      this.#samples += frame.samples;
    }
    this.#queue.take(at);
    return false;
  }

  /** Tags and zeros may follow the last frame; anything else is a file that was broken on its way. */
  #endAt(bytes: Buffer): boolean {
    const head = bytes.toString('latin1', 0, 3);
    if (!['TAG', 'APE', 'LYR', 'ID3', '\0\0\0'].includes(head)) throw new AudioFault('BROKEN');
    this.#isEnded = true;
    return true;
  }
}
