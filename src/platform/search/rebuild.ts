import type { Connection } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import type { Log } from '../telemetry/log.js';
import { piecesOf } from './changed-ids.js';
import { EngineRefusedError, type SearchEngine } from './client.js';
import { baseHash, buildNumber, definitionOf, indexSettingsOf } from './index-definition.js';
import type { IndexStateStore } from './index-state.js';
import type { DocumentRef, IndexWriter, WriteTargets } from './index-writer.js';
import { indexedIds, type SearchSource } from './source.js';
import type { SearchTuning } from './tuning.js';

/** Id of the row that says which filling an index is. It has no text and no policy fields: no search finds it. */
const MARKER = 'marker';

const BATCHES_AT_ONCE = 4;

/** Most entries of a batch: a document may have thousands. */
const ENTRIES_OF_A_BATCH = 500;

/** How often a build looks whether it is still wanted, in milliseconds. */
const LOOK_MS = 2_000;

/** Other search settings came to be wanted while an index was being built: it was given up, so that theirs follows at once. */
export class BuildGivenUpError extends Error {
  override readonly name = 'BuildGivenUpError';
}

export interface RebuildOptions {
  engine: SearchEngine;
  state: IndexStateStore;
  writer: IndexWriter;
  sources: readonly SearchSource[];
  connection: Connection;
  clock: Clock;
  log: Log;
  /** What knowledge staff set; the new index is built by it and is searched by it from the swap on. */
  tuning: SearchTuning;
  /** The search settings that are wanted, read anew; without it they never change. */
  wanted?: () => Promise<SearchTuning>;
  /** Documents of one batch; default 200. */
  fillBatch?: number;
}

/** What the live index says of itself. */
export interface IndexMarker {
  generation: string;
  definition: string;
  /** The part of the definition that is delivered with the product. */
  base: string;
  /** Number of the build that made it; 0 for one before they were counted. */
  build: number;
}

/** Which filling the live index is, or null when there is none (or none of ours). Throws when the engine is away. */
export async function markerOf(engine: SearchEngine): Promise<IndexMarker | null> {
  try {
    const found = await engine.call((client) => client.index(engine.indexUid).getDocument(MARKER));
    return {
      generation: String(found['generation']),
      definition: String(found['definition']),
      base: String(found['base']),
      build: Number(found['build'] ?? 0),
    };
  } catch (error) {
    if (error instanceof EngineRefusedError && /not_found/.test(error.code)) return null;
    throw error;
  }
}

/**
 * Whether the engine has lost the live index: it came back without its data, or with those of another time. Left alone it
 * would take the next document into an index of its own making. False while there is none yet, and where it cannot be told.
 */
export async function isLost(engine: SearchEngine, store: Pick<IndexStateStore, 'load'>): Promise<boolean> {
  try {
    const { generation } = await store.load();
    const marker = await markerOf(engine);
    if (generation === null || marker?.generation === generation) return false;
    // What changed while the two were read is looked at next time.
    return (await store.load()).generation === generation;
  } catch {
    return false;
  }
}

/** Removes half-filled indexes that a rebuild left behind when it was interrupted. */
export async function removeLeftovers(engine: SearchEngine): Promise<void> {
  const { results } = await engine.call((client) => client.getRawIndexes({ limit: 1_000 }));
  for (const { uid } of results) {
    if (uid.startsWith(`${engine.indexUid}_`))
      await engine.finish(await engine.call((client) => client.deleteIndex(uid)));
  }
}

/**
 * Fills a fresh index beside the live one and swaps them. From the moment that the fresh index exists, `targets` names it
 * too, so that changes go into both; the fill itself goes into the fresh one in the writer's turns. Searches see the old
 * index until the swap and the whole new one after it. Throws `BuildGivenUpError` when there is an index and other settings
 * come to be wanted before the swap.
 */
export async function rebuild(
  options: RebuildOptions,
  reason: string,
  targets: WriteTargets,
  signal: AbortSignal,
): Promise<void> {
  const { engine, state, writer, sources, connection, clock, log, tuning, fillBatch = 200 } = options;
  const definition = definitionOf(tuning);
  const settingsVersion = tuning.version;
  const startedAt = clock.now();
  const generation = `${startedAt.getTime().toString(36)}${Math.floor(Math.random() * 1e9).toString(36)}`;
  const live = engine.indexUid;
  const before: WriteTargets = { ...targets };
  const wantedAtFirst = options.wanted && definitionOf(await options.wanted());
  /** What the index is to be built by now, when that is something else than when this build began. */
  const superseded = async (): Promise<SearchTuning | null> => {
    // Better an index by older settings than none.
    if (!options.wanted || !before.indexes.includes(live)) return null;
    const now = await options.wanted();
    return [definition, wantedAtFirst].includes(definitionOf(now)) ? null : now;
  };
  const fresh = `${live}_${generation}`;
  let totalCount = 0;
  for (const source of sources)
    totalCount += (await connection.db?.collection(source.collection).estimatedDocumentCount()) ?? 0;
  let doneCount = 0;
  const progress = (): Promise<void> =>
    state.save({ rebuild: { reason, startedAt, doneCount, totalCount, settingsVersion } });
  log.info({ reason, totalCount, settingsVersion }, 'the search index is being rebuilt');
  await progress();

  await removeLeftovers(engine);
  await engine.finish(await engine.call((client) => client.createIndex(fresh, { primaryKey: 'id' })));
  await engine.finish(await engine.call((client) => client.index(fresh).updateSettings(indexSettingsOf(tuning))));
  const marker = { id: MARKER, did: MARKER, generation, definition, base: baseHash, build: buildNumber };
  await engine.finish(
    await engine.call((client) => client.index<Record<string, unknown>>(fresh).addDocuments([marker])),
  );
  await writer.inTurn(async () => {
    targets.indexes = [...targets.indexes.filter((uid) => uid === live), fresh];
    targets.generation = generation;
  });

  // A few batches are under way at once: the engine then does several tasks as one. Order is kept by the writer's turns.
  const underWay = new Set<Promise<void>>();
  const fill = async (documents: DocumentRef[], isLast: boolean, documentCount: number): Promise<void> => {
    await writer.write(documents, () => ({ indexes: [fresh], generation }), true);
    if (isLast) doneCount += documentCount;
    await progress();
  };
  let lookAt = performance.now() + LOOK_MS;
  const look = async (): Promise<void> => {
    lookAt = performance.now() + LOOK_MS;
    const other = await superseded();
    if (other) throw new BuildGivenUpError(`Version ${other.version} of the search settings is wanted instead.`);
  };
  try {
    for (const source of sources) {
      const { type } = source;
      for await (const ids of source.allIds()) {
        for (let at = 0; at < ids.length; at += fillBatch) {
          if (signal.aborted) throw new Error('The rebuild was interrupted.');
          const stored = ids.slice(at, at + fillBatch);
          const entries = await indexedIds(source, stored);
          let sent = 0;
          for (const part of piecesOf(entries, ENTRIES_OF_A_BATCH)) {
            if (signal.aborted) throw new Error('The rebuild was interrupted.');
            sent += part.length;
            const documents = part.map((id): DocumentRef => ({ type, id }));
            const batch = fill(documents, sent === entries.length, stored.length);
            underWay.add(batch);
            // What fails is met below, at the latest when all are waited for.
            batch.then(
              () => underWay.delete(batch),
              () => undefined,
            );
            if (underWay.size >= BATCHES_AT_ONCE) await Promise.race(underWay);
            if (performance.now() > lookAt) await look();
          }
        }
      }
    }
    await Promise.all(underWay);
    await look();
  } catch (error) {
    await Promise.allSettled(underWay);
    if (error instanceof BuildGivenUpError) {
      log.info({ reason, settingsVersion, doneCount, err: error }, 'a search index was given up while it was built');
      await writer.inTurn(async () => void Object.assign(targets, before));
      await engine.finish(await engine.call((client) => client.deleteIndex(fresh)));
    }
    throw error;
  }

  if (!targets.indexes.includes(live)) await ensureExists(engine, live);
  // Tasks are done in the order in which they are handed over: what goes to the live name after this lands in the new index.
  const swap = await writer.inTurn(async () => {
    if (signal.aborted) throw new Error('The rebuild was interrupted.');
    const task = await engine.call((client) => client.swapIndexes([{ indexes: [live, fresh], rename: false }]));
    targets.indexes = [live];
    return task;
  });
  await engine.finish(swap);
  await state.save({ generation, definition, settingsVersion, rebuild: null, failure: null });
  await state.forgetOtherGenerations(generation);
  await state.unparkBefore(startedAt);
  await engine.finish(await engine.call((client) => client.deleteIndex(fresh)));
  log.info({ reason, doneCount, tookMs: clock.now().getTime() - startedAt.getTime() }, 'the search index was rebuilt');
}

async function ensureExists(engine: SearchEngine, uid: string): Promise<void> {
  try {
    await engine.finish(await engine.call((client) => client.createIndex(uid, { primaryKey: 'id' })));
  } catch (error) {
    if (!(error instanceof EngineRefusedError) || error.code !== 'index_already_exists') throw error;
  }
}
