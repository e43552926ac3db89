import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../relevance/figures.js';
import type { SearchRow } from '../../src/platform/search/passages.js';
import { rowsOf } from '../../src/platform/search/passages.js';
import { bodyOf } from './asking.js';
import type { Ground } from './ground.js';
import { line, title } from './report.js';

/** Medians in ms from the answer of the mutation on. */
export interface PublishingFigures {
  /** Until a search finds it. */
  search: number;
  /** Until the engine has it. */
  engine: number;
  /** Until the question index of the process has it. */
  questionIndex: number;
  /** The engine's own time for a task with such a document, enqueued to finished. */
  raw: number;
  load: number;
}

const PUBLICATIONS = 20;
const LONGEST_MS = 30_000;

const now = (): number => performance.timeOrigin + performance.now();

interface Made {
  id: string;
  revision: number;
}

/** Sends operations as somebody who has to succeed. */
class Person {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async post(body: string): Promise<string> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body,
    });
    return response.text();
  }

  async change(field: string, query: string, variables: object): Promise<Made> {
    const text = await this.post(JSON.stringify({ query, variables }));
    const { data } = JSON.parse(text) as { data?: Record<string, { article: Made | null }> | null };
    const article = data?.[field]?.article;
    if (!article) throw new Error(`${field}: ${text.slice(0, 500)}`);
    return article;
  }

  step(field: string, input: string, { id }: Made, values: object): Promise<Made> {
    const query = `mutation ($id: ID!, $input: ${input}!) { ${field}(id: $id, input: $input) { article { id revision } userErrors { code message field } } }`;
    return this.change(field, query, { id, input: values });
  }
}

const create =
  'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id revision } userErrors { code message field } } }';

const textOf = (word: string): { title: string; bodyMarkdown: string } => ({
  title: `How to replace the ${word} filter`,
  bodyMarkdown: `Switch the machine off, open the flap, and turn the ${word} filter to the left.\n\n${'It has to sit firmly before the flap is closed again. '.repeat(12)}`,
});

/** A word that nothing else has. */
const wordOf = (at: number): string => `qx${String.fromCharCode(97 + at)}vorlum`;

async function until(check: () => Promise<boolean>): Promise<number> {
  const end = now() + LONGEST_MS;
  while (now() < end) {
    if (await check()) return now();
    await pause(4);
  }
  throw new Error(`Not found within ${LONGEST_MS} ms.`);
}

/** What the engine alone takes for a row like that of a published article; nobody finds it, and it goes again. */
async function rawTask({ engine }: Ground, at: number): Promise<number> {
  const { title: heading, bodyMarkdown } = textOf(`${wordOf(at)}raw`);
  const rows: SearchRow[] = rowsOf({
    ...{ did: `raw${at}`, type: 'raw', kind: 'FAQ', code: null, locale: 'en', title: heading, say: null, alts: [] },
    ...{ keywords: [], codes: [], categories: [], updatedAt: 0 },
    policy: { audience: 'NOBODY', tierRank: 0, teams: [], lines: [], state: 'DRAFT' },
    sections: [{ heading: null, text: bodyMarkdown, internal: false }],
  });
  const { indexUid } = engine;
  const added = await engine.call((client) => client.index<SearchRow>(indexUid).addDocuments(rows));
  const { enqueuedAt, finishedAt } = await engine.finish(added);
  const ids = rows.map(({ id }) => id);
  await engine.finish(await engine.call((client) => client.index(indexUid).deleteDocuments(ids)));
  return new Date(finishedAt ?? 0).getTime() - new Date(enqueuedAt).getTime();
}

/** How long it takes from the answer of a publication until people find it, beside the engine's own task. */
export async function publishing(ground: Ground): Promise<PublishingFigures> {
  const { agent, editor } = await ground.app.call('tokens');
  const writer = new Person(ground.url, editor);
  const reader = new Person(ground.url, agent);
  const { engine } = ground;
  const times = { search: [] as number[], engine: [] as number[], questionIndex: [] as number[], raw: [] as number[] };
  for (let at = 0; at < PUBLICATIONS; at++) {
    const content = textOf(wordOf(at));
    let made = await writer.change('articleCreate', create, { input: { kind: 'FAQ', locale: 'EN', content } });
    made = await writer.step('articleSubmit', 'ArticleSubmitInput', made, { expectedVersion: made.revision });
    made = await writer.step('articleApprove', 'ArticleApproveInput', made, { expectedVersion: made.revision });
    const documents = await ground.app.call('questionCount');
    const inQuestions = ground.app.call('whenMoreThan', documents);
    await writer.step('articlePublish', 'ArticlePublishInput', made, {
      ...{ expectedVersion: made.revision, priority: null, changeSummary: 'New.' },
    });
    const answered = now();
    const body = bodyOf(wordOf(at));
    const [bySearch, byEngine, byQuestions] = await Promise.all([
      until(async () => (await reader.post(body)).includes(made.id)),
      until(async () => {
        const filter = `did = ${made.id}`;
        const { hits } = await engine.call((client) => client.index(engine.indexUid).search('', { filter, limit: 1 }));
        return hits.length > 0;
      }),
      inQuestions,
    ]);
    times.search.push(bySearch - answered);
    times.engine.push(byEngine - answered);
    times.questionIndex.push(Math.max(0, byQuestions - answered));
    times.raw.push(await rawTask(ground, at));
  }
  const figures: PublishingFigures = {
    search: percentile(times.search, 0.5),
    engine: percentile(times.engine, 0.5),
    questionIndex: percentile(times.questionIndex, 0.5),
    raw: percentile(times.raw, 0.5),
    load: loadavg()[0] ?? 0,
  };
  title('publish to searchable, ms', ' search  engine   index  | the engine’s task    load');
  line(`median of ${PUBLICATIONS}`, [figures.search, figures.engine, figures.questionIndex, figures.raw, figures.load]);
  line(
    'slowest',
    [times.search, times.engine, times.questionIndex, times.raw].map((list) => Math.max(...list)),
  );
  return figures;
}
