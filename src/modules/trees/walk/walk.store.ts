import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { toMongo } from '../../../platform/rules/rules.js';
import type { WalkChange, WalkCondition, WalkRecord } from './walk-record.js';
import type { WalkEntry } from './walk.js';
import { walkSchema } from './walk.store.schema.js';

/** The record is read apart, when it is asked for; of it a step needs the last line's number only. */
const head = { transcript: { $slice: -1 } } as const;
/** What lists leave out besides. */
const listed = { transcript: 0, draftContent: 0 } as const;

/** Walks. Writes name the step that they follow: who comes second changes nothing. */
export class WalkStore {
  readonly walks: Model<WalkRecord>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.walks = connection.model<WalkRecord>('TreeWalk', walkSchema);
  }

  /** The collection’s name, for its change stream. */
  get collection(): string {
    return this.walks.collection.name;
  }

  async insert(walk: WalkRecord): Promise<void> {
    await this.walks.insertMany([walk], { lean: true });
  }

  /** Walks of the past, for a seed. */
  async insertMany(walks: readonly WalkRecord[]): Promise<void> {
    await this.walks.insertMany([...walks], { lean: true });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.walks.exists({}).exec()) === null;
  }

  /** A walk with the last line of its record only, whoever asks. */
  async head(id: string): Promise<WalkRecord | null> {
    return (await this.walks.findById(id, head).lean().exec()) as unknown as WalkRecord | null;
  }

  /** Those of the walks that the rule lets through, each with the last line of its record only, in any order. */
  async visible(ids: readonly string[], rule: Rule): Promise<WalkRecord[]> {
    return (await this.walks
      .find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] } as QueryFilter<WalkRecord>, head)
      .lean()
      .exec()) as unknown as WalkRecord[];
  }

  /** Who may see walks, as rules read it, whoever asks. */
  async policyOf(
    ids: readonly string[],
  ): Promise<Pick<WalkRecord, '_id' | 'treeId' | 'holderIds' | 'offeredTo' | 'teamIds' | 'siteId' | 'isPreview'>[]> {
    return (await this.walks
      .find({ _id: { $in: [...ids] } }, { treeId: 1, holderIds: 1, offeredTo: 1, teamIds: 1, siteId: 1, isPreview: 1 })
      .lean()
      .exec()) as unknown as WalkRecord[];
  }

  /** Whole records of walks, by walk. */
  async transcripts(ids: readonly string[]): Promise<Map<string, WalkEntry[]>> {
    const found = (await this.walks
      .find({ _id: { $in: [...ids] } }, { transcript: 1 })
      .lean()
      .exec()) as unknown as WalkRecord[];
    return new Map(found.map(({ _id, transcript }) => [_id, transcript]));
  }

  /** One conditional write; false where the walk has gone on meanwhile. */
  async change(id: string, condition: WalkCondition, change: WalkChange): Promise<boolean> {
    const { filter, update } = writeOf(id, condition, change);
    const { matchedCount } = await this.walks.updateOne(filter as QueryFilter<WalkRecord>, update as never).exec();
    return matchedCount === 1;
  }

  /** Conditional writes of different walks in one command; false where one of them has gone on meanwhile: the transaction has to fail then. */
  async changeAll(
    parts: readonly { readonly id: string; readonly condition: WalkCondition; readonly change: WalkChange }[],
  ): Promise<boolean> {
    const { matchedCount } = await this.walks.bulkWrite(
      parts.map(({ id, condition, change }) => ({ updateOne: writeOf(id, condition, change) as never })),
      { ordered: false },
    );
    return matchedCount === parts.length;
  }

  /** Attaches (or takes away) the reference of a call; false where somebody else holds the walk. */
  async link(id: string, holderId: string, callReference: string | null): Promise<boolean> {
    const { matchedCount } = await this.walks.updateOne({ _id: id, holderId }, { $set: { callReference } }).exec();
    return matchedCount === 1;
  }

  /** A page of walks, those begun last first. `filter` is trusted. */
  page(name: string, filter: Record<string, unknown>, request: PageRequest): Promise<Page<WalkRecord>> {
    return keysetPage(
      this.walks,
      filter,
      { list: name, field: 'startedAt', descending: true },
      request,
      this.cursors,
      listed,
    );
  }

  /** Ids of walks that a filter has, those begun last first. */
  async ids(filter: Record<string, unknown>, limit: number): Promise<string[]> {
    const found = (await this.walks
      .find(filter as QueryFilter<WalkRecord>, { _id: 1 })
      .sort({ startedAt: -1, _id: -1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as { _id: string }[];
    return found.map(({ _id }) => _id);
  }

  /** Trees of walks that a filter has. */
  async treeIds(filter: Record<string, unknown>): Promise<string[]> {
    return this.walks.distinct('treeId', filter as QueryFilter<WalkRecord>).exec();
  }

  /** Walks that nobody went on with in time. */
  async expired(now: Date, limit: number): Promise<WalkRecord[]> {
    return (await this.walks
      .find({ expiresAt: { $type: 'date', $lte: now } } as never, head)
      .sort({ expiresAt: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as WalkRecord[];
  }
}

/** A conditional write as the database takes it. */
function writeOf(
  id: string,
  { step, holderId, callReference, offeredTo }: WalkCondition,
  { set, entries, move }: WalkChange,
): { filter: Record<string, unknown>; update: Record<string, unknown> } {
  const push = {
    ...(entries?.length ? { transcript: { $each: [...entries] } } : {}),
    ...(move ? { moves: move } : {}),
  };
  return {
    filter: {
      ...{ _id: id, step },
      ...(holderId === undefined ? {} : { holderId }),
      ...(callReference === undefined ? {} : { callReference }),
      ...(offeredTo === undefined ? {} : { offeredTo: { $in: [...offeredTo] } }),
    },
    update: { $set: set, ...(Object.keys(push).length ? { $push: push } : {}) },
  };
}
