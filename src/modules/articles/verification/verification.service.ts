import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { conflict, notAllowed } from '../../../platform/errors/index.js';
import type { Transaction } from '../../../platform/events/index.js';
import { loadVisible, replaceOrConflict } from '../article.access.js';
import type { Article } from '../article.js';
import { type ArticleConfidence, ArticleState } from '../article-enums.js';
import type { ArticleParts } from '../article-draft.service.js';
import { contentLimits, requiredText, shortText } from '../article-content.rules.js';
import type { OwnershipService, GivenOwners } from './ownership.service.js';
import { type Owners, checkCount, nobody, ownersIn, sameOwners } from './ownership.rules.js';
import { mayChangeOwner, mayMark, mayVerify } from './verification.policy.js';
import {
  checkInterval,
  checkPublished,
  confident,
  dueAt,
  intervalOf,
  marked,
  unmarked,
  verified,
} from './verification.rules.js';
import type { VerificationTree } from './verification.rules.js';

type Facts = Readonly<Record<string, unknown>>;

/** What a change is, and what the audit keeps of it. */
interface Change {
  readonly type: string;
  readonly next: Article;
  readonly facts: (article: Article) => Facts;
  readonly more?: Facts;
}

const owning = (article: Article): Facts => ({ ...ownersIn(article) });

const verification = (article: Article): Facts => ({
  verifiedAt: article.verifiedAt,
  verifyEveryDays: article.verifyEveryDays,
  verifyDueAt: article.verifyDueAt,
});

/** Keeping articles true: who answers for them, until when they were checked, and what is known to be wrong. */
export class VerificationService {
  constructor(
    private readonly parts: ArticleParts,
    private readonly ownership: OwnershipService,
  ) {}

  /**
   * Gives an article to another owner; the new one is told. An omitted team is the person's first.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, REQUIRED, INVALID.
   */
  async setOwner(
    viewer: Viewer,
    id: string,
    input: GivenOwners & { readonly expectedVersion: number },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => mayChangeOwner(viewer, article));
    const now = this.parts.foundation.clock.now();
    const owners = await this.ownership.checked(input, [before], now);
    const next = { ...before, ...owners, updatedAt: now };
    return this.#save(viewer, before, { type: 'article.owner-changed', next, facts: owning }, async (transaction) => {
      if (!sameOwners(before, owners)) await this.ownership.tell(transaction, owners, before, 1);
    });
  }

  /**
   * Gives up to 100 articles to one owner, all or none, whatever their revision. One event for each, one notice for the new owner.
   * Errors: REQUIRED, TOO_MANY, NOT_FOUND and NOT_ALLOWED with the place in `ids`, INVALID, CONFLICT.
   */
  async setOwners(viewer: Viewer, input: GivenOwners & { readonly ids: readonly string[] }): Promise<Article[]> {
    const ids = [...new Set(input.ids)];
    checkCount(ids);
    if (!input.ownerId && !input.ownerTeamId) throw nobody();
    const { store, foundation } = this.parts;
    const articles: Article[] = [];
    for (const [at, id] of ids.entries()) {
      const article = await loadVisible(store, viewer, id, 'ids', String(at));
      if (!mayChangeOwner(viewer, article)) throw notAllowed('ids', String(at));
      articles.push(article);
    }
    const now = foundation.clock.now();
    const owners = await this.ownership.checked(input, articles, now);
    const changing = articles.filter((article) => !sameOwners(article, owners));
    await foundation.transactions.run(async (transaction) => {
      for (const before of changing) {
        await replaceOrConflict(store, before, { ...before, ...owners, updatedAt: now });
        transaction.append({
          type: 'article.owner-changed',
          subject: { type: 'article', id: before._id },
          actor: actorOf(viewer),
          before: { ...ownersIn(before) },
          after: { ...owners },
        });
      }
      const [first] = changing;
      if (first) await this.ownership.tell(transaction, owners, first, changing.length);
    });
    const after = new Map((await store.byIds(ids)).map((article) => [article._id, article]));
    return ids.flatMap((id) => after.get(id) ?? []);
  }

  /**
   * "I checked it, it is right": the interval begins anew. Who may change the interval may give another one with it.
   * Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, OUT_OF_RANGE, TOO_LONG.
   */
  async verify(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; everyDays?: number | null; note?: string | null },
  ): Promise<Article> {
    const tree = await this.parts.categories.tree();
    const at = this.parts.foundation.clock.now();
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => {
      // That it is not published is no matter of rights for who could verify it otherwise.
      if (mayMark(viewer, article)) checkPublished(article);
      return mayVerify(viewer, article, tree.verifierTierRank(article.categoryId), at);
    });
    if (input.everyDays !== undefined && !mayChangeOwner(viewer, before)) throw notAllowed('everyDays');
    const own = input.everyDays === undefined ? before.verifyEveryDays : checkInterval(input.everyDays);
    const note = shortText(input.note, contentLimits.note, 'note');
    const kept = { ...before, verifyEveryDays: own };
    const zone = await this.ownership.zoneOf(before);
    const everyDays = intervalOf(kept, tree);
    const next = { ...verified(kept, { how: 'PERSON', by: viewer.id, at, everyDays, zone }), updatedAt: at };
    return this.#save(viewer, before, { type: 'article.verified', next, facts: verification, more: { note } });
  }

  /** Sets the article's own interval; null = that of its category. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, OUT_OF_RANGE. */
  async setInterval(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; everyDays: number | null },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => mayChangeOwner(viewer, article));
    const now = this.parts.foundation.clock.now();
    const kept = { ...before, verifyEveryDays: checkInterval(input.everyDays), updatedAt: now };
    const everyDays = intervalOf(kept, await this.parts.categories.tree());
    // What was never verified is reckoned from its publication.
    const since = before.verifiedAt ?? before.publishedAt;
    const next = { ...kept, verifyDueAt: dueAt(since, everyDays, await this.ownership.zoneOf(before)) };
    return this.#save(viewer, before, { type: 'article.verification-interval-changed', next, facts: verification });
  }

  /** Marks a published article as in need of an update, with a reason that agents see. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG. */
  async setNeedsUpdate(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; reason: string },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => mayMark(viewer, article));
    const reason = requiredText(input.reason, contentLimits.reason, 'reason');
    const next = marked(before, reason, viewer.id, this.parts.foundation.clock.now());
    return this.#save(viewer, before, { type: 'article.needs-update-set', next, facts: needsUpdate });
  }

  /** Takes that mark away; publishing does so too. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async clearNeedsUpdate(viewer: Viewer, id: string, input: { expectedVersion: number }): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => mayMark(viewer, article));
    const next = unmarked(before, this.parts.foundation.clock.now());
    return this.#save(viewer, before, { type: 'article.needs-update-cleared', next, facts: needsUpdate });
  }

  /** Says how sure the centre is of it; work in progress is internal only. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE. */
  async setConfidence(
    viewer: Viewer,
    id: string,
    input: { expectedVersion: number; confidence: ArticleConfidence },
  ): Promise<Article> {
    const before = await this.#load(viewer, id, input.expectedVersion, (article) => mayMark(viewer, article));
    const next = confident(before, input.confidence, this.parts.foundation.clock.now());
    const facts = ({ confidence }: Article): Facts => ({ confidence });
    return this.#save(viewer, before, { type: 'article.confidence-changed', next, facts });
  }

  /** The article, verified by its publication at `at`. For the service that publishes; `article` is as it will be stored. */
  async published(article: Article, by: string | null, at: Date, tree: VerificationTree): Promise<Article> {
    const everyDays = intervalOf(article, tree);
    const zone = everyDays === null ? 'UTC' : await this.ownership.zoneOf(article);
    return verified(article, { how: 'PUBLISHED', by, at, everyDays, zone });
  }

  /** The article with an owner: whoever makes it, the first team behind. Leaves an owner that it has. */
  async owned(article: Article, maker: Viewer | string): Promise<Article> {
    if (article.ownerTeamId !== null || (article.ownerId !== null && article.ownerId !== idOf(maker))) return article;
    const owners: Owners = await this.ownership.ownersFor(maker);
    return { ...article, ...owners };
  }

  /**
   * Articles as they are to be stored that came in many at once: each has an owner, and the texts that it makes live are verified by
   * that. `at` is now for an import; left out each text counts from its own publication, as a seed plants the past.
   */
  async arrived(articles: readonly Article[], at?: Date): Promise<Article[]> {
    const tree = await this.parts.categories.tree();
    const makers = new Map<string, Owners>();
    const zones = new Map<string, string>();
    const ready: Article[] = [];
    for (const article of articles) {
      const maker = article.ownerId ?? 'system';
      const owners =
        article.ownerTeamId === null
          ? (makers.get(maker) ?? (await this.ownership.ownersFor(maker)))
          : ownersIn(article);
      if (article.ownerTeamId === null) makers.set(maker, owners);
      const owned = { ...article, ...owners };
      const since = at ?? article.publishedAt;
      // What is written to be live looks at the clock in the same moment; a write of the draft alone leaves that as it was.
      const isNews = article.verifiedAt === null || article.clockSeen === article.updatedAt.getTime();
      if (article.state !== ArticleState.PUBLISHED || since === null || !isNews) {
        ready.push(owned);
        continue;
      }
      const zone = zones.get(maker) ?? (await this.ownership.zoneOf(owners));
      zones.set(maker, zone);
      const everyDays = intervalOf(owned, tree);
      ready.push(verified(owned, { how: 'PUBLISHED', by: article.publishedById, at: since, everyDays, zone }));
    }
    return ready;
  }

  async #load(
    viewer: Viewer,
    id: string,
    expectedVersion: number,
    may: (article: Article) => boolean,
  ): Promise<Article> {
    const article = await loadVisible(this.parts.store, viewer, id, 'id');
    if (viewer.kind !== 'person' || !may(article)) throw notAllowed();
    if (article.revision !== expectedVersion) throw conflict({ article });
    return article;
  }

  #save(
    viewer: Viewer,
    before: Article,
    { type, next, facts, more = {} }: Change,
    also: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<Article> {
    return this.parts.foundation.transactions.run(async (transaction) => {
      const after = await replaceOrConflict(this.parts.store, before, next);
      transaction.append({
        type,
        subject: { type: 'article', id: before._id },
        ...(after.version === null ? {} : { version: after.version }),
        actor: actorOf(viewer),
        before: { code: before.code, ...facts(before) },
        after: { code: after.code, ...facts(after), ...more },
      });
      await also(transaction);
      return after;
    });
  }
}

const idOf = (maker: Viewer | string): string => (typeof maker === 'string' ? maker : maker.id);

const needsUpdate = (article: Article): Facts => ({ needsUpdate: article.needsUpdate });
