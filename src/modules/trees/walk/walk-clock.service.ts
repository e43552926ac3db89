import { systemActor } from '../../../platform/auth/actor.js';
import { UserError } from '../../../platform/errors/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import type { CommandDispatch } from '../commands/command-dispatch.service.js';
import type { WalkParts } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import { endingAt, entriesOf, eventAt, over, written } from './walk-turn.rules.js';
import type { WalkWriter } from './walk-writer.service.js';
import { TreeWalkEventKind, TreeWalkState } from './walk.js';

const everyMs = 60_000;
const batch = 100;
/** How long after its deadline a command is given up for which nobody took care. */
const graceMs = 30_000;

/** What time does to walks: nobody went on for 24 hours, or nobody answered a command. */
export class WalkClock {
  constructor(
    private readonly parts: WalkParts,
    private readonly writer: WalkWriter,
    private readonly dispatch: Pick<CommandDispatch, 'giveUp'>,
  ) {}

  register(jobs: JobQueue): void {
    jobs.registerEvery('tree-walks-clock', everyMs, async ({ signal }) => {
      await this.giveUp();
      const count = await this.expire(signal);
      if (count) this.parts.foundation.log.info({ count }, 'walks that nobody went on with expired');
    });
  }

  /** Expires walks that are due; how many. */
  async expire(signal?: AbortSignal): Promise<number> {
    const { clock } = this.parts.foundation;
    let count = 0;
    for (;;) {
      const due = await this.parts.walks.expired(clock.now(), batch);
      let done = 0;
      for (const walk of due) {
        signal?.throwIfAborted();
        if (await this.#expire(walk, clock.now())) done += 1;
      }
      count += done;
      if (due.length < batch || !done) return count;
    }
  }

  /** Lets commands time out that should have been answered long ago, those of walks that are over too. */
  async giveUp(): Promise<void> {
    const before = new Date(this.parts.foundation.clock.now().getTime() - graceMs);
    await this.dispatch.giveUp(before);
  }

  async #expire(walk: WalkRecord, now: Date): Promise<boolean> {
    const act = { byId: systemActor.id, at: now };
    const entries = entriesOf(walk, [eventAt(walk, TreeWalkEventKind.ENDED, 'expired')], act);
    const set = {
      ...{ step: walk.step + 1, changedAt: now },
      ...over(TreeWalkState.EXPIRED, endingAt(walk, null), now),
    };
    try {
      await this.writer.write('tree-walk.expired', systemActor, walk, written(walk, set, entries));
      return true;
    } catch (error) {
      // Somebody went on with it in this very moment.
      if (error instanceof UserError) return false;
      throw error;
    }
  }
}
