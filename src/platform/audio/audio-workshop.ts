import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AudioFault, type AudioFacts } from './audio.js';
import type { AudioMessage, AudioTask, Measured } from './audio-protocol.js';

const program = fileURLToPath(new URL('./audio-worker.js', import.meta.url));

/** How much one file may cost. */
export interface AudioBounds {
  /** Files that are decoded at the same time. */
  readonly workers: number;
  /** Longest silence of a worker that has bytes, in milliseconds. */
  readonly silenceMs: number;
  /** Most memory of a worker's own heap, in megabytes. */
  readonly heapMegabytes: number;
}

const usual: AudioBounds = { workers: 1, silenceMs: 30_000, heapMegabytes: 192 };

/** Bytes that a worker gets at a time. */
const partBytes = 256 * 1_024;

/** What is done with one file. */
export interface AudioJob {
  readonly facts: AudioFacts;
  readonly bytes: AsyncIterable<Buffer>;
  /** Takes 16-bit PCM, channels in turn, where it is wanted; the next part comes when this one is taken. */
  readonly onPcm?: (bytes: Buffer) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Decodes files in worker threads, few at a time, each in one of its own that ends with it: a file that makes a decoder hang, grow or crash
 * costs its own thread and nothing else.
 */
export class AudioWorkshop {
  readonly #bounds: AudioBounds;
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(bounds: Partial<AudioBounds> = {}) {
    this.#bounds = { ...usual, ...bounds };
  }

  /** Measures a file. Throws AudioFault for what is wrong with it; whatever else is thrown may be tried again. */
  async measure(job: AudioJob): Promise<Measured> {
    if (this.#busy >= this.#bounds.workers) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#busy += 1;
    try {
      job.signal.throwIfAborted();
      return await new AudioRun(job, this.#bounds).result();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }
}

/** One file and its thread. */
class AudioRun {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #parts: AsyncIterator<Uint8Array<ArrayBuffer>>;
  readonly #result: Promise<Measured>;
  #settle: { done(measured: Measured): void; failed(error: unknown): void } | null = null;
  #written: Promise<void> = Promise.resolve();
  #alarm: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(
    private readonly job: AudioJob,
    private readonly bounds: AudioBounds,
  ) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#parts = inParts(job.bytes)[Symbol.asyncIterator]();
    const task: AudioTask = {
      ...{ facts: job.facts, isConverted: job.onPcm !== undefined, port: port2 },
      signal: this.#signal.buffer as SharedArrayBuffer,
    };
    this.#worker = new Worker(program, {
      workerData: task,
      transferList: [port2],
      // Decoders complain to the console; what they say is said by the fault.
      ...{ stdout: true, stderr: true },
      resourceLimits: { maxOldGenerationSizeMb: bounds.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    this.#result = new Promise((done, failed) => (this.#settle = { done, failed }));
  }

  async result(): Promise<Measured> {
    const { signal } = this.job;
    const onAbort = (): void => this.#settle?.failed(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (message: AudioMessage) => this.#heard(message));
    this.#worker.on('error', () => this.#settle?.failed(new AudioFault('TOO_COSTLY')));
    this.#worker.on('exit', () => this.#settle?.failed(new AudioFault('BROKEN')));
    this.#watch();
    try {
      const measured = await this.#result;
      await this.#written;
      return measured;
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(this.#alarm);
      this.#isOver = true;
      await this.#worker.terminate();
      this.#port.close();
      // Not waited for: a store that does not answer would hold this up.
      void this.#parts.return?.().catch(() => undefined);
    }
  }

  #heard(message: AudioMessage): void {
    this.#watch();
    switch (message.kind) {
      case 'more':
        void this.#feed().catch((error: unknown) => this.#settle?.failed(error));
        break;
      case 'pcm': {
        const { buffer, byteOffset, byteLength } = message.bytes;
        this.#written = this.#written.then(() => this.job.onPcm?.(Buffer.from(buffer, byteOffset, byteLength)));
        // Told by who awaits it; until then it is nobody's failure.
        this.#written.catch((error: unknown) => this.#settle?.failed(error));
        break;
      }
      case 'done':
        this.#settle?.done(message.measured);
        break;
      case 'fault':
        this.#settle?.failed(new AudioFault(message.code));
        break;
    }
  }

  /** The next bytes, once all that came of the last ones is taken. The clock stands while the bytes are waited for. */
  async #feed(): Promise<void> {
    clearTimeout(this.#alarm);
    await this.#written;
    const { value, done } = await this.#parts.next();
    if (this.#isOver) return;
    if (done) this.#port.postMessage(null);
    else this.#port.postMessage(value, [value.buffer]);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#alarm);
    if (this.#isOver) return;
    this.#alarm = setTimeout(() => this.#settle?.failed(new AudioFault('TOO_COSTLY')), this.bounds.silenceMs);
  }
}

/** Bytes in parts of their own memory, which can be handed to a thread. */
async function* inParts(bytes: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += partBytes) yield Uint8Array.from(chunk.subarray(at, at + partBytes));
}
