import type { QueryFilter } from 'mongoose';
import type { Tree } from './tree.js';
import type { TreeStore } from './tree.store.js';
import type { TreeVersion } from './tree-version.js';

/** Trees of one owner that go the same way. */
export interface OwnedTrees {
  readonly ownerTeamId: string | null;
  readonly count: number;
  /** The one that was made first: what the new owner is told about. */
  readonly first: Pick<Tree, '_id' | 'code' | 'title' | 'locales'>;
}

type Condition = Record<string, unknown>;

const some = (field: string, from: string): Condition => ({
  $in: [from, { $ifNull: [field, []] }],
});

/** A list with one id in the place of another. */
const swapped = (field: string, from: string, to: string): Condition => ({
  $setUnion: [
    { $filter: { input: { $ifNull: [field, []] }, cond: { $ne: ['$$this', from] } } },
    { $cond: [some(field, from), [to], []] },
  ],
});

const swappedId = (field: string, from: string, to: string): Condition => ({
  $cond: [{ $eq: [field, from] }, to, field],
});

/** Departments of a node's outcome, swapped. */
const nodesWith = (from: string, to: string): Condition => ({
  $map: {
    input: '$draft.content.nodes',
    as: 'node',
    in: {
      $cond: [
        { $eq: [{ $type: '$$node.outcome' }, 'object'] },
        {
          $mergeObjects: [
            '$$node',
            {
              outcome: {
                $mergeObjects: [
                  '$$node.outcome',
                  {
                    departmentId: swappedId('$$node.outcome.departmentId', from, to),
                    departmentRules: {
                      $map: {
                        input: '$$node.outcome.departmentRules',
                        as: 'rule',
                        in: {
                          $mergeObjects: ['$$rule', { departmentId: swappedId('$$rule.departmentId', from, to) }],
                        },
                      },
                    },
                  },
                ],
              },
            },
          ],
        },
        '$$node',
      ],
    },
  },
});

const departmentIn = (nodes: string, id: string): Condition => ({
  $or: [{ [`${nodes}.outcome.departmentId`]: id }, { [`${nodes}.outcome.departmentRules.departmentId`]: id }],
});

/** What trees refer to, counted and moved in bulk. All writes are inside a caller's transaction. */
export class TreeReferenceStore {
  constructor(private readonly store: Pick<TreeStore, 'trees' | 'versions'>) {}

  /** How many trees name a product line or a team among those who walk, or are kept for a tier rank. */
  count(kind: 'line' | 'team' | 'tier', id: string): Promise<number> {
    return this.store.trees.countDocuments(referring(kind, id)).exec();
  }

  /** Lets everything that names `from` name `to`. */
  async move(kind: 'line' | 'team' | 'tier', from: string, to: string): Promise<void> {
    const lines = swapped('$draft.content.lines', from, to);
    const content = { $mergeObjects: ['$draft.content', { lines }] };
    const draft = { $cond: ['$draft', { $mergeObjects: ['$draft', { content }] }, null] };
    const sets = {
      team: { teams: swapped('$teams', from, to) },
      line: { lines: swapped('$lines', from, to), draft },
      tier: { tierRank: Number(to) },
    }[kind];
    await this.#pipeline(referring(kind, from), sets);
  }

  /** How many working copies name a department. */
  countDepartmentInDrafts(id: string): Promise<number> {
    return this.store.trees.countDocuments(departmentIn('draft.content.nodes', id) as QueryFilter<Tree>).exec();
  }

  /** Codes of trees whose live version names a department, at most `limit`. */
  async liveWithDepartment(id: string, limit: number): Promise<string[]> {
    const live = await this.store.trees.distinct('versionId', { versionId: { $type: 'string' } } as QueryFilter<Tree>);
    const found = (await this.store.versions
      .find({ _id: { $in: live }, ...departmentIn('content.nodes', id) } as unknown as QueryFilter<TreeVersion>, {
        treeCode: 1,
      })
      .limit(limit)
      .lean()
      .exec()) as { treeCode: string }[];
    return found.map(({ treeCode }) => treeCode);
  }

  /** Lets working copies name another department. */
  async moveDepartment(from: string, to: string): Promise<void> {
    const content = { $mergeObjects: ['$draft.content', { nodes: nodesWith(from, to) }] };
    await this.#pipeline(departmentIn('draft.content.nodes', from) as QueryFilter<Tree>, {
      draft: { $mergeObjects: ['$draft', { content }] },
    });
  }

  /** How many trees a person or a team answers for. */
  countOwned(field: 'ownerId' | 'ownerTeamId', id: string): Promise<number> {
    return this.store.trees.countDocuments({ [field]: id } as QueryFilter<Tree>).exec();
  }

  /** What a person owns, by the team behind; or what a team owns by itself. */
  groups(owner: Partial<Pick<Tree, 'ownerId' | 'ownerTeamId'>>): Promise<OwnedTrees[]> {
    return this.store.trees
      .aggregate<OwnedTrees>([
        { $match: owner },
        { $sort: { _id: 1 } },
        { $project: { code: 1, title: 1, locales: 1, ownerTeamId: 1 } },
        {
          $group: {
            _id: '$ownerTeamId',
            count: { $sum: 1 },
            first: { $first: { _id: '$_id', code: '$code', title: '$title', locales: '$locales' } },
          },
        },
        { $project: { _id: 0, ownerTeamId: { $ifNull: ['$_id', null] }, count: 1, first: 1 } },
        { $sort: { ownerTeamId: 1 } },
      ])
      .exec();
  }

  /** Gives what some own to others. */
  async give(from: Partial<Pick<Tree, 'ownerId' | 'ownerTeamId'>>, to: typeof from): Promise<void> {
    await this.#change({ ...from }, { ...to });
  }

  /** Owners of the trees in which somebody has a draft open or ordered a publication. */
  async draftsOf(personId: string): Promise<Pick<Tree, 'ownerId' | 'ownerTeamId'>[]> {
    return this.store.trees
      .aggregate<Pick<Tree, 'ownerId' | 'ownerTeamId'>>([
        { $match: { $or: [{ 'draft.authorId': personId }, { 'draft.schedule.byId': personId }] } },
        { $group: { _id: { ownerId: '$ownerId', ownerTeamId: '$ownerTeamId' } } },
        { $replaceRoot: { newRoot: { $mergeObjects: [{ ownerId: null, ownerTeamId: null }, '$_id'] } } },
      ])
      .exec();
  }

  /** Lets another person finish what somebody has open, of trees of those owners; all where these are left out. */
  async moveDrafts(from: string, to: string, among: Condition = {}): Promise<void> {
    await this.#change({ ...among, 'draft.authorId': from }, { 'draft.authorId': to });
    await this.#change({ ...among, 'draft.schedule.byId': from }, { 'draft.schedule.byId': to });
  }

  async #change(filter: Condition, set: Condition): Promise<void> {
    await this.store.trees.updateMany(filter as QueryFilter<Tree>, { $set: set, $inc: { revision: 1 } }).exec();
  }

  async #pipeline(filter: QueryFilter<Tree>, set: Condition): Promise<void> {
    await this.store.trees
      .updateMany(filter, [{ $set: { ...set, revision: { $add: ['$revision', 1] } } }], { updatePipeline: true })
      .exec();
  }
}

function referring(kind: 'line' | 'team' | 'tier', id: string): QueryFilter<Tree> {
  switch (kind) {
    case 'team':
      return { teams: id };
    case 'line':
      return { $or: [{ lines: id }, { 'draft.content.lines': id }] } as QueryFilter<Tree>;
    case 'tier':
      return { tierRank: Number(id) };
  }
}
