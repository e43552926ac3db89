import type { Actor } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import type { Push, Transaction } from '../../platform/events/index.js';
import { newId } from '../../platform/ids/ids.js';
import { replaceOrConflict } from './article.access.js';
import type { Article } from './article.js';
import { FeedPriority } from './article-enums.js';
import { mustBeRead } from './article-push.rules.js';
import type { ArticleParts } from './article-draft.service.js';
import { articleEvent, placed } from './article-draft.service.js';
import type { CategoryTree } from './category.rules.js';
import type { Publication } from './article-publication.rules.js';
import { lastNumber, policyFieldsOf } from './article.rules.js';
import { published } from './article-publication.rules.js';

/** A change of what readers get, told inside its transaction, after the article is written. */
export interface ArticleChange {
  /** Who did it; null for the clock. */
  readonly viewer: Viewer | null;
  readonly before: Article;
  readonly after: Article;
  readonly transaction: Transaction;
  /** Flags that the new version answers. */
  readonly mendsFlagIds?: readonly string[];
}

/** Something that follows from a change of what readers get. */
export interface ArticleFollower {
  /** Throws UserError to refuse the change with all that belongs to it. */
  changed(change: ArticleChange): Promise<void>;
  /** Throws UserError where a version of the article could not answer these flags now. */
  checkMends?(article: Article, flagIds: readonly string[]): Promise<unknown>;
  /** Those of the flags that a version of the article may still answer. */
  mendable?(article: Article, flagIds: readonly string[]): Promise<string[]>;
}

/** How a text goes live, decided already. */
export type Going = Omit<Publication, 'versionId'>;

/** What a publication says about the verification of the article. */
export interface PublicationCheck {
  published(article: Article, by: string | null, at: Date, tree: CategoryTree): Promise<Article>;
}

/** Makes an approved draft a published version: whoever orders it, a person now or the clock later. */
export class GoingLive {
  constructor(
    private readonly parts: ArticleParts,
    private readonly followers: readonly ArticleFollower[],
    private readonly verification: PublicationCheck,
  ) {}

  /** Writes article and version, tells readers and followers; inside a transaction. */
  async publish(
    before: Article,
    how: Going,
    by: { viewer: Viewer | null; actor: Actor; personId: string | null; mendsFlagIds?: readonly string[] },
    transaction: Transaction,
  ): Promise<Article> {
    const { foundation, store, categories } = this.parts;
    const at = foundation.clock.now();
    const made = published(
      before,
      { ...how, versionId: newId('article_version', foundation.clock) },
      { by: by.personId, at },
    );
    const tree = await categories.tree();
    const next = await this.verification.published(placed(made.article, tree), by.personId, at, tree);
    const after = await replaceOrConflict(store, before, next);
    await store.insertVersions([made.version]);
    const { priority, changeSummary, dueAt } = how;
    transaction.append({
      ...articleEvent(by.actor, 'article.published', before, after, {
        priority,
        changeSummary,
        published: made.version.number,
        ...(before.audience === after.audience ? {} : { audience: after.audience, audienceBefore: before.audience }),
      }),
      version: made.version.number,
      ...(priority === null
        ? {}
        : {
            push: {
              ...policyFieldsOf(made.version),
              kind: lastNumber(before) === 0 ? 'ARTICLE_PUBLISHED' : 'ARTICLE_UPDATED',
              priority,
              title: made.version.title,
              summary: changeSummary,
              code: after.code,
              dueAt,
            },
          }),
    });
    await this.follow({
      viewer: by.viewer,
      before,
      after,
      transaction,
      ...(by.mendsFlagIds ? { mendsFlagIds: by.mendsFlagIds } : {}),
    });
    return after;
  }

  /** Throws where what somebody orders for later could not answer these flags. */
  async checkMends(article: Article, flagIds: readonly string[]): Promise<void> {
    if (flagIds.length) for (const follower of this.followers) await follower.checkMends?.(article, flagIds);
  }

  /** Those of the flags that still wait: others may have been answered since somebody named them. */
  async mendable(article: Article, flagIds: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    if (flagIds.length)
      for (const follower of this.followers) found.push(...((await follower.mendable?.(article, flagIds)) ?? []));
    return found;
  }

  /** Tells everything that follows from a change of what readers get. */
  async follow(change: ArticleChange): Promise<void> {
    for (const follower of this.followers) await follower.changed(change);
  }
}

/** Whether people had to read the live version. */
export const hadToRead = ({ publishedPriority }: Article): boolean => mustBeRead(publishedPriority);

/** What those are told who read an article that is gone now: judged by the fields under which they read it. */
export const goneFor = (before: Article): Push => ({
  ...policyFieldsOf(before),
  kind: 'ARTICLE_ARCHIVED',
  priority: FeedPriority.INFO,
  title: before.title,
  summary: null,
  code: before.code,
  dueAt: null,
});
