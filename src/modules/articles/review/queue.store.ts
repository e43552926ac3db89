import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Article } from '../article.js';
import type { ArticleStore, Projection } from '../article.store.js';
import { heldAt } from '../time/held.rules.js';
import { ReviewQueueScope } from './review.js';

/** The queue of drafts in review: few articles at a time, found by their place in it, which has an index of its own. */
export class ReviewQueueStore {
  constructor(
    private readonly store: ArticleStore,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page, first in the queue first. `barring` are the categories in which nobody approves an own text. */
  async page(
    viewerId: string,
    scope: ReviewQueueScope,
    barring: readonly string[],
    request: PageRequest,
    projection: Projection,
  ): Promise<Page<Article>> {
    const page = await keysetPage(
      this.store.articles,
      { reviewOrder: { $type: 'number' }, ...partOf(viewerId, scope, barring) },
      { list: `review:${scope}`, field: 'reviewOrder', descending: false },
      request,
      this.cursors,
      projection,
    );
    const now = this.store.now();
    const edges = page.edges.map(({ node, cursor }) => ({ node: heldAt(node, now), cursor }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }
}

function partOf(viewerId: string, scope: ReviewQueueScope, barring: readonly string[]): Record<string, unknown> {
  switch (scope) {
    case ReviewQueueScope.ALL:
      return {};
    case ReviewQueueScope.SENT_BY_ME:
      return { 'draft.editorIds': viewerId };
    case ReviewQueueScope.FOR_ME:
      return {
        $nor: [
          { 'draft.approvedBy': viewerId },
          {
            'draft.editorIds': viewerId,
            $or: [{ 'draft.categoryId': { $in: [...barring] } }, { categoryId: { $in: [...barring] } }],
          },
        ],
      };
  }
}
