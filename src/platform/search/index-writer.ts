import type { EnqueuedTask } from 'meilisearch';
import type { Clock } from '../clock/clock.js';
import { isDatabaseAway } from '../mongo/connect.js';
import type { Log } from '../telemetry/log.js';
import { changedIds, piecesOf } from './changed-ids.js';
import { EngineAwayError, type SearchEngine } from './client.js';
import type { IndexStateStore } from './index-state.js';
import { rowIds, rowsOf, type SearchRow } from './passages.js';
import { Breath } from './question/breath.js';
import type { SearchEntry, SearchSource } from './source.js';

/** A document that has to be written anew (or removed, if it is no more). */
export interface DocumentRef {
  type: string;
  id: string;
}

/** Most entries that are read and written in one go. */
const ENTRIES_AT_ONCE = 500;

/** Most rows of one task. */
const ROWS_OF_A_TASK = 2_000;

/** Where writes go and under which generation they are counted. Read only while a turn is held. */
export interface WriteTargets {
  /** Index names. */
  indexes: string[];
  generation: string;
}

export interface IndexWriterOptions {
  engine: SearchEngine;
  state: IndexStateStore;
  sources: readonly SearchSource[];
  clock: Clock;
  log: Log;
}

/**
 * Writes documents into the engine. Documents are read and their tasks are handed over in turns, so that the engine gets
 * them in the order in which they were read: an older reading never overwrites a newer one.
 */
export class IndexWriter {
  readonly #sources: ReadonlyMap<string, SearchSource>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: IndexWriterOptions) {
    this.#sources = new Map(options.sources.map((source) => [source.type, source]));
  }

  /** Runs `work` when all turns before it are over. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Brings changed documents with all their entries into the engine: those of few entries first, so that they do not wait for those of thousands. */
  async writeChanged(
    changed: ReadonlyMap<SearchSource, ReadonlySet<string>>,
    targets: Readonly<WriteTargets>,
  ): Promise<void> {
    const { state } = this.options;
    const documents: DocumentRef[] = [];
    const stamps = new Map<string, string>();
    // Read before anything is written: another filling that begins meanwhile is not vouched for.
    const { generation } = targets;
    for (const [source, ids] of changed) {
      const { type } = source;
      const found = await changedIds(source, [...ids], (known) => state.stamps(known, generation));
      const refs = found.ids.map((id): DocumentRef => ({ type, id }));
      await state.forgetStamps(found.outdated);
      for (const [id, stamp] of found.stamps) stamps.set(id, stamp);
      if (refs.length > ENTRIES_AT_ONCE) documents.push(...refs);
      else documents.unshift(...refs);
    }
    for (const part of piecesOf(documents, ENTRIES_AT_ONCE)) await this.write(part, () => targets);
    await state.keepStamps(stamps, generation);
  }

  /**
   * Brings documents into the engine as they are now, and waits until it has them. A document that cannot be written is
   * parked and named; the others go in. Throws when an engine is away: nothing is lost, the caller tries again.
   * @param targets asked inside the turn.
   * @param isFill the documents go into a new index only; the live one may still have rows that are no more.
   */
  async write(documents: readonly DocumentRef[], targets: () => WriteTargets, isFill = false): Promise<void> {
    if (documents.length === 0) return;
    const { state, log, clock, engine } = this.options;
    try {
      const sent = await this.inTurn(() => this.#send(documents, targets(), isFill));
      for (const task of sent.tasks) await engine.finish(task);
      await state.lowerRowCounts(sent.shrunk);
      await state.unpark(documents.map(({ id }) => id));
    } catch (error) {
      if (error instanceof EngineAwayError || isDatabaseAway(error)) throw error;
      const [only] = documents;
      if (documents.length === 1 && only) {
        const reason = error instanceof Error ? error.message : String(error);
        log.error(
          { documentId: only.id, documentType: only.type, err: error },
          'a document cannot be indexed and was parked',
        );
        await state.park(only.id, only.type, reason, clock.now());
        return;
      }
      const half = Math.ceil(documents.length / 2);
      await this.write(documents.slice(0, half), targets, isFill);
      await this.write(documents.slice(half), targets, isFill);
    }
  }

  async #send(
    documents: readonly DocumentRef[],
    { indexes, generation }: WriteTargets,
    isFill: boolean,
  ): Promise<{ tasks: EnqueuedTask[]; shrunk: { _id: string; rows: number }[] }> {
    const { state, engine } = this.options;
    const entries = await this.#read(documents);
    const before = await state.rowCounts(documents.map(({ id }) => id));
    const rows: SearchRow[] = [];
    const vanished: string[] = [];
    const grown: { _id: string; type: string; rows: number; generation: string }[] = [];
    const shrunk: { _id: string; rows: number }[] = [];
    // This process answers searches too.
    const breath = new Breath();
    for (const { id, type } of documents) {
      await breath.pause();
      const entry = entries.get(id);
      const now = entry ? rowsOf(entry) : [];
      const was = before.get(id);
      rows.push(...now);
      if (now.length > (was?.rows ?? 0) || (was && was.generation !== generation && now.length > 0)) {
        grown.push({ _id: id, type, rows: now.length, generation });
      }
      if (was && now.length < was.rows) {
        vanished.push(...rowIds(id, now.length, was.rows));
        if (!isFill) shrunk.push({ _id: id, rows: now.length });
      }
    }
    await state.raiseRowCounts(grown);

    const tasks: EnqueuedTask[] = [];
    for (const uid of indexes) {
      // By id, never by filter: a filter costs the engine four times as much.
      if (vanished.length) tasks.push(await engine.call((client) => client.index(uid).deleteDocuments(vanished)));
      for (let at = 0; at < rows.length; at += ROWS_OF_A_TASK) {
        const part = rows.slice(at, at + ROWS_OF_A_TASK);
        tasks.push(await engine.call((client) => client.index(uid).addDocuments(part, { primaryKey: 'id' })));
      }
    }
    return { tasks, shrunk };
  }

  async #read(documents: readonly DocumentRef[]): Promise<Map<string, SearchEntry>> {
    const byType = new Map<string, string[]>();
    for (const { type, id } of documents) {
      const ids = byType.get(type);
      if (ids) ids.push(id);
      else byType.set(type, [id]);
    }
    const all = new Map<string, SearchEntry>();
    for (const [type, ids] of byType) {
      const source = this.#sources.get(type);
      if (!source) throw new Error(`Nobody describes documents of type ${type} to the index.`);
      for (const [id, entry] of await source.entries(ids)) {
        if (entry.did !== id) throw new Error(`The source of ${type} described ${entry.did} as ${id}.`);
        all.set(id, entry);
      }
    }
    return all;
  }
}
