import type { QueryFilter } from 'mongoose';
import type { Article } from '../article.js';
import type { ArticleStore } from '../article.store.js';
import type { Owners } from './ownership.rules.js';

/** Articles of one owner that go the same way. */
export interface OwnedGroup {
  readonly ownerTeamId: string | null;
  readonly count: number;
  /** The most harmful one, then the one that was written first: what the new owner is told about. */
  readonly first: Pick<Article, '_id' | 'code' | 'title'>;
}

type Condition = Record<string, unknown>;

/** Who answers for articles, and who has to finish their drafts, moved in bulk. All writes are inside a caller's transaction. */
export class OwnershipStore {
  constructor(private readonly store: ArticleStore) {}

  /** What a person owns, by the team behind the person. */
  groupsOf(ownerId: string): Promise<OwnedGroup[]> {
    return this.#groups({ ownerId });
  }

  /** What a team owns by itself. */
  async ofTeamAlone(ownerTeamId: string): Promise<OwnedGroup | null> {
    return (await this.#groups({ ownerTeamId, ownerId: null }))[0] ?? null;
  }

  /** How many articles name a person or a team as owner. */
  count(field: 'ownerId' | 'ownerTeamId', id: string): Promise<number> {
    return this.store.articles.countDocuments({ [field]: id } as QueryFilter<Article>).exec();
  }

  /** Gives what `from` owns, with that team behind, to others. */
  async move(from: Owners, to: Partial<Owners>): Promise<void> {
    await this.#change({ ...from }, { ...to });
  }

  /** Another team behind, or in the place of, a team. */
  async moveTeam(from: string, to: string): Promise<void> {
    await this.#change({ ownerTeamId: from }, { ownerTeamId: to });
  }

  /** Drafts that somebody has open, by the owners of their articles. */
  async draftsOf(authorId: string): Promise<Owners[]> {
    return this.store.articles
      .aggregate<Owners>([
        { $match: { $or: [{ 'draft.authorId': authorId }, { 'draft.schedule.byId': authorId }] } },
        { $group: { _id: { ownerId: '$ownerId', ownerTeamId: '$ownerTeamId' } } },
        { $replaceRoot: { newRoot: { $mergeObjects: [{ ownerId: null, ownerTeamId: null }, '$_id'] } } },
      ])
      .exec();
  }

  /** Lets another person finish the drafts that somebody has open, of articles of those owners. */
  async moveDrafts(from: string, owners: Owners, to: string): Promise<void> {
    await this.#change({ ...owners, 'draft.authorId': from }, { 'draft.authorId': to });
    await this.moveSchedules(from, to, { ...owners });
  }

  /** Publications that somebody ordered for later are now ordered by another: without that the moment would find nobody with the right. */
  async moveSchedules(from: string, to: string, among: Condition = {}): Promise<void> {
    await this.#change({ ...among, 'draft.schedule.byId': from }, { 'draft.schedule.byId': to });
  }

  /** Everybody who owns something. */
  async owners(): Promise<string[]> {
    return (await this.store.articles.distinct('ownerId', { ownerId: { $type: 'string' } }).exec()) as string[];
  }

  /** Articles that nobody answers for, at most `limit`. */
  async orphans(limit: number): Promise<Pick<Article, '_id' | 'authorIds' | 'draft'>[]> {
    return (await this.store.articles
      .find({ ownerId: null, ownerTeamId: null } as QueryFilter<Article>, { authorIds: 1, 'draft.authorId': 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Pick<Article, '_id' | 'authorIds' | 'draft'>[];
  }

  /** Gives articles that nobody answers for to somebody. The revision stays: nobody who writes in one must be disturbed. */
  async adopt(ids: readonly string[], owners: Owners): Promise<void> {
    await this.store.articles
      .updateMany({ _id: { $in: [...ids] }, ownerId: null, ownerTeamId: null } as QueryFilter<Article>, {
        $set: owners,
      })
      .exec();
  }

  #groups(match: Condition): Promise<OwnedGroup[]> {
    return this.store.articles
      .aggregate<OwnedGroup>([
        { $match: match },
        { $sort: { riskRank: -1, _id: 1 } },
        { $project: { code: 1, title: 1, ownerTeamId: 1 } },
        {
          $group: {
            _id: '$ownerTeamId',
            count: { $sum: 1 },
            first: { $first: { _id: '$_id', code: '$code', title: '$title' } },
          },
        },
        { $project: { _id: 0, ownerTeamId: { $ifNull: ['$_id', null] }, count: 1, first: 1 } },
        { $sort: { ownerTeamId: 1 } },
      ])
      .exec();
  }

  async #change(filter: Condition, set: Condition): Promise<void> {
    await this.store.articles.updateMany(filter as QueryFilter<Article>, { $set: set, $inc: { revision: 1 } }).exec();
  }
}
