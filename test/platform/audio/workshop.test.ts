import { describe, expect, it } from '@jest/globals';
import type { Measured } from '../../../src/platform/audio/audio-protocol.js';
import { type AudioBounds, AudioWorkshop } from '../../../src/platform/audio/audio-workshop.js';
import { aLaw, muLaw } from '../../../src/platform/audio/g711.js';
import { PeakMeter, peakSpans } from '../../../src/platform/audio/peaks.js';
import { factsOf, inParts, oggOf, opusPackets, samplesOf, speech, toALaw, toMuLaw, wavOf } from './fixtures.js';

const endless = new AbortController().signal;
const measure = (bytes: Buffer, bounds: Partial<AudioBounds> = {}): Promise<Measured> =>
  new AudioWorkshop(bounds).measure({ facts: factsOf(bytes), bytes: inParts(bytes), signal: endless });

async function decoded(bytes: Buffer): Promise<{ measured: Measured; samples: Int16Array }> {
  const parts: Buffer[] = [];
  const measured = await new AudioWorkshop().measure({
    ...{ facts: factsOf(bytes), bytes: inParts(bytes), signal: endless },
    onPcm: async (part) => void parts.push(part),
  });
  return { measured, samples: new Int16Array(Uint8Array.from(Buffer.concat(parts)).buffer) };
}

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'measured',
    (error: { code?: unknown }) => error.code ?? error,
  );

/** Greatest difference of two lists of samples, as a part of full scale. */
function distance(a: Int16Array, b: Int16Array): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let at = 0; at < a.length; at += 1) most = Math.max(most, Math.abs((a[at] ?? 0) - (b[at] ?? 0)));
  return most / 32_768;
}

describe('decoding', () => {
  const wav = speech('two_channel_16k.wav');
  const original = samplesOf(wav);
  const wish = { channels: 2, rate: 16_000 };

  it('PCM of 16 bits comes out as it went in, with peaks of both channels', async () => {
    const { measured, samples } = await decoded(wav);
    expect(distance(samples, original)).toBe(0);
    expect(measured).toMatchObject({ channels: 2, sampleRate: 16_000, frames: original.length / 2 });
    const loudest = [0, 1].map((channel) => Math.max(...original.filter((_, at) => at % 2 === channel)) / 32_768);
    expect(measured.peaks.map((peaks) => [peaks.length, Math.max(...peaks)])).toEqual(
      loudest.map((value) => [2 * peakSpans, Math.round(value * 127)]),
    );
  });

  it.each([
    ['8 bits', 1, 8, (sample: number) => [(sample >> 8) + 128], 1 / 127],
    ['24 bits', 1, 24, (sample: number) => [0, sample & 255, (sample >> 8) & 255], 0],
    ['32 bits', 1, 32, (sample: number) => [0, 0, sample & 255, (sample >> 8) & 255], 0],
    ['A-law', 6, 8, (sample: number) => [toALaw(sample)], 0.033],
    ['mu-law', 7, 8, (sample: number) => [toMuLaw(sample)], 0.033],
  ])('%s', async (_name, code, bits, bytesOf, most) => {
    const data = Buffer.from([...original].flatMap((sample) => bytesOf(sample)));
    const { measured, samples } = await decoded(wavOf({ code, bits, ...wish }, data));
    expect(measured.frames).toBe(original.length / 2);
    expect(distance(samples, original)).toBeLessThanOrEqual(most);
  });

  it('FLAC and MP3 of one sentence have the same length and nearly the same outline', async () => {
    const [flac, mp3] = [await measure(speech('brooklyn_bridge.flac')), await measure(speech('brooklyn_bridge.mp3'))];
    expect([flac.channels, mp3.channels, flac.sampleRate, mp3.sampleRate]).toEqual([1, 2, 44_100, 44_100]);
    expect(Math.abs(flac.seconds - mp3.seconds)).toBeLessThan(0.06);
    expect(Math.max(...(flac.peaks[0] ?? []))).toBeGreaterThan(30);
    // The outline of both, in ten parts: a loud part is loud in both.
    const outline = (peaks: Int8Array | undefined): number[] =>
      Array.from({ length: 10 }, (_, n) => Math.max(...(peaks ?? []).slice(160 * n, 160 * (n + 1))));
    const [a, b] = [outline(flac.peaks[0]), outline(mp3.peaks[0])];
    expect(a.indexOf(Math.max(...a))).toBe(b.indexOf(Math.max(...b)));
  });

  it.each([1, 2])('Ogg Opus of %i channels: every packet, without what is skipped', async (channels) => {
    const { measured, samples } = await decoded(oggOf(channels, opusPackets(channels, 60)));
    const frames = 60 * 960 - 312;
    expect(measured).toMatchObject({ channels, sampleRate: 48_000, frames });
    expect(samples.length).toBe(frames * channels);
    expect(Math.max(...(measured.peaks[0] ?? []))).toBeGreaterThan(0);
  });

  it('knows the values of the recommendation', () => {
    const scale = (table: Float32Array, byte: number): number => (table[byte] ?? 0) * 32_768;
    expect([0xd5, 0x55, 0xaa, 0x2a].map((byte) => scale(aLaw, byte))).toEqual([8, -8, 32_256, -32_256]);
    expect([0xff, 0x7f, 0x80, 0x00].map((byte) => scale(muLaw, byte) + 0)).toEqual(
      [0, -0, 32_124, -32_124].map((n) => n + 0),
    );
  });
});

describe('files that mean ill', () => {
  const flac = speech('brooklyn_bridge.flac');

  it('damage in the middle is told, and the next file is read', async () => {
    const damaged = Buffer.from(flac);
    for (let at = 26_000; at < 26_400; at += 1) damaged[at] = (at * 73) & 255;
    const workshop = new AudioWorkshop();
    const run = (bytes: Buffer): Promise<unknown> =>
      faultOf(workshop.measure({ facts: factsOf(flac), bytes: inParts(bytes), signal: endless }));
    expect(await run(damaged)).toBe('BROKEN');
    expect(await run(flac)).toBe('measured');
  });

  it('a file that is not what the scan saw is told', async () => {
    const workshop = new AudioWorkshop();
    const run = (facts: Buffer, bytes: Buffer): Promise<unknown> =>
      faultOf(workshop.measure({ facts: factsOf(facts), bytes: inParts(bytes), signal: endless }));
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7_919) >> 3));
    expect(await run(flac, noise)).toBe('BROKEN');
    expect(await run(speech('brooklyn_bridge.mp3'), noise)).toMatch(/BROKEN|TOO_COSTLY/);
    expect(await run(oggOf(1, opusPackets(1, 20)), oggOf(2, opusPackets(2, 20)))).toBe('BROKEN');
    expect(await run(speech('hello.wav'), speech('two_channel_16k.wav'))).toBe('BROKEN');
    // A packet that says more than it has.
    expect(await run(oggOf(1, opusPackets(1, 3)), oggOf(1, [Buffer.from([0xff, 0xff]), ...opusPackets(1, 2)]))).toBe(
      'BROKEN',
    );
  });

  it('a thread that is silent for too long, or wants too much memory, is ended', async () => {
    expect(await faultOf(measure(flac, { silenceMs: 1 }))).toBe('TOO_COSTLY');
    expect(await faultOf(measure(flac, { heapMegabytes: 1 }))).toBe('TOO_COSTLY');
  });

  it('a store that fails is no fault of the file, and lets the next one in', async () => {
    const workshop = new AudioWorkshop({ workers: 1 });
    async function* failing(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(flac.subarray(0, 20_000));
      throw new Error('the store is away');
    }
    const facts = factsOf(flac);
    await expect(workshop.measure({ facts, bytes: failing(), signal: endless })).rejects.toThrow('the store is away');
    expect(await faultOf(workshop.measure({ facts, bytes: inParts(flac), signal: endless }))).toBe('measured');
  });

  it('ends when it is told to, waiting or at work', async () => {
    const workshop = new AudioWorkshop({ workers: 1 });
    const stop = new AbortController();
    async function* slow(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(flac.subarray(0, 1_000));
      await new Promise<void>((done) => stop.signal.addEventListener('abort', () => done()));
    }
    const facts = factsOf(flac);
    const running = workshop.measure({ facts, bytes: slow(), signal: stop.signal });
    const waiting = workshop.measure({ facts, bytes: inParts(flac), signal: stop.signal });
    setTimeout(() => stop.abort(new Error('stopped')), 300);
    await expect(running).rejects.toThrow('stopped');
    await expect(waiting).rejects.toThrow('stopped');
  });
});

describe('peaks', () => {
  it.each([10, 800, 5_000, 123_457])('of %i samples', (count) => {
    const meter = new PeakMeter(2);
    const values = Float32Array.from({ length: count }, (_, at) => Math.sin(at / 50));
    for (let at = 0; at < count; at += 777) {
      const block = values.subarray(at, at + 777);
      meter.add([block, block.map(() => -0.5)]);
    }
    const [first = new Int8Array(), second = new Int8Array()] = meter.peaks();
    expect([first.length, second.length]).toEqual(Array(2).fill(2 * Math.min(peakSpans, count)));
    expect(Math.max(...first)).toBe(Math.round(values.reduce((a, b) => Math.max(a, b)) * 127));
    expect([...new Set(second)]).toEqual([-63]);
  });

  it('keep a short loud moment where it was', () => {
    const meter = new PeakMeter(1);
    const values = new Float32Array(1_000_000);
    values[750_000] = 1;
    for (let at = 0; at < values.length; at += 4_096) meter.add([values.subarray(at, at + 4_096)]);
    const [peaks = new Int8Array()] = meter.peaks();
    const loud = [...peaks.keys()].filter((at) => peaks[at] === 127).map((at) => Math.floor(at / 2));
    expect(loud.length).toBeGreaterThan(0);
    for (const span of loud) expect(Math.abs(span / peakSpans - 0.75)).toBeLessThan(0.003);
  });
});
