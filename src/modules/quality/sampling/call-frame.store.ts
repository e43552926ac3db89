import type { Connection } from 'mongoose';
import type { Channel } from '../../calls/index.js';
import type { AgentMean, FrameCall } from './strata.rules.js';

/** Which calls a draw is from. */
export interface FrameFilter {
  readonly from: Date;
  readonly to: Date;
  readonly teamIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly excludedQueues: readonly string[];
  readonly minSeconds: number;
  readonly needsRecording: boolean;
}

/** A call that takes the place of another, as an assignment keeps it. */
export interface DrawnCall {
  readonly _id: string;
  readonly agentId: string | null;
  readonly offeredAt: Date;
}

// Only these fields are read of a call, whatever it holds.
const fields = {
  ...{ agentId: 1, queue: 1, channel: 1, lineId: 1, offeredAt: 1, satisfaction: 1, handleSeconds: 1, unhappyWords: 1 },
} as const;

const filterOf = (filter: FrameFilter): Record<string, unknown> => ({
  offeredAt: { $gte: filter.from, $lt: filter.to },
  // Somebody answered it: there is something to listen to.
  answeredAt: { $type: 'date' },
  agentId: { $type: 'string' },
  ...(filter.teamIds.length ? { teamIds: { $in: [...filter.teamIds] } } : {}),
  ...(filter.channels.length ? { channel: { $in: [...filter.channels] } } : {}),
  ...(filter.excludedQueues.length ? { queue: { $nin: [...filter.excludedQueues] } } : {}),
  ...(filter.minSeconds > 0 ? { handleSeconds: { $gte: filter.minSeconds } } : {}),
  ...(filter.needsRecording ? { recordingId: { $type: 'string' } } : {}),
});

/** Reads the calls of a period for a draw: one pass by index, a few fields, in batches, so that a million of them fit. */
export class CallFrameStore {
  constructor(
    private readonly connection: Connection,
    /** Name of the collection of calls. */
    private readonly collection: string,
  ) {}

  /** Calls that may be drawn, in batches of at most `size`, in the order in which they came. */
  async *batches(filter: FrameFilter, size = 2_000): AsyncGenerator<FrameCall[]> {
    const cursor = this.connection
      .collection<FrameCall>(this.collection)
      .find(filterOf(filter) as never, { projection: fields, sort: { offeredAt: 1, _id: 1 }, batchSize: size });
    let batch: FrameCall[] = [];
    for await (const call of cursor) {
      batch.push(call as unknown as FrameCall);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length) yield batch;
  }

  /** Mean handling time of every agent by line and channel in a span, whatever a plan leaves out. */
  async agentMeans(from: Date, to: Date): Promise<AgentMean[]> {
    const rows = await this.connection
      .collection(this.collection)
      .aggregate<{ _id: { a: string; l: string | null; c: string }; mean: number | null; count: number }>([
        {
          $match: {
            offeredAt: { $gte: from, $lt: to },
            agentId: { $type: 'string' },
            handleSeconds: { $type: 'number' },
          },
        },
        {
          $group: {
            _id: { a: '$agentId', l: '$lineId', c: '$channel' },
            mean: { $avg: '$handleSeconds' },
            count: { $sum: 1 },
          },
        },
      ])
      .toArray();
    return rows.map(({ _id: { a, l, c }, mean, count }) => ({ agentId: a, lineId: l, channel: c, mean, count }));
  }

  /** One call as an assignment keeps it; null when it is gone. */
  async drawn(id: string): Promise<DrawnCall | null> {
    const found = await this.connection
      .collection<DrawnCall>(this.collection)
      .findOne({ _id: id } as never, { projection: { agentId: 1, offeredAt: 1 } });
    return found as DrawnCall | null;
  }

  /** When each of these calls came. */
  async moments(ids: readonly string[]): Promise<Map<string, Date>> {
    const found = await this.connection
      .collection<DrawnCall>(this.collection)
      .find({ _id: { $in: [...ids] } } as never, { projection: { offeredAt: 1 } })
      .toArray();
    return new Map(found.map(({ _id, offeredAt }) => [_id as unknown as string, offeredAt]));
  }
}
