import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { PeopleLoaders } from '../../../../src/modules/people/index.js';
import {
  type QualityFiguresParts,
  createQualityFigures,
} from '../../../../src/modules/quality/figures/figures.room.js';
import type { FormVersion } from '../../../../src/modules/quality/figures/questions.rules.js';
import type { QualityTargets } from '../../../../src/modules/quality/targets/quality-target.js';
import { noTargets } from '../../../../src/modules/quality/targets/target.rules.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { connectMongo } from '../../../../src/platform/mongo/connect.js';

/** Figures of evaluations on a database of its own. */
export interface QualityFiguresFixture extends Pick<QualityFiguresParts, 'service' | 'groups'> {
  readonly connection: Connection;
  /** What the centre wants; as a test sets it. */
  targets: QualityTargets;
  versions: readonly FormVersion[];
  /** Puts these documents in the place of all of a collection. */
  fill(collection: 'evaluations' | 'disputes', documents: readonly object[]): Promise<void>;
  end(): Promise<void>;
}

export const sites = [
  { _id: 'site_1', timeZone: 'Asia/Shanghai' },
  { _id: 'site_2', timeZone: 'Europe/Berlin' },
];

export async function startQualityFigures(): Promise<QualityFiguresFixture> {
  const database = `quality_figures_${randomBytes(5).toString('hex')}`;
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', database);
  const fixture: QualityFiguresFixture = {
    connection,
    targets: noTargets,
    versions: [],
    async fill(name, documents) {
      const collection = connection.collection(name);
      await collection.deleteMany({});
      if (documents.length) await collection.insertMany(documents as never[]);
    },
    async end() {
      await connection.dropDatabase();
      await connection.close();
    },
    ...createQualityFigures(
      { connection },
      {
        targets: { current: () => Promise.resolve(fixture.targets) },
        people: {} as Pick<PeopleLoaders, 'users' | 'teams'>,
        sites: () => Promise.resolve(sites),
        versionsOf: () => Promise.resolve(fixture.versions),
      },
    ),
  };
  return fixture;
}

export const person = (id: string, roles: readonly Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  ...{ kind: 'person', id, sessionId: 's', name: id, audience: Audience.INTERNAL, roles, tierRank: 1 },
  ...more,
});

export const analyst = person('analyst', [Role.QA_ANALYST]);

const families = ['CUSTOMER_CRITICAL', 'BUSINESS_CRITICAL', 'COMPLIANCE_CRITICAL', 'NON_CRITICAL'] as const;

/** Errors of answered items of a family. */
export interface Count {
  readonly e: number;
  readonly n: number;
}

/** Errors of all families; those that are left out have no items. */
export const errorsOf = (given: Partial<Record<(typeof families)[number], Count>>): Record<string, Count> =>
  Object.fromEntries(families.map((family) => [family, given[family] ?? { e: 0, n: 0 }]));

/** A released evaluation as it lies in the database, of a call without errors. */
export const evaluation = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{
    _id: `evaluation_${id}`,
    kind: 'STANDARD',
    state: 'RELEASED',
    isLive: true,
    subject: 'CALL',
    callId: `call_${id}`,
  },
  ...{ scorecardId: 'form_1', versionId: 'form_1_v1', version: 1, agentId: 'a1', teamId: 'n1' },
  ...{ teamIds: ['n1', 'north'], siteId: 'site_1', queue: 'hotline', lineId: 'washers', channel: 'PHONE' },
  ...{ customerLevel: null, evaluatorId: 'e1', weight: 1, raw: 100, reported: 100, isFatal: false },
  ...{ errors: errorsOf({}), marks: [], result: { questions: [] }, day: '2026-06-10' },
  ...{ callEndedAt: new Date('2026-06-10T02:00:00.000Z'), releasedAt: new Date('2026-06-10T05:00:00.000Z') },
  ...more,
});

export const period = { fromDay: '2026-06-01', toDay: '2026-06-30' };
