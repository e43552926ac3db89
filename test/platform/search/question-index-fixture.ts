import fc from 'fast-check';
import { planQuery } from '../../../src/platform/search/query.js';
import { askedCandidates, textCandidates } from '../../../src/platform/search/question/candidates.js';
import type { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { Scorer } from '../../../src/platform/search/question/scorer.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import type { SearchEntry } from '../../../src/platform/search/source.js';

/** A document with nothing but what a test gives it. */
export const entry = (did: string, patch: Partial<SearchEntry> = {}): SearchEntry => ({
  did,
  type: 'article',
  kind: 'FAQ',
  code: null,
  locale: 'zh-CN',
  title: '',
  say: null,
  alts: [],
  keywords: [],
  codes: [],
  categories: [],
  policy: { audience: 'INTERNAL', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
  updatedAt: 0,
  sections: [],
  ...patch,
});
export const everybody = (): boolean => true;

/** What an index tells of a query, by document: everything that could differ. */
export function told(index: QuestionIndex, text: string): unknown {
  const plan = planQuery(text);
  const slots = slotsOf(index, plan);
  const name = ({ number, score }: { number: number; score: number }): string =>
    [index.face(number)?.did, String(index.face(number)?.fields['audience']), score.toFixed(9)].join(' ');
  const asked = askedCandidates(index, slots, everybody, 100);
  const scored = new Scorer(index, plan, slots).score(asked.map(({ number }) => number));
  return {
    size: index.size,
    averages: index.averages(),
    slots: slots.slots.map(({ unit, weight, askedWeight, alternatives }) => [
      unit,
      weight,
      askedWeight,
      [...alternatives].sort(),
    ]),
    asked: asked.map(name).sort(),
    texts: textCandidates(index, slots, everybody, 100).map(name).sort(),
    scored: scored.map(name).sort(),
  };
}

const word = fc.constantFrom(
  '洗衣机',
  '不脱水',
  '排水泵',
  '漏水',
  'reset',
  'password',
  'router',
  'E21',
  'wifi',
  '信号',
  '退款',
);
/** A few words of a made-up centre. */
export const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
/** One of six documents, however it is now. */
export const document = fc.record({
  did: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  title: phrase,
  alts: fc.array(phrase, { maxLength: 3 }),
  audience: fc.constantFrom('INTERNAL', 'PUBLIC'),
  sections: fc.array(fc.record({ heading: fc.option(phrase), text: phrase, internal: fc.boolean() }), { maxLength: 3 }),
});
