import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Clock } from '../../platform/clock/clock.js';
import type { Connection as Page, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import { idsInBatches } from '../../platform/mongo/ids.js';
import { keysetPage } from '../../platform/mongo/page.js';
import type { Rule } from '../../platform/rules/rules.js';
import { toMongo } from '../../platform/rules/rules.js';
import type { Tree } from './tree.js';
import type { TreeVersion } from './tree-version.js';
import { treeSchema, treeVersionSchema } from './tree.store.schema.js';
import { VersionCache } from './version-cache.js';

/** What a list reads of trees: all but the drawing itself. */
export const withoutContent = { 'draft.content': 0 } as const;

/** Trees and their versions. Reads take the viewer's rule; writes name the revision that they replace. */
export class TreeStore {
  readonly trees: Model<Tree>;
  readonly versions: Model<TreeVersion>;
  readonly #cache = new VersionCache();

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {
    this.trees = connection.model<Tree>('Tree', treeSchema);
    this.versions = connection.model<TreeVersion>('TreeVersion', treeVersionSchema);
  }

  /** The moment by which reads are judged. */
  now(): Date {
    return this.clock.now();
  }

  /** Those of the trees that the rule lets through, in any order. */
  async visible(ids: readonly string[], rule: Rule, projection: Record<string, 0> = {}): Promise<Tree[]> {
    return (await this.trees
      .find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] } as QueryFilter<Tree>, projection)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Trees by id, whoever asks: for the product's own work only. */
  async byIds(ids: readonly string[], projection: Record<string, 0> = {}): Promise<Tree[]> {
    return (await this.trees
      .find({ _id: { $in: [...ids] } }, projection)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Who may walk trees today, by id, whoever asks. */
  async reaches(ids: readonly string[]): Promise<Map<string, Pick<Tree, 'audience' | 'tierRank' | 'teams'>>> {
    const found = (await this.trees
      .find({ _id: { $in: [...ids] } }, { audience: 1, tierRank: 1, teams: 1 })
      .lean()
      .exec()) as unknown as Tree[];
    return new Map(found.map(({ _id, audience, tierRank, teams }) => [_id, { audience, tierRank, teams }]));
  }

  /** Trees by code that a rule lets through, without their drawings. */
  async byCodes(codes: readonly string[], rule: Rule): Promise<Tree[]> {
    return (await this.trees
      .find({ $and: [{ code: { $in: [...codes] } }, toMongo(rule)] } as QueryFilter<Tree>, withoutContent)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** Trees that came from a system, by their ids there, whoever asks. */
  async bySource(system: string, externalIds: readonly string[]): Promise<Tree[]> {
    return (await this.trees
      .find({ 'source.system': system, 'source.externalId': { $in: [...externalIds] } } as QueryFilter<Tree>)
      .lean()
      .exec()) as unknown as Tree[];
  }

  /** A page of trees without their drawings. `filter` is trusted; the rule is the viewer's. */
  page(
    rule: Rule,
    filter: Record<string, unknown>,
    order: { readonly list: string; readonly field: string; readonly descending: boolean },
    request: PageRequest,
  ): Promise<Page<Tree>> {
    return keysetPage(this.trees, { $and: [filter, toMongo(rule)] }, order, request, this.cursors, withoutContent);
  }

  /** How many trees a filter has, among what the rule lets through. */
  count(rule: Rule, filter: Record<string, unknown>): Promise<number> {
    return this.trees.countDocuments({ $and: [filter, toMongo(rule)] } as QueryFilter<Tree>).exec();
  }

  /** Trees whose order to go live by itself is due, those that waited longest first. */
  async dueToPublish(now: Date, limit: number): Promise<Tree[]> {
    return (await this.trees
      .find({ scheduledAt: { $lte: now.getTime() } } as QueryFilter<Tree>)
      .sort({ scheduledAt: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as Tree[];
  }

  async insert(trees: readonly Tree[]): Promise<void> {
    await this.trees.insertMany([...trees], { lean: true, ordered: true });
  }

  /** Puts `next` in the place of a tree if it still has that revision, and counts the revision up; null otherwise. */
  async replace(id: string, revision: number, next: Tree): Promise<Tree | null> {
    return (await this.trees
      .findOneAndReplace(
        { _id: id, revision },
        { ...next, revision: revision + 1 },
        { returnDocument: 'after', lean: true },
      )
      .exec()) as unknown as Tree | null;
  }

  async insertVersions(versions: readonly TreeVersion[]): Promise<void> {
    await this.versions.insertMany([...versions], { lean: true, ordered: true });
  }

  /** One version by number. */
  async version(treeId: string, number: number): Promise<TreeVersion | null> {
    return (await this.versions.findOne({ treeId, number }).lean().exec()) as unknown as TreeVersion | null;
  }

  /**
   * Versions by id, whoever asks; in the process's memory once read, because they never change and each step of a walk needs one.
   * What is handed out must not be changed.
   */
  versionsByIds(ids: readonly string[]): Promise<TreeVersion[]> {
    return this.#cache.get(
      ids,
      async (missing) =>
        (await this.versions
          .find({ _id: { $in: [...missing] } })
          .lean()
          .exec()) as unknown as TreeVersion[],
    );
  }

  /** Ids of all trees in batches, for a rebuild of the index. */
  allIds(size = 200): AsyncGenerator<string[]> {
    return idsInBatches(this.trees, size);
  }
}
