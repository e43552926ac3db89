import { systemActor } from '../../../platform/auth/actor.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallFollower, MovedCall } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import type { CustomerEraser } from '../customers/customers.service.js';
import { deleteAtOf } from '../recordings/recording.rules.js';
import type { TranscriptStore } from './transcript.store.js';

const everyHour = 3_600_000;
const batch = 100;

/** How long transcripts stay: as long as recordings of their queue, unless their call is on legal hold. What was counted on them stays. */
export class TranscriptKeepingService implements CustomerEraser, CallFollower {
  constructor(
    private readonly foundation: Foundation,
    jobs: JobQueue,
    private readonly store: TranscriptStore,
    private readonly calls: CallStore,
    private readonly retentionDaysOf: (queue: string) => Promise<number>,
  ) {
    jobs.registerEvery('transcript-retention', everyHour, async ({ signal }) => {
      await this.removeOld(signal);
    });
  }

  /** Removes transcripts whose time is over. Returns how many. */
  async removeOld(signal: AbortSignal): Promise<number> {
    let count = 0;
    for (const queue of await this.store.queues()) {
      const before = deleteAtOf(this.foundation.clock.now(), -(await this.retentionDaysOf(queue)));
      for (let after = ''; ;) {
        signal.throwIfAborted();
        const due = await this.store.due(queue, before, after, batch);
        if (due.length) count += await this.#remove(due);
        after = due.at(-1) ?? '';
        if (due.length < batch) break;
      }
    }
    return count;
  }

  /** Transcripts of calls that an import moves to another queue, or says to have ended otherwise, are kept by that. */
  moved(calls: ReadonlyMap<string, MovedCall>): Promise<void> {
    return this.store.moved(calls);
  }

  /** Removes the transcripts of a customer who is erased, inside the transaction of the erasure. */
  async erase(callIds: readonly string[], at: Date): Promise<Readonly<Record<string, number>>> {
    const transcripts = await this.store.remove(callIds);
    if (transcripts === 0) return {};
    await this.#forgotten(callIds, at);
    return { transcripts };
  }

  #remove(due: readonly string[]): Promise<number> {
    const { clock, transactions } = this.foundation;
    return transactions.run(async (transaction) => {
      // Read inside: a hold that is set meanwhile wins.
      const free = (await this.calls.byIds(due)).filter(({ isOnLegalHold }) => !isOnLegalHold).map(({ _id }) => _id);
      if (free.length === 0) return 0;
      const count = await this.store.remove(free);
      await this.#forgotten(free, clock.now());
      for (const id of free)
        transaction.append({ type: 'transcript.expired', subject: { type: 'call', id }, actor: systemActor });
      return count;
    });
  }

  /** Figures stay: how many unhappy words there were is no text. */
  async #forgotten(callIds: readonly string[], at: Date): Promise<void> {
    await this.calls.update(new Map(callIds.map((id) => [id, { hasTranscript: false, updatedAt: at }])));
  }
}
