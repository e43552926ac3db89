import { ArticleState } from '../article-enums.js';
import type { ArticleStore } from '../article.store.js';

/** Which team looks after a part of the knowledge. */
export class CaseOwnerStore {
  constructor(private readonly store: ArticleStore) {}

  /** The team that owns most published articles in a category and below it; null where none does. */
  async teamOfCategory(categoryId: string): Promise<string | null> {
    const [most] = await this.store.articles
      .aggregate<{ _id: string }>([
        { $match: { categoryPath: categoryId, state: ArticleState.PUBLISHED, ownerTeamId: { $type: 'string' } } },
        { $group: { _id: '$ownerTeamId', count: { $sum: 1 } } },
        { $sort: { count: -1, _id: 1 } },
        { $limit: 1 },
      ])
      .exec();
    return most?._id ?? null;
  }
}
