import type { QueryFilter } from 'mongoose';
import type { Article } from './article.js';
import type { ArticleStore } from './article.store.js';

/** What articles refer to, counted and moved in bulk. All writes are inside a caller's transaction. */
export class ArticleReferenceStore {
  constructor(private readonly store: ArticleStore) {}

  /** How many articles name a product line, team or user, or are kept for a tier rank. */
  countReferences(kind: 'line' | 'team' | 'tier' | 'user', id: string): Promise<number> {
    return this.store.articles.countDocuments(referenceFilter(kind, id)).exec();
  }

  /** Lets everything that names `from` name `to`. */
  async moveReferences(kind: 'line' | 'team' | 'tier' | 'user', from: string, to: string): Promise<void> {
    const swap = (field: string): object => ({
      $setUnion: [
        { $filter: { input: { $ifNull: [field, []] }, cond: { $ne: ['$$this', from] } } },
        { $cond: [{ $in: [from, { $ifNull: [field, []] }] }, [to], []] },
      ],
    });
    const sets: Record<typeof kind, Record<string, unknown>> = {
      team: { teams: swap('$teams') },
      line: {
        lines: swap('$lines'),
        draft: { $cond: ['$draft', { $mergeObjects: ['$draft', { lines: swap('$draft.lines') }] }, null] },
      },
      tier: { tierRank: Number(to) },
      user: {
        draft: {
          $cond: [{ $eq: ['$draft.authorId', from] }, { $mergeObjects: ['$draft', { authorId: to }] }, '$draft'],
        },
      },
    };
    await this.store.articles
      .updateMany(referenceFilter(kind, from), [{ $set: { ...sets[kind], revision: { $add: ['$revision', 1] } } }], {
        updatePipeline: true,
      })
      .exec();
  }
}

function referenceFilter(kind: 'line' | 'team' | 'tier' | 'user', id: string): QueryFilter<Article> {
  switch (kind) {
    case 'team':
      return { teams: id };
    case 'line':
      return { $or: [{ lines: id }, { 'draft.lines': id }] } as QueryFilter<Article>;
    case 'tier':
      return { tierRank: Number(id) };
    case 'user':
      // What somebody once did stays theirs; an open draft needs somebody who finishes it.
      return { 'draft.authorId': id } as QueryFilter<Article>;
  }
}
