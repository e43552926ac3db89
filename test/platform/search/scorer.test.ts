import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { planQuery } from '../../../src/platform/search/query.js';
import { askedCandidates } from '../../../src/platform/search/question/candidates.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { Scorer, weightClassOf } from '../../../src/platform/search/question/scorer.js';
import { slotsOf } from '../../../src/platform/search/question/slots.js';
import type { WeightClass, Weights } from '../../../src/platform/search/question/weights.js';
import type { SearchEntry, SearchSection } from '../../../src/platform/search/source.js';

interface VectorDocument {
  id: string;
  lang: 'zh' | 'en';
  title: string;
  alts: string[];
  body: string;
}
interface VectorQuery {
  text: string;
  unfinished: boolean;
  kind: string;
  slots: { unit: string; found: boolean; weight: number; alternatives?: string[] }[];
  questionIndex: { id: string; bm25: number }[];
  hits: { id: string; score: number; features: Record<string, number> }[];
}
const vectors = JSON.parse(readFileSync('test/vectors/search-vectors.json', 'utf8')) as {
  corpus: VectorDocument[];
  queries: VectorQuery[];
  weights: Record<'longEn' | 'longZh' | 'shortEn' | 'shortZh', Weights>;
};

function sectionsOf(body: string): SearchSection[] {
  const sections: SearchSection[] = [];
  for (const part of body.split(/^(?=# )/m)) {
    const heading = /^# (.*)\n/.exec(part);
    sections.push({ heading: heading?.[1] ?? null, text: part.replace(/^# .*\n/, '').trim(), internal: false });
  }
  return sections;
}

const entryOf = ({ id, lang, title, alts, body }: VectorDocument): SearchEntry => ({
  did: id,
  type: 'article',
  kind: 'FAQ',
  code: null,
  locale: lang === 'zh' ? 'zh-CN' : 'en',
  title,
  say: null,
  alts,
  keywords: [],
  codes: [],
  categories: [],
  policy: { audience: 'INTERNAL', tierRank: 0, teams: ['*'], lines: ['*'], state: 'PUBLISHED' },
  updatedAt: 0,
  sections: sectionsOf(body),
});

const index = new QuestionIndex();
for (const document of vectors.corpus) index.put(entryOf(document));

/** The weights that the examples were worked out with; ours were fitted again. */
const weights: Readonly<Record<WeightClass, Weights>> = {
  longLatin: vectors.weights.longEn,
  longHan: vectors.weights.longZh,
  shortLatin: vectors.weights.shortEn,
  shortHan: vectors.weights.shortZh,
};

const classes: Readonly<Record<string, string>> = {
  longEn: 'longLatin',
  longZh: 'longHan',
  shortEn: 'shortLatin',
  shortZh: 'shortHan',
};

describe('the scorer by worked examples', () => {
  test.each(vectors.queries.map((query) => [query.text, query] as const))('%s', (_, query) => {
    // A finished query ends with a space.
    const plan = planQuery(query.unfinished ? query.text : `${query.text} `);
    expect(weightClassOf(plan)).toBe(classes[query.kind]);
    const slots = slotsOf(index, plan);
    expect(slots.slots.map(({ unit, weight }) => [unit, weight.toFixed(6)])).toEqual(
      query.slots.map(({ unit, weight }) => [unit, weight.toFixed(6)]),
    );
    for (const [at, { alternatives, found }] of query.slots.entries()) {
      expect(slots.slots[at]?.alternatives ?? []).toEqual(alternatives ?? []);
      expect((slots.slots[at]?.ids.length ?? 0) > 0).toBe(found);
    }
    const asked = askedCandidates(index, slots, () => true, 50);
    expect(asked.map(({ number, score }) => [index.face(number)?.did, score.toFixed(6)])).toEqual(
      query.questionIndex.map(({ id, bm25 }) => [id, bm25.toFixed(6)]),
    );
    const scorer = new Scorer(index, plan, slots, weights);
    const scored = scorer
      .score(Array.from({ length: index.faceNumbers }, (_unused, number) => number))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    const shown = new Map(scored.map(({ number, ...rest }) => [index.face(number)?.did, rest]));
    expect([...shown.keys()].slice(0, query.hits.length)).toEqual(query.hits.map(({ id }) => id));
    for (const hit of query.hits) {
      const ours = shown.get(hit.id);
      const carrying = Object.entries(ours?.features ?? {}).filter(
        ([name, value]) => value !== 0 && name in weights[weightClassOf(plan)],
      );
      expect(Object.fromEntries(carrying.map(([name, value]) => [name, value.toFixed(6)]))).toEqual(
        Object.fromEntries(Object.entries(hit.features).map(([name, value]) => [name, value.toFixed(6)])),
      );
      expect(ours?.score).toBeCloseTo(hit.score, 5);
    }
  });
});
