import type { JobQueue } from '../../platform/jobs/index.js';
import type { Foundation } from '../../platform/room.js';
import type { MergedArticlesStore } from './merged-articles.store.js';

const kind = 'search-merged-article';

/** Lets what the search keeps of an article follow when another one takes it over. */
export class MergedArticles {
  constructor(
    private readonly foundation: Pick<Foundation, 'clock'>,
    private readonly jobs: JobQueue,
    private readonly store: MergedArticlesStore,
  ) {
    jobs.register(kind, async ({ payload }) => {
      const { fromId, intoId } = payload as { fromId: string; intoId: string };
      await this.store.moveSearches(fromId, intoId);
    });
  }

  /** Inside the transaction of the merge; the many searches follow in the background. */
  async moveArticle(
    from: { readonly _id: string },
    into: { readonly _id: string; readonly version: number | null },
  ): Promise<void> {
    await this.store.move(from._id, into, this.foundation.clock.now());
    await this.jobs.enqueue(kind, { fromId: from._id, intoId: into._id });
  }
}
