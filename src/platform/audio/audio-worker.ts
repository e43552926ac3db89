import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { AudioFault, longestSeconds } from './audio.js';
import type { AudioMessage, AudioTask } from './audio-protocol.js';
import { decode } from './decoders.js';
import { PeakMeter } from './peaks.js';

/** A worker thread for one file: it asks for bytes, decodes them and says what it found; then it ends. */

const task = workerData as AudioTask;
const { facts, isConverted, port } = task;
const signal = new Int32Array(task.signal);
const tell = (message: AudioMessage, ...owned: ArrayBuffer[]): void => parentPort?.postMessage(message, owned);

/** Asks for bytes and sleeps until they are there: one part at a time, so that nothing piles up on either side. */
function pull(): Buffer | null {
  const seen = Atomics.load(signal, 0);
  tell({ kind: 'more' });
  Atomics.wait(signal, 0, seen);
  const got = receiveMessageOnPort(port) as { readonly message: Uint8Array | null } | undefined;
  return got?.message ? Buffer.from(got.message.buffer, got.message.byteOffset, got.message.byteLength) : null;
}

function pcmOf(blocks: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const count = blocks[0]?.length ?? 0;
  const samples = new Int16Array(count * blocks.length);
  blocks.forEach((block, channel) => {
    for (let n = 0; n < count; n += 1)
      samples[n * blocks.length + channel] = Math.max(-32_768, Math.min(32_767, Math.round((block[n] ?? 0) * 32_768)));
  });
  return new Uint8Array(samples.buffer);
}

async function work(): Promise<void> {
  const meter = new PeakMeter(facts.channels);
  const most = longestSeconds * facts.sampleRate;
  let frames = 0;
  const sampleRate = await decode(facts, pull, (blocks) => {
    if (blocks.length !== facts.channels) throw new AudioFault('BROKEN');
    frames += blocks[0]?.length ?? 0;
    if (frames > most) throw new AudioFault('TOO_LONG');
    meter.add(blocks);
    if (!isConverted) return;
    const bytes = pcmOf(blocks);
    tell({ kind: 'pcm', bytes }, bytes.buffer);
  });
  const seconds = frames / sampleRate;
  // A decoder that passes over damage makes it shorter than its frames announced; what it trims at both ends is less than this.
  const isShorter = Math.abs(seconds - facts.seconds) > 0.5 + 0.02 * facts.seconds;
  if (sampleRate !== facts.sampleRate || frames === 0 || isShorter) throw new AudioFault('BROKEN');
  const { channels } = facts;
  tell({ kind: 'done', measured: { channels, sampleRate, frames, seconds, peaks: meter.peaks() } });
}

try {
  await work();
} catch (error) {
  // Whatever a decoder stumbles over lies in the file.
  tell({ kind: 'fault', code: error instanceof AudioFault ? error.code : 'BROKEN' });
}
port.close();
