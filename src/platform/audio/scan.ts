import { AudioFault, type AudioFacts, type AudioScan, longestSeconds } from './audio.js';
import { ByteQueue } from './byte-queue.js';
import { FlacScan } from './flac.js';
import { Mp3Scan } from './mp3.js';
import { OggScan } from './ogg.js';
import { WavScan } from './wav.js';

/** So many bytes tell what a file claims to be. */
const telling = 12;

/** The reader for what the first bytes claim; MP3 has no mark of its own and is what nothing else is. */
function scanFor(head: Buffer): AudioScan {
  const mark = head.toString('latin1', 0, 4);
  if (mark === 'RIFF') return new WavScan();
  if (mark === 'fLaC') return new FlacScan();
  if (mark === 'OggS') return new OggScan();
  if (mark.startsWith('ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)) return new Mp3Scan();
  throw new AudioFault('NOT_AUDIO');
}

/** Reads any audio as it comes: by its content, never by a name. Small and fast enough for the process that answers people. */
export class AnyScan implements AudioScan {
  readonly #head = new ByteQueue();
  #scan: AudioScan | null = null;

  push(chunk: Buffer): void {
    if (this.#scan) return this.#scan.push(chunk);
    this.#head.push(chunk);
    if (this.#head.length < telling) return;
    this.#scan = scanFor(this.#head.peek());
    this.#scan.push(this.#head.peek());
  }

  end(): AudioFacts {
    if (!this.#scan) throw new AudioFault('NOT_AUDIO');
    const facts = this.#scan.end();
    if (facts.seconds > longestSeconds) throw new AudioFault('TOO_LONG');
    return facts;
  }
}
