import { createRequire } from 'node:module';
import type * as Flac from 'libflacjs/dist/index.js';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';
import { AudioFault, type AudioFacts } from './audio.js';
import { aLaw, muLaw } from './g711.js';
import { OpusReader, opusRate } from './ogg.js';
import { WavReader, type WavShape } from './wav.js';

/** Bytes in order; null at the end. Waits for them. */
export type PullBytes = () => Buffer | null;
/** Takes samples of each channel, all of one length, from -1 to 1. */
export type TakeSamples = (blocks: readonly Float32Array[]) => void;

/**
 * Decodes a file that was scanned before: of what the scan said only the format and the channels are believed. Returns samples a second.
 * For a worker thread: it does not let go of its thread while it works. Throws AudioFault.
 */
export async function decode(facts: AudioFacts, pull: PullBytes, take: TakeSamples): Promise<number> {
  switch (facts.format) {
    case 'WAV_PCM':
    case 'WAV_ALAW':
    case 'WAV_MULAW':
      return decodeWav(pull, take);
    case 'MP3':
      return decodeMp3(facts, pull, take);
    case 'FLAC':
      return decodeFlac(pull, take);
    case 'OGG_OPUS':
      return decodeOpus(facts, pull, take);
  }
}

function valueReader({ format, bits }: WavShape): (bytes: Buffer, at: number) => number {
  if (format === 'WAV_ALAW') return (bytes, at) => aLaw[bytes[at] ?? 0] ?? 0;
  if (format === 'WAV_MULAW') return (bytes, at) => muLaw[bytes[at] ?? 0] ?? 0;
  if (bits === 8) return (bytes, at) => ((bytes[at] ?? 128) - 128) / 128;
  if (bits === 16) return (bytes, at) => bytes.readInt16LE(at) / 32_768;
  if (bits === 24) return (bytes, at) => bytes.readIntLE(at, 3) / 8_388_608;
  return (bytes, at) => bytes.readInt32LE(at) / 2_147_483_648;
}

function decodeWav(pull: PullBytes, take: TakeSamples): number {
  const reader = new WavReader((bytes, shape) => {
    const { channels, blockBytes } = shape;
    const valueAt = valueReader(shape);
    const count = Math.floor(bytes.length / blockBytes);
    const width = blockBytes / channels;
    take(
      Array.from({ length: channels }, (_, channel) => {
        const block = new Float32Array(count);
        for (let n = 0; n < count; n += 1) block[n] = valueAt(bytes, n * blockBytes + channel * width);
        return block;
      }),
    );
  });
  for (let chunk = pull(); chunk; chunk = pull()) reader.push(chunk);
  return reader.end().sampleRate;
}

async function decodeMp3({ channels, sampleRate }: AudioFacts, pull: PullBytes, take: TakeSamples): Promise<number> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  let samples = 0;
  for (let chunk = pull(); chunk; chunk = pull()) {
    const found = decoder.decode(chunk);
    // The scan has seen every frame: what cannot be decoded then was damaged.
    if (found.errors.length || (found.samplesDecoded > 0 && found.sampleRate !== sampleRate))
      throw new AudioFault('BROKEN');
    samples += found.samplesDecoded;
    // One channel comes as two alike.
    if (found.samplesDecoded > 0) take(found.channelData.slice(0, channels));
  }
  decoder.free();
  if (samples === 0) throw new AudioFault('BROKEN');
  return sampleRate;
}

async function decodeOpus({ channels }: AudioFacts, pull: PullBytes, take: TakeSamples): Promise<number> {
  const packets: Buffer[] = [];
  const reader = new OpusReader((packet) => packets.push(Buffer.from(packet)));
  let decoder: OpusDecoder | null = null;
  for (let chunk = pull(); chunk; chunk = pull()) {
    reader.push(chunk);
    if (!reader.head) continue;
    if (!decoder) {
      if (reader.head.channels !== channels) throw new AudioFault('BROKEN');
      decoder = new OpusDecoder({ channels, preSkip: reader.head.preSkip });
      await decoder.ready;
    }
    for (const packet of packets.splice(0)) {
      const found = decoder.decodeFrame(packet);
      if (found.errors.length) throw new AudioFault('BROKEN');
      if (found.samplesDecoded > 0) take(found.channelData);
    }
  }
  reader.end();
  decoder?.free();
  return opusRate;
}

/** Samples of one channel out of bytes as the FLAC decoder gives them: whole bytes a sample, lowest first. */
function samplesOf(bytes: Uint8Array, bits: number): Float32Array {
  const width = Math.ceil(bits / 8);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const most = 2 ** (bits - 1);
  const block = new Float32Array(Math.floor(view.length / width));
  for (let n = 0; n < block.length; n += 1) block[n] = view.readIntLE(n * width, width) / most;
  return block;
}

/** The library would fetch its own part from a path as if that were an address; without `fetch` it reads it. This thread needs none. */
async function flacLibrary(): Promise<typeof Flac> {
  Reflect.deleteProperty(globalThis, 'fetch');
  const load = createRequire(import.meta.url)('libflacjs') as (variant: string) => typeof Flac;
  const library = load('min.wasm');
  if (!library.isReady()) await new Promise<void>((done) => library.on('ready', () => done()));
  return library;
}

/** State of the decoder after the last frame. */
const atEnd = 4;

async function decodeFlac(pull: PullBytes, take: TakeSamples): Promise<number> {
  const library = await flacLibrary();
  // With the checksum over all samples that the head of the file carries.
  const decoder = library.create_libflac_decoder(true);
  let rest: Buffer | null = null;
  let rate = 0;
  let isBroken = decoder === 0;
  const state = library.init_decoder_stream(
    decoder,
    (wanted) => {
      rest = rest?.length ? rest : pull();
      if (!rest) return { buffer: undefined, readDataLength: 0 };
      const part = Uint8Array.from(rest.subarray(0, wanted));
      rest = rest.subarray(part.length);
      return { buffer: part, readDataLength: part.length, error: false };
    },
    (blocks, { bitsPerSample, sampleRate }) => {
      rate = sampleRate;
      take(blocks.map((bytes) => samplesOf(bytes, bitsPerSample)));
    },
    () => {
      isBroken = true;
    },
  );
  if (state !== 0) throw new AudioFault('BROKEN');
  while (!isBroken && library.FLAC__stream_decoder_get_state(decoder) !== atEnd)
    if (!library.FLAC__stream_decoder_process_single(decoder)) isBroken = true;
  const isSound = Boolean(library.FLAC__stream_decoder_finish(decoder));
  library.FLAC__stream_decoder_delete(decoder);
  if (isBroken || !isSound || rate === 0) throw new AudioFault('BROKEN');
  return rate;
}
