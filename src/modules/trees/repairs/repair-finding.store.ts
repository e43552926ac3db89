import mongoose, { type Connection, type Model, type PipelineStage } from 'mongoose';
import { scopeMatch } from '../figures/walk-filter.rules.js';
import type { WalkScope } from '../figures/figures.policy.js';
import type { RepairFinding } from './repair-import.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const date = { type: Date, required: true } as const;

const schema = new mongoose.Schema<RepairFinding>(
  {
    ...{ _id: text, key: text, externalId: optional, callReference: text, hasFault: { type: Boolean, required: true } },
    ...{ cause: optional, servicePoint: optional, lineId: optional, foundAt: date, updatedAt: date },
  } as never,
  { collection: 'repair_findings', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ foundAt: 1 });

/** Which findings are counted. */
export interface FindingFilter {
  readonly from: Date;
  readonly to: Date;
  readonly treeId: string | null;
  readonly lineId: string | null;
  readonly teamId: string | null;
  /** Null: all, those without a walk included. */
  readonly scope: WalkScope | null;
}

/** Findings that are alike in all that they are told apart by. */
export interface FindingCount {
  /** The tree whose walk sent the device in; null where none did. */
  readonly treeId: string | null;
  readonly version: number | null;
  readonly lineId: string | null;
  readonly servicePoint: string | null;
  readonly count: number;
  readonly noFaultCount: number;
}

/** What was found on devices that were sent in. */
export class RepairFindingStore {
  readonly #findings: Model<RepairFinding>;

  constructor(connection: Connection) {
    this.#findings = connection.model<RepairFinding>('RepairFinding', schema);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#findings.exists({}).exec()) === null;
  }

  async byKeys(keys: readonly string[]): Promise<Map<string, RepairFinding>> {
    const found = (await this.#findings
      .find({ key: { $in: [...keys] } })
      .lean()
      .exec()) as unknown as RepairFinding[];
    return new Map(found.map((finding) => [finding.key, finding]));
  }

  /** Writes new and changed findings; carried by the transaction around the call. */
  async write(findings: readonly RepairFinding[]): Promise<void> {
    if (findings.length === 0) return;
    await this.#findings.bulkWrite(
      findings.map((finding) => ({
        replaceOne: { filter: { _id: finding._id }, replacement: finding, upsert: true },
      })) as never,
    );
  }

  /** Findings of a period, each with the walk that sent the device in: the last one of its call that ended so. */
  async counts(filter: FindingFilter): Promise<FindingCount[]> {
    const rows = (await this.#findings.aggregate(countsPipeline(filter)).exec()) as {
      _id: Omit<FindingCount, 'count' | 'noFaultCount'>;
      count: number;
      noFaultCount: number;
    }[];
    return rows.map(({ _id, count, noFaultCount }) => ({ ..._id, count, noFaultCount }));
  }
}

/** The product line of the row; else that of the walk, where it has one only. */
const lineOf = {
  $ifNull: [
    '$lineId',
    {
      $cond: [
        {
          $and: [{ $eq: [{ $size: { $ifNull: ['$walk.lines', []] } }, 1] }, { $ne: [{ $first: '$walk.lines' }, '*'] }],
        },
        { $first: '$walk.lines' },
        null,
      ],
    },
  ],
};

const countsPipeline = ({ from, to, treeId, lineId, teamId, scope }: FindingFilter): PipelineStage[] => [
  { $match: { foundAt: { $gte: from, $lt: to } } },
  {
    $lookup: {
      from: 'tree_walks',
      localField: 'callReference',
      foreignField: 'callReference',
      pipeline: [
        { $match: { isPreview: false, 'ending.result': 'RETURN_OR_REPAIR' } },
        { $sort: { endedAt: -1, _id: -1 } },
        { $limit: 1 },
        { $project: { treeId: 1, version: 1, teamIds: 1, siteId: 1, lines: 1 } },
      ],
      as: 'walk',
    },
  },
  { $set: { walk: { $first: '$walk' } } },
  {
    $match: {
      ...(treeId === null ? {} : { 'walk.treeId': treeId }),
      ...(teamId === null ? {} : { 'walk.teamIds': teamId }),
      ...scopeMatch(scope, 'walk.'),
    },
  },
  { $set: { lineId: lineOf } },
  ...(lineId === null ? [] : [{ $match: { lineId } }]),
  {
    $group: {
      _id: {
        treeId: { $ifNull: ['$walk.treeId', null] },
        version: { $ifNull: ['$walk.version', null] },
        lineId: '$lineId',
        servicePoint: '$servicePoint',
      },
      count: { $sum: 1 },
      noFaultCount: { $sum: { $cond: ['$hasFault', 0, 1] } },
    },
  },
];
