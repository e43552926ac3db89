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

  it('takes the longest term, and signs as they stand', () => {
    const many = tuning(
      ['set', 'x'],
      ['set top', 'x'],
      ['set top box', 'x'],
      ['.net', 'x'],
      ['洗', 'x'],
      ['洗衣', 'x'],
    );
    expect(trialText('set top boxes set topbox set top box', many, noTuning)).toBe(
      '"set top" boxes "set" topbox "set top box"',
    );
    expect(trialText('asp.net .net', many, noTuning)).toBe('asp.net ".net"');
    expect(trialText('洗洗衣tv', many, noTuning)).toBe('"洗" "洗衣" tv');
  });

  it('is quick and right when ten thousand terms are taken away', () => {
    const rows = Array.from({ length: 10_000 }, (_, n): [string, string] => {
      const term = [`word${n}`, `same start ${n}`, `洗衣机${n.toString(2)}号`, `甩${String.fromCodePoint(0x4e00 + n)}`];
      return [term[n % 4] ?? '', 'other'];
    });
    const wide = tuning(...rows);
    const query = 'word8 word9 same start 4001 same start 4002 洗衣机1010号 甩' + String.fromCodePoint(0x4e00 + 4_003);
    const started = performance.now();
    const first = trialText(query, wide, noTuning);
    const firstMs = performance.now() - started;
    for (let n = 0; n < 500; n++) trialText(query.slice(0, 40) + n, wide, noTuning);
    const eachMs = (performance.now() - started - firstMs) / 500;
    expect(first).toBe(
      '"word8" word9 "same start 4001" same start 4002 "洗衣机1010号" "甩' + String.fromCodePoint(0x4e00 + 4_003) + '"',
    );
    // The table itself is made once for a pair of settings.
    expect(firstMs).toBeLessThan(1_000);
    expect(eachMs).toBeLessThan(1);
  });
});
