import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planQuery } from '../../../src/platform/search/query.js';
import { lightShare, lightWeights } from '../../../src/platform/search/question/bonus.js';
import { askedCandidates, textCandidates } from '../../../src/platform/search/question/candidates.js';
import { codeBonus, facesOfCodes } from '../../../src/platform/search/question/codes.js';
import { broughtBy, LearnedQueries } from '../../../src/platform/search/question/learned.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import { isWithin, spellingReach } from '../../../src/platform/search/question/spelling.js';
import { compileTuning, variantsOf } from '../../../src/platform/search/question/synonyms.js';
import type { SearchEntry } from '../../../src/platform/search/source.js';
import { noTuning, type SearchSynonym } from '../../../src/platform/search/tuning.js';
import { document, entry, everybody, phrase, told } from './question-index-fixture.js';

describe('the question index', () => {
  it('is the same however it came about', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(document, fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 25 }),
        phrase,
        (changes, query) => {
          const grown = new QuestionIndex();
          const now = new Map<string, SearchEntry>();
          for (const change of changes) {
            if (typeof change === 'string') {
              grown.remove(change);
              now.delete(change);
              continue;
            }
            const { audience, did, ...rest } = change;
            const made = entry(did, { ...rest, policy: { ...entry('x').policy, audience } });
            grown.put(made);
            now.set(did, made);
          }
          const fresh = new QuestionIndex();
          for (const made of now.values()) fresh.put(made);
          expect(told(grown, query)).toEqual(told(fresh, query));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has a face without internal parts for outsiders', () => {
    const index = new QuestionIndex();
    index.put(
      entry('x', {
        title: 'Reset the router',
        policy: { ...entry('x').policy, audience: 'PUBLIC' },
        sections: [
          { heading: 'Steps', text: 'Hold the button.', internal: false },
          { heading: 'Backdoor', text: 'Secret hatch.', internal: true },
        ],
      }),
    );
    const isPublic = ({ fields }: { fields: Readonly<Record<string, unknown>> }): boolean =>
      fields['audience'] === 'PUBLIC';
    const find = (query: string): number => {
      const slots = slotsOf(index, planQuery(query));
      return askedCandidates(index, slots, isPublic, 10).length + textCandidates(index, slots, isPublic, 10).length;
    };
    expect(find('router ')).toBeGreaterThan(0);
    expect(find('backdoor ')).toBe(0);
    expect(find('hatch ')).toBe(0);
    expect(askedCandidates(index, slotsOf(index, planQuery('backdoor ')), everybody, 10)).toHaveLength(1);
  });

  it('takes any text without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (one, other) => {
          const index = new QuestionIndex();
          index.put(
            entry('a', { title: one, alts: [other], sections: [{ heading: other, text: one, internal: false }] }),
          );
          told(index, other);
          told(index, `${one}\ud800`);
          expect(index.documentCount).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says what it takes', () => {
    const index = new QuestionIndex();
    const empty = index.bytes;
    for (let n = 0; n < 5_000; n++)
      index.put(entry(`d${n}`, { title: `Question number ${n}`, alts: [`another ${n}`] }));
    expect(index.bytes).toBeGreaterThan(empty);
    expect(index.documentCount).toBe(5_000);
  });
});

describe('unfinished and misspelled words', () => {
  const index = new QuestionIndex();
  for (const title of ['Reset your password', 'Passport office', 'Pass the salt', 'Refrigerator']) {
    index.put(entry(title.toLowerCase().replaceAll(' ', '-'), { title, locale: 'en' }));
  }
  const alternativesOf = (query: string): readonly string[] =>
    slotsOf(index, planQuery(query)).slots.at(-1)?.alternatives ?? [];

  it('are completed while nothing follows them', () => {
    expect([...alternativesOf('passw')]).toEqual(['password']);
    expect([...alternativesOf('pass')].sort()).toEqual(['pass', 'passport', 'password']);
    expect(alternativesOf('pass ')).toEqual([]);
  });

  it('are mended at a distance of one, of two from nine letters', () => {
    expect(alternativesOf('pasword ')).toEqual(['password']);
    expect(alternativesOf('psasword ')).toEqual(['password']);
    expect(alternativesOf('passwrrd ')).toEqual(['password']);
    expect(alternativesOf('pssowrd ')).toEqual([]);
    expect(alternativesOf('refrigratro ')).toEqual(['refrigerator']);
    // Codes and short words are meant as they are.
    for (const typed of ['e21 ', 'pas ', 'passw0rd ', 'xqg100 ']) expect(alternativesOf(typed)).toEqual([]);
  });

  it('the distance is symmetric, and 0 only for equal words', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(isWithin(one, other, 2)).toBe(isWithin(other, one, 2));
        expect(isWithin(one, other, 2) === 0).toBe(one === other);
      }),
    );
    expect(isWithin('ab', 'ba', 1)).toBe(1);
    expect(spellingReach('refrigerator')).toBe(2);
  });
});

describe('synonyms', () => {
  const rows: SearchSynonym[] = [
    { locale: 'zh-CN', words: ['甩干'], means: ['脱水'], isMutual: true },
    { locale: 'zh-CN', words: ['小灵通'], means: ['手机'], isMutual: false },
    { locale: 'en', words: ['telly'], means: ['TV', 'television set'], isMutual: false },
  ];
  const tuning = compileTuning({ ...noTuning, synonyms: rows });

  it('give other wordings, one way or both', () => {
    expect(variantsOf('怎么甩干', 'zh-CN', tuning)).toEqual(['怎么脱水']);
    expect(variantsOf('怎么脱水', 'zh-CN', tuning)).toEqual(['怎么甩干']);
    expect(variantsOf('小灵通坏了', 'zh-CN', tuning)).toEqual(['手机坏了']);
    expect(variantsOf('手机坏了', 'zh-CN', tuning)).toEqual([]);
    expect(variantsOf('my telly is dark', 'en', tuning)).toEqual(['my tv is dark', 'my television set is dark']);
    expect(variantsOf('my tellys are dark', 'en', tuning)).toHaveLength(2);
  });

  it('are of one language, and whole words in Latin script', () => {
    expect(variantsOf('telly', 'zh-CN', tuning)).toEqual([]);
    // A Latin word of a Chinese row is one wherever it stands.
    const mixed = compileTuning({
      ...noTuning,
      synonyms: [{ locale: 'zh-CN', words: ['TV'], means: ['电视'], isMutual: true }],
    });
    expect(variantsOf('tv', 'en', mixed)).toEqual(['电视']);
    expect(variantsOf('tv 打不开', 'zh-CN', mixed)).toEqual(['电视 打不开']);
    expect(variantsOf('intellygent', 'en', tuning)).toEqual([]);
  });
});

describe('what raises a document beside its words', () => {
  const index = new QuestionIndex();
  const policy = entry('x').policy;
  index.put(entry('a', { title: '洗衣机不脱水', codes: ['E21', 'XQG100-B12'], code: 'K-2031' }));
  index.put(entry('b', { title: '洗衣机漏水', policy: { ...policy, lines: ['line_w'], tierRank: 2 } }));
  const [a = 0] = index.facesOfDocument('a');
  const [b = 0] = index.facesOfDocument('b');
  const faceOf = (number: number) => {
    const face = index.face(number);
    if (!face) throw new Error('There is no such face.');
    return face;
  };

  it('codes: whole, among words, in part', () => {
    const face = faceOf(a);
    expect(codeBonus(face, 'e21', ['e21'])).toBeGreaterThan(codeBonus(face, '洗衣机e21', ['e21']));
    expect(codeBonus(face, '洗衣机e21', ['e21'])).toBeGreaterThan(0);
    expect(codeBonus(face, 'xqg100', ['xqg100'])).toBeGreaterThan(0);
    expect(codeBonus(face, 'e22', ['e22'])).toBe(0);
    expect(facesOfCodes(index, ['xqg100'])).toEqual([a]);
    expect(facesOfCodes(index, ['k2031'])).toEqual([a]);
    expect(facesOfCodes(index, ['e2'])).toEqual([]);
  });

  it('the light of the call, within its bounds', () => {
    const dark = { lineId: null, words: [], locale: 'en' as const, isNeutral: false, tierRank: 0 };
    expect(lightShare(index, faceOf(b), b, dark)).toBe(0);
    expect(lightShare(index, faceOf(b), b, { ...dark, lineId: 'line_w' })).toBeCloseTo(lightWeights.line, 9);
    // What is for all lines names none.
    expect(lightShare(index, faceOf(a), a, { ...dark, lineId: 'line_w' })).toBe(0);
    const { line, words, locale, tier, neutralLocale } = lightWeights;
    const most = line + words + locale + tier;
    const bright = { lineId: 'line_w', words: ['漏水'], locale: 'zh-CN' as const, isNeutral: false, tierRank: 2 };
    expect(lightShare(index, faceOf(b), b, bright)).toBeCloseTo(most, 9);
    expect(most).toBeLessThan(0.25);
    const neutral = { ...dark, locale: 'zh-CN' as const, isNeutral: true };
    expect(lightShare(index, faceOf(a), a, neutral)).toBeCloseTo(neutralLocale, 9);
  });

  it('confirmed questions, capped, and only near ones', () => {
    const slots = slotsOf(index, planQuery('甩完还滴水'));
    const same = slots.slots.map(({ unit }) => unit);
    const learned = new LearnedQueries(
      new Map([
        ['a', [['电视'], same]],
        ['b', [['电视']]],
        ['gone', []],
      ]),
    );
    const bonuses = learned.bonuses(index, slots);
    expect(bonuses.get('a')).toBeCloseTo(0.7, 6);
    expect(bonuses.has('b')).toBe(false);
    expect(broughtBy(bonuses, everybody)).toEqual(['a']);
    expect(broughtBy(bonuses, () => false)).toEqual([]);
    expect(learned.bonuses(index, slotsOf(index, planQuery('冰箱'))).size).toBe(0);
  });
});
