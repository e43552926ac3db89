import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { createCallFigures } from '../../../../src/modules/calls/figures/figures.room.js';
import type { CallFiguresService } from '../../../../src/modules/calls/figures/call-figures.service.js';
import type { PeopleLoaders } from '../../../../src/modules/people/index.js';
import { usualSettings } from '../../../../src/modules/calls/queues/call-queue.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { connectMongo } from '../../../../src/platform/mongo/connect.js';

/** Figures of calls on a database of its own. */
export interface CallFiguresFixture {
  readonly connection: Connection;
  readonly clock: ManualClock;
  readonly service: CallFiguresService;
  /** Puts these documents in the place of all of a collection. */
  fill(collection: 'calls' | 'agent_days', documents: readonly object[]): Promise<void>;
  end(): Promise<void>;
}

export async function startCallFigures(): Promise<CallFiguresFixture> {
  const database = `call_figures_${randomBytes(5).toString('hex')}`;
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const clock = new ManualClock('2026-07-01T04:00:00.000Z');
  const { service } = createCallFigures(
    { connection, clock },
    {
      centre: {
        settings: () => Promise.resolve({ targets: usualSettings.targets, firstContact: null }),
        zoneOfSite: (id) => Promise.resolve(id === 'site_1' ? 'Asia/Shanghai' : null),
      },
      people: {} as Pick<PeopleLoaders, 'users' | 'lines'>,
    },
  );
  return {
    ...{ connection, clock, service },
    async fill(name, documents) {
      const collection = connection.collection(name);
      await collection.deleteMany({});
      if (documents.length) await collection.insertMany(documents as never[]);
    },
    async end() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

export const person = (id: string, roles: readonly Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  ...{ kind: 'person', id, sessionId: 's', name: id, audience: Audience.INTERNAL, roles, tierRank: 1 },
  ...more,
});

export const analyst = person('analyst', [Role.QA_ANALYST]);

/** A call that somebody took, in which nothing was said; seconds are whole. */
export const call = (
  reference: string,
  offeredAt: Date,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...{ _id: `call_${reference}`, reference, channel: 'PHONE', queue: 'hotline', agentId: 'a1', teamId: 'n1' },
  ...{ teamIds: ['n1', 'north'], siteId: 'site_1', lineId: 'washers', customer: null, customerLevel: null, offeredAt },
  ...{ answeredAt: offeredAt, abandonedAt: null, endedAt: offeredAt, firstResponseAt: null, holdSeconds: 0 },
  ...{ wrapSeconds: 0, talkSeconds: 0, waitSeconds: 0, handleSeconds: 0, transferOf: null, chainId: reference },
  ...{ satisfaction: null, disposition: null, reasonTreeId: null, reasonNodeKey: null, isSolved: null },
  ...{ isVerified: null, isRecordComplete: null },
  ...more,
});
