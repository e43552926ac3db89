import { intervalOf, verificationDueAt } from '../articles/index.js';
import type { JobQueue } from '../../platform/jobs/index.js';
import type { TreeCategoryStore } from './tree-category.store.js';
import type { TreeOwnership } from './tree-keeping.service.js';
import type { TreeParts } from './tree-parts.service.js';

const job = 'tree-categories';

/** Lets trees follow when a category moves or says another interval. */
export class TreeCategoryService {
  constructor(
    private readonly parts: Pick<TreeParts, 'categories'>,
    private readonly store: TreeCategoryStore,
    private readonly ownership: Pick<TreeOwnership, 'zoneOf'>,
    private readonly jobs: Pick<JobQueue, 'enqueue' | 'register'>,
  ) {}

  /** Names this as who does that work. */
  register(): void {
    this.jobs.register<{ categoryId: string }>(job, ({ payload, signal }) => this.follow(payload.categoryId, signal));
  }

  /** Orders the work; inside the transaction that changes the category. */
  async changed(categoryId: string): Promise<void> {
    await this.jobs.enqueue(job, { categoryId });
  }

  /** Brings place and due dates of all trees below a category up to date. May be repeated at any time. */
  async follow(categoryId: string, signal?: AbortSignal): Promise<void> {
    const categories = await this.parts.categories.tree();
    for (const { _id } of categories.below(categoryId)) {
      signal?.throwIfAborted();
      const path = categories.path(_id).map((category) => category._id);
      const everyDays = intervalOf({ categoryId: _id, verifyEveryDays: null }, categories);
      for (const tree of await this.store.sortedInto(_id)) {
        if (tree.verifyEveryDays !== null || tree.publishedAt === null) continue;
        const zone = everyDays === null ? 'UTC' : await this.ownership.zoneOf(tree);
        const due = verificationDueAt(tree.verifiedAt ?? tree.publishedAt, everyDays, zone);
        await this.store.setDue(tree._id, tree.verifiedAt, due);
      }
      await this.store.setPath(_id, path);
    }
  }
}
