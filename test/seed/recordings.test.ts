import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type SoundTurn, paced, talk, telephone } from '../../seed/recordings/sound.js';
import { AnyScan } from '../../src/platform/audio/scan.js';

const file = (name: string): Buffer => readFileSync(new URL(`../../../seed/recordings/${name}`, import.meta.url));
const voices = { A: telephone(file('commercial_mono.wav'), 0), C: telephone(file('two_channel_16k.wav'), 1) };
interface Talk {
  readonly seconds: number;
  readonly turns: readonly (readonly ['A' | 'C', number, string])[];
}
const story = JSON.parse(file('story.json').toString('utf8')) as Talk;
const talks = (
  JSON.parse(file('talks.json').toString('utf8')) as { readonly turns: readonly (readonly ['A' | 'C', string])[] }[]
).map(({ turns }) => turns);

describe('recordings of the demo', () => {
  const told = story.turns.map(([speaker, second, text]): SoundTurn => ({ speaker, second, text }));
  const all = [{ seconds: story.seconds, turns: told }, ...talks.map((turns) => paced(turns, 0))];

  it.each(all.map((one, at) => [at, one] as const))(
    'talk %i is sound with both channels, each at its turns',
    (_at, { seconds, turns: given }) => {
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

  it('a talk without seconds takes as long as is wanted, and never less than its words', () => {
    expect(talks.length).toBeGreaterThan(10);
    for (const given of talks) {
      const short = paced(given, 0);
      expect(short.seconds).toBeGreaterThan(15);
      const { turns, seconds } = paced(given, 140);
      expect(Math.abs(seconds - 140)).toBeLessThanOrEqual(2);
      expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual(given.map((turn) => [...turn]));
      for (const [at, { second }] of turns.entries()) {
        expect(second).toBeGreaterThan(turns[at - 1]?.second ?? 0);
        expect(second).toBeGreaterThanOrEqual(short.turns[at]?.second ?? 0);
      }
      expect(turns.at(-1)?.second).toBeLessThan(seconds);
    }
  });
});
