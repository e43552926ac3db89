import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bm25 } from '../../../bench/relevance/bm25.js';
import { measure, type Asked, type Figures } from '../../../bench/relevance/figures.js';
import { areaUnderCurve, judged } from '../../../bench/relevance/no-answer.js';
import { entryOf, readSets, type TestSet } from '../../../bench/relevance/sets.js';
import { answer, type Answer } from '../../../src/platform/search/answer.js';
import { SearchEngine } from '../../../src/platform/search/client.js';
import { indexSettingsOf } from '../../../src/platform/search/index-definition.js';
import { rowsOf } from '../../../src/platform/search/passages.js';
import { planQuery } from '../../../src/platform/search/query.js';
import { QuestionIndex } from '../../../src/platform/search/question/question-index.js';
import { compileTuning } from '../../../src/platform/search/question/synonyms.js';
import { noTuning } from '../../../src/platform/search/tuning.js';

/**
 * A small frozen part of the relevance bench: it cannot show whether a change makes the search better, but it shows when one
 * makes it worse. The bars lie a little below what was reached.
 */
const [set] = readSets('test/data/relevance') as [TestSet];
const engine = new SearchEngine({
  url: process.env['TEST_MEILI_URL'] ?? '',
  apiKey: process.env['TEST_MEILI_KEY'] ?? '',
  prefix: `t${randomBytes(6).toString('hex')}_`,
});
const questions = new QuestionIndex();
const tuning = compileTuning(noTuning);

const ask = (text: string, where: SearchEngine | null = engine): Promise<Answer> =>
  answer(where, questions, planQuery(text), {
    ...{ filter: 'state = PUBLISHED', pass: () => true, depth: 60, facets: ['kind'] },
    // Whether the engine is in time must not decide a test.
    ...{ tuning, light: null, learned: null, engineDeadlineMs: 60_000, deadlineMs: 60_000 },
  });
const ours = async (text: string): Promise<string[]> => (await ask(text)).ranked.map(({ id }) => id);
const english: Asked[] = set.queries.filter(({ lang }) => lang === 'en');
const chinese: Asked[] = set.queries.filter(({ lang }) => lang === 'zh');

beforeAll(async () => {
  const { indexUid } = engine;
  await engine.finish(await engine.call((client) => client.createIndex(indexUid, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(indexUid).updateSettings(indexSettingsOf(noTuning))));
  const rows = set.documents.flatMap((document) => rowsOf(entryOf(document)));
  await engine.finish(await engine.call((client) => client.index(indexUid).addDocuments(rows)));
  for (const document of set.documents) questions.put(entryOf(document));
}, 60_000);

afterAll(async () => {
  await engine.finish(await engine.call((client) => client.deleteIndex(engine.indexUid)));
  await engine.close();
});

describe('relevance', () => {
  const bm25 = new Bm25(set.documents);
  const both = async (queries: readonly Asked[]): Promise<[ours: Figures, baseline: Figures]> => [
    await measure(ours, queries),
    await measure((text) => bm25.search(text, 10), queries),
  ];

  it('English questions', async () => {
    const [found, baseline] = await both(english);
    expect(found.mrr).toBeGreaterThan(baseline.mrr);
    expect(found.mrr).toBeGreaterThan(80);
    expect(found.ten).toBeGreaterThan(95);
  });

  it('Chinese questions', async () => {
    const [found, baseline] = await both(chinese);
    // Summaries of articles: so few of them that one place more or less is two points.
    expect(found.mrr).toBeGreaterThan(baseline.mrr - 3);
    expect(found.mrr).toBeGreaterThan(90);
  });

  it('two characters out of the middle of a Chinese title', async () => {
    const titles = set.documents.filter(({ lang, title }) => lang === 'zh' && /\p{Script=Han}{6}/u.test(title));
    const pieces = titles.flatMap(({ title }) => [
      ...(/\p{Script=Han}{6}/u.exec(title)?.[0].slice(2, 4).matchAll(/../g) ?? []),
    ]);
    expect(pieces.length).toBeGreaterThan(50);
    for (const [piece] of pieces) {
      const [first = ''] = await ours(piece);
      expect(set.documents.find(({ id }) => id === first)?.title).toContain(piece);
    }
  });

  it('tells questions that nothing answers from the others', async () => {
    const good = [];
    for (const { text, answers } of english) {
      const found = await ask(text);
      if (found.ranked.slice(0, 3).some(({ id }) => answers.has(id))) good.push(judged(found, true));
    }
    const bad = [];
    for (const text of set.unanswerable) bad.push(judged(await ask(text), false));
    expect(bad).toHaveLength(40);
    expect(areaUnderCurve(good, bad)).toBeGreaterThan(0.9);
  });

  it('without the engine, nearly as well', async () => {
    const alone = async (text: string): Promise<string[]> => (await ask(text, null)).ranked.map(({ id }) => id);
    for (const queries of [english, chinese]) {
      const [withEngine, without] = [await measure(ours, queries), await measure(alone, queries)];
      expect(without.mrr).toBeGreaterThan(withEngine.mrr - 3);
    }
    expect((await ask('reset', null)).isDegraded).toBe(true);
  });
});
