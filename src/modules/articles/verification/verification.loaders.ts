import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { ArticleUseStore } from '../article-use.store.js';
import type { ArticleChecklist } from './checklist.js';
import type { ChecklistStore } from './checklist.store.js';
import type { RecentUse } from './verification.js';

const recentMs = 30 * 86_400_000;

/** Batch loaders of what keeps articles true. */
export interface VerificationLoaders {
  /** Uses of an article in the last 30 days, by its id. */
  readonly recentUse: LoaderFactory<string, RecentUse>;
  /** Checklist of a version, by `articleId:number`. */
  readonly checklists: LoaderFactory<string, ArticleChecklist | null>;
}

/** The factories; made once, because a loader is found by its factory. */
export function verificationLoaders(
  uses: Pick<ArticleUseStore, 'recentUse'>,
  checklists: ChecklistStore,
  clock: Clock,
): VerificationLoaders {
  return {
    recentUse: () =>
      new DataLoader<string, RecentUse>(async (ids) => {
        const found = await uses.recentUse(ids, new Date(clock.now().getTime() - recentMs));
        return ids.map((id) => found.get(id) ?? { calls: 0, people: 0 });
      }),
    checklists: () =>
      new DataLoader<string, ArticleChecklist | null>(async (ids) => {
        const found = new Map((await checklists.byIds(ids)).map((one) => [one._id, one]));
        return ids.map((id) => found.get(id) ?? null);
      }),
  };
}
