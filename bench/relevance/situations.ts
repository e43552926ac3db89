import { readFileSync } from 'node:fs';
import { answer } from '../../src/platform/search/answer.js';
import { planQuery } from '../../src/platform/search/query.js';
import type { Light } from '../../src/platform/search/question/bonus.js';
import { QuestionIndex } from '../../src/platform/search/question/question-index.js';
import { compileTuning } from '../../src/platform/search/question/synonyms.js';
import { noTuning } from '../../src/platform/search/tuning.js';
import { measure, type Asked, type Figures } from './figures.js';
import type { Ground } from './ground.js';
import { entryOf, type SetDocument } from './sets.js';

const tuning = compileTuning(noTuning);
const dark: Light = { lineId: null, words: [], locale: 'en', isNeutral: false, tierRank: 0 };

/** Questions with the light of their own set as product line, of another set, and without: what a light gives and costs. */
export async function lights(
  ground: Ground,
  groups: ReadonlyMap<string, readonly (Asked & { set: string })[]>,
): Promise<Record<'without' | 'right' | 'wrong', number>> {
  const names = [...new Set([...groups.values()].flatMap((queries) => queries.map(({ set }) => set)))];
  const sums = { without: 0, right: 0, wrong: 0 };
  for (const queries of groups.values()) {
    const [first] = queries;
    if (!first) continue;
    const other = names[(names.indexOf(first.set) + 1) % names.length] ?? first.set;
    const lineIds = { without: null, right: first.set, wrong: other };
    for (const kind of ['without', 'right', 'wrong'] as const) {
      const light = { ...dark, lineId: lineIds[kind] };
      const figures = await measure(
        async (text) => (await ground.ours(text, undefined, light)).ranked.map(({ id }) => id),
        queries,
      );
      sums[kind] += figures.mrr / groups.size;
    }
  }
  return sums;
}

interface DemoText {
  code: string;
  translationKey: string;
  title: string;
  alternativeQuestions: string[];
  body: string;
}

const readDemo = (file: string): DemoText[] =>
  readFileSync(new URL(`../../../seed/demo/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DemoText);

/** English questions of the demo centre that are to find the Chinese text of the same article, without and with its English title. */
export async function translations(
  documents: readonly SetDocument[],
): Promise<{ without: Figures; with: Figures; questions: number }> {
  const english = new Map(readDemo('articles-en.jsonl').map((text) => [text.translationKey, text]));
  const pairs = readDemo('articles-zh.jsonl').flatMap((chinese) => {
    const other = english.get(chinese.translationKey);
    return other ? [{ chinese, other }] : [];
  });
  const questions: Asked[] = pairs.flatMap(({ chinese, other }) =>
    other.alternativeQuestions.map((text) => ({ text, answers: new Set([chinese.code]) })),
  );
  const found = async (isLinked: boolean): Promise<Figures> => {
    const index = new QuestionIndex();
    for (const document of documents) index.put(entryOf(document));
    for (const { chinese, other } of pairs) {
      const { code: id, title, alternativeQuestions: similar, body } = chinese;
      const entry = entryOf({ set: 'demo', id, lang: 'zh', title, similar, body });
      index.put(isLinked ? { ...entry, translations: [other.title] } : entry);
    }
    const options = { filter: '', pass: () => true, depth: 60, facets: [], tuning, light: null, learned: null };
    return measure(
      async (text) => (await answer(null, index, planQuery(text), options)).ranked.map(({ id }) => id),
      questions,
    );
  };
  return { without: await found(false), with: await found(true), questions: questions.length };
}
