import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type { EnqueuedTask } from 'meilisearch';
import { indexSettingsOf } from '../../src/platform/search/index-definition.js';
import type { SearchRow } from '../../src/platform/search/passages.js';
import { noTuning } from '../../src/platform/search/tuning.js';
import type { Ground } from './ground.js';
import { percentile } from '../relevance/figures.js';
import { line, title } from './report.js';

/** Documents a second; medians. */
export interface IndexingFigures {
  ours: number;
  /** Raw adds of the same rows, so many batches waiting in the engine at a time. */
  raw: number;
  ratio: number;
  /** The machine's load at the end of each. */
  load: { ours: number; raw: number };
}

/** A small index is filled several times, each way in turn: what else the machine does meets both. */
const SMALL = 20_000;
const ROUNDS = 3;

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
  const all = { ours: [] as number[], raw: [] as number[], loadOurs: [] as number[], loadRaw: [] as number[] };
  title('indexing, documents a second', '   ours     raw   x raw    load    load');
  for (let round = 0; round < (ground.filled.documents <= SMALL ? ROUNDS : 1); round++) {
    const { documents, ms } = await ground.app.call('rebuild');
    all.ours.push((documents * 1_000) / ms);
    all.loadOurs.push(loadavg()[0] ?? 0);
    all.raw.push(await rawAdd(ground));
    all.loadRaw.push(loadavg()[0] ?? 0);
    const last = (list: readonly number[]): number => list.at(-1) ?? 0;
    line('', [last(all.ours), last(all.raw), last(all.ours) / last(all.raw), last(all.loadOurs), last(all.loadRaw)]);
  }
  const median = (list: readonly number[]): number => percentile(list, 0.5);
  const [ours, raw] = [median(all.ours), median(all.raw)];
  return { ours, raw, ratio: ours / raw, load: { ours: median(all.loadOurs), raw: median(all.loadRaw) } };
}
