import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import DataLoader from 'dataloader';
import { type GraphQLSchema, graphql } from 'graphql';
import { createSchema } from '../../../../src/app/schema.js';
import { type Call, callsVisibleTo } from '../../../../src/modules/calls/index.js';
import { systemViewer } from '../../../../src/modules/people/index.js';
import { type Disputes, createDisputes } from '../../../../src/modules/quality/disputes/disputes.room.js';
import { type Evaluations, createEvaluations } from '../../../../src/modules/quality/evaluations/evaluations.room.js';
import type { EvaluationFollower } from '../../../../src/modules/quality/evaluations/evaluation-needs.js';
import type { Evaluation } from '../../../../src/modules/quality/evaluations/evaluation.js';
import type { ScorecardContent } from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import { SubjectKind } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import { scorecardLoaders } from '../../../../src/modules/quality/scorecards/scorecard.loaders.js';
import { ScorecardPlantService } from '../../../../src/modules/quality/scorecards/scorecard-plant.service.js';
import { scorecardVersions } from '../../../../src/modules/quality/scorecards/scorecard-read.service.js';
import { ScorecardStore } from '../../../../src/modules/quality/scorecards/scorecard.store.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Context, createLoaders } from '../../../../src/platform/graphql/context.js';
import { Locale } from '../../../../src/platform/graphql/enums.js';
import { type Rule, always, toMongo } from '../../../../src/platform/rules/rules.js';
import { ScoredCentre } from '../sampling/scored-centre.js';
import { type Given, allRight, formContent } from './evaluated-form.js';

type Row = Record<string, unknown>;

/** A payload as a client gets it. */
export interface Payload {
  readonly evaluation?: (Row & { id: string; revision: number }) | null;
  readonly dispute?: (Row & { id: string; revision: number }) | null;
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

export const fields = 'id revision state kind isLive viewerCanRead';
const stored = ['evaluations', 'disputes', 'calls', 'jobs'];

/** A centre in which calls are evaluated and disputed: real stores, the real schema, each operation as a viewer. */
export class EvaluatedCentre extends ScoredCentre {
  #evaluations: Evaluations | null = null;
  #disputes: Disputes | null = null;
  #schema: GraphQLSchema | null = null;
  #cards = new Map<string, string>();
  #plants: ScorecardPlantService | null = null;
  /** Length of recordings, by call. */
  readonly recordings = new Map<string, number>();

  get evaluations(): Evaluations {
    if (!this.#evaluations) throw new Error('It has not been started.');
    return this.#evaluations;
  }

  get disputes(): Disputes {
    if (!this.#disputes) throw new Error('It has not been started.');
    return this.#disputes;
  }

  async open(follower?: EvaluationFollower): Promise<void> {
    await this.start(({ foundation, people, jobs }) => {
      const cards = new ScorecardStore(foundation.connection, foundation.cursors);
      const cardLoaders = scorecardLoaders(cards);
      this.#plants = new ScorecardPlantService(foundation, cards);
      this.#evaluations = createEvaluations(foundation, {
        calls: {
          visible: (viewer, ids) => this.#calls(ids, callsVisibleTo(viewer)),
          byIds: (ids) => this.#calls(ids, always),
          recordingSeconds: (id) => Promise.resolve(this.recordings.get(id) ?? null),
          setExemplary: async (id, isExemplary) => {
            await this.connection.collection('calls').updateOne({ _id: id as never }, { $set: { isExemplary } });
          },
        },
        ...{ scorecards: scorecardVersions(cards), directory: people.directory, references: people.references, jobs },
        eyes: {
          calls: ({ viewer }) => this.#loader(callsVisibleTo(viewer)),
          assignedCalls: () => this.#loader(always),
          ...{ scorecards: cardLoaders.scorecards, versions: cardLoaders.anyVersions },
        },
      });
      if (follower) this.#evaluations.follow(follower);
      this.#disputes = createDisputes(foundation, {
        ...{ evaluations: this.#evaluations, people: people.directory.loaders, scorecards: cardLoaders.scorecards },
      });
    });
    await this.#trainer();
    this.#schema = await createSchema([...this.evaluations.resolvers, ...this.disputes.resolvers]);
    await this.card('QC-1', formContent());
    await this.card('QC-2', formContent({ subject: SubjectKind.VISIT }));
  }

  async #calls(ids: readonly string[], rule: Rule): Promise<Call[]> {
    const filter = { $and: [{ _id: { $in: [...ids] } }, toMongo(rule)] };
    return (await this.connection
      .collection('calls')
      .find(filter as never)
      .toArray()) as unknown as Call[];
  }

  #loader(rule: Rule): DataLoader<string, Call | null> {
    return new DataLoader<string, Call | null>(async (ids) => {
      const byId = new Map((await this.#calls(ids, rule)).map((call) => [call._id, call]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  async #trainer(): Promise<void> {
    const { user } = await this.copy.people.users.create(systemViewer, {
      ...{ name: '培训师', nameEn: 'trainer', email: 'trainer@test.example', staffNumber: null, roles: [Role.TRAINER] },
      ...{ siteId: this.id('main'), teamIds: [], departmentIds: [], tierId: null, productLineIds: [] },
      locale: Locale.EN,
    });
    this.ids.set('trainer', user._id);
  }

  /** Puts a scorecard into use; gives its id. */
  async card(code: string, content: ScorecardContent): Promise<string> {
    const at = new Date(this.clock.now().getTime() - 1_000);
    const version = { content, activatedAt: at, activatedById: null };
    const made = await this.#plants?.plant([{ code, authorId: null, createdAt: at, versions: [version] }]);
    const id = made?.get(code)?._id ?? '';
    this.#cards.set(code, id);
    return id;
  }

  cardId(code = 'QC-1'): string {
    return this.#cards.get(code) ?? '';
  }

  /** One operation as somebody; what lies under the field. Throws what is a top-level error. */
  async ask<T = Payload>(who: string, field: string, source: string, variableValues: Row = {}): Promise<T> {
    const viewer = await this.as(who);
    const context = { viewer, clock: this.clock } as unknown as Context & { loaders: Context['loaders'] };
    Object.assign(context, { loaders: createLoaders(() => context) });
    if (!this.#schema) throw new Error('It has not been started.');
    const answer = await graphql({ schema: this.#schema, source, contextValue: context, variableValues });
    const [error] = answer.errors ?? [];
    if (error) throw error.originalError ?? error;
    return JSON.parse(JSON.stringify((answer.data as Row)[field])) as T;
  }

  /** One mutation of an evaluation, by its id and input. */
  change(who: string, field: string, id: string, input: Row, selects = fields): Promise<Payload> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const source = `mutation($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { evaluation { ${selects} } userErrors { code field } } }`;
    return this.ask(who, field, source, { id, input });
  }

  start_(who: string, input: Row): Promise<Payload> {
    const source = `mutation($input: EvaluationStartInput!) { evaluationStart(input: $input) { evaluation { ${fields} } userErrors { code field } } }`;
    return this.ask(who, 'evaluationStart', source, { input });
  }

  /** A draft of somebody about a call, with answers. */
  async draft(who: string, callId: string, answers: readonly Given[] = [], more: Row = {}): Promise<Evaluation> {
    const { evaluation, userErrors } = await this.start_(who, { callId, scorecardId: this.cardId(), ...more });
    if (!evaluation) throw new Error(JSON.stringify(userErrors));
    if (answers.length)
      await this.change(who, 'evaluationDraftUpdate', evaluation.id, { expectedRevision: 1, answers });
    return this.one(evaluation.id);
  }

  /** An evaluation that was submitted, and released unless it is said otherwise. */
  async submitted(
    who: string,
    callId: string,
    answers: readonly Given[] = allRight,
    more: { readonly start?: Row; readonly submit?: Row } = {},
  ): Promise<Evaluation> {
    const draft = await this.draft(who, callId, answers, more.start);
    const input = { expectedRevision: draft.revision, ...more.submit };
    const { userErrors } = await this.change(who, 'evaluationSubmit', draft._id, input);
    if (userErrors.length) throw new Error(JSON.stringify(userErrors));
    return this.one(draft._id);
  }

  /** An evaluation as it is stored. */
  async one(id: string): Promise<Evaluation> {
    const [found] = await this.rows('evaluations', { _id: id });
    if (!found) throw new Error(`There is no evaluation ${id}.`);
    return found as unknown as Evaluation;
  }

  async read(who: string, id: string, selects = fields): Promise<Row | null> {
    return this.ask(who, 'evaluation', `query($id: ID!) { evaluation(id: $id) { ${selects} } }`, { id });
  }

  /** Types of the events about a thing, in order, with who did it. */
  async events(id: string): Promise<unknown[]> {
    const rows = await this.connection.collection('events').find({ subjectId: id }).sort({ at: 1, _id: 1 }).toArray();
    return rows.map(({ type, actorId }) => [type, [...this.ids].find(([, one]) => one === actorId)?.[0] ?? actorId]);
  }

  /** Everything that a refusal must not change. */
  state(): Promise<string> {
    return this.snapshot(...stored);
  }

  /** Does what is refused, and proves that nothing changed; the refusals as `CODE field`. */
  async refused(work: () => Promise<Payload>): Promise<string[]> {
    const before = await this.state();
    const { userErrors } = await work();
    if ((await this.state()) !== before)
      throw new Error(`Refused, but something changed: ${JSON.stringify(userErrors)}`);
    return userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());
  }

  /** Does what a role may not ask at all, and proves that nothing changed; the code. */
  async forbidden(work: () => Promise<unknown>): Promise<unknown> {
    const before = await this.state();
    const code = await work().then(
      () => 'was not refused',
      (error: unknown) => (error as { code?: unknown }).code ?? String(error),
    );
    if ((await this.state()) !== before) throw new Error('Forbidden, but something changed.');
    return code;
  }
}

/** Stands from before the first test of a file until after the last one; empty before each test. */
export function standingCentre(follower?: EvaluationFollower): EvaluatedCentre {
  const centre = new EvaluatedCentre();
  beforeAll(() => centre.open(follower), 120_000);
  afterAll(() => centre.end());
  beforeEach(async () => {
    centre.clock.set('2026-03-10T02:00:00.000Z');
    centre.recordings.clear();
    await centre.clear(...stored, 'idempotency');
  });
  return centre;
}
