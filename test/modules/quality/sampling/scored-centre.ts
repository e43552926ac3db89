import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type People, SiteKind, type User, createPeople, systemViewer } from '../../../../src/modules/people/index.js';
import { EvaluationStore } from '../../../../src/modules/quality/evaluations/evaluation.store.js';
import { Secrets } from '../../../../src/platform/auth/secrets.js';
import { Role, type Viewer } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { EventStore, Transactions } from '../../../../src/platform/events/index.js';
import { CursorCodec } from '../../../../src/platform/graphql/cursor.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { newId } from '../../../../src/platform/ids/ids.js';
import { JobQueue } from '../../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../../src/platform/mongo/idempotency.js';
import type { Foundation } from '../../../../src/platform/room.js';
import { silentLog } from '../../../../src/platform/telemetry/log.js';

type Row = Record<string, unknown>;

/** One server copy: what every room is built on, and the real room of people. */
export interface Copy {
  readonly foundation: Foundation;
  readonly people: People;
  readonly jobs: JobQueue;
}

/** A centre whose calls are scored, on a database of its own. Teams north and south; three analysts, two leads, agents. */
export class ScoredCentre {
  readonly clock = new ManualClock('2026-03-10T02:00:00.000Z');
  readonly ids = new Map<string, string>();
  #connection: Connection | null = null;
  #copy: Copy | null = null;
  #count = 0;

  get connection(): Connection {
    if (!this.#connection) throw new Error('It has not been started.');
    return this.#connection;
  }

  get copy(): Copy {
    if (!this.#copy) throw new Error('It has not been started.');
    return this.#copy;
  }

  /** `build` makes the rooms under test before the indexes are made. */
  async start(build: (copy: Copy) => void): Promise<void> {
    const name = `scored_${randomBytes(5).toString('hex')}`;
    this.#connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', name);
    this.#copy = this.#foundation(this.#connection);
    new EvaluationStore(this.connection, this.#copy.foundation.cursors);
    build(this.#copy);
    await ensureIndexes(this.connection);
    await this.connection.collection('calls').createIndex({ offeredAt: -1, _id: -1 });
    await this.#populate(this.#copy.people);
  }

  /** Another server copy on the same database. */
  async beside(): Promise<Copy & { end(): Promise<void> }> {
    const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', this.connection.name);
    const copy = this.#foundation(connection);
    return {
      ...copy,
      async end() {
        await copy.jobs.stop();
        await connection.close();
      },
    };
  }

  #foundation(connection: Connection): Copy {
    const { clock } = this;
    const events = new EventStore(connection);
    const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
    const foundation: Foundation = {
      ...{ connection, clock, events, secrets, log: silentLog(), instanceId: 'test' },
      cursors: new CursorCodec(secrets.key('cursor')),
      transactions: new Transactions(connection, events, clock),
      idempotency: new Idempotency(connection, clock),
    };
    return {
      foundation,
      people: createPeople(foundation),
      jobs: new JobQueue(connection, clock, foundation.log),
    };
  }

  async #populate(people: People): Promise<void> {
    const words = (en: string) => ({ zhCN: `${en}中`, en });
    const site = async (key: string, kind: SiteKind) =>
      (
        await people.sites.create(systemViewer, {
          ...{ key, name: words(key), kind, timeZone: 'Asia/Shanghai', workingHours: [], holidays: [] },
        })
      )._id;
    const main = await site('main', SiteKind.MAIN);
    this.ids.set('main', main);
    for (const key of ['north', 'south']) {
      const input = { key, name: words(key), siteId: main, parentId: null, leadIds: [] };
      this.ids.set(key, (await people.teams.create(systemViewer, input))._id);
    }
    const roles: [string, Role, string[]][] = [
      ...['ana', 'ben', 'cai'].map((key): [string, Role, string[]] => [key, Role.QA_ANALYST, []]),
      ...['lea', 'leo'].map((key): [string, Role, string[]] => [key, Role.SUPERVISOR, []]),
      ...['a1', 'a2', 'a3'].map((key): [string, Role, string[]] => [key, Role.AGENT, ['north']]),
      ...['b1', 'b2'].map((key): [string, Role, string[]] => [key, Role.AGENT, ['south']]),
      ['boss', Role.MANAGER, []],
      ['root', Role.ADMIN, []],
    ];
    for (const [key, role, teams] of roles) this.ids.set(key, (await this.#person(people, key, role, teams))._id);
    for (const [lead, team] of [
      ['lea', 'north'],
      ['leo', 'south'],
    ] as const) {
      const found = await people.directory.teamByKey(team);
      await people.teams.update(systemViewer, this.id(team), {
        ...{ expectedVersion: found?.revision ?? 0, leadIds: [this.id(lead)] },
      });
    }
  }

  async #person(people: People, key: string, role: Role, teams: readonly string[]): Promise<User> {
    const { user } = await people.users.create(systemViewer, {
      ...{ name: `${key}名`, nameEn: key, email: `${key}@test.example`, staffNumber: null, roles: [role] },
      ...{ siteId: this.id('main'), teamIds: teams.map((team) => this.id(team)), departmentIds: [], tierId: null },
      ...{ productLineIds: [], locale: Locale.EN },
    });
    return user;
  }

  /** Id of somebody, or of a team. */
  id(key: string): string {
    const found = this.ids.get(key);
    if (!found) throw new Error(`There is no ${key}.`);
    return found;
  }

  /** Somebody as a viewer, as they are now. */
  async as(key: string): Promise<Viewer> {
    const [viewer] = await this.copy.people.directory.viewersOf([this.id(key)]);
    if (!viewer) throw new Error(`${key} is nobody.`);
    return viewer;
  }

  /** A call as it is stored, answered by an agent of the north; ten minutes after the one before. */
  call(more: Row = {}): Row & { _id: string } {
    this.#count += 1;
    const offeredAt = new Date(Date.parse('2026-03-09T00:00:00.000Z') + this.#count * 60_000);
    const agentId = (more.agentId as string | undefined) ?? this.id('a1');
    const team = agentId === this.id('b1') || agentId === this.id('b2') ? 'south' : 'north';
    return {
      _id: newId('call', this.clock),
      ...{ reference: `C-${this.#count}`, channel: 'PHONE', queue: 'billing', agentId, teamId: this.id(team) },
      ...{ teamIds: [this.id(team)], siteId: this.id('main'), lineId: null, customer: null, customerLevel: null },
      ...{ offeredAt, answeredAt: offeredAt, abandonedAt: null, endedAt: new Date(offeredAt.getTime() + 200_000) },
      ...{ holdSeconds: 0, wrapSeconds: 20, talkSeconds: 180, waitSeconds: 5, handleSeconds: 200, satisfaction: null },
      ...{ recordingId: 'recording_x', hasTranscript: false, unhappyWords: 0, isExemplary: false, tags: [] },
      ...more,
    };
  }

  /** Stores calls; gives their ids. */
  async calls(count: number, more: (at: number) => Row = () => ({})): Promise<string[]> {
    const calls = Array.from({ length: count }, (_, at) => this.call(more(at)));
    await this.connection.collection('calls').insertMany(calls as never[]);
    return calls.map(({ _id }) => _id);
  }

  rows(collection: string, filter: Row = {}): Promise<Row[]> {
    return this.connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
  }

  /** Everything that is stored in some collections: a refusal must not change it. */
  async snapshot(...collections: readonly string[]): Promise<string> {
    const all = await Promise.all([...collections, 'events', 'notices'].map((name) => this.rows(name)));
    return JSON.stringify(all);
  }

  /** Kinds of the notices of somebody. */
  async told(key: string): Promise<unknown[]> {
    return (await this.rows('notices', { userId: this.id(key) })).map(({ kind }) => kind);
  }

  async clear(...collections: readonly string[]): Promise<void> {
    for (const name of [...collections, 'events', 'notices']) await this.connection.collection(name).deleteMany({});
    this.#count = 0;
  }

  async end(): Promise<void> {
    await this.#copy?.jobs.stop();
    await this.connection.dropDatabase();
    await this.connection.close();
  }
}

/** The code and field of a refusal. */
export async function refused(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'was not refused',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
