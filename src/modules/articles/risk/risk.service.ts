import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, notAllowed } from '../../../platform/errors/index.js';
import type { NewEvent, Transaction } from '../../../platform/events/index.js';
import type { Language } from '../../../platform/errors/index.js';
import { loadVisible, replaceOrConflict } from '../article.access.js';
import { contentLimits, requiredText, shortText } from '../article-content.rules.js';
import { type ArticleParts, articleEvent } from '../article-draft.service.js';
import { ArticleState, FeedPriority, RiskKind } from '../article-enums.js';
import type { Article } from '../article.js';
import { policyFieldsOf, settled } from '../article.rules.js';
import { mayKeepRisk } from './risk.policy.js';
import { marked, removalAsked, removalDecided } from './risk.rules.js';

/** Whom this service tells. */
export interface RiskListeners {
  /** Ids of who answers for an article, at most 20. */
  ownersOf(article: Article): Promise<readonly string[]>;
  /** Ids of everybody who keeps knowledge. */
  keepers(): Promise<readonly string[]>;
}

/** Most people who are asked to be the second one. */
const mostAsked = 40;

type Text = Readonly<Record<Language, string>>;

const names: Readonly<Record<RiskKind, Text>> = {
  [RiskKind.SAFETY]: { 'zh-CN': '客户安全问题', en: 'a customer safety problem' },
  [RiskKind.BUSINESS_RISK]: { 'zh-CN': '业务风险', en: 'a business risk' },
};

/** Marks of risk: set at once by who answers for the knowledge, taken away by two people. */
export class RiskService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly listeners: RiskListeners,
  ) {}

  /**
   * Marks an article. Readers of a published one are told: a safety problem has to be read, a business risk is listed.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG.
   */
  async set(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; kind: RiskKind; reason: string },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const next = marked(before, input.kind, reason, this.#act(viewer));
    const name = names[input.kind];
    return this.#save(
      viewer,
      before,
      next,
      'article.risk-set',
      { kind: input.kind, reason },
      {
        push: this.#push(next, input.kind),
        notice: {
          kind: 'RISK_MARKED',
          text: { 'zh-CN': `标记为${name['zh-CN']}：${reason}`, en: `Marked as ${name.en}: ${reason}` },
        },
      },
    );
  }

  /** Asks to take the mark away. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async askRemoval(viewer: Viewer, id: string, input: { expectedVersion: number; reason: string }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const next = removalAsked(before, reason, this.#act(viewer));
    // Whoever asks may be the only owner; somebody else has to hear of it all the same.
    const marker = before.risk ? [before.risk.setById] : [];
    const alsoTo = [...marker, ...(await this.listeners.keepers())].slice(0, mostAsked);
    return this.#save(
      viewer,
      before,
      next,
      'article.risk-removal-asked',
      { kind: next.risk?.kind, reason },
      {
        alsoTo,
        notice: {
          kind: 'RISK_REMOVAL_ASKED',
          text: {
            'zh-CN': `申请解除风险标记，需要另一个人确认：${reason}`,
            en: `Asks to take the risk mark away; a second person has to decide: ${reason}`,
          },
        },
      },
    );
  }

  /** Takes the mark away, or keeps it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, SAME_PERSON, REQUIRED, TOO_LONG. */
  async decideRemoval(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; isConfirmed: boolean; reason?: string | null },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = input.isConfirmed
      ? shortText(input.reason, contentLimits.reason, 'reason')
      : requiredText(input.reason, contentLimits.reason, 'reason');
    const next = removalDecided(before, input.isConfirmed, this.#act(viewer));
    const concerned = before.risk
      ? [before.risk.setById, ...(before.risk.removal ? [before.risk.removal.byId] : [])]
      : [];
    const said = reason === null ? '' : reason;
    const type = input.isConfirmed ? 'article.risk-removed' : 'article.risk-kept';
    return this.#save(
      viewer,
      before,
      next,
      type,
      { kind: before.risk?.kind, ...(reason === null ? {} : { reason }) },
      {
        alsoTo: concerned,
        notice: {
          kind: 'RISK_MARKED',
          text: input.isConfirmed
            ? {
                'zh-CN': `风险标记已解除${said && `：${said}`}`,
                en: `The risk mark was taken away${said && `: ${said}`}`,
              }
            : { 'zh-CN': `风险标记保留：${said}`, en: `The risk mark stays: ${said}` },
        },
      },
    );
  }

  async #save(
    viewer: Viewer,
    before: Article,
    next: Article,
    type: string,
    more: Record<string, unknown>,
    telling: {
      push?: NewEvent['push'];
      alsoTo?: readonly string[];
      notice: Pick<Parameters<Transaction['notify']>[0], 'kind' | 'text'>;
    },
  ): Promise<Article> {
    const { foundation, store } = this.parts;
    const to = [...(await this.listeners.ownersOf(before)), ...(telling.alsoTo ?? [])];
    return foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(store, before, settled(next));
      transaction.append({
        ...articleEvent(viewer, type, before, after, more),
        ...(after.version === null ? {} : { version: after.version }),
        ...(telling.push ? { push: telling.push } : {}),
      });
      transaction.notify({
        ...telling.notice,
        to,
        subject: { type: 'article', id: after._id },
        code: after.code,
        title: after.title,
      });
      return after;
    });
  }

  /** Nobody reads what is not published, so nobody is pushed. The feed is for staff, so it may carry the reason. */
  #push(article: Article, kind: RiskKind): NewEvent['push'] {
    if (article.state !== ArticleState.PUBLISHED || article.version === null) return undefined;
    return {
      ...policyFieldsOf(article),
      kind: 'ARTICLE_MARKED',
      priority: kind === RiskKind.SAFETY ? FeedPriority.MUST_READ : FeedPriority.INFO,
      title: article.title,
      summary: article.risk?.reason ?? null,
      code: article.code,
      dueAt: null,
    };
  }

  async #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    const article = await loadVisible(this.parts.store, viewer, id, 'id');
    if (!mayKeepRisk(viewer, article)) throw notAllowed();
    if (article.revision !== expectedVersion) throw conflict({ article });
    return article;
  }

  #act(viewer: Viewer): { by: string; at: Date } {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }
}
