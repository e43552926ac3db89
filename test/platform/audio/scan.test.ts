import { describe, expect, it } from '@jest/globals';
import { AudioFault, isPlayable } from '../../../src/platform/audio/audio.js';
import { AnyScan } from '../../../src/platform/audio/scan.js';
import { type WavWish, factsOf, oggOf, opusPackets, scanned, speech, wavOf } from './fixtures.js';

interface Listed {
  readonly file: string;
  readonly format: string;
  readonly channels: number;
  readonly sample_rate: number;
  readonly seconds: number;
}
const listed = speech('manifest.jsonl')
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Listed);
const formats: Readonly<Record<string, string>> = { 'WAV PCM 16': 'WAV_PCM', FLAC: 'FLAC', MP3: 'MP3' };

describe('what a file is', () => {
  it.each(listed)('$file', ({ file, format, channels, sample_rate: sampleRate, seconds }) => {
    for (const partBytes of [1_000_000, 997, 61]) {
      const facts = scanned(speech(file), partBytes);
      expect(facts).toMatchObject({ format: formats[format], channels, sampleRate });
      expect(Math.abs((facts as { seconds: number }).seconds - seconds)).toBeLessThan(0.05);
    }
  });

  it('Ogg Opus: by its pages, without what is skipped at the beginning', () => {
    const bytes = oggOf(2, opusPackets(2, 50));
    expect(scanned(bytes, 100)).toEqual({
      ...{ format: 'OGG_OPUS', channels: 2, sampleRate: 48_000, bits: 0, seconds: (50 * 960 - 312) / 48_000 },
    });
  });

  it.each([
    [{ code: 1, bits: 8 }, 'WAV_PCM', true],
    [{ code: 1, bits: 16, channels: 2, rate: 44_100 }, 'WAV_PCM', true],
    [{ code: 1, bits: 24, isExtensible: true }, 'WAV_PCM', false],
    [{ code: 1, bits: 32 }, 'WAV_PCM', false],
    [{ code: 6, bits: 8, channels: 2 }, 'WAV_ALAW', false],
    [{ code: 7, bits: 8 }, 'WAV_MULAW', false],
  ] as const)('WAV %j is %s', (given, format, playable) => {
    const wish: WavWish = given;
    const facts = factsOf(wavOf(wish, Buffer.alloc(48_000)));
    expect(facts).toMatchObject({ format, channels: wish.channels ?? 1, bits: wish.bits });
    expect(facts.seconds).toBeCloseTo(48_000 / ((wish.rate ?? 8_000) * (wish.channels ?? 1) * (wish.bits / 8)), 6);
    expect(isPlayable(facts)).toBe(playable);
  });
});

describe('what is refused', () => {
  const opus = oggOf(1, opusPackets(1, 20));
  const wholes: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['two_channel_16k.wav', speech('two_channel_16k.wav')],
    ['brooklyn_bridge.mp3', speech('brooklyn_bridge.mp3')],
    ['brooklyn_bridge.flac', speech('brooklyn_bridge.flac')],
    ['Ogg Opus', opus],
  ];

  it.each(wholes)('%s that is cut off, by one byte or by half', (_name, bytes) => {
    for (const cut of [1, 2, Math.floor(bytes.length / 2)])
      expect(scanned(bytes.subarray(0, bytes.length - cut))).toBe('CUT_OFF');
  });

  it('FLAC and MP3 that are cut off between two frames', () => {
    const mp3 = speech('brooklyn_bridge.mp3');
    const last = mp3.lastIndexOf(mp3.subarray(mp3.indexOf(0xff), mp3.indexOf(0xff) + 2));
    expect(scanned(mp3.subarray(0, last))).toBe('CUT_OFF');
    const flac = speech('brooklyn_bridge.flac');
    const frame = flac.lastIndexOf(Buffer.from([0xff, 0xf8]));
    expect(scanned(flac.subarray(0, frame))).toBe('CUT_OFF');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(50))],
    ['a picture of lines', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.repeat(50))],
    ['a zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)])],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
    ['zeros', Buffer.alloc(100_000)],
    ['bytes that are all marks of frames', Buffer.alloc(300_000, 0xff)],
    [
      'the mark of MP3 and a page',
      Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.from('<html>'.repeat(90))]),
    ],
    ['another kind of Ogg', oggOf(1, opusPackets(1, 3)).subarray(0, 40)],
    ['a RIFF that is no WAV', Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI '), Buffer.alloc(100)])],
    ['WAV of a packed kind', wavOf({ code: 85, bits: 16 }, Buffer.alloc(100))],
    ['WAV of floating numbers', wavOf({ code: 3, bits: 32 }, Buffer.alloc(400))],
    ['WAV of 12 bits', wavOf({ code: 1, bits: 12 }, Buffer.alloc(120))],
    ['WAV of no rate', wavOf({ code: 1, bits: 16, rate: 0 }, Buffer.alloc(100))],
  ])('%s', (_name, bytes) => {
    expect(['NOT_AUDIO', 'CUT_OFF']).toContain(scanned(bytes));
    expect(typeof scanned(bytes)).toBe('string');
  });

  it('more than two channels', () => {
    expect(scanned(wavOf({ code: 1, bits: 16, channels: 6 }, Buffer.alloc(1_200)))).toBe('TOO_MANY_CHANNELS');
    expect(scanned(oggOf(6, opusPackets(1, 3)))).toBe('TOO_MANY_CHANNELS');
  });

  it('damage: a flipped bit in a page, a lost page, a second stream, frames of another kind', () => {
    const flipped = Buffer.from(opus);
    flipped[400] = (flipped[400] ?? 0) ^ 1;
    expect(scanned(flipped)).toBe('BROKEN');
    expect(scanned(Buffer.concat([opus, opus]))).toBe('BROKEN');
    const at = opus.indexOf('OggS', 200);
    expect(scanned(Buffer.concat([opus.subarray(0, at), opus.subarray(opus.indexOf('OggS', at + 4))]))).toBe('BROKEN');
    const mp3 = Buffer.from(speech('brooklyn_bridge.mp3'));
    mp3.fill(0x20, 10_000, 12_000);
    expect(scanned(mp3)).toBe('BROKEN');
  });

  it('more than two hours, without keeping them in memory', () => {
    const whole = wavOf({ code: 7, bits: 8, rate: 8_000 }, Buffer.alloc(0));
    whole.writeUInt32LE(8_000 * 7_201, whole.length - 4);
    const scan = new AnyScan();
    scan.push(whole);
    const second = Buffer.alloc(8_000);
    for (let n = 0; n < 7_201; n += 1) scan.push(second);
    expect(() => scan.end()).toThrow(new AudioFault('TOO_LONG'));
  });
});

describe('tags around MP3', () => {
  const mp3 = speech('brooklyn_bridge.mp3');
  const plain = factsOf(mp3);

  it('are passed over', () => {
    const picture = Buffer.alloc(70_000, 0xff);
    const size = [21, 14, 7, 0].map((shift) => (picture.length >> shift) & 127);
    const tag = Buffer.concat([Buffer.from('ID3\u0004\0\0', 'latin1'), Buffer.from(size), picture]);
    const end = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);
    expect(scanned(Buffer.concat([tag, mp3, end]))).toEqual(plain);
  });

  it('but not anything that follows', () => {
    expect(scanned(Buffer.concat([mp3, Buffer.from('<script>'.repeat(10))]))).toBe('BROKEN');
  });
});
