import type { Connection, Model, QueryFilter } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../platform/graphql/connection.js';
import type { CursorCodec } from '../../platform/graphql/cursor.js';
import { idsInBatches } from '../../platform/mongo/ids.js';
import { keysetPage } from '../../platform/mongo/page.js';
import type { Rule } from '../../platform/rules/rules.js';
import { toMongo } from '../../platform/rules/rules.js';
import type { CallRecord, ChainLeg, KnownCall } from './call-record.js';
import { callSchema } from './call.store.schema.js';

/** Newest first, with the id as tie-break. */
const newest = { offeredAt: -1, _id: -1 } as const;

/** Calls. Reads that serve a person take the viewer's rule. */
export class CallStore {
  readonly calls: Model<CallRecord>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.calls = connection.model<CallRecord>('Call', callSchema);
  }

  /** The collection’s name, for what follows its changes. */
  get collection(): string {
    return this.calls.collection.name;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.calls.exists({}).exec()) === null;
  }

  /** Those of the calls that the rule lets through, in any order. */
  async visible(ids: readonly string[], rule: Rule): Promise<CallRecord[]> {
    return this.#find({ $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] });
  }

  /** Calls by id, whoever asks: for the product's own work only. */
  async byIds(ids: readonly string[]): Promise<CallRecord[]> {
    return this.#find({ _id: { $in: [...ids] } });
  }

  /** Calls by reference that a rule lets through, in any order. */
  async byReferences(references: readonly string[], rule: Rule): Promise<CallRecord[]> {
    return this.#find({ $and: [{ reference: { $in: [...references] } }, toMongo(rule)] });
  }

  /** What an import needs to know of calls, by reference. */
  async known(references: readonly string[]): Promise<Map<string, KnownCall>> {
    const found = (await this.calls
      .find({ reference: { $in: [...references] } }, { reference: 1, contentHash: 1, chainId: 1 })
      .lean()
      .exec()) as unknown as KnownCall[];
    return new Map(found.map((call) => [call.reference, call]));
  }

  /** All legs of some chains, whoever asks: only what makes them legs, for chains may be long. */
  async ofChains(chainIds: readonly string[]): Promise<ChainLeg[]> {
    if (chainIds.length === 0) return [];
    return (await this.calls
      .find({ chainId: { $in: [...chainIds] } }, { reference: 1, transferOf: 1, chainId: 1 })
      .lean()
      .exec()) as unknown as ChainLeg[];
  }

  /** Legs of some chains that a rule lets through, earliest first. */
  async ofChainsVisible(chainIds: readonly string[], rule: Rule, limit: number): Promise<CallRecord[]> {
    const filter = { $and: [{ chainId: { $in: [...chainIds] } }, toMongo(rule)] };
    return (await this.calls
      .find(filter as unknown as QueryFilter<CallRecord>)
      .sort({ offeredAt: 1, _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as CallRecord[];
  }

  /** Those of the references that chains begin with: legs came before the call that they were handed on by. */
  async awaitedChains(references: readonly string[]): Promise<string[]> {
    if (references.length === 0) return [];
    return this.calls.distinct('chainId', { chainId: { $in: [...references] } }).exec();
  }

  /** Moves all legs of chains to other ones. */
  async moveChains(moves: ReadonlyMap<string, string>): Promise<void> {
    for (const [from, to] of moves) await this.calls.updateMany({ chainId: from }, { $set: { chainId: to } }).exec();
  }

  /** New calls, whole as they are made: casting each would cost more than storing it. Carried by the transaction around the call. */
  async insert(calls: readonly CallRecord[]): Promise<void> {
    if (calls.length === 0) return;
    await this.calls.insertMany([...calls], { lean: true, ordered: true });
  }

  /** Changes of single calls, by id; carried by the transaction around the call. */
  async update(changes: ReadonlyMap<string, Partial<CallRecord>>): Promise<void> {
    if (changes.size === 0) return;
    await this.calls.bulkWrite(
      [...changes].map(([_id, change]) => ({ updateOne: { filter: { _id }, update: { $set: change } } })) as never,
      { ordered: false },
    );
  }

  /** One call's change, where it still is as `condition` says; false otherwise. */
  async change(id: string, condition: Partial<CallRecord>, change: Partial<CallRecord>): Promise<boolean> {
    const filter = { ...condition, _id: id } as QueryFilter<CallRecord>;
    const { matchedCount } = await this.calls.updateOne(filter, { $set: change } as never).exec();
    return matchedCount === 1;
  }

  /** A page of calls. `filter` is trusted; the rule is the viewer's. */
  page(
    rule: Rule,
    filter: Record<string, unknown>,
    descending: boolean,
    request: PageRequest,
  ): Promise<Page<CallRecord>> {
    const order = { list: `calls:OFFERED_AT:${descending ? 'DESC' : 'ASC'}`, field: 'offeredAt', descending };
    return keysetPage(this.calls, { $and: [filter, toMongo(rule)] }, order, request, this.cursors);
  }

  /** Calls of one customer in a span of time that a rule lets through, earliest first. */
  async ofCustomer(hash: string, from: Date, to: Date, rule: Rule, limit: number): Promise<CallRecord[]> {
    const filter = { $and: [{ 'customer.hash': hash, offeredAt: { $gte: from, $lte: to } }, toMongo(rule)] };
    return (await this.calls
      .find(filter as unknown as QueryFilter<CallRecord>)
      .sort({ offeredAt: 1, _id: 1 })
      .limit(limit)
      .lean()
      .exec()) as unknown as CallRecord[];
  }

  /** All calls of one customer, whoever asks, newest first. */
  async allOfCustomer(hash: string, limit: number): Promise<CallRecord[]> {
    return (await this.calls
      .find({ 'customer.hash': hash } as unknown as QueryFilter<CallRecord>)
      .sort(newest)
      .limit(limit)
      .lean()
      .exec()) as unknown as CallRecord[];
  }

  /** Puts something in the place of one customer in all their calls. Carried by the transaction around the call. */
  async changeCustomer(hash: string, change: Partial<CallRecord>): Promise<number> {
    const filter = { 'customer.hash': hash } as unknown as QueryFilter<CallRecord>;
    return (await this.calls.updateMany(filter, { $set: change } as never).exec()).modifiedCount;
  }

  /** Adds to a list of a call, or takes away from it; false where nothing changed. */
  async amendList(
    id: string,
    field: 'articleIds' | 'walkIds',
    item: string,
    isAdded: boolean,
    at: Date,
  ): Promise<boolean> {
    const condition = isAdded ? { [field]: { $ne: item } } : { [field]: item };
    const update = { [isAdded ? '$addToSet' : '$pull']: { [field]: item }, $set: { updatedAt: at } };
    const filter = { _id: id, ...condition } as QueryFilter<CallRecord>;
    return (await this.calls.updateOne(filter, update as never).exec()).matchedCount === 1;
  }

  /** Ids of all calls in batches, for a rebuild of the index. */
  allIds(size = 500): AsyncGenerator<string[]> {
    return idsInBatches(this.calls, size);
  }

  async #find(filter: Record<string, unknown>): Promise<CallRecord[]> {
    return (await this.calls
      .find(filter as QueryFilter<CallRecord>)
      .lean()
      .exec()) as unknown as CallRecord[];
  }
}
