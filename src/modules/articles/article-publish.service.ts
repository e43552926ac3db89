import { actorOf } from '../../platform/auth/actor.js';
import type { Audience, Viewer } from '../../platform/auth/viewer.js';
import { loadForChange, replaceOrConflict } from './article.access.js';
import type { Article } from './article.js';
import { reachGiven } from './article-reach.service.js';
import type { FeedPriority } from './article-enums.js';
import type { ArticleParts } from './article-draft.service.js';
import { articleEvent } from './article-draft.service.js';
import { type GoingLive, type Going, goneFor, hadToRead } from './article-going-live.service.js';
import { contentLimits, requiredText, shortText } from './article-content.rules.js';
import { keepsKnowledge } from './article.policy.js';
import type { Act } from './article.rules.js';
import { reaching, restored, shelved } from './article.rules.js';
import { nextWithdrawn, scheduled, unscheduled } from './article-publication.rules.js';
import type { LinkService } from './links/link.service.js';
import type { TranslationService } from './translations/translation.service.js';
import type { Alarms } from './time/alarms.service.js';
import { type GivenMoment, momentOf } from './time/moments.service.js';

/** How somebody wants a text to go live. */
export interface PublishInput {
  readonly expectedVersion: number;
  readonly priority?: FeedPriority | null;
  readonly changeSummary?: string | null;
  readonly dueAt?: Date | null;
  readonly audience?: Audience | null;
  readonly confirmWidening?: boolean | null;
  /** When it is to go live by itself; at once where left out. */
  readonly publishAt?: GivenMoment | null;
  /** Flags that this version answers. */
  readonly mendsFlagIds?: readonly string[] | null;
}

/** Going live, going to the archive and back, and who may read. Each is one transaction with its event. */
export class ArticlePublishService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly live: GoingLive,
    private readonly alarms: Alarms,
    private readonly links: Pick<LinkService, 'checkDependants'>,
    private readonly translations: Pick<TranslationService, 'retiredWith' | 'retire'>,
  ) {}

  /**
   * Makes the approved draft version n + 1: the live text, or, where it begins to hold later and another one is live until then, the
   * next one. With `publishAt` it happens by itself at that moment. A feed entry where a priority is given.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, INVALID, OUT_OF_RANGE, WIDENING_NOT_CONFIRMED.
   */
  async publish(viewer: Viewer, id: string, input: PublishInput): Promise<Article> {
    const { foundation, people } = this.parts;
    const before = await this.#load(viewer, id, input.expectedVersion);
    const how: Going = {
      priority: input.priority ?? null,
      changeSummary: shortText(input.changeSummary, contentLimits.changeSummary, 'changeSummary'),
      dueAt: input.dueAt ?? null,
      audience: input.audience ?? null,
      confirmWidening: input.confirmWidening === true,
    };
    if (input.publishAt) {
      const at = await momentOf(people.zoneOfSite, input.publishAt, 'publishAt');
      return this.#schedule(viewer, before, how, at, input.mendsFlagIds ?? []);
    }
    const by = { viewer, actor: actorOf(viewer), personId: viewer.id, mendsFlagIds: input.mendsFlagIds ?? [] };
    return foundation.transactions.run(async (transaction) => {
      const after = await this.live.publish(before, how, by, transaction);
      await this.alarms.set(after);
      return after;
    });
  }

  /** Takes the order to publish later back. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async cancelSchedule(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const next = unscheduled(before, this.#act(viewer));
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append(articleEvent(viewer, 'article.schedule-cancelled', before, after));
      return after;
    });
  }

  /** Takes a published text back that does not hold yet; it becomes the draft where there is none. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async withdrawNext(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const act = this.#act(viewer);
    const next = nextWithdrawn(before, act);
    const number = before.next?.version ?? 0;
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append({
        ...articleEvent(viewer, 'article.next-withdrawn', before, after, { withdrawn: number }),
        version: number,
      });
      await this.live.follow({ viewer, before, after, transaction });
      await this.alarms.set(after);
      return after;
    });
  }

  /**
   * Takes an article out of use; people are told where they had to read it. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED,
   * IN_USE where other texts refer to it and that is not confirmed.
   */
  async archive(
    viewer: Viewer,
    id: string,
    input: {
      expectedVersion: number;
      reason: string;
      confirmDependants?: boolean | null;
      withTranslations?: boolean | null;
    },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion);
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const act = this.#act(viewer);
    const next = shelved(before, act);
    await this.links.checkDependants(before, input.confirmDependants === true);
    const retired = await this.translations.retiredWith(before, input.withTranslations);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append({
        ...articleEvent(viewer, 'article.archived', before, after, { reason }),
        ...(after.version === null ? {} : { version: after.version }),
        ...(hadToRead(before) ? { push: goneFor(before) } : {}),
      });
      const withIt = await this.translations.retire(viewer, retired, reason, transaction);
      for (const change of [{ before, after }, ...withIt]) await this.live.follow({ viewer, ...change, transaction });
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
      await this.live.follow({ viewer, before, after, transaction });
      await this.alarms.set(after);
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
    const wanted = await reachGiven(this.parts.people, input, before.tierRank);
    const next = reaching(before, wanted, input.confirmWidening === true, this.#act(viewer));
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
      await this.live.follow({ viewer, before, after, transaction });
      return after;
    });
  }

  async #schedule(
    viewer: Viewer,
    before: Article,
    how: Going,
    at: Date,
    mendsFlagIds: readonly string[],
  ): Promise<Article> {
    const { confirmWidening, ...rest } = how;
    const next = scheduled(
      before,
      { ...rest, at, byId: viewer.id, mendsFlagIds: [...mendsFlagIds] },
      confirmWidening,
      this.#act(viewer),
    );
    await this.live.checkMends(before, mendsFlagIds);
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      await this.alarms.set(after);
      transaction.append(articleEvent(viewer, 'article.scheduled', before, after, { publishAt: at }));
      return after;
    });
  }

  #load(viewer: Viewer, id: string, expectedVersion: number): Promise<Article> {
    return loadForChange(this.parts.store, viewer, id, expectedVersion, keepsKnowledge);
  }

  #act(viewer: Viewer): Act {
    return { by: viewer.id, at: this.parts.foundation.clock.now() };
  }
}
