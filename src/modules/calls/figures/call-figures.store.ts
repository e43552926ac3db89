import type { Connection, PipelineStage } from 'mongoose';
import type { Moments } from '../../../platform/rules/figures.js';
import { type Rule, toMongo } from '../../../platform/rules/rules.js';
import type { Stage } from '../../../platform/rules/stages.js';
import type { AgentSeconds } from './agent-time.rules.js';
import type { CallFilter } from './call-filter.rules.js';
import {
  type CallSums,
  type CountRule,
  callSumsPipeline,
  chainsPipeline,
  handlingPipeline,
} from './call-sums.rules.js';
import { type ContactRow, type RepeatRule, contactCounts, contactsPipeline } from './first-contact.rules.js';

/** Calls of one day. */
export interface DayRow {
  readonly day: string;
  readonly sums: CallSums;
  /** When the last of them ended. */
  readonly lastEnd: Date;
}

/** What calls of a product line and channel took an agent. */
export interface HandlingRow extends Moments {
  readonly agentId: string;
  readonly lineId: string | null;
  readonly channel: string;
}

/** Seconds of agents, and of how many on how many days. */
export interface AgentTimeRow extends AgentSeconds {
  readonly agents: number;
  readonly days: number;
}

const nothing: Moments = { of: 0, sum: 0, squares: 0 };

/** Counts over calls and agents' days, all made by the database. */
export class CallFiguresStore {
  constructor(private readonly connection: Connection) {}

  /** Sums by day; days without calls are missing. */
  async days(filter: CallFilter, rule: CountRule): Promise<DayRow[]> {
    const rows = await this.#rows<{ _id: string; lastEnd: Date }>('calls', callSumsPipeline(filter, rule));
    return rows.map(({ _id: day, lastEnd, ...sums }) => ({ day, lastEnd, sums: sums as unknown as CallSums }));
  }

  /** What chains of transfers took. */
  async chains(filter: CallFilter): Promise<Moments> {
    const [row] = await this.#rows<Moments>('calls', chainsPipeline(filter));
    return row ?? nothing;
  }

  handling(filter: CallFilter): Promise<HandlingRow[]> {
    return this.#rows<HandlingRow>('calls', handlingPipeline(filter));
  }

  /** Contacts by the day on which they began. `lastEnd`: when the last call of the filter ended. */
  contacts(filter: CallFilter, rule: RepeatRule, lastEnd: Date, asOf: Date): Promise<ContactRow[]> {
    return this.#rows<ContactRow>('calls', [
      ...contactsPipeline(filter, rule, lastEnd, asOf),
      ...contactCounts(filter, rule),
    ]);
  }

  /** Seconds of agents on the days of a period. */
  async agentTime(rule: Rule, fromDay: string, toDay: string): Promise<AgentTimeRow> {
    const [row] = await this.#rows<AgentTimeRow>('agent_days', [
      { $match: { day: { $gte: fromDay, $lte: toDay }, $and: [toMongo(rule)] } },
      {
        $group: {
          _id: '$agentId',
          ...{ talk: { $sum: '$talkSeconds' }, hold: { $sum: '$holdSeconds' }, wrap: { $sum: '$wrapSeconds' } },
          ...{ waiting: { $sum: '$waitingSeconds' }, loggedIn: { $sum: '$loggedInSeconds' }, days: { $sum: 1 } },
        },
      },
      {
        $group: {
          _id: null,
          ...{ talk: { $sum: '$talk' }, hold: { $sum: '$hold' }, wrap: { $sum: '$wrap' } },
          ...{ waiting: { $sum: '$waiting' }, loggedIn: { $sum: '$loggedIn' }, days: { $sum: '$days' } },
          agents: { $sum: 1 },
        },
      },
    ]);
    return row ?? { talk: 0, hold: 0, wrap: 0, waiting: 0, loggedIn: 0, agents: 0, days: 0 };
  }

  #rows<T>(collection: string, stages: readonly Stage[]): Promise<T[]> {
    // Through the models that the calls' own stores make would bind this to their order of making; the collections are the same.
    return this.connection
      .collection(collection)
      .aggregate(stages as unknown as PipelineStage[], { allowDiskUse: true })
      .toArray() as unknown as Promise<T[]>;
  }
}
