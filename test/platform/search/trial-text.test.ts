import { describe, expect, it } from '@jest/globals';
import { trialText } from '../../../src/platform/search/trial-text.js';
import { noTuning, type SearchTuning } from '../../../src/platform/search/tuning.js';

const tuning = (...rows: [string, string][]): SearchTuning => ({
  ...noTuning,
  version: rows.length,
  synonyms: rows.map(([word, means]) => ({ locale: 'en', words: [word], means: [means], isMutual: false })),
});

describe('the text of a trial', () => {
  const live = tuning(['甩干', '脱水'], ['tv', 'television'], ['set top box', 'decoder'], ['c++ (x)', 'cpp']);

  it('quotes terms that mean less with the tried settings, and no others', () => {
    const tried = tuning(['甩干', '脱水'], ['tv', 'telly']);
    expect(trialText('洗衣机甩干 tv', live, tried)).toBe('洗衣机甩干 "tv"');
    expect(trialText('my set top box is dead', live, tried)).toBe('my "set top box" is dead');
    expect(trialText('洗衣机甩干了', live, noTuning)).toBe('洗衣机 "甩干" 了');
    expect(trialText('c++ (x) y', live, noTuning)).toBe('"c++ (x)" y');
  });

  it('takes whole Latin words, also beside Chinese', () => {
    expect(trialText('tvs and atv', live, noTuning)).toBe('tvs and atv');
    expect(trialText('小米tv坏了', live, noTuning)).toBe('小米 "tv" 坏了');
  });

  it('changes nothing for the live settings, wider ones, or other words', () => {
    const wider = tuning(
      ['甩干', '脱水'],
      ['tv', 'television'],
      ['set top box', 'decoder'],
      ['c++ (x)', 'cpp'],
      ['a', 'b'],
    );
    expect(trialText('甩干 tv', live, live)).toBe('甩干 tv');
    expect(trialText('甩干 tv', live, wider)).toBe('甩干 tv');
    expect(trialText('say "fridge" ', live, noTuning)).toBe('say "fridge" ');
    expect(trialText('the "tv" set', live, noTuning)).toBe('the "tv" set');
  });
});
