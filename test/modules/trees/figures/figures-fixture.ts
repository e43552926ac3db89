import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Directory } from '../../../../src/modules/people/index.js';
import { TreeStore } from '../../../../src/modules/trees/tree.store.js';
import { WalkStore } from '../../../../src/modules/trees/walk/walk.store.js';
import type { WalkLenses } from '../../../../src/modules/trees/walk/walk-lens.loaders.js';
import { type TreeFiguresParts, createFigures } from '../../../../src/modules/trees/figures/figures.room.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { Audience, Role, type Viewer, anonymous } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { JobQueue } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';
import { type PlantedTree, plantTree } from '../planted-trees.js';

/** Figures of trees on a database of its own. Team `north` stands above `n1` at one site, `south` at another. */
export interface FiguresFixture {
  readonly connection: Connection;
  readonly clock: ManualClock;
  readonly foundation: Foundation;
  readonly jobs: JobQueue;
  readonly trees: TreeStore;
  readonly figures: TreeFiguresParts;
  readonly directory: Directory;
  /** Writes a published tree; gives its id. */
  plant(planted: PlantedTree): Promise<string>;
  end(): Promise<void>;
}

const teams = [
  { _id: 'north', siteId: 'site_1' },
  { _id: 'n1', siteId: 'site_1' },
  { _id: 'south', siteId: 'site_2' },
];
export const lines = [
  { _id: 'line_washers', key: 'washers' },
  { _id: 'line_tv', key: 'tv' },
];

/** Nobody reads walks here. */
const noLenses: WalkLenses = () => {
  throw new Error('Figures are read without a walk.');
};

/** Ranks of support tiers, by id. */
const tiers = new Map([
  ['tier_basic', 1],
  ['tier_expert', 3],
]);

/** `more` makes what else stands on this database before its indexes are made. */
export async function startFigures(more: (fixture: FiguresFixture) => void = () => undefined): Promise<FiguresFixture> {
  const connection = await connectMongo(
    process.env.TEST_MONGODB_URI ?? '',
    `tree_figures_${randomBytes(5).toString('hex')}`,
  );
  const clock = new ManualClock('2026-06-30T04:00:00.000Z');
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const cursors = new CursorCodec(secrets.key('cursor'));
  const foundation: Foundation = {
    ...{ connection, clock, events, secrets, cursors, log: silentLog(), instanceId: 'test' },
    transactions: new Transactions(connection, events, clock),
    idempotency: new Idempotency(connection, clock),
  };
  const directory = {
    teamsByIds: (ids: readonly string[]) => Promise.resolve(teams.filter(({ _id }) => ids.includes(_id))),
    lines: () => Promise.resolve(lines),
    tierRank: (id: string) => Promise.resolve(tiers.get(id) ?? null),
    loaders: {},
  } as unknown as Directory;
  const trees = new TreeStore(connection, cursors, clock);
  new WalkStore(connection, cursors);
  const jobs = new JobQueue(connection, clock, foundation.log);
  const fixture: FiguresFixture = {
    ...{ connection, clock, foundation, jobs, trees, directory },
    figures: createFigures(foundation, { trees, directory, lenses: noLenses }),
    plant: (planted) => plantTree({ connection }, planted),
    async end() {
      await jobs.stop();
      await connection.dropDatabase();
      await connection.close();
    },
  };
  more(fixture);
  await ensureIndexes(connection);
  return fixture;
}

export const person = (id: string, roles: readonly Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  ...{ kind: 'person', id: `user_${id}`, sessionId: 's', name: id, audience: Audience.INTERNAL, roles, tierRank: 1 },
  ...more,
});

export const editor = person('editor', [Role.KNOWLEDGE_EDITOR]);
export const agent = person('agent', [Role.AGENT], { teamIds: ['n1', 'north'], siteId: 'site_1' });
export const analyst = person('analyst', [Role.QA_ANALYST]);
export const supervisor = person('lead', [Role.SUPERVISOR], { siteId: 'site_1', ledTeamIds: ['n1'] });
export const manager = person('manager', [Role.MANAGER], { siteId: 'site_2' });
export const period = { from: new Date('2026-06-01T00:00:00Z'), to: new Date('2026-07-01T00:00:00Z') };
