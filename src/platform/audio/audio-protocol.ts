import type { MessagePort } from 'node:worker_threads';
import type { AudioFacts, AudioFaultCode } from './audio.js';

/** What a worker is given. */
export interface AudioTask {
  readonly facts: AudioFacts;
  /** Whether 16-bit PCM is wanted beside what is measured. */
  readonly isConverted: boolean;
  /** By this port the bytes come: a `Uint8Array` each, null at the end. */
  readonly port: MessagePort;
  /** Counts messages that were put into the port; the worker sleeps on it. */
  readonly signal: SharedArrayBuffer;
}

/** What a worker says. */
export type AudioMessage =
  | { readonly kind: 'more' }
  | { readonly kind: 'pcm'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly measured: Measured }
  | { readonly kind: 'fault'; readonly code: AudioFaultCode };

/** What decoding found. */
export interface Measured {
  readonly channels: number;
  readonly sampleRate: number;
  /** Samples of each channel. */
  readonly frames: number;
  readonly seconds: number;
  /** By channel; see `PeakMeter`. */
  readonly peaks: readonly Int8Array[];
}
