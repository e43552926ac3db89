import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type SoundTurn, talk, telephone } from '../../seed/recordings/sound.js';
import { AnyScan } from '../../src/platform/audio/scan.js';

const file = (name: string): Buffer => readFileSync(new URL(`../../../seed/recordings/${name}`, import.meta.url));
const voices = { A: telephone(file('commercial_mono.wav'), 0), C: telephone(file('two_channel_16k.wav'), 1) };
interface Talk {
  readonly seconds: number;
  readonly turns: readonly (readonly ['A' | 'C', number, string])[];
}
const talks = JSON.parse(file('talks.json').toString('utf8')) as Talk[];

describe('recordings of the demo', () => {
  it.each(talks.map((one, at) => [at, one] as const))(
    'talk %i is sound with both channels, each at its turns',
    (_at, { seconds, turns }) => {
      const given = turns.map(([speaker, second, text]): SoundTurn => ({ speaker, second, text }));
      const wav = talk(given, seconds, voices);
      const scan = new AnyScan();
      scan.push(wav);
      expect(scan.end()).toMatchObject({ format: 'WAV_PCM', channels: 2, sampleRate: 8_000, seconds });
      const loud = (channel: number, from: number, to: number): boolean => {
        for (let n = from * 8_000; n < to * 8_000; n += 1)
          if (Math.abs(wav.readInt16LE(44 + Math.floor(n) * 4 + channel * 2)) > 500) return true;
        return false;
      };
      // Before the first turn nobody speaks; over all turns of somebody, their channel does.
      expect([loud(0, 0, given[0]?.second ?? 0), loud(1, 0, given[0]?.second ?? 0)]).toEqual([false, false]);
      expect([loud(0, 0, seconds), loud(1, 0, seconds)]).toEqual([true, true]);
      // While the agent begins, the customer is silent.
      expect(loud(1, given[0]?.second ?? 0, given[1]?.second ?? 0)).toBe(false);
      expect([...given].sort((a, b) => a.second - b.second)).toEqual(given);
      expect(given.at(-1)?.second).toBeLessThan(seconds);
    },
  );
});
