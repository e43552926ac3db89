import { actorOf } from '../../platform/auth/actor.js';
import type { Audience, Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault } from '../../platform/errors/index.js';
import { isId, newId } from '../../platform/ids/ids.js';
import { loadForChange, replaceOrConflict } from './article.access.js';
import type { Article } from './article.js';
import { FeedPriority } from './article-enums.js';
import type { ArticleParts } from './article-draft.service.js';
import { articleEvent, placed } from './article-draft.service.js';
import { asPolicyList, contentLimits, requiredText, shortText } from './article-content.rules.js';
import { keepsKnowledge } from './article.policy.js';
import type { Act } from './article.rules.js';
import { policyFieldsOf, published, reaching, restored, shelved } from './article.rules.js';

/** How somebody wants a text to go live. */
export interface PublishInput {
  readonly expectedVersion: number;
  readonly priority?: FeedPriority | null;
  readonly changeSummary?: string | null;
  readonly dueAt?: Date | null;
  readonly audience?: Audience | null;
  readonly confirmWidening?: boolean | null;
}

/** Going live, going to the archive and back, and who may read. Each is one transaction with its event. */
export class ArticlePublishService {
  constructor(private readonly parts: ArticleParts) {}

  /**
   * Makes the approved draft the live text: version n + 1, and a feed entry where a priority is given.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, INVALID, OUT_OF_RANGE, WIDENING_NOT_CONFIRMED.
   */
  async publish(viewer: Viewer, id: string, input: PublishInput): Promise<Article> {
    const { foundation, store, categories } = this.parts;
    const before = await this.#load(viewer, id, input.expectedVersion);
    const changeSummary = shortText(input.changeSummary, contentLimits.changeSummary, 'changeSummary');
    const priority = input.priority ?? null;
    const how = {
      versionId: newId('article_version', foundation.clock),
      priority,
      changeSummary,
      dueAt: input.dueAt ?? null,
      audience: input.audience ?? null,
      confirmWidening: input.confirmWidening === true,
    };
    const { article, version } = published(before, how, this.#act(viewer));
    const next = placed(article, await categories.tree());
    return foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(store, before, next);
      await store.insertVersions([version]);
      transaction.append({
        ...articleEvent(viewer, 'article.published', before, after, {
          priority,
          changeSummary,
          ...(before.audience === after.audience ? {} : { audience: after.audience, audienceBefore: before.audience }),
        }),
        version: version.number,
        ...(priority === null
          ? {}
          : {
              push: {
                ...policyFieldsOf(after),
                kind: before.version === null ? 'ARTICLE_PUBLISHED' : 'ARTICLE_UPDATED',
                priority,
                title: after.title,
                summary: changeSummary,
                code: after.code,
                dueAt: how.dueAt,
              },
            }),
      });
      return after;
    });
  }

  /** Takes an article out of use; people are told where they had to read it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED. */
  async archive(viewer: Viewer, id: string, input: { expectedVersion: number; reason: string }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const next = shelved(before, this.#act(viewer));
    const hadToRead =
      before.publishedPriority === FeedPriority.MUST_READ || before.publishedPriority === FeedPriority.STOP_WORK;
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append({
        ...articleEvent(viewer, 'article.archived', before, after, { reason }),
        ...(after.version === null ? {} : { version: after.version }),
        ...(hadToRead
          ? {
              // The policy fields are those under which people read it: they are to learn that it is gone.
              push: {
                ...policyFieldsOf(before),
                kind: 'ARTICLE_ARCHIVED',
                priority: FeedPriority.INFO,
                title: before.title,
                summary: null,
                code: before.code,
                dueAt: null,
              },
            }
          : {}),
      });
      return after;
    });
  }

  /** Brings an article back from the archive, silently. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async restore(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const next = restored(before, this.#act(viewer));
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append(articleEvent(viewer, 'article.restored', before, after));
      return after;
    });
  }

  /**
   * Changes who reads the article; narrowing takes effect at once. A tier that is left out stays, null means all tiers, no team means all.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_MANY, WIDENING_NOT_CONFIRMED.
   */
  async changeAudience(
    viewer: Viewer,
    id: string,
    input: {
      expectedVersion: number;
      audience: Audience;
      minimumTierId?: string | null;
      teamIds: readonly string[];
      reason: string;
      confirmWidening?: boolean | null;
    },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const tierRank = await this.#tierRank(input.minimumTierId, before.tierRank);
    const teams = await this.#teams(input.teamIds);
    const next = reaching(
      before,
      { audience: input.audience, tierRank, teams },
      input.confirmWidening === true,
      this.#act(viewer),
    );
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      const reach = ({ audience, tierRank: rank, teams: list }: Article): Record<string, unknown> => ({
        audience,
        tierRank: rank,
        teams: list,
      });
      transaction.append({
        type: 'article.audience-changed',
        subject: { type: 'article', id },
        actor: actorOf(viewer),
        before: reach(before),
        after: { ...reach(after), reason },
      });
      return after;
    });
  }

  async #tierRank(id: string | null | undefined, unchanged: number): Promise<number> {
    if (id === undefined) return unchanged;
    if (id === null) return 0;
    const rank = isId(id) ? await this.parts.people.tierRank(id) : null;
    if (rank === null)
      throw new UserError(
        fault(UserErrorCode.NOT_FOUND, '找不到支持级别。', 'The support tier does not exist.', 'minimumTierId'),
      );
    return rank;
  }

  async #teams(ids: readonly string[]): Promise<string[]> {
    if (ids.length > 100)
      throw new UserError(fault(UserErrorCode.TOO_MANY, '最多 100 个团队。', 'At most 100 teams.', 'teamIds'));
    const known = ids.length && ids.every(isId) ? await this.parts.people.knownTeams(ids) : new Set<string>();
    if (ids.some((id) => !known.has(id))) {
      throw new UserError(fault(UserErrorCode.NOT_FOUND, '找不到团队。', 'A team does not exist.', 'teamIds'));
    }
    return asPolicyList(ids);
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }
}
