import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/ids.js';
import { loadVisible } from './article.access.js';
import type { Article } from './article.js';
import type { ArticleFeedback, ArticleUse } from './article-use.js';
import type { ArticleParts } from './article-draft.service.js';
import { contentLimits, shortText } from './article-content.rules.js';
import { mayReadVersion, readsInternal } from './article.policy.js';
import type { ArticleUseStore } from './article-use.store.js';

/** What a use does beside being counted: it may renew the verification of the article. */
export interface UseFollower {
  /** Inside the transaction that links; gives the new due date where it was renewed. */
  used(viewer: Viewer, article: Article, version: number, useId: string): Promise<{ renewedUntil: Date } | null>;
}

const referencePattern = /^[A-Za-z0-9._:-]{1,64}$/;

const badReference = (field: string): UserError =>
  new UserError(
    fault(
      UserErrorCode.INVALID,
      '只能含字母、数字和 . _ : -，1 至 64 个字符。',
      'Letters, digits and . _ : - only, 1 to 64 characters.',
      field,
    ),
  );

/** What people report about a text: whether it helped, and in which call it served. */
export class ArticleUseService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly uses: ArticleUseStore,
    private readonly follower: UseFollower,
  ) {}

  /** Stores whether a version helped; a new answer of the same person replaces the old one. Errors: NOT_FOUND, NOT_ALLOWED, TOO_LONG. */
  async giveFeedback(
    viewer: Viewer,
    id: string,
    input: { version: number; isHelpful: boolean; reason?: string | null },
  ): Promise<{ article: Article; feedback: ArticleFeedback }> {
    const { foundation } = this.parts;
    const article = await this.#readable(viewer, id, input.version, 'id');
    if (viewer.kind !== 'person') throw notAllowed();
    const reason = shortText(input.reason, contentLimits.reason, 'reason');
    const given: ArticleFeedback = {
      _id: newId('article_feedback', foundation.clock),
      articleId: article._id,
      userId: viewer.id,
      version: input.version,
      isHelpful: input.isHelpful,
      reason,
      givenAt: foundation.clock.now(),
    };
    const feedback = await foundation.transactions.run(async (transaction) => {
      const stored = await this.uses.giveFeedback(given);
      transaction.append({
        type: 'article.feedback-given',
        subject: { type: 'article', id: article._id },
        version: input.version,
        actor: actorOf(viewer),
        after: { isHelpful: input.isHelpful, reason },
      });
      return stored;
    });
    return { article, feedback };
  }

  /** Links a version to a call; a call counts once, however often it is linked. Errors: NOT_FOUND, NOT_ALLOWED, INVALID, KEY_REUSED. */
  async linkToCall(
    viewer: Viewer,
    input: {
      articleId: string;
      version: number;
      callReference: string;
      callSystem?: string | null;
      idempotencyKey?: string | null;
    },
  ): Promise<{ article: Article; use: ArticleUse }> {
    const { foundation } = this.parts;
    const article = await this.#readable(viewer, input.articleId, input.version, 'articleId');
    if (viewer.kind !== 'person' || !readsInternal(viewer)) throw notAllowed();
    if (!referencePattern.test(input.callReference)) throw badReference('callReference');
    const callSystem = input.callSystem ?? null;
    if (callSystem !== null && !referencePattern.test(callSystem)) throw badReference('callSystem');
    const id = await foundation.idempotency.once(viewer, 'articleLinkToCall', input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const { use, isNew } = await this.uses.link({
          _id: newId('article_use', foundation.clock),
          articleId: article._id,
          userId: viewer.id,
          version: input.version,
          callReference: input.callReference,
          callSystem,
          linkedAt: foundation.clock.now(),
        });
        await remember(use._id);
        const renewed = isNew ? await this.follower.used(viewer, article, input.version, use._id) : null;
        transaction.append({
          type: 'article.linked-to-call',
          subject: { type: 'article', id: article._id },
          version: input.version,
          actor: actorOf(viewer),
          after: { callReference: input.callReference, callSystem, isNew, ...renewed },
        });
        return use._id;
      }),
    );
    const use = await this.uses.useById(id);
    if (!use) throw new Error('A use that was just stored is gone.');
    // The use may have renewed the verification.
    const [now = article] = await this.parts.store.byIds([article._id]);
    return { article: now, use };
  }

  async #readable(viewer: Viewer, id: string, number: number, field: string): Promise<Article> {
    const article = await loadVisible(this.parts.store, viewer, id, field);
    const version = Number.isInteger(number) && number > 0 ? await this.parts.store.version(article._id, number) : null;
    if (!version || !mayReadVersion(viewer, article, version, this.parts.store.now())) {
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '没有这个版本。', 'There is no such version.', 'version'));
    }
    return article;
  }
}
