import { SiteKind, systemViewer } from '../../src/modules/people/index.js';
import { Role, Scope } from '../../src/platform/auth/viewer.js';
import { attach, linkOf, makeCall, makeQueue, settled } from '../modules/calls/recordings/ground.js';
import { type Given, allRight, formContent } from '../modules/quality/evaluations/evaluated-form.js';
import { speech } from '../platform/audio/fixtures.js';
import { type Centre, createCentre } from '../support/centre.js';
import type { TestClient } from '../support/client.js';
import { type TestApp, startTestApp } from '../support/start-app.js';

type Input = Record<string, unknown>;
interface Thing {
  readonly id: string;
  readonly revision: number;
}

/** A word of all that is somebody else's. */
export const secret = 'quokka';

/** What is planted, and an id of each kind that is nobody's. */
export const things = [
  ...['call', 'recording', 'released', 'draft', 'self', 'blind', 'dispute', 'talk', 'coaching'],
  ...['calibration', 'plan', 'sample', 'assignment', 'notice', 'reference', 'agent', 'card'],
] as const;
export type ThingName = (typeof things)[number];
export type Ids = Record<ThingName, string>;

const prefixes: Partial<Record<ThingName, string>> = {
  ...{ released: 'evaluation', draft: 'evaluation', self: 'evaluation', blind: 'evaluation', plan: 'sampling_plan' },
};

const name = (en: string) => ({ zhCN: `${en}中`, en });

/** Two sites with three teams; all that can be said of the work of one agent in team one is planted by `plant`. */
export class LeaksWorld {
  readonly clients = new Map<string, TestClient>();

  private constructor(
    readonly app: TestApp,
    readonly centre: Centre,
    readonly card: string,
  ) {}

  static async start(): Promise<LeaksWorld> {
    const app = await startTestApp();
    const centre = await createCentre(app);
    await makeQueue(app, 'hotline');
    const at = app.container.foundation.clock.now();
    const planted = await app.container.quality.scorecards.planting.plant([
      {
        ...{ code: 'QC-1', authorId: null, createdAt: at },
        versions: [{ content: formContent(), activatedAt: at, activatedById: null }],
      },
    ]);
    const world = new LeaksWorld(app, centre, planted.get('QC-1')?._id ?? '');
    await world.#people();
    return world;
  }

  async #people(): Promise<void> {
    const { centre, clients } = this;
    const { people } = this.app.container;
    const far = await people.sites.create(systemViewer, {
      ...{ key: 'far', name: name('Far'), kind: SiteKind.MAIN, timeZone: 'Asia/Shanghai' },
      ...{ workingHours: [], holidays: [] },
    });
    const team = { key: 'away', name: name('Away'), siteId: far._id, parentId: null, leadIds: [] };
    const { _id: away } = await people.teams.create(systemViewer, team);
    const add = async (key: string, role: Role, more: { teamIds?: string[]; siteId?: string } = {}) => {
      const { user, client } = await centre.add(key.replaceAll(' ', '-'), { roles: [role], ...more });
      clients.set(key, client);
      return user;
    };
    await add('colleague', Role.AGENT, { teamIds: [centre.teams.one] });
    await add('agent far away', Role.AGENT, { teamIds: [away], siteId: far._id });
    const lead = await add('lead of team two', Role.SUPERVISOR);
    const two = await people.directory.teamByKey('two');
    await people.teams.update(systemViewer, centre.teams.two, {
      ...{ expectedVersion: two?.revision ?? 0, leadIds: [lead._id] },
    });
    await add('manager far away', Role.MANAGER, { siteId: far._id });
    await add('second analyst', Role.QA_ANALYST);
    const roles = [
      ...[Role.AGENT, Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN, Role.TRAINER],
      ...[Role.KNOWLEDGE_EDITOR, Role.DEPARTMENT_CONTACT, Role.PARTNER, Role.CUSTOMER],
    ];
    for (const role of roles) clients.set(role, await centre.as(role));
    for (const scope of Object.values(Scope)) clients.set(`client ${scope}`, await centre.as(`client ${scope}`));
    clients.set('anonymous', await centre.as('anonymous'));
  }

  by(who: string): TestClient {
    const client = this.clients.get(who);
    if (!client) throw new Error(`Nobody is ${who}.`);
    return client;
  }

  /** Ids of things that there are not. The agent and the scorecard stand from the beginning. */
  nothing(): Ids {
    const none = things.map((thing) => [thing, `${prefixes[thing] ?? thing}_00000000000000000000000000`] as const);
    const { _id: agent } = this.centre.person(Role.AGENT);
    return { ...(Object.fromEntries(none) as Ids), reference: 'QUOKKA-1', agent, card: this.card };
  }

  async #change<T>(who: string, field: string, input: Input, id: string | null, select: string): Promise<T> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const idName = field === 'disputeOpen' ? 'evaluationId' : 'id';
    const text = `mutation(${id === null ? '' : '$id: ID!, '}$input: ${type}!) {
      ${field}(${id === null ? '' : `${idName}: $id, `}input: $input) { ${select} userErrors { code field } } }`;
    return this.by(who).change<T & Input>(field, text, { input, ...(id === null ? {} : { id }) });
  }

  async #evaluation(who: string, start: Input, note: { text: string; isPrivate?: boolean }[], isSubmitted = true) {
    const select = 'evaluation { id revision }';
    const { evaluation } = await this.#change<{ evaluation: Thing }>(who, 'evaluationStart', start, null, select);
    return this.#answered(who, evaluation, note, isSubmitted);
  }

  async #answered(who: string, { id, revision }: Thing, note: object[], isSubmitted: boolean): Promise<string> {
    const answers: readonly Given[] = allRight;
    const notes = note.map((one) => ({ ref: 'greet', second: null, isPrivate: false, ...one }));
    const given = { expectedRevision: revision, answers, notes };
    await this.#change(who, 'evaluationDraftUpdate', given, id, 'evaluation { id }');
    if (isSubmitted)
      await this.#change(who, 'evaluationSubmit', { expectedRevision: revision + 1 }, id, 'evaluation { id }');
    return id;
  }

  /** All that can be said of an agent's calls. */
  async plant(): Promise<Ids> {
    const { app, centre, card } = this;
    const agent = centre.person(Role.AGENT)._id;
    const [analyst, lead] = [Role.QA_ANALYST, Role.SUPERVISOR];
    const call = async (reference: string): Promise<string> =>
      makeCall(app, centre, { reference, tags: [secret], disposition: secret, satisfaction: 1 });
    const first = await call('QUOKKA-1');
    const recording = await attach(this.by(analyst), first, speech('two_channel_16k.wav'));
    await settled(this.by(analyst), recording);
    const turns = [{ speaker: 'CUSTOMER', second: 0, text: `The ${secret} chewed the wallaby cable` }];
    await this.#change(analyst, 'transcriptSet', { callId: first, locale: 'EN', turns }, null, 'call { id }');
    const scored = { scorecardId: card };
    const released = await this.#evaluation(analyst, { callId: first, ...scored }, [
      { text: `${secret}-visible` },
      { text: `${secret}-private`, isPrivate: true },
    ]);
    const draftNote = [{ text: `${secret}-draft` }];
    const draft = await this.#evaluation(analyst, { callId: await call('QUOKKA-2'), ...scored }, draftNote, false);
    const own = { callId: await call('QUOKKA-3'), kind: 'SELF', ...scored };
    const self = await this.#evaluation(Role.AGENT, own, [{ text: `${secret}-self` }]);
    const items = [{ ref: 'greet', reason: `${secret}-dispute` }];
    const { dispute } = await this.#change<{ dispute: Thing }>(
      ...([Role.AGENT, 'disputeOpen', { items }, released, 'dispute { id }'] as const),
    );
    const talk = await this.by(lead).get<Thing>('talks.nodes.0', '{ talks(first: 1) { nodes { id revision } } }');
    const held = { expectedVersion: talk.revision, problems: `${secret}-talk`, solution: secret };
    await this.#change(lead, 'talkHold', held, talk.id, 'talk { id }');
    const session = { agentId: agent, callIds: [first], topic: `${secret}-coaching`, goals: [secret] };
    const { coaching } = await this.#change<{ coaching: Thing }>(
      ...([lead, 'coachingOpen', session, null, 'coaching { id }'] as const),
    );
    const calibrated = await this.#calibrated(await call('QUOKKA-4'));
    const drawn = await this.#drawn();
    const notice = await this.by(Role.AGENT).get<string>(
      'notices.nodes.0.id',
      '{ notices(first: 1) { nodes { id } } }',
    );
    await app.container.search.whenCaughtUp();
    return {
      ...{ call: first, recording, released, draft, self, dispute: dispute.id, talk: talk.id, coaching: coaching.id },
      ...{ ...calibrated, ...drawn, notice, reference: 'QUOKKA-1', agent, card },
    };
  }

  async #calibrated(callId: string): Promise<Pick<Ids, 'calibration' | 'blind'>> {
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const second = await this.by('second analyst').get<string>('viewer.user.id', '{ viewer { user { id } } }');
    const input = { title: `${secret} session`, callId, scorecardId: this.card, dueAt };
    const members = { expertId: this.centre.person(Role.SUPERVISOR)._id, participantIds: [second] };
    const { session } = await this.#change<{ session: Thing }>(
      ...([Role.QA_ANALYST, 'calibrationCreate', { ...input, ...members }, null, 'session { id }'] as const),
    );
    const { evaluation } = await this.by(Role.SUPERVISOR).change<{ evaluation: Thing }>(
      'calibrationStart',
      'mutation($id: ID!) { calibrationStart(id: $id) { evaluation { id revision } userErrors { code } } }',
      { id: session.id },
    );
    const blind = await this.#answered(Role.SUPERVISOR, evaluation, [{ text: `${secret}-blind` }], true);
    return { calibration: session.id, blind };
  }

  async #drawn(): Promise<Pick<Ids, 'plan' | 'sample' | 'assignment'>> {
    const plan = { name: name(secret), basis: 'ALL', period: 'DAY', share: 1, waitHours: 0, isActive: true };
    const to = { evaluatorIds: [this.centre.person(Role.QA_ANALYST)._id], scorecardId: this.card };
    const saved = await this.#change<{ plan: Thing }>(
      ...([Role.QA_ANALYST, 'samplingPlanSave', { plan: { ...plan, ...to } }, null, 'plan { id }'] as const),
    );
    const at = (ms: number): string => new Date(Date.now() - ms).toISOString();
    const span = { from: at(3_600_000), to: at(100_000) };
    const { sample } = await this.#change<{ sample: Thing }>(
      ...([Role.QA_ANALYST, 'samplingPlanRun', span, saved.plan.id, 'sample { id }'] as const),
    );
    const assignment = await this.by(Role.QA_ANALYST).get<string>(
      'assignments.nodes.0.id',
      '{ assignments(first: 1) { nodes { id } } }',
    );
    return { plan: saved.plan.id, sample: sample.id, assignment };
  }

  /** A signed address of the recording, made for an analyst. */
  link(recordingId: string): Promise<string> {
    return linkOf(this.by(Role.QA_ANALYST), recordingId);
  }

  /** All that is stored of calls and quality. */
  async stored(): Promise<string> {
    const { connection } = this.app.container.foundation;
    const names = ['calls', 'recordings', 'transcripts', 'evaluations', 'disputes', 'quality_talks'];
    const all = await Promise.all(
      [...names, 'quality_coachings', 'calibrations', 'sampling_plans', 'samples', 'assignments'].map((collection) =>
        connection.collection(collection).find().sort({ _id: 1 }).toArray(),
      ),
    );
    return JSON.stringify(all);
  }
}
