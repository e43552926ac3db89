import { createHash } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { User } from '../../../src/modules/people/index.js';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';
import { type Given, allRight, formContent } from './evaluations/evaluated-form.js';

type Row = Record<string, unknown>;

const started = <T>(found: T | null): T => {
  if (found === null) throw new Error('It has not been started.');
  return found;
};

/** A whole server copy in which calls are reported, scored and talked about, each step as a client does it. */
export class QualityApp {
  /** In the future: the database forgets sessions whose end lies in its own past. */
  readonly clock = new ManualClock('2031-03-11T02:00:00.000Z');
  #app: TestApp | null = null;
  #centre: Centre | null = null;
  #clients = new Map<string, TestClient>();
  #card = '';
  #count = 0;

  get app(): TestApp {
    return started(this.#app);
  }

  get centre(): Centre {
    return started(this.#centre);
  }

  get cardId(): string {
    return this.#card;
  }

  get agent(): User {
    return this.centre.person(Role.AGENT);
  }

  /** Somebody by role, signed in once. */
  by(role: Role): TestClient {
    return started(this.#clients.get(role) ?? null);
  }

  async start(): Promise<void> {
    this.#app = await startTestApp({ clock: this.clock, withoutEngine: true, roles: ['web'] });
    this.#centre = await createCentre(this.app);
    await this.#signIn();
    await this.by(Role.ADMIN).change(
      'callQueueSave',
      'mutation($input: CallQueueSaveInput!) { callQueueSave(input: $input) { userErrors { code field } } }',
      { input: { key: 'hotline', name: { zhCN: '热线', en: 'Hotline' }, channel: 'PHONE' } },
    );
    const at = this.clock.now();
    const planted = await this.app.container.quality.scorecards.planting.plant([
      {
        ...{ code: 'QC-1', authorId: null, createdAt: at },
        versions: [{ content: formContent(), activatedAt: at, activatedById: null }],
      },
    ]);
    this.#card = planted.get('QC-1')?._id ?? '';
  }

  async #signIn(): Promise<void> {
    const asked = [Role.AGENT, Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN, Role.TRAINER];
    for (const role of asked) this.#clients.set(role, await this.centre.as(role));
  }

  /** Lets time pass; everybody signs in again. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.#signIn();
  }

  async end(): Promise<void> {
    await this.#app?.end();
  }

  /** Reports a call that an agent has just taken, as another system does; its id. */
  async call(more: Row = {}): Promise<string> {
    const writer = await this.centre.as(`client ${Scope.CALLS_WRITE}`);
    const ended = this.clock.now().getTime() - 60_000;
    const reference = `C-${(this.#count += 1)}`;
    const row = {
      ...{ reference, queue: 'hotline', agent: this.agent._id, customer: `138${10_000_000 + this.#count}` },
      offeredAt: new Date(ended - 200_000).toISOString(),
      answeredAt: new Date(ended - 190_000).toISOString(),
      endedAt: new Date(ended).toISOString(),
      ...more,
    };
    const { accepted } = await writer.change<{ accepted: number }>(
      'callsRecord',
      'mutation($input: CallsRecordInput!) { callsRecord(input: $input) { accepted rows { userErrors { code field } } userErrors { code field } } }',
      { input: { rows: [row] } },
    );
    if (accepted !== 1) throw new Error('The call was not taken.');
    return this.by(Role.QA_ANALYST).get(
      'callByReference.id',
      'query($reference: String!) { callByReference(reference: $reference) { id } }',
      { reference },
    );
  }

  /** Scores a call and releases the result at once; the evaluation's id. */
  async released(callId: string, answers: readonly Given[] = allRight, more: Row = {}): Promise<string> {
    const analyst = this.by(Role.QA_ANALYST);
    const { evaluation } = await analyst.change<{ evaluation: { id: string } }>(
      'evaluationStart',
      'mutation($input: EvaluationStartInput!) { evaluationStart(input: $input) { evaluation { id } userErrors { code field } } }',
      { input: { callId, scorecardId: this.#card, ...more } },
    );
    const { id } = evaluation;
    const notes = answers.some(({ ref, options }) => ref === 'fatal' && options?.[0] === 'no')
      ? [{ ref: 'fatal', second: null, text: 'It is free.', isPrivate: false }]
      : [];
    await analyst.change(
      'evaluationDraftUpdate',
      'mutation($id: ID!, $input: EvaluationDraftUpdateInput!) { evaluationDraftUpdate(id: $id, input: $input) { userErrors { code field } } }',
      { id, input: { expectedRevision: 1, answers, notes } },
    );
    await analyst.change(
      'evaluationSubmit',
      'mutation($id: ID!, $input: EvaluationSubmitInput!) { evaluationSubmit(id: $id, input: $input) { userErrors { code field } } }',
      { id, input: { expectedRevision: 2 } },
    );
    return id;
  }

  /** Types of the events about a thing, in order. */
  async eventsOf(id: string): Promise<unknown[]> {
    const { connection } = this.app.container.foundation;
    const rows = await connection.collection('events').find({ subjectId: id }).sort({ at: 1, _id: 1 }).toArray();
    return rows.map(({ type }) => type as unknown);
  }

  /** A hash of what is stored in some collections; a refusal must leave it as it is. */
  async stored(...collections: readonly string[]): Promise<string> {
    const { connection } = this.app.container.foundation;
    const all = await Promise.all(
      collections.map((name) => connection.collection(name).find().sort({ _id: 1 }).toArray()),
    );
    return createHash('sha256').update(JSON.stringify(all)).digest('hex');
  }

  /** Kinds of the notices that somebody got, oldest first. */
  async told(role: Role): Promise<string[]> {
    const notices = await this.by(role).get<{ kind: string }[]>(
      'notices.nodes',
      '{ notices(first: 50) { nodes { kind } } }',
    );
    return notices.map(({ kind }) => kind).reverse();
  }
}

/** Stands from before the first test of a file until after the last one. */
export function qualityApp(): QualityApp {
  const app = new QualityApp();
  beforeAll(() => app.start(), 120_000);
  afterAll(() => app.end());
  return app;
}
