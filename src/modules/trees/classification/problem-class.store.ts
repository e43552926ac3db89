import mongoose, { type Connection, type Model, type PipelineStage, type QueryFilter } from 'mongoose';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { WalkScope } from '../figures/figures.policy.js';
import { scopeMatch } from '../figures/walk-filter.rules.js';
import type { Tree } from '../tree.js';
import { type TreeStore, withoutContent } from '../tree.store.js';
import type { ProblemClassRecord } from './problem-class.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;

const schema = new mongoose.Schema<ProblemClassRecord>(
  {
    ...{ _id: text, treeId: text, treeVersion: { type: Number, required: true }, nodeKey: text, suggestionId: text },
    ...{ isAccepted: { type: Boolean, required: true }, place: { type: Number, default: null } },
    ...{ callReference: optional, isReclassification: { type: Boolean, required: true } },
    ...{ recordedAt: { type: Date, required: true }, byId: text, teamIds: [String], siteId: optional },
    reclassifiedAt: { type: Date, default: null },
  } as never,
  { collection: 'problem_classes', versionKey: false },
);
schema.index({ callReference: 1, recordedAt: -1 }, { partialFilterExpression: { callReference: { $type: 'string' } } });
schema.index({ suggestionId: 1, recordedAt: -1 });
schema.index({ recordedAt: 1 });
schema.index({ treeId: 1, recordedAt: 1 });

/** Which given classes are counted. */
export interface ClassFilter {
  readonly from: Date;
  readonly to: Date;
  readonly treeId: string | null;
  readonly teamId: string | null;
  readonly scope: WalkScope | null;
}

/** How often a class was given. */
export interface ClassCount {
  readonly treeId: string;
  readonly nodeKey: string;
  readonly count: number;
  readonly accepted: number;
  readonly first: number;
  readonly reclassified: number;
}

/** Most classification trees that are looked at for one text. */
const mostTrees = 200;

/** Classes that were given, and the trees that they come from. */
export class ProblemClassStore {
  readonly #records: Model<ProblemClassRecord>;

  constructor(
    connection: Connection,
    private readonly trees: TreeStore,
  ) {
    this.#records = connection.model<ProblemClassRecord>('ProblemClassRecord', schema);
  }

  /** Live classification trees that a rule lets through, or the one of them that is asked for. */
  async liveTrees(rule: Rule, treeId: string | null): Promise<Tree[]> {
    const filter = {
      ...{ purpose: 'CLASSIFICATION', state: 'PUBLISHED', versionId: { $type: 'string' } },
      ...(treeId === null ? {} : { _id: treeId }),
    };
    return (await this.trees.trees
      .find({ $and: [filter, toMongo(rule)] } as QueryFilter<Tree>, withoutContent)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(mostTrees)
      .lean()
      .exec()) as unknown as Tree[];
  }

  async byId(id: string): Promise<ProblemClassRecord | null> {
    return (await this.#records.findById(id).lean().exec()) as ProblemClassRecord | null;
  }

  /** The class that stands for a call, or for a suggestion. */
  async standing(suggestionId: string, callReference: string | null): Promise<ProblemClassRecord | null> {
    const alike = [{ suggestionId }, ...(callReference === null ? [] : [{ callReference }])];
    return (await this.#records
      .findOne({ $or: alike, reclassifiedAt: null } as QueryFilter<ProblemClassRecord>)
      .sort({ recordedAt: -1, _id: -1 })
      .lean()
      .exec()) as ProblemClassRecord | null;
  }

  async insert(record: ProblemClassRecord): Promise<void> {
    await this.#records.insertMany([record], { lean: true });
  }

  /** Remembers that another class took the place of this one. */
  async reclassified(id: string, at: Date): Promise<void> {
    await this.#records.updateOne({ _id: id }, { $set: { reclassifiedAt: at } }).exec();
  }

  /** How often each class was given, and what became of it. */
  async counts(filter: ClassFilter): Promise<ClassCount[]> {
    const rows = await this.#records
      .aggregate<Omit<ClassCount, 'treeId' | 'nodeKey'> & { _id: { treeId: string; nodeKey: string } }>(
        countsPipeline(filter),
      )
      .exec();
    return rows.map(({ _id, ...sums }) => ({ ..._id, ...sums }));
  }
}

const countIf = (condition: unknown): { $sum: object } => ({ $sum: { $cond: [condition, 1, 0] } });

const countsPipeline = ({ from, to, treeId, teamId, scope }: ClassFilter): PipelineStage[] => [
  {
    $match: {
      recordedAt: { $gte: from, $lt: to },
      ...(treeId === null ? {} : { treeId }),
      ...(teamId === null ? {} : { teamIds: teamId }),
      ...scopeMatch(scope),
    },
  },
  {
    $group: {
      _id: { treeId: '$treeId', nodeKey: '$nodeKey' },
      count: { $sum: 1 },
      accepted: countIf('$isAccepted'),
      first: countIf({ $eq: ['$place', 1] }),
      reclassified: countIf({ $ne: ['$reclassifiedAt', null] }),
    } as PipelineStage.Group['$group'],
  },
  { $sort: { count: -1, _id: 1 } },
];
