import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SearchSettingsContent, SearchSynonym } from '../../../../src/modules/search/tuning/search-settings.js';
import {
  checkSettings,
  cleanSettings,
  delivered,
  isSame,
  settingsDifference,
  tuningOf,
} from '../../../../src/modules/search/tuning/search-settings.rules.js';
import { engineWords } from '../../../../src/modules/search/tuning/synonym.rules.js';
import { UserError } from '../../../../src/platform/errors/index.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { fold } from '../../../../src/platform/search/analysis.js';
import { engineSynonyms } from '../../../../src/platform/search/index-definition.js';

const zh = (words: string[], means: string[], isMutual = false): SearchSynonym => ({
  locale: Locale.ZH_CN,
  words,
  means,
  isMutual,
});
const en = (words: string[], means: string[], isMutual = false): SearchSynonym => ({
  locale: Locale.EN,
  words,
  means,
  isMutual,
});

/** What is refused, as `CODE path`, and the sentences in English. */
function refusals(change: Partial<SearchSettingsContent>): string[] {
  try {
    checkSettings(cleanSettings({ ...delivered, ...change }));
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { text } of error.faults) for (const words of Object.values(text)) expect(words.trim()).not.toBe('');
    return error.faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);
  }
}
const synonyms = (...rows: SearchSynonym[]): string[] => refusals({ synonyms: rows });

describe('synonyms', () => {
  it('may be one-way, both ways, of several words, and go round in circles', () => {
    expect(
      synonyms(
        zh(['甩干'], ['脱水']),
        zh(['退钱', '退錢了'], ['退款']),
        zh(['wifi'], ['无线网络']),
        en(['fridge'], ['refrigerator', 'cold box'], true),
        en(['air con unit'], ['air conditioner of the living room with remote']),
        en(['a1'], ['b1']),
        en(['b1'], ['c1']),
        en(['c1'], ['a1']),
      ),
    ).toEqual([]);
  });

  it('name the row that is wrong', () => {
    expect(synonyms(zh(['甩干'], ['脱水']), zh([], ['脱水']))).toEqual(['REQUIRED synonyms.1.words']);
    expect(synonyms(zh(['甩干'], ['']))).toEqual(['REQUIRED synonyms.0.means.0']);
    expect(synonyms(zh(['甩干'], ['脱'.repeat(61)]))).toEqual(['TOO_LONG synonyms.0.means.0']);
    expect(synonyms(zh(['!!'], ['脱水']))).toEqual(['INVALID synonyms.0.words.0']);
    expect(synonyms(zh(['甩\u202e干'], ['脱水']))).toEqual(['INVALID synonyms.0.words.0']);
    expect(synonyms(zh(['甩干\ud800'], ['脱水']))).toEqual(['INVALID synonyms.0.words.0']);
  });

  it('are not equal to their word after folding', () => {
    expect(synonyms(en(['Fridge'], ['ＦＲＩＤＧＥ']))).toEqual(['INVALID synonyms.0.means.0']);
    expect(synonyms(zh(['電話'], ['电话']))).toEqual(['INVALID synonyms.0.means.0']);
    expect(synonyms(en(['tv', 'TV'], ['telly']))).toEqual(['DUPLICATE synonyms.0.words.1']);
  });

  it('stand once, however they are written', () => {
    expect(synonyms(zh(['甩干'], ['脱水']), zh(['甩乾'], ['脫水']))).toEqual(['DUPLICATE synonyms.1']);
    expect(synonyms(en(['tv', 'telly'], ['television'], true), en(['telly'], ['TV']))).toEqual([
      'DUPLICATE synonyms.1',
    ]);
    // The other way round is another thing to say.
    expect(synonyms(en(['tv'], ['telly']), en(['telly'], ['tv']))).toEqual([]);
  });

  it('are written in the letters of their language', () => {
    expect(synonyms(en(['fridge'], ['冰箱']))).toEqual(['INVALID synonyms.0.means.0']);
    expect(synonyms(zh(['fridge'], ['refrigerator']))).toEqual(['INVALID synonyms.0.locale']);
    expect(synonyms(en(['холодильник'], ['fridge']))).toEqual(['INVALID synonyms.0.words.0']);
    expect(synonyms(zh(['テレビ'], ['电视']))).toEqual(['INVALID synonyms.0.words.0']);
  });

  it('keep to what the engine takes', () => {
    const many = Array.from({ length: 50 }, (_, n) => `word${n}`);
    expect(synonyms(en(['a'], many))).toEqual([]);
    expect(synonyms(en(['a'], many), en(['a'], ['one more']))).toEqual(['TOO_MANY synonyms.1']);
    // One table for both languages.
    expect(synonyms(en(['a'], many), zh(['a'], ['另一个']))).toEqual(['TOO_MANY synonyms.1']);
    expect(synonyms(en(['a'], [...many, 'x']))).toEqual(['TOO_MANY synonyms.0.means']);
    const long = Array.from({ length: 34 }, (_, n) => `p${n} two three`);
    expect(synonyms(en(['a'], long.slice(0, 33)))).toEqual([]);
    expect(synonyms(en(['a'], long))).toEqual(['TOO_MANY synonyms.0']);
    expect(synonyms(en(['one two three'], ['x1']))).toEqual([]);
    expect(synonyms(en(['one two three four'], ['x1']))).toEqual(['TOO_LONG synonyms.0.words.0']);
    expect(synonyms(en(['x1'], ['one two three four']))).toEqual([]);
    expect(synonyms(en(['x1'], ['one two three four'], true))).toEqual(['TOO_LONG synonyms.0.means.0']);
    expect(synonyms(zh(['衣服甩不干净了怎么办'], ['重新脱水']))).toEqual(['TOO_LONG synonyms.0.words.0']);
  });

  it('are at most 2,000 rows', () => {
    const rows = Array.from({ length: 2_001 }, (_, n) => en([`w${n}`], [`m${n}`]));
    expect(refusals({ synonyms: rows.slice(0, 2_000) })).toEqual([]);
    expect(refusals({ synonyms: rows })).toEqual(['TOO_MANY synonyms']);
    const wide = Array.from({ length: 400 }, (_, n) => en([`w${n}`], many(n)));
    expect(refusals({ synonyms: wide })).toEqual(['TOO_MANY synonyms']);
  });

  it('that pass are all in the table of the engine, within its limits', () => {
    const term = fc.constantFrom('tv', 'telly', 'set top box', 'fridge', 'ice box', 'wifi', 'wlan', 'a b c');
    const row = fc.record({
      locale: fc.constant(Locale.EN),
      words: fc.uniqueArray(term, { minLength: 1, maxLength: 3 }),
      means: fc.uniqueArray(term, { minLength: 1, maxLength: 3 }),
      isMutual: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        if (synonyms(...rows).length) return;
        const table = engineSynonyms({ synonyms: rows });
        for (const { words, means, isMutual } of rows) {
          for (const from of words)
            for (const to of means) {
              expect(table[fold(from)]).toContain(fold(to));
              if (isMutual) expect(table[fold(to)]).toContain(fold(from));
            }
        }
        for (const [from, others] of Object.entries(table)) {
          expect(engineWords(from)).toBeLessThanOrEqual(3);
          expect(others).not.toContain(from);
        }
      }),
    );
  });
});

const many = (n: number): string[] => Array.from({ length: 26 }, (_, m) => `m${n}x${m}`);

describe('stop words and frame words', () => {
  const word = (locale: Locale, text: string) => ({ locale, word: text });

  it('are single words of their language, once', () => {
    expect(refusals({ stopWords: [word(Locale.ZH_CN, '请问'), word(Locale.EN, 'please')] })).toEqual([]);
    expect(refusals({ stopWords: [word(Locale.EN, 'two words')] })).toEqual(['INVALID stopWords.0.word']);
    expect(refusals({ stopWords: [word(Locale.EN, '请问')] })).toEqual(['INVALID stopWords.0.word']);
    expect(refusals({ frameWords: [word(Locale.ZH_CN, 'kindly')] })).toEqual(['INVALID frameWords.0.word']);
    expect(refusals({ stopWords: [word(Locale.EN, 'Please'), word(Locale.EN, 'please')] })).toEqual([
      'DUPLICATE stopWords.1.word',
    ]);
    expect(refusals({ stopWords: [word(Locale.EN, 'x'.repeat(31))] })).toEqual(['TOO_LONG stopWords.0.word']);
    expect(refusals({ stopWords: Array.from({ length: 501 }, (_, n) => word(Locale.EN, `w${n}`)) })).toEqual([
      'TOO_MANY stopWords',
    ]);
  });

  it('do not contradict each other, the synonyms, or what is delivered', () => {
    expect(refusals({ synonyms: [zh(['甩干'], ['脱水'])], stopWords: [word(Locale.ZH_CN, '甩乾')] })).toEqual([
      'INVALID stopWords.0.word',
    ]);
    expect(refusals({ frameWords: [word(Locale.EN, 'kindly')], stopWords: [word(Locale.EN, 'Kindly')] })).toEqual([
      'INVALID frameWords.0.word',
    ]);
    expect(refusals({ frameWords: [word(Locale.EN, 'Please')] })).toEqual(['DUPLICATE frameWords.0.word']);
    expect(refusals({ frameWords: [word(Locale.ZH_CN, '怎么')] })).toEqual(['DUPLICATE frameWords.0.word']);
  });
});

describe('settings', () => {
  it('are cleaned, compared and summed up', () => {
    const one = cleanSettings({ ...delivered, synonyms: [en([' ice   box '], ['fridge'])] });
    expect(one.synonyms[0]?.words).toEqual(['ice box']);
    expect(isSame(one, { ...one })).toBe(true);
    expect(isSame(one, delivered)).toBe(false);
    expect(settingsDifference(delivered, one)).toEqual({
      before: { removed: [], removedCount: 0 },
      after: { added: ['en ice box -> fridge'], addedCount: 1 },
    });
    expect(tuningOf(7, one)).toMatchObject({ version: 7, synonyms: [{ words: ['ice box'] }], isLearningOn: true });
  });

  it('tell at most fifty faults at once', () => {
    expect(refusals({ synonyms: Array.from({ length: 90 }, () => zh([''], ['脱水'])) })).toHaveLength(50);
  });
});
