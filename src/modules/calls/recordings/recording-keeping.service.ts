import { systemActor } from '../../../platform/auth/actor.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallFollower, MovedCall } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import type { CustomerEraser } from '../customers/customers.service.js';
import { recordingJobs } from './recording-attach.service.js';
import { refuseRecording } from './recording-refusal.service.js';
import type { Recording } from './recording.js';
import { deleteAtOf } from './recording.rules.js';
import type { RecordingStore } from './recording.store.js';

/** What is needed of the files. */
export interface ErasingFiles {
  erase(fileId: string): Promise<void>;
}

const everyHour = 3_600_000;
const batch = 100;
const eraseJob = 'recording-erase';

/**
 * How long recordings stay: as long as their queue says, unless their call is on legal hold. What is over is ended in a transaction with its
 * event and is given to nobody from then on; its bytes are removed right after, again and again until they are gone.
 */
export class RecordingKeepingService implements CustomerEraser, CallFollower {
  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly files: ErasingFiles,
    private readonly stores: { readonly calls: CallStore; readonly recordings: RecordingStore },
    private readonly retentionDaysOf: (queue: string) => Promise<number>,
  ) {
    jobs.register(eraseJob, ({ signal }) => this.eraseEnded(signal));
    jobs.registerEvery('recording-retention', everyHour, async ({ signal }) => {
      await this.endOld(signal);
      await this.giveUpAbandoned(signal);
      await this.eraseEnded(signal);
    });
  }

  /** Refuses recordings that nobody works on any more: their server stopped each time it did. Then their calls may get others. */
  async giveUpAbandoned(signal: AbortSignal): Promise<void> {
    const before = new Date(this.foundation.clock.now().getTime() - everyHour);
    for (let after = ''; ;) {
      signal.throwIfAborted();
      const found = await this.stores.recordings.waiting(before, after, batch);
      for (const recording of found)
        if (!(await this.#isWorkedOn(recording)))
          await refuseRecording(this.foundation, this.stores, recording, 'SERVER');
      after = found.at(-1)?._id ?? '';
      if (found.length < batch) return;
    }
  }

  /** Measuring is enqueued before fetching is done: asked in this order, one of them is always found. */
  async #isWorkedOn({ _id: id }: Recording): Promise<boolean> {
    for (const kind of [recordingJobs.fetch, recordingJobs.measure]) {
      const job = await this.jobs.find(`${kind}:${id}`);
      if (job?.state === 'WAITING' || job?.state === 'RUNNING') return true;
    }
    return false;
  }

  /** When the sound of a recording is to go. */
  async deleteAt({ queue, callEndedAt }: Recording): Promise<Date> {
    return deleteAtOf(callEndedAt, await this.retentionDaysOf(queue));
  }

  /** Ends recordings whose time is over. Returns how many. */
  async endOld(signal: AbortSignal): Promise<number> {
    let count = 0;
    for (const queue of await this.stores.recordings.queues()) {
      const days = await this.retentionDaysOf(queue);
      const before = deleteAtOf(this.foundation.clock.now(), -days);
      for (let after = ''; ;) {
        signal.throwIfAborted();
        const due = await this.stores.recordings.due(queue, before, after, batch);
        count += await this.#end(due);
        after = due.at(-1)?._id ?? '';
        if (due.length < batch) break;
      }
    }
    return count;
  }

  /** Removes the bytes of what was ended, and its peaks. */
  async eraseEnded(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const found = await this.stores.recordings.toErase(batch);
      for (const { fileId, playableFileId } of found) {
        if (fileId !== null) await this.files.erase(fileId);
        if (playableFileId !== null) await this.files.erase(playableFileId);
      }
      await this.stores.recordings.erased(found.map(({ _id }) => _id));
      if (found.length < batch) return;
    }
  }

  /** Recordings of calls that an import moves to another queue, or says to have ended otherwise, are kept by that. */
  moved(calls: ReadonlyMap<string, MovedCall>): Promise<void> {
    return this.stores.recordings.moved(calls);
  }

  /** Ends the recordings of a customer who is erased, inside the transaction of the erasure. */
  async erase(callIds: readonly string[], at: Date): Promise<Readonly<Record<string, number>>> {
    const ended = await this.stores.recordings.endOfCalls(callIds, 'CUSTOMER_ERASED');
    if (ended.length === 0) return {};
    await this.#forgotten(ended, at);
    return { recordings: ended.length };
  }

  async #end(due: readonly Recording[]): Promise<number> {
    if (due.length === 0) return 0;
    const { clock, transactions } = this.foundation;
    const ended = await transactions.run(async (transaction) => {
      // Read inside: a hold that is set meanwhile wins.
      const calls = await this.stores.calls.byIds(due.map(({ callId }) => callId));
      const held = new Set(calls.filter(({ isOnLegalHold }) => isOnLegalHold).map(({ _id }) => _id));
      const free = due.flatMap(({ callId }) => (held.has(callId) ? [] : [callId]));
      const found = await this.stores.recordings.endOfCalls(free, 'RETENTION');
      if (found.length) await this.#forgotten(found, clock.now());
      for (const recording of found) this.#told(transaction, recording);
      return found.length;
    });
    return ended;
  }

  async #forgotten(ended: readonly Recording[], at: Date): Promise<void> {
    const change = { recordingId: null, updatedAt: at };
    await this.stores.calls.update(new Map(ended.map(({ callId }) => [callId, change])));
    await this.jobs.enqueue(eraseJob, {});
  }

  #told(transaction: Transaction, { _id: id, callId, queue }: Recording): void {
    transaction.append({
      type: 'recording.expired',
      subject: { type: 'recording', id },
      actor: systemActor,
      after: { callId, queue },
    });
  }
}
