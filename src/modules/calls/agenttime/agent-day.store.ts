import mongoose, { type Connection, type Model } from 'mongoose';
import type { Connection as Page, PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { keysetPage } from '../../../platform/mongo/page.js';
import type { Rule } from '../../../platform/rules/rules.js';
import { toMongo } from '../../../platform/rules/rules.js';
import type { AgentDay } from './agent-day.js';

const text = { type: String, required: true } as const;
const optional = { type: String, default: null } as const;
const count = { type: Number, required: true } as const;

const schema = new mongoose.Schema<AgentDay>(
  {
    ...{ _id: text, agentId: text, day: text, teamId: optional, teamIds: { type: [String], default: [] } },
    ...{ siteId: optional, loggedInSeconds: count, talkSeconds: count, holdSeconds: count, wrapSeconds: count },
    ...{ waitingSeconds: count, importId: optional, updatedAt: { type: Date, required: true } },
  } as never,
  { collection: 'agent_days', versionKey: false },
);
schema.index({ agentId: 1, day: -1 }, { unique: true });
schema.index({ day: -1, _id: -1 });
schema.index({ teamIds: 1, day: -1, _id: -1 });
schema.index({ siteId: 1, day: -1, _id: -1 });

/** What agents did by day. */
export class AgentDayStore {
  readonly days: Model<AgentDay>;

  constructor(
    connection: Connection,
    private readonly cursors: CursorCodec,
  ) {
    this.days = connection.model<AgentDay>('AgentDay', schema);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, AgentDay>> {
    const found = (await this.days
      .find({ _id: { $in: [...ids] } })
      .lean()
      .exec()) as unknown as AgentDay[];
    return new Map(found.map((day) => [day._id, day]));
  }

  /** Writes new and changed days; carried by the transaction around the call. */
  async write(days: readonly AgentDay[]): Promise<void> {
    if (days.length === 0) return;
    await this.days.bulkWrite(
      days.map((day) => ({ replaceOne: { filter: { _id: day._id }, replacement: day, upsert: true } })) as never,
      { ordered: false },
    );
  }

  page(rule: Rule, filter: Record<string, unknown>, request: PageRequest): Promise<Page<AgentDay>> {
    const order = { list: 'agentDays', field: 'day', descending: true };
    return keysetPage(this.days, { $and: [filter, toMongo(rule)] }, order, request, this.cursors);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.days.exists({}).exec()) === null;
  }
}
