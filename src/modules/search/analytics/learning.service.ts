import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed } from '../../../platform/errors/index.js';
import { JobLostError, type JobQueue, type JobRun } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import { forgottenBefore } from '../shared/retention.rules.js';
import type { SearchIntent } from '../shared/search-intent.js';
import { keepsSearch } from '../search.policy.js';
import { HeldBackQueries, type LearnedArticle, Teacher, gainOf, teaches } from './learning.rules.js';
import type { LearningRun, LearningStore, LearningTask } from './learning.store.js';

/**
 * Ranks queries as the search does, for nobody in particular: ids of the best documents of each, best first. `learned` is what raises
 * documents, in the place of what is learned now; null for nothing.
 */
export type Rank = (
  queries: readonly string[],
  options: { readonly learned: readonly LearnedArticle[] | null },
) => Promise<readonly (readonly string[])[]>;

const kindOf: Readonly<Record<LearningTask, string>> = {
  REFRESH: 'search-learning-refresh',
  MEASURE: 'search-learning-measure',
};
const eventOf: Readonly<Record<LearningTask, string>> = {
  REFRESH: 'search.learning-refresh-asked',
  MEASURE: 'search.learning-measure-asked',
};

const dayMs = 86_400_000;
/** Most held-back queries that are ranked; twice each. */
const mostHeldBack = 500;
/** Queries that are ranked between two looks at the signal to stop. */
const atOnce = 25;
/** Runs of a job that may fail before it is given up. */
const patience = 5;
/** A task that was asked for that long ago and has not ended may be asked for again: its server may be gone for good. */
const forgottenMs = 3_600_000;

/** Learning from use: refreshed every day and on demand, its worth measured on demand. */
export class LearningService {
  constructor(
    private readonly foundation: Pick<Foundation, 'clock' | 'log' | 'transactions'>,
    private readonly jobs: JobQueue,
    private readonly store: LearningStore,
    private readonly rank: Rank,
  ) {
    jobs.registerEvery(kindOf.REFRESH, dayMs, (run) => this.#guard('REFRESH', run, () => this.#refresh(run.signal)));
    jobs.register(kindOf.MEASURE, (run) => this.#guard('MEASURE', run, () => this.#measure(run.signal)));
  }

  /** What was learned, and where the last refresh stands. */
  async learning(): Promise<{ run: LearningRun | null; articleCount: number; queryCount: number }> {
    return { run: await this.store.run('REFRESH'), ...(await this.store.counts()) };
  }

  /** The last measurement; null before the first. */
  report(): Promise<LearningRun | null> {
    return this.store.run('MEASURE');
  }

  /** Asks for a task, unless it waits or runs already. Errors: NOT_ALLOWED. */
  async ask(viewer: Viewer, task: LearningTask): Promise<void> {
    if (!keepsSearch(viewer)) throw notAllowed();
    await this.foundation.transactions.run(async (transaction) => {
      const now = this.foundation.clock.now();
      const run = await this.store.run(task);
      const isUnderWay = run?.state === 'WAITING' || run?.state === 'RUNNING';
      if (isUnderWay && now.getTime() - (run.askedAt?.getTime() ?? 0) < forgottenMs) return;
      await this.store.note(task, { state: 'WAITING', askedAt: now });
      await this.jobs.enqueue(kindOf[task], {});
      transaction.append({
        type: eventOf[task],
        subject: { type: 'search_learning', id: task.toLowerCase() },
        actor: actorOf(viewer),
      });
    });
  }

  /** Learns anew from all searches that are kept. */
  async #refresh(signal: AbortSignal): Promise<void> {
    const teacher = new Teacher();
    for await (const intent of this.#searches(signal)) teacher.add(intent);
    const now = this.foundation.clock.now();
    const changed = await this.store.replace(teacher.learned(), now);
    this.foundation.log.debug({ changed }, 'what was learned from searches is up to date');
    await this.store.note('REFRESH', { state: 'DONE', finishedAt: now });
  }

  /** Half of the searches teach; the queries of the other half are ranked with and without. */
  async #measure(signal: AbortSignal): Promise<void> {
    const teacher = new Teacher();
    const heldBack = new HeldBackQueries();
    for await (const intent of this.#searches(signal)) {
      if (teaches(intent)) teacher.add(intent);
      else heldBack.add(intent);
    }
    const learned = teacher.learned();
    const queries = heldBack.most(mostHeldBack);
    const rankings = { without: [] as (readonly string[])[], withLearned: [] as (readonly string[])[] };
    for (let at = 0; at < queries.length; at += atOnce) {
      signal.throwIfAborted();
      const texts = queries.slice(at, at + atOnce).map(({ text }) => text);
      rankings.without.push(...(await this.rank(texts, { learned: null })));
      rankings.withLearned.push(...(await this.rank(texts, { learned })));
    }
    const gain = gainOf(queries, rankings.without, rankings.withLearned);
    const learnedCount = learned.reduce((sum, article) => sum + article.queries.length, 0);
    await this.store.note('MEASURE', {
      state: 'DONE',
      finishedAt: this.foundation.clock.now(),
      gain: { ...gain, learnedCount },
    });
  }

  async *#searches(signal: AbortSignal): AsyncIterable<SearchIntent> {
    const since = forgottenBefore(this.foundation.clock.now());
    let count = 0;
    for await (const intent of this.store.searches(since)) {
      if ((count += 1) % 1_000 === 0) signal.throwIfAborted();
      yield intent;
    }
  }

  /** Runs a task; when its last try fails, whoever waits for it is told. */
  async #guard(task: LearningTask, run: Pick<JobRun, 'attempt' | 'signal'>, work: () => Promise<void>): Promise<void> {
    await this.store.note(task, { state: 'RUNNING' });
    try {
      await work();
    } catch (error) {
      if (run.attempt < patience || run.signal.aborted || error instanceof JobLostError) throw error;
      this.foundation.log.error({ err: error, task }, 'learning from searches was given up');
      await this.store.note(task, { state: 'FAILED', finishedAt: this.foundation.clock.now() });
    }
  }
}
