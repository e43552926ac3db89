import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type { EnqueuedTask } from 'meilisearch';
import { indexSettingsOf } from '../../src/platform/search/index-definition.js';
import type { SearchRow } from '../../src/platform/search/passages.js';
import { noTuning } from '../../src/platform/search/tuning.js';
import type { Ground } from './ground.js';
import { line, title } from './report.js';

/** Documents a second. */
export interface IndexingFigures {
  ours: number;
  /** Raw adds of the same rows, so many batches waiting in the engine at a time. */
  raw: number;
  ratio: number;
  load: number;
}

/** As many batches as the rebuild keeps under way. */
const AT_ONCE = 4;

/** Puts the very rows of all documents into an index beside, in batches of the same size, and throws it away. */
async function rawAdd({ engine, filled }: Ground): Promise<number> {
  const uid = 'raw';
  await engine.finish(await engine.call((client) => client.createIndex(uid, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(uid).updateSettings(indexSettingsOf(noTuning))));
  const started = performance.now();
  const waiting: EnqueuedTask[] = [];
  for (const file of filled.files) {
    const rows = JSON.parse(await readFile(file, 'utf8')) as SearchRow[];
    waiting.push(await engine.call((client) => client.index<SearchRow>(uid).addDocuments(rows)));
    const oldest = waiting.length >= AT_ONCE ? waiting.shift() : undefined;
    if (oldest) await engine.finish(oldest);
  }
  for (const task of waiting) await engine.finish(task);
  const ms = performance.now() - started;
  await engine.finish(await engine.call((client) => client.deleteIndex(uid)));
  return (filled.documents * 1_000) / ms;
}

/** The product's rebuild beside a raw add of the same rows. */
export async function indexing(ground: Ground): Promise<IndexingFigures> {
  const { documents, ms } = await ground.app.call('rebuild');
  const ours = (documents * 1_000) / ms;
  const raw = await rawAdd(ground);
  const figures = { ours, raw, ratio: ours / raw, load: loadavg()[0] ?? 0 };
  title('indexing, documents a second', '   ours     raw   x raw    load');
  line('', [ours, raw, figures.ratio, figures.load]);
  return figures;
}
