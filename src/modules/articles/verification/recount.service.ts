import type { ArticleParts } from '../article-draft.service.js';
import type { OwnershipService } from './ownership.service.js';
import { dueAt, intervalOf } from './verification.rules.js';
import type { VerificationStore } from './verification.store.js';

/** After a category got another interval, or moved: the dates of the articles below that follow it are reckoned anew. */
export class RecountService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly store: VerificationStore,
    private readonly ownership: OwnershipService,
  ) {}

  /** May be repeated: the date follows from what is stored. */
  async recount(categoryId: string, signal: AbortSignal): Promise<void> {
    const tree = await this.parts.categories.tree();
    const zones = new Map<string, string>();
    for await (const article of this.store.followingCategories([categoryId])) {
      signal.throwIfAborted();
      const key = `${article.ownerId}/${article.ownerTeamId}`;
      const zone = zones.get(key) ?? (await this.ownership.zoneOf(article));
      zones.set(key, zone);
      // What was never verified since there are owners is reckoned from its publication.
      const since = article.verifiedAt ?? article.publishedAt;
      const verifyDueAt = dueAt(since, intervalOf(article, tree), zone);
      if (verifyDueAt?.getTime() !== article.verifyDueAt?.getTime())
        await this.store.setQuietly(article._id, article.verifiedAt, { verifyDueAt });
    }
  }
}
