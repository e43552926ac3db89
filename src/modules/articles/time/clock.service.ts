import { systemActor } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError } from '../../../platform/errors/index.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import { isDatabaseAway } from '../../../platform/mongo/connect.js';
import { replaceOrConflict } from '../article.access.js';
import type { Article } from '../article.js';
import { FeedPriority } from '../article-enums.js';
import type { ArticleParts } from '../article-draft.service.js';
import { articleEvent } from '../article-draft.service.js';
import type { GoingLive } from '../article-going-live.service.js';
import { keepsKnowledge } from '../article.policy.js';
import { policyFieldsOf, settled } from '../article.rules.js';
import { unscheduled } from '../article-publication.rules.js';
import { type Alarms, clockJob } from './alarms.service.js';
import { dueAct } from './clock.rules.js';

/** How often it is looked whether an alarm was missed, in ms. */
const lookEveryMs = 60_000;
/** Articles that one look takes up at a time. */
const batch = 50;
/** How often one look takes up the same article: it may have several moments, and somebody may write in it meanwhile. */
const mostTries = 10;

/** What the clock needs to know of people. */
export interface ClockPeople {
  /** People as they are now; those who left are missing. */
  viewersOf(ids: readonly string[]): Promise<Viewer[]>;
  /** Who is told of an article. */
  ownersOf(article: Article): Promise<string[]>;
}

/**
 * Does what the passing of time brings about: publishes what was ordered, and tells that a text holds from now on, or no longer. What
 * holds is read from the clock itself and does not wait for this. Each act is one transaction that names the revision it replaces:
 * it happens once, however many copies run and whenever one of them dies.
 */
export class ArticleClock {
  constructor(
    private readonly parts: ArticleParts,
    private readonly live: GoingLive,
    private readonly alarms: Alarms,
    private readonly people: ClockPeople,
  ) {}

  /** Names this as who answers alarms. */
  register(jobs: JobQueue): void {
    const run = ({ signal }: { signal: AbortSignal }): Promise<void> => this.catchUp(signal);
    jobs.register(clockJob, run);
    jobs.registerEvery(`${clockJob}.missed`, lookEveryMs, run);
  }

  /**
   * Does everything that is due by now. An article that cannot be dealt with holds up nobody else: it is tried again by the next run,
   * which the error of this one brings about.
   */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const { store, foundation } = this.parts;
    const tries = new Map<string, number>();
    let fault: unknown;
    for (;;) {
      const given = [...tries].filter(([, count]) => count >= mostTries).map(([id]) => id);
      const due = await store.dueByClock(foundation.clock.now(), batch, given);
      for (const article of due) {
        if (signal?.aborted) throw new Error('The clock was stopped.');
        tries.set(article._id, (tries.get(article._id) ?? 0) + 1);
        try {
          await this.#act(article);
        } catch (error) {
          if (isDatabaseAway(error)) throw error;
          foundation.log.error({ articleId: article._id, err: error }, 'the clock could not deal with an article');
          tries.set(article._id, mostTries);
          fault ??= error;
        }
      }
      if (due.length < batch) break;
    }
    if (fault !== undefined) throw fault instanceof Error ? fault : new Error('The clock failed.');
  }

  async #act(article: Article): Promise<void> {
    try {
      const due = dueAct(article, this.parts.foundation.clock.now());
      if (!due) await this.#seen(article);
      else if (due.act === 'PUBLISH') await this.#publish(article);
      else await this.#tell(article, due.at, due.act === 'BEGIN');
    } catch (error) {
      // Somebody changed it meanwhile, or another copy was faster: it is looked at again as it is then.
      if (!(error instanceof UserError)) throw error;
      this.parts.foundation.log.debug({ articleId: article._id, err: error }, 'the clock met a change of an article');
    }
  }

  /** Nothing is left to do of what was noted: the note is brought up to date. */
  async #seen(article: Article): Promise<void> {
    await replaceOrConflict(this.parts.store, article, settled(article));
  }

  async #publish(before: Article): Promise<void> {
    const { foundation } = this.parts;
    const schedule = before.draft?.schedule;
    if (!schedule) return;
    const [person] = await this.people.viewersOf([schedule.byId]);
    if (!person || !keepsKnowledge(person)) return this.#giveUp(before, 'NOT_ALLOWED');
    const { at: _at, byId, mendsFlagIds, ...how } = schedule;
    // Ordered long ago: what was answered meanwhile is no reason not to publish.
    const stillOpen = await this.live.mendable(before, mendsFlagIds);
    const late = how.dueAt !== null && how.dueAt <= foundation.clock.now();
    try {
      await foundation.transactions.run(async (transaction) => {
        const after = await this.live.publish(
          before,
          { ...how, dueAt: late ? null : how.dueAt, confirmWidening: true },
          { viewer: person, actor: systemActor, personId: byId, mendsFlagIds: stillOpen },
          transaction,
        );
        await this.alarms.set(after);
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [reason] = error.faults;
      if (reason?.code === 'CONFLICT') throw error;
      await this.#giveUp(before, reason?.code ?? 'REFUSED');
    }
  }

  /** What cannot be published any more is not tried for ever: the order goes, and who gave it is told. */
  async #giveUp(before: Article, reason: string): Promise<void> {
    const { foundation, store } = this.parts;
    const byId = before.draft?.schedule?.byId;
    const owners = await this.people.ownersOf(before);
    const next = unscheduled(before, { by: null, at: foundation.clock.now() });
    await foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(store, before, next);
      transaction.append(articleEvent(systemActor, 'article.schedule-failed', before, after, { reason }));
      transaction.notify({
        to: byId ? [byId, ...owners] : owners,
        kind: 'SCHEDULE_FAILED',
        subject: { type: 'article', id: before._id },
        code: before.code,
        title: before.title,
        text: {
          'zh-CN': '定时发布没有成功，请重新检查后发布。',
          en: 'It could not be published at the set time. Look at it and publish it again.',
        },
      });
    });
  }

  async #tell(before: Article, at: number, begins: boolean): Promise<void> {
    const { foundation, store } = this.parts;
    const owners = await this.people.ownersOf(before);
    await foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(store, before, settled({ ...before, clockSeen: at }));
      transaction.append({
        ...articleEvent(systemActor, begins ? 'article.took-effect' : 'article.expired', before, after),
        ...(after.version === null ? {} : { version: after.version }),
        push: {
          ...policyFieldsOf(after),
          kind: begins ? 'ARTICLE_TOOK_EFFECT' : 'ARTICLE_EXPIRED',
          priority: FeedPriority.INFO,
          title: after.title,
          summary: begins ? after.changeSummary : null,
          code: after.code,
          dueAt: null,
        },
      });
      transaction.notify({
        to: owners,
        kind: begins ? 'TOOK_EFFECT' : 'EXPIRED',
        subject: { type: 'article', id: after._id },
        code: after.code,
        title: after.title,
        text: begins
          ? {
              'zh-CN': `第 ${after.version ?? 1} 版从现在起生效。`,
              en: `Version ${after.version ?? 1} holds from now on.`,
            }
          : { 'zh-CN': '已到失效时间，请更新或归档。', en: 'Its time is over: bring it up to date or archive it.' },
      });
      // A held text that was not yet written down is live from now on in the store, too.
      if (begins) await this.live.follow({ viewer: null, before: { ...before, version: null }, after, transaction });
      await this.alarms.set(after);
    });
  }
}
