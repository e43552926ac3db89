import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Article } from '../article.js';
import type { ArticleParts } from '../article-draft.service.js';
import type { OwnershipService } from './ownership.service.js';
import { mayVerify } from './verification.policy.js';
import { intervalOf, renewsNow, verifiedFields } from './verification.rules.js';
import type { VerificationStore } from './verification.store.js';

/** Whether something is known to be wrong with an article that nobody has dealt with yet. */
export interface OpenFlags {
  hasOpen(articleId: string): Promise<boolean>;
}

export const noFlags: OpenFlags = { hasOpen: () => Promise.resolve(false) };

/** Reuse is review: an article that people who may verify it use in call after call need not be looked at by date. */
export class RenewalService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly store: VerificationStore,
    private readonly ownership: OwnershipService,
    private readonly flags: OpenFlags = noFlags,
  ) {}

  /**
   * Counts a new link to a call, and renews the interval when enough of them have come together. Inside the transaction that links;
   * `version` is the one that was linked. @returns the new due date where it was renewed, for the event.
   */
  async used(viewer: Viewer, article: Article, version: number, useId: string): Promise<{ renewedUntil: Date } | null> {
    // Only the live text proves anything about the live text.
    if (version !== article.version) return null;
    const at = this.parts.foundation.clock.now();
    const tree = await this.parts.categories.tree();
    if (!mayVerify(viewer, article, tree.verifierTierRank(article.categoryId), at)) return null;
    await this.store.countUse({ id: useId, articleId: article._id, userId: viewer.id, at });
    const everyDays = intervalOf(article, tree);
    const since = article.verifiedAt ?? article.publishedAt ?? article.createdAt;
    const rules = {
      everyDays,
      renewsByUse: tree.renewsByUse(article.categoryId),
      hasOpenFlag: everyDays !== null && (await this.flags.hasOpen(article._id)),
    };
    if (!renewsNow(article, await this.store.usesSince(article._id, since), rules)) return null;
    const zone = await this.ownership.zoneOf(article);
    const fields = verifiedFields({ how: 'USE', by: null, at, everyDays, zone });
    const isFirst = await this.store.setQuietly(article._id, article.verifiedAt, fields);
    return isFirst && fields.verifyDueAt ? { renewedUntil: fields.verifyDueAt } : null;
  }
}
