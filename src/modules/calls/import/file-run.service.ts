import type { Readable } from 'node:stream';
import type { Actor } from '../../../platform/auth/actor.js';
import { JobLostError } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import { ahead, batchSize, slicesOf, takeSlice } from './batches.js';
import { type CallImportJob, CallRowOutcome } from './call-import.js';
import type { CallImportStore } from './call-import.store.js';
import type { ImportKind, KindRun } from './import-kind.js';
import { readRows } from './row-file.reader.js';
import { type Reading, type Taken, type TakenRow, auditOf, mostChangesNamed } from './taken.js';

/** A batch met somebody who wrote the same rows: its rows are read again from the file, because they are not kept. */
class MetAnother extends Error {}

/** How often in a row a batch may meet another writer. */
const patience = 20;

/** One run over the file of an import, from where it stands to the end. */
export class FileRun {
  readonly #run: KindRun;
  readonly #actor: Actor;
  #done: number;

  constructor(
    private readonly parts: {
      readonly foundation: Pick<Foundation, 'transactions'>;
      readonly store: CallImportStore;
      readonly kind: ImportKind;
      readonly open: () => Promise<Readable>;
    },
    private readonly job: CallImportJob,
    /** References that were taken over so far. */
    private readonly seen: Set<string>,
  ) {
    this.#run = parts.kind.run(job.siteId);
    this.#actor = { kind: job.startedByKind, id: job.startedById, label: job.startedByName };
    this.#done = job.doneCount;
  }

  /** Takes over what is left; the number of rows that are done. */
  async takeAll(signal: AbortSignal): Promise<number> {
    for (let met = 0; ; met += 1) {
      const before = this.#done;
      try {
        await this.#readOn(signal);
        return this.#done;
      } catch (error) {
        if (this.#done > before) met = 0;
        if (!(error instanceof MetAnother) || met >= patience) throw error;
      }
    }
  }

  async #readOn(signal: AbortSignal): Promise<void> {
    const { open, kind } = this.parts;
    const rows = readRows(await open(), this.job.format, kind.columns);
    const slices = ahead(slicesOf(rows, this.#done, this.#run));
    try {
      for (let first = await slices.next(); !first.done; first = await slices.next()) {
        signal.throwIfAborted();
        await this.#takeBatch(first.value, slices);
      }
    } finally {
      await slices.return(undefined);
    }
  }

  /** A batch is stored with its report and its event, or not at all. */
  async #takeBatch(first: readonly Reading[], slices: AsyncGenerator<readonly Reading[]>): Promise<void> {
    const { kind, store, foundation } = this.parts;
    let hasBegun = false;
    // Nobody is told of single calls: batches need not wait for those who publish, nor those for them.
    const taken = await foundation.transactions.runBeside(async (transaction) => {
      if (hasBegun) throw new MetAnother();
      hasBegun = true;
      const whole = await this.#takeSlices(first, slices);
      if (!(await store.advance(this.job._id, this.#done, whole.rows))) throw new JobLostError(this.job._id);
      const audit = auditOf(whole);
      transaction.append({
        type: kind.events.imported,
        subject: { type: 'call_import', id: this.job._id },
        actor: this.#actor,
        ...audit,
        after: { fromLine: whole.rows[0]?.at ?? 0, toLine: whole.rows.at(-1)?.at ?? 0, ...audit.after },
      });
      return whole;
    });
    this.#done += taken.rows.length;
    for (const { reference, outcome } of taken.rows)
      if (reference !== null && outcome !== CallRowOutcome.REFUSED) this.seen.add(reference);
  }

  /** The rows of one batch, slice by slice. */
  async #takeSlices(first: readonly Reading[], slices: AsyncGenerator<readonly Reading[]>): Promise<Taken> {
    const rows: TakenRow[] = [];
    const changes: Taken['changes'][number][] = [];
    const fresh = new Set<string>();
    const seen = { has: (reference: string) => fresh.has(reference) || this.seen.has(reference) };
    let slice: readonly Reading[] | null = first;
    while (slice !== null) {
      const part = await takeSlice(this.#run, slice, { importId: this.job._id, seen });
      for (const row of part.rows) {
        rows.push(row);
        if (row.reference !== null && row.outcome !== CallRowOutcome.REFUSED) fresh.add(row.reference);
      }
      if (changes.length < mostChangesNamed) changes.push(...part.changes);
      if (rows.length >= batchSize) break;
      const next = await slices.next();
      slice = next.done ? null : (next.value as readonly Reading[]);
    }
    return { rows, changes };
  }
}
