import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import type { Connection, PageRequest } from '../../../platform/graphql/connection.js';
import { loadForChange, replaceOrConflict } from '../article.access.js';
import { contentLimits, requiredText, shortText } from '../article-content.rules.js';
import { type ArticleParts, articleEvent } from '../article-draft.service.js';
import type { ArticleFollower } from '../article-going-live.service.js';
import { DraftState, ReviewOutcome } from '../article-enums.js';
import type { Article } from '../article.js';
import { keepsKnowledge } from '../article.policy.js';
import type { Act } from '../article.rules.js';
import type { Projection } from '../article.store.js';
import { barringCategories, demandOf } from './approvals.rules.js';
import { type PinGiven, pinned } from './pins.rules.js';
import type { ReviewQueueStore } from './queue.store.js';
import { ReviewQueueScope } from './review.js';
import { reviewed, submitted, withdrawn } from './review.rules.js';

/** Handing drafts in, and deciding about them. */
export class ReviewService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly queueStore: ReviewQueueStore,
    /** Told of every decision: whoever handed a case in hears what becomes of it. */
    private readonly cases: ArticleFollower,
  ) {}

  /** Hands the draft in for review. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async submit(viewer: Viewer, id: string, input: { expectedVersion: number; note?: string | null }): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    const note = input.note === undefined ? undefined : shortText(input.note, contentLimits.note, 'note');
    return this.#save(viewer, 'article.submitted', article, submitted(article, note, this.#act(viewer)));
  }

  /** Takes the draft back from review. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async withdraw(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    return this.#save(viewer, 'article.withdrawn', article, withdrawn(article, this.#act(viewer)));
  }

  /**
   * Approves the draft; where its category demands several approvals it stays in review until there are enough.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, SAME_PERSON, TOO_LONG.
   */
  async approve(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; reason?: string | null },
  ): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    const reason = shortText(input.reason, contentLimits.reason, 'reason');
    const demand = demandOf(await this.parts.categories.tree(), article);
    const decision = { outcome: ReviewOutcome.APPROVED, reason, demand, pins: [] };
    const next = reviewed(article, decision, this.#act(viewer));
    const have = next.draft?.approvedBy.length ?? 0;
    const more = {
      ...(reason === null ? {} : { reason }),
      ...(demand.approvals > 1 ? { approvals: { have, need: demand.approvals } } : {}),
    };
    return this.#save(viewer, 'article.approved', article, next, more, (after) =>
      after.draft?.state === DraftState.APPROVED ? decided(after, '已批准', 'Approved', reason) : null,
    );
  }

  /**
   * Gives the draft back with a reason and, where it helps, the places that are meant.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, SAME_PERSON, REQUIRED, TOO_LONG, TOO_MANY, INVALID.
   */
  async reject(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; reason: string; pins?: readonly PinGiven[] | null },
  ): Promise<Article> {
    const article = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const act = this.#act(viewer);
    const pins = article.draft ? pinned(input.pins ?? [], article.draft, act.by, act.at) : [];
    const demand = demandOf(await this.parts.categories.tree(), article);
    const next = reviewed(article, { outcome: ReviewOutcome.REJECTED, reason, demand, pins }, act);
    const more = { reason, ...(pins.length ? { pins: pins.length } : {}) };
    return this.#save(viewer, 'article.rejected', article, next, more, (after) =>
      decided(after, '已退回', 'Given back', reason),
    );
  }

  /** What waits for review: riskiest first, then what waits longest. Errors: FORBIDDEN is the resolver's; NOT_ALLOWED here. */
  async queue(
    viewer: Viewer,
    scope: ReviewQueueScope,
    request: PageRequest,
    projection: Projection,
  ): Promise<Connection<Article>> {
    if (!keepsKnowledge(viewer)) throw notAllowed();
    const barring = scope === ReviewQueueScope.FOR_ME ? barringCategories(await this.parts.categories.tree()) : [];
    return this.queueStore.page(viewer.id, scope, barring, request, projection);
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  #act(viewer: Viewer): Act & { readonly by: string } {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }

  #save(
    viewer: Viewer,
    type: string,
    before: Article,
    next: Article,
    more: Record<string, unknown> = {},
    tell: (after: Article) => Parameters<Transaction['notify']>[0] | null = () => null,
  ): Promise<Article> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append(articleEvent(viewer, type, before, after, more));
      const notice = tell(after);
      if (notice) transaction.notify(notice);
      await this.cases.changed({ viewer, before, after, transaction });
      return after;
    });
  }
}

/** Tells those who wrote in a draft what became of it. */
function decided(after: Article, zh: string, en: string, reason: string | null): Parameters<Transaction['notify']>[0] {
  const writers = after.draft ? [after.draft.authorId, ...after.draft.editorIds] : [];
  const said = reason === null ? '' : reason;
  return {
    to: [...new Set(writers.filter((id) => id !== null))],
    kind: 'REVIEW_DECIDED',
    subject: { type: 'article', id: after._id },
    code: after.code,
    title: after.draft?.title ?? after.title,
    text: { 'zh-CN': `${zh}${said && `：${said}`}`, en: `${en}${said && `: ${said}`}` },
  };
}
