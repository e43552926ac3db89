import type { JobQueue } from '../../../platform/jobs/index.js';
import type { Article } from '../article.js';

/** Kind of the jobs that do what the clock brings about. */
export const clockJob = 'articles.clock';

/** Sets an alarm for the next moment of an article, in the caller's transaction. Two articles with the same moment share one. */
export class Alarms {
  constructor(private readonly jobs: Pick<JobQueue, 'enqueue'>) {}

  async set({ clockAt }: Pick<Article, 'clockAt'>): Promise<void> {
    if (clockAt === null) return;
    await this.jobs.enqueue(clockJob, {}, { id: `${clockJob}:${clockAt}`, runAt: new Date(clockAt) });
  }
}
