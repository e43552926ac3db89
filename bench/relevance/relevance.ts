import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Answer } from '../../src/platform/search/answer.js';
import { Bm25 } from './bm25.js';
import { average, measure, percentile, print, type Asked, type Figures, type Row, type Search } from './figures.js';
import { fit, type Group } from './fit.js';
import { type Case, fitConfidence } from './fit-confidence.js';
import { prepareGround, type Ground } from './ground.js';
import { hardTests, type HardTest } from './hard-tests.js';
import { judged, printThresholds, thresholds, type Judged } from './no-answer.js';
import { lights, translations } from './situations.js';
import { readSets, type TestSet } from './sets.js';

const ACROSS_LANGUAGES = 'en > zh';
/** Half of the queries by number: the even ones fitted the weights, the odd ones judge them. */
type Half = 'tune' | 'check';
const isOf = (half: Half, at: number): boolean => at % 2 === (half === 'tune' ? 0 : 1);

interface Question extends Asked {
  set: string;
}

/** Queries of each group, one half. */
function groupsOf(sets: readonly TestSet[], half: Half): Map<string, Question[]> {
  const groups = new Map<string, Question[]>();
  const seen = new Map<string, number>();
  for (const set of sets) {
    for (const { text, answers, group } of set.queries) {
      const at = seen.get(group) ?? 0;
      seen.set(group, at + 1);
      if (!isOf(half, at)) continue;
      groups.set(group, [...(groups.get(group) ?? []), { text, answers, set: set.name }]);
    }
  }
  return groups;
}

const halfOf = (test: HardTest, half: Half): Asked[] => test.queries.filter((_, at) => isOf(half, at));

/** All three designs on the same queries. */
async function each(
  ground: Ground,
  queries: readonly Asked[],
  note: (found: Answer, asked: Asked) => void,
): Promise<Row[1]> {
  const ours = new Map<string, readonly string[]>();
  for (const asked of queries) {
    const found = await ground.ours(asked.text);
    note(found, asked);
    ours.set(
      asked.text,
      found.ranked.map(({ id }) => id),
    );
  }
  return {
    'plain BM25': await measure((text) => ground.bm25.search(text, 10), queries),
    'engine defaults': await measure((text) => ground.defaults(text), queries),
    ours: await measure((text) => ours.get(text) ?? [], queries),
  };
}

/** Each set alone: the same index, narrowed. */
async function alone(
  ground: Ground,
  sets: readonly TestSet[],
  groups: ReadonlyMap<string, readonly Question[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  const baselines = new Map(sets.map((set) => [set.name, new Bm25(set.documents)]));
  for (const [group, queries] of groups) {
    const [first] = queries;
    if (group === ACROSS_LANGUAGES || !first) continue;
    const ours: Search = async (text) => (await ground.ours(text, first.set)).ranked.map(({ id }) => id);
    rows.push([
      group,
      {
        'plain BM25': await measure((text) => baselines.get(first.set)?.search(text, 10) ?? [], queries),
        ours: await measure(ours, queries),
      },
    ]);
  }
  return rows;
}

/** Sets of which one's questions are asked in the other, which cannot answer them. */
const strangers: readonly (readonly [asked: string, searched: string])[] = [
  ...([
    ['bank', 'natcs'],
    ['natcs', 'clinc'],
    ['stack', 'sup-en'],
    ['sup-en', 'stack'],
  ] as const),
  ...([
    ['lcqmc', 'sup-zh'],
    ['sup-zh', 'lcqmc'],
    ['afqmc', 'sup-zh'],
    ['xq-zh', 'afqmc'],
  ] as const),
];
const OF_A_PAIR = 130;

/** Questions that cannot be answered: out of scope, and those of one set asked in another. */
function unanswerable(sets: readonly TestSet[], groups: ReadonlyMap<string, readonly Question[]>, half: Half): Case[] {
  const answers = new Set<string>();
  const outOfScope = sets.flatMap((set) => set.unanswerable.filter((_, at) => isOf(half, at)));
  return [
    ...outOfScope.map((text) => ({ text, answers })),
    ...strangers.flatMap(([asked, set]) =>
      (groups.get(asked) ?? []).slice(0, OF_A_PAIR).map(({ text }) => ({ text, set, answers })),
    ),
  ];
}

/** Measures how often the right document stands first, and ends with a fault where that is less than what is asked for. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at >= 0 ? words[at + 1] : undefined;
  };
  const data = resolve(option('--data') ?? '../shared/data');
  const sets = existsSync(data) ? readSets(data) : [];
  if (sets.length === 0) {
    process.stdout.write(`SKIPPED: there are no test sets in ${data}. Name a folder with --data DIR.\n`);
    return;
  }
  const documents = sets.flatMap((set) => set.documents);
  const ground = await prepareGround(documents);
  try {
    const { questions } = ground;
    process.stdout.write(
      `${documents.length} documents of ${sets.length} sets in one index, filled in ${ground.fillSeconds.toFixed(0)} s; ` +
        `question index loaded in ${ground.loadMs.toFixed(0)} ms, ${(questions.bytes / 1e6).toFixed(1)} MB of numbers ` +
        `(${(questions.bytes / documents.length).toFixed(0)} B a document).\n`,
    );
    const tests = hardTests(documents);
    const groups = groupsOf(sets, 'check');
    if (words.includes('--fit')) {
      const halves = (half: Half): Group[] => [
        ...[...groupsOf(sets, half)].map(([name, queries]) => ({
          name,
          queries,
          weight: name === ACROSS_LANGUAGES ? 0.2 : name.startsWith('xq') ? 1.6 : 1,
        })),
        ...tests.map((test) => ({ name: test.name, queries: halfOf(test, half).slice(0, 150), weight: 0.3 })),
      ];
      await fit(ground, halves('tune'), halves('check'));
      return;
    }
    if (words.includes('--fit-confidence')) {
      const tune = groupsOf(sets, 'tune');
      const answerable = [...tune].flatMap(([group, queries]) => (group === ACROSS_LANGUAGES ? [] : queries));
      await fitConfidence(ground, [
        ...answerable.map(({ text, answers }) => ({ text, answers })),
        ...unanswerable(sets, tune, 'tune'),
      ]);
      return;
    }

    const times: number[] = [];
    const good: Judged[] = [];
    let second = 0;
    let asked = 0;
    const bySet: Row[] = [];
    for (const [group, queries] of groups) {
      const figures = await each(ground, queries, (found, { answers }) => {
        asked += 1;
        if (found.rounds === 2) second += 1;
        times.push(found.engineMs + found.scoreMs);
        if (found.ranked.slice(0, 3).some(({ id }) => answers.has(id))) good.push(judged(found, true));
      });
      bySet.push([group, figures]);
    }
    const mean: Row = ['average (without en > zh)', average(bySet.filter(([group]) => group !== ACROSS_LANGUAGES))];
    print('questions, everything mixed, check half', [...bySet, mean]);
    const byItself = await alone(ground, sets, groups);
    print('each set alone', [...byItself, ['average', average(byItself)]]);
    const byTest: Row[] = [];
    for (const test of tests) byTest.push([test.name, await each(ground, halfOf(test, 'check'), () => undefined)]);
    print('pieces and beginnings of titles', byTest);
    const bad: Judged[] = [];
    for (const { text, set } of unanswerable(sets, groups, 'check'))
      bad.push(judged(await ground.ours(text, set), false));
    printThresholds(good, bad);

    const byLight = await lights(ground, groups);
    process.stdout.write(
      `\nlight of the call (MRR, all groups): without ${byLight.without.toFixed(1)}, the right product line ${byLight.right.toFixed(1)}, a wrong one ${byLight.wrong.toFixed(1)}\n`,
    );
    const linked = await translations(documents);
    process.stdout.write(
      `English question, Chinese article (${linked.questions} of the demo centre, MRR): ${linked.without.mrr.toFixed(1)}; with the linked translation's title ${linked.with.mrr.toFixed(1)}\n`,
    );
    const p50 = percentile(times, 0.5);
    const p99 = percentile(times, 0.99);
    process.stdout.write(
      `\nSecond round in ${((100 * second) / Math.max(1, asked)).toFixed(0)} % of questions. ` +
        `Engine and scorer, one connection: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms.\n`,
    );
    const file = option('--json');
    if (file) {
      const figures = {
        documents: documents.length,
        ...{ mixed: Object.fromEntries([...bySet, mean]), alone: Object.fromEntries(byItself) },
        ...{
          titles: Object.fromEntries(byTest),
          noAnswer: thresholds(good, bad),
          light: byLight,
          translations: linked,
          searchMs: { p50, p99 },
        },
      };
      await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
    }
    if (sets.some(({ name }) => name !== 'own')) judge(bySet, mean, byTest, tests);
  } finally {
    await ground.close();
  }
}

/** What has to hold on the sets that the bars were measured on. */
function judge(bySet: readonly Row[], [, mean]: Row, byTest: readonly Row[], tests: readonly HardTest[]): void {
  const faults: string[] = [];
  const of = (row: Row | undefined): Figures | undefined => row?.[1].ours;
  if ((mean.ours?.mrr ?? 0) < 84) faults.push(`mixed MRR is ${mean.ours?.mrr.toFixed(1)}; 84 is asked for`);
  for (const row of bySet) {
    const baseline = row[1]['plain BM25'];
    const ours = of(row);
    // One question more or less is no difference.
    if (ours && baseline && ours.mrr < baseline.mrr - 100 / ours.count)
      faults.push(`${row[0]}: ${ours.mrr.toFixed(1)}, below plain BM25 with ${baseline.mrr.toFixed(1)}`);
  }
  for (const { name, bar } of tests) {
    const ours = of(byTest.find((row) => row[0] === name));
    for (const key of ['first', 'ten'] as const) {
      const least = bar[key];
      if (ours && least !== undefined && ours[key] < least)
        faults.push(
          `${name}: ${ours[key].toFixed(1)} % ${key === 'first' ? 'first' : 'in ten'}; ${least} is asked for`,
        );
    }
  }
  if (faults.length) throw new Error(faults.join('\n'));
}
