import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnqueuedTask } from 'meilisearch';
import { startEngines } from '../../src/platform/embedded/index.js';
import { answer, type Answer } from '../../src/platform/search/answer.js';
import { SearchEngine } from '../../src/platform/search/client.js';
import { indexSettingsOf } from '../../src/platform/search/index-definition.js';
import { rowsOf } from '../../src/platform/search/passages.js';
import { planQuery } from '../../src/platform/search/query.js';
import type { Light } from '../../src/platform/search/question/bonus.js';
import { QuestionIndex } from '../../src/platform/search/question/question-index.js';
import { compileTuning } from '../../src/platform/search/question/synonyms.js';
import { noTuning } from '../../src/platform/search/tuning.js';
import { createLog } from '../../src/platform/telemetry/log.js';
import { Bm25 } from './bm25.js';
import { entryOf, type SetDocument } from './sets.js';

/** Name of the index with the engine's defaults: whole documents, as they are. */
export const plainIndex = 'defaults';

const tuning = compileTuning(noTuning);
const facets = ['kind', 'categories', 'lines', 'locale'];

/** Everything that answers in a bench: the product's index and question index, the engine's defaults, plain BM25. */
export interface Ground {
  engine: SearchEngine;
  questions: QuestionIndex;
  bm25: Bm25;
  fillSeconds: number;
  loadMs: number;
  /** The product's answer; `set` narrows to one set. */
  ours(text: string, set?: string, light?: Light): Promise<Answer>;
  defaults(text: string): Promise<string[]>;
  close(): Promise<void>;
}

async function fill(engine: SearchEngine, documents: readonly SetDocument[]): Promise<void> {
  const { indexUid } = engine;
  await engine.finish(await engine.call((client) => client.createIndex(indexUid, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(indexUid).updateSettings(indexSettingsOf(noTuning))));
  await engine.finish(await engine.call((client) => client.createIndex(plainIndex, { primaryKey: 'id' })));
  // Tasks of one index are done in order, those of two in any order: both last ones are waited for.
  let last: EnqueuedTask[] = [];
  for (let at = 0; at < documents.length; at += 500) {
    const part = documents.slice(at, at + 500);
    const rows = part.flatMap((document) => rowsOf(entryOf(document)));
    const whole = part.map(({ id, title, similar, body }) => ({ id, title, similar, body }));
    last = [
      await engine.call((client) => client.index(indexUid).addDocuments(rows)),
      await engine.call((client) => client.index(plainIndex).addDocuments(whole)),
    ];
  }
  for (const task of last) await engine.finish(task);
}

/** Starts an engine of its own and fills all that answers with the documents of all sets, mixed. */
export async function prepareGround(documents: readonly SetDocument[]): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-bench-'));
  const log = createLog({ level: 'warn', instance: 'bench' });
  const engines = await startEngines({ dataDir: folder, log, progress: () => undefined, mongo: false, meili: true });
  const stop = async (): Promise<void> => {
    await engines.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (!engines.meili) throw new Error(engines.meiliWhyNot ?? 'There is no search engine.');
    const engine = new SearchEngine({ url: engines.meili.url, apiKey: engines.meili.key, timeoutMs: 120_000 });
    const started = performance.now();
    await fill(engine, documents);
    const fillSeconds = (performance.now() - started) / 1_000;
    const questions = new QuestionIndex();
    const loading = performance.now();
    for (const document of documents) questions.put(entryOf(document));
    const loadMs = performance.now() - loading;
    return {
      engine,
      questions,
      bm25: new Bm25(documents),
      fillSeconds,
      loadMs,
      ours: (text, set, light) =>
        answer(engine, questions, planQuery(text), {
          filter: set === undefined ? 'state = PUBLISHED' : `categories = ${JSON.stringify(set)}`,
          pass: ({ fields }) => set === undefined || (fields['categories'] as string[]).includes(set),
          depth: 60,
          // Relevance is measured, not patience with a busy machine; the second round keeps its deadline.
          engineDeadlineMs: 60_000,
          ...{ facets, tuning, light: light ?? null, learned: null },
        }),
      async defaults(text) {
        const { hits } = await engine.call((client) =>
          client.index(plainIndex).search(text, { limit: 10, attributesToRetrieve: ['id'] }),
        );
        return hits.map((hit) => String(hit['id']));
      },
      async close() {
        await engine.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
