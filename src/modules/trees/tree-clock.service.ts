import { systemActor } from '../../platform/auth/actor.js';
import { UserError } from '../../platform/errors/index.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import { isDatabaseAway } from '../../platform/mongo/connect.js';
import { replaceTree } from './tree.access.js';
import type { TreeGoingLive } from './tree-going-live.service.js';
import type { Tree } from './tree.js';
import { type TreeParts, treeEvent } from './tree-parts.service.js';
import { treeUnscheduled } from './tree-publication.rules.js';
import { drawsTrees } from './tree.policy.js';
import { titleOf } from './tree.rules.js';

/** Kind of the jobs that publish trees when their moment comes. */
export const treeClockJob = 'trees.clock';

/** How often it is looked whether an alarm was missed, in ms. */
const lookEveryMs = 60_000;
/** Trees that one look takes up at a time. */
const batch = 50;

/** Sets an alarm for the moment of a tree, in the caller's transaction. Two trees with the same moment share one. */
export class TreeAlarms {
  constructor(private readonly jobs: Pick<JobQueue, 'enqueue'>) {}

  async set({ scheduledAt }: Pick<Tree, 'scheduledAt'>): Promise<void> {
    if (scheduledAt === null) return;
    await this.jobs.enqueue(treeClockJob, {}, { id: `${treeClockJob}:${scheduledAt}`, runAt: new Date(scheduledAt) });
  }
}

/**
 * Publishes what was ordered when its moment comes. Each publication is one transaction that names the revision it replaces: it happens
 * once, however many copies run and whenever one of them dies.
 */
export class TreeClock {
  constructor(
    private readonly parts: TreeParts,
    private readonly live: TreeGoingLive,
    /** Who is told of a tree. */
    private readonly ownersOf: (tree: Tree) => Promise<readonly string[]>,
  ) {}

  /** Names this as who answers alarms. */
  register(jobs: Pick<JobQueue, 'register' | 'registerEvery'>): void {
    const run = ({ signal }: { signal: AbortSignal }): Promise<void> => this.catchUp(signal);
    jobs.register(treeClockJob, run);
    jobs.registerEvery(`${treeClockJob}.missed`, lookEveryMs, run);
  }

  /**
   * Publishes everything that is due by now. A tree that cannot be dealt with holds up nobody else: it is tried again by the next run,
   * which the error of this one brings about.
   */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const { store, foundation } = this.parts;
    const tried = new Set<string>();
    let problem: unknown;
    for (;;) {
      const due = await store.dueToPublish(foundation.clock.now(), batch + tried.size);
      const fresh = due.filter(({ _id, revision }) => !tried.has(`${_id}:${revision}`));
      if (!fresh.length) break;
      for (const tree of fresh) {
        if (signal?.aborted) throw new Error('The clock of trees was stopped.');
        tried.add(`${tree._id}:${tree.revision}`);
        try {
          await this.#publish(tree);
        } catch (error) {
          if (isDatabaseAway(error)) throw error;
          // Somebody changed it meanwhile, or another copy was faster: it is looked at again as it is then.
          if (error instanceof UserError) continue;
          foundation.log.error({ treeId: tree._id, err: error }, 'the clock could not deal with a tree');
          problem ??= error;
        }
      }
    }
    if (problem !== undefined) throw problem instanceof Error ? problem : new Error('The clock of trees failed.');
  }

  async #publish(before: Tree): Promise<void> {
    const { foundation, people } = this.parts;
    const schedule = before.draft?.schedule;
    if (!schedule) return;
    const [person] = await people.viewersOf([schedule.byId]);
    if (!person || !drawsTrees(person)) return this.#giveUp(before, 'NOT_ALLOWED');
    const { priority, changeSummary, audience } = schedule;
    const late = schedule.dueAt !== null && schedule.dueAt <= foundation.clock.now();
    const how = { priority, changeSummary, audience, dueAt: late ? null : schedule.dueAt, confirmWidening: true };
    const by = { viewer: person, actor: systemActor, personId: schedule.byId };
    try {
      await this.live.check(before, how);
      await foundation.transactions.run((transaction) => this.live.publish(before, how, by, transaction));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [reason] = error.faults;
      if (reason?.code === 'CONFLICT') throw error;
      await this.#giveUp(before, reason?.code ?? 'REFUSED');
    }
  }

  /** What cannot be published any more is not tried for ever: the order goes, and who gave it is told. */
  async #giveUp(before: Tree, reason: string): Promise<void> {
    const { foundation, store } = this.parts;
    const byId = before.draft?.schedule?.byId;
    const owners = await this.ownersOf(before);
    const next = treeUnscheduled(before, { by: null, at: foundation.clock.now() });
    await foundation.transactions.run(async (transaction) => {
      const after = await replaceTree(store, before, next);
      transaction.append(treeEvent(systemActor, 'tree.schedule-failed', before, after, { reason }));
      transaction.notify({
        to: [...new Set(byId ? [byId, ...owners] : owners)],
        kind: 'SCHEDULE_FAILED',
        subject: { type: 'tree', id: before._id },
        code: before.code,
        title: titleOf(before),
        text:
          reason === 'TREE_INVALID'
            ? {
                'zh-CN': '定时发布没有成功：检查发现错误，请修改后重新发布。',
                en: 'It could not be published at the set time: the check found errors. Mend them and publish it again.',
              }
            : {
                'zh-CN': '定时发布没有成功，请重新检查后发布。',
                en: 'It could not be published at the set time. Look at it and publish it again.',
              },
      });
    });
  }
}
