import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { newId } from '../../src/platform/ids/ids.js';
import { speech } from '../platform/audio/fixtures.js';
import { settled } from '../modules/calls/recordings/ground.js';
import { allRight, fatalWrong, formContent } from '../modules/quality/evaluations/evaluated-form.js';
import type { TestClient } from '../support/client.js';
import { writeAndPublish } from '../support/publish.js';
import { name } from './audit-trail-fixture.js';
import { faults, leaves } from './quality-trail-table.js';
import { QualityTrail, type Thing } from './quality-trail.js';

const hour = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const ahead = (ms: number): string => ago(-ms);

describe('the audit trail of calls and quality', () => {
  let q: QualityTrail;
  let admin: TestClient;
  let agent: TestClient;
  let analyst: TestClient;
  let lead: TestClient;
  let manager: TestClient;
  let second: TestClient;
  const ids = { second: '', third: '', peer: '' };
  let card = '';
  let calls: string[] = [];
  const callOf = (at: number): string => calls[at] ?? '';
  const person = (role: Role): string => q.trail.centre.person(role)._id;
  const noted = { ref: 'fatal', second: 3, text: 'It is free.', isPrivate: false };

  beforeAll(async () => {
    q = await QualityTrail.start();
    ({ admin, agent } = q.trail);
    const { centre } = q.trail;
    analyst = await centre.as(Role.QA_ANALYST);
    lead = await centre.as(Role.SUPERVISOR);
    manager = await centre.as(Role.MANAGER);
    const other = await q.another('second', Role.QA_ANALYST);
    second = other.client;
    ids.second = other.user._id;
    ids.third = (await q.another('third', Role.QA_ANALYST)).user._id;
    ids.peer = (await q.another('peer', Role.AGENT, [centre.teams.one])).user._id;
  }, 120_000);
  afterAll(() => q.trail.app.end());

  /** Starts, fills and hands in an evaluation. */
  async function evaluated(client: TestClient, callId: string, answers = allRight, release = 'NOW'): Promise<Thing> {
    const { evaluation } = await q.act<{ evaluation: Thing }>(client, 'evaluationStart', { callId, scorecardId: card });
    return handedIn(client, evaluation, answers, release);
  }
  async function handedIn(client: TestClient, { id, revision }: Thing, answers = allRight, release?: string) {
    const drafted = { expectedRevision: revision, answers, notes: answers === fatalWrong ? [noted] : [] };
    await q.act(client, 'evaluationDraftUpdate', drafted, id);
    const given = { expectedRevision: revision + 1, ...(release ? { release } : {}) };
    return (await q.act<{ evaluation: Thing }>(client, 'evaluationSubmit', given, id)).evaluation;
  }

  /** An import that nobody is at work at, as if it had just been asked for; its id. */
  async function waitingImport(): Promise<string> {
    const imports = q.trail.app.container.foundation.connection.collection('call_imports');
    const asked = await imports.findOne({}, { sort: { createdAt: -1 } });
    const id = newId('call_import', q.trail.app.container.foundation.clock);
    await imports.insertOne({ ...asked, _id: id as never, fileId: 'file_none', state: 'WAITING', finishedAt: null });
    return id;
  }

  it('keeps one event of each setting and report of calls', async () => {
    const levels = ['vip', 'ordinary', 'contract'].map((key) => ({ key, name: name(key) }));
    await q.act(admin, 'callLevelsSet', { expectedVersion: 0, levels });
    const targets = [{ channel: 'PHONE', level: 'vip', seconds: 20, share: 0.8 }];
    await q.act(admin, 'callTargetsSet', { expectedVersion: 1, targets });
    await q.act(admin, 'callQueueSave', { key: 'hotline', name: name('Hotline'), channel: 'PHONE' });
    await q.act(analyst, 'unhappyWordsSet', { expectedVersion: 0, locale: 'EN', words: ['refund'] });
    const rows = Array.from({ length: 12 }, (_, at) => ({
      ...{ reference: `C-${at}`, queue: 'hotline', agent: person(Role.AGENT), customer: `1380000${1000 + at}` },
      ...{ offeredAt: ago(3 * hour), answeredAt: ago(3 * hour - 9_000), endedAt: ago(2 * hour) },
    }));
    const key = await q.trail.centre.as('client calls:write');
    await q.act(key, 'callsRecord', { rows });
    calls = await Promise.all(
      rows.map(({ reference }) =>
        analyst.get<string>('callByReference.id', 'query($r: String!) { callByReference(reference: $r) { id } }', {
          r: reference,
        }),
      ),
    );
    const day = { agent: person(Role.AGENT), day: ago(48 * hour).slice(0, 10), loggedInSeconds: 3_600 };
    const time = { ...day, talkSeconds: 900, holdSeconds: 60, wrapSeconds: 100, waitingSeconds: 900 };
    await q.act(manager, 'agentTimeRecord', { rows: [time] });
    const lines = (row: object): Buffer => Buffer.from(`${JSON.stringify(row)}\n`);
    const table = await q.uploaded(analyst, 'CALL_IMPORT', 'a.jsonl', lines({ ...rows[0], reference: 'C-99' }));
    await q.act(analyst, 'callImport', { fileId: table, format: 'JSON_LINES' });
    await q.act(analyst, 'callImportCancel', { id: await waitingImport() });
    const times = await q.uploaded(admin, 'AGENT_TIME_IMPORT', 'b.jsonl', lines(time));
    await q.act(admin, 'agentTimeImport', { fileId: times, format: 'JSON_LINES' });
  });

  it('keeps one event of what is linked to calls, heard and said in them, and erased', async () => {
    const article = await writeAndPublish(q.trail.editor, 'Drums', { priority: null });
    const [callId = '', fetched = '', erased = ''] = [calls[0], calls[1], calls[11]];
    await q.act(agent, 'callLinkArticle', { callId, articleId: article.id, isLinked: true });
    await q.act(agent, 'callLinkWalk', { callId, walkId: await q.walk(), isLinked: true });
    await q.act(analyst, 'callLegalHold', { callId, isOn: true, reason: 'A case in court.' });
    const fileId = await q.uploaded(analyst, 'RECORDING', 'a.wav', speech('two_channel_16k.wav'));
    const { recording } = await q.act<{ recording: Thing }>(analyst, 'recordingAttach', { callId, fileId });
    await q.act(analyst, 'recordingFetch', { callId: fetched, url: 'http://127.0.0.1:9/a.wav' });
    const turns = [{ speaker: 'CUSTOMER', second: 1, text: 'I want a refund' }];
    await q.act(analyst, 'transcriptSet', { callId, locale: 'EN', turns });
    await q.act(admin, 'customerErase', { callId: erased, reason: 'Asked by letter.' });

    await settled(analyst, recording.id);
    const link = { ...q.optionsOf('recordingLink'), left: 0 };
    expect(await q.trail.call(analyst, 'recordingLink', { recordingId: recording.id }, link)).toMatchObject({
      link: { url: expect.stringContaining('/recordings/') },
      userErrors: [],
    });
    const none = await q.trail.call(analyst, 'recordingLink', { recordingId: 'recording_none' }, link);
    expect(none).toMatchObject({ link: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('keeps one event of each act in a scorecard’s life', async () => {
    const created = await q.act<{ scorecard: Thing }>(analyst, 'scorecardCreate', { content: formContent() });
    const { id } = created.scorecard;
    let { revision } = created.scorecard;
    const step = async (field: string, input: object = {}): Promise<void> => {
      const given = { expectedRevision: revision, ...input };
      ({ revision } = (await q.act<{ scorecard: Thing }>(analyst, field, given, id)).scorecard);
    };
    await step('scorecardDraftUpdate', { content: { disputeLimit: 3 }, note: 'More.' });
    await step('scorecardActivate');
    await step('scorecardDraftUpdate', { content: { disputeLimit: 4 } });
    await step('scorecardDraftDiscard');
    await step('scorecardArchive', { reason: 'Old.' });
    await step('scorecardRestore');
    const text = 'query($id: ID!) { scorecardExport(id: $id) { text } }';
    const json = await analyst.get<string>('scorecardExport.text', text, { id });
    await q.act(analyst, 'scorecardImport', { json });
    await q.act(admin, 'qualityTargetsSet', { expectedVersion: 0, items: [{ measure: 'ANY_CRITICAL', share: 0.9 }] });
    const { revision: version, rules } = await admin.get<{ revision: number; rules: object[] }>(
      'repeatRules',
      '{ repeatRules { revision rules { key name { zhCN en } families isSameFamily count withinDays restDays isActive } } }',
    );
    // At rest: a rule that is fulfilled opens a session by itself, an act of the system beside that of the person.
    const resting = rules.map((rule) => ({ ...rule, isActive: false }));
    await q.act(admin, 'repeatRulesSet', { expectedVersion: version, rules: resting, talkWithinDays: 4 });
    card = id;
  });

  it('keeps one event of each act in an evaluation’s life, and of its dispute', async () => {
    const draft = await q.act<{ evaluation: Thing }>(lead, 'evaluationStart', { callId: calls[2], scorecardId: card });
    await q.act(lead, 'evaluationDiscard', { expectedRevision: 1 }, draft.evaluation.id);
    const late = await evaluated(lead, callOf(2), fatalWrong, 'LATER');
    await q.act(lead, 'evaluationRelease', { expectedRevision: late.revision }, late.id);
    await q.act(agent, 'evaluationAcknowledge', { comment: 'Seen.' }, late.id);
    const items = [{ ref: 'fatal', reason: 'The rule was another one.' }];
    const open = async (id: string): Promise<Thing> =>
      (await q.act<{ dispute: Thing }>(agent, 'disputeOpen', { items }, id)).dispute;
    await q.act(agent, 'disputeWithdraw', null, (await open(late.id)).id);
    const other = await evaluated(analyst, callOf(3), fatalWrong);
    const dispute = await open(other.id);
    const answer = { ref: 'fatal', options: ['yes'] };
    const rulings = [{ ref: 'fatal', decision: 'UPHELD', answer, ruling: 'It was.' }];
    await q.act(second, 'disputeDecide', { expectedRevision: dispute.revision, items: rulings }, dispute.id);
    const text = 'query($id: ID!) { evaluation(id: $id) { revision } }';
    const now = await analyst.get<number>('evaluation.revision', text, { id: other.id });
    const again = { expectedRevision: now, answers: [{ ref: 'greet', options: ['no'] }], reason: 'Heard again.' };
    await q.act(analyst, 'evaluationRescore', again, other.id);
    await q.act(analyst, 'evaluationExemplaryAsk', { reason: 'A good start.' }, other.id);
    await q.act(agent, 'evaluationConsent', { isGiven: true }, other.id);
    await q.act(lead, 'peerAssign', { callId: calls[4], evaluatorId: ids.peer, scorecardId: card });
  });

  it('keeps one event of each plan, draw and reassignment', async () => {
    const plan = { name: name('All'), basis: 'ALL', period: 'DAY', share: 1, scorecardId: card, isActive: true };
    const evaluatorIds = [person(Role.QA_ANALYST), ids.second];
    const given = { plan: { ...plan, waitHours: 0, evaluatorIds } };
    const saved = await q.act<{ plan: Thing }>(analyst, 'samplingPlanSave', given);
    const span = { from: ago(30 * hour), to: ago(hour), seed: 7 };
    const { sample } = await q.act<{ sample: Thing }>(analyst, 'samplingPlanRun', span, saved.plan.id);
    const drawn = await analyst.get<(Thing & { evaluator: { id: string } })[]>(
      'assignments.nodes',
      'query($s: ID!) { assignments(first: 50, filter: { sampleId: $s }) { nodes { id revision evaluator { id } } } }',
      { s: sample.id },
    );
    const [first, next] = drawn.filter(({ evaluator }) => evaluator.id === ids.second);
    if (!first || !next) throw new Error('Too little was drawn.');
    await q.act(analyst, 'assignmentSkip', { expectedVersion: first.revision, reason: 'Cut off.' }, first.id);
    const to = { evaluatorId: ids.third, expectedVersion: next.revision };
    await q.act(analyst, 'assignmentReassign', to, next.id);
    const all = { evaluatorIds: [...evaluatorIds, ids.third], sampleId: sample.id };
    await q.act(analyst, 'assignmentsDistribute', all);
  });

  it('keeps one event of each step of a calibration and of a change of criteria', async () => {
    const called = { title: 'One call', callId: calls[5], scorecardId: card, dueAt: ahead(48 * hour) };
    const members = { expertId: person(Role.SUPERVISOR), participantIds: [ids.second, ids.third] };
    const made = await q.act<{ session: Thing }>(analyst, 'calibrationCreate', { ...called, ...members });
    const { id } = made.session;
    for (const client of [lead, second]) {
      const { evaluation } = await q.act<{ evaluation: Thing }>(client, 'calibrationStart', null, id);
      await handedIn(client, evaluation, allRight);
    }
    const text = 'query($id: ID!) { calibration(id: $id) { revision } }';
    const revision = await analyst.get<number>('calibration.revision', text, { id });
    await q.act(analyst, 'calibrationReveal', { expectedVersion: revision, reason: 'One is ill.' }, id);
    const ruling = { expectedVersion: revision + 1, ref: 'greet', ruling: 'A name is enough.' };
    await q.act(analyst, 'calibrationRule', ruling, id);
    await q.act(analyst, 'calibrationClose', { expectedVersion: revision + 2 }, id);

    const planned = { month: ahead(20 * 24 * hour).slice(0, 7), plannedAt: ahead(25 * 24 * hour) };
    const { meeting } = await q.act<{ meeting: Thing }>(analyst, 'criteriaMeetingPlan', planned);
    const words = { newText: name('Greets by name'), proposal: 'Two readings.' };
    const proposal = { meetingId: meeting.id, scorecardId: card, ref: 'greet', kind: 'WORDING', ...words };
    const { change } = await q.act<{ change: Thing }>(lead, 'criteriaChangePropose', proposal);
    const decision = { expectedVersion: change.revision, isAccepted: true, reason: 'Clear.', ruling: 'By name.' };
    await q.act(analyst, 'criteriaChangeDecide', decision, change.id);
    await q.act(second, 'criteriaAcknowledge', null, change.id);
    await q.act(analyst, 'criteriaMeetingHold', { expectedVersion: meeting.revision }, meeting.id);
  });

  it('keeps one event of each talk and coaching session', async () => {
    const talk = await lead.get<Thing>('talks.nodes.0', '{ talks(first: 1) { nodes { id revision } } }');
    const held = { expectedVersion: talk.revision, problems: 'The fee', solution: 'Read it again' };
    await q.act(lead, 'talkHold', held, talk.id);
    await q.act(agent, 'talkAcknowledge', { expectedVersion: talk.revision + 1 }, talk.id);
    const plan = { topic: 'The fee', goals: ['Names it'] };
    const opened = { ...plan, agentId: person(Role.AGENT), callIds: [calls[2]] };
    const { coaching } = await q.act<{ coaching: Thing }>(lead, 'coachingOpen', opened);
    let { revision } = coaching;
    const step = async (client: TestClient, field: string, input: object = {}): Promise<void> => {
      await q.act(client, field, { expectedVersion: revision, ...input }, coaching.id);
      revision += 1;
    };
    await step(lead, 'coachingUpdate', { ...plan, plannedAt: ahead(hour) });
    await step(lead, 'coachingHold', { notes: 'Listened.', goals: ['Names it'] });
    await step(agent, 'coachingAcknowledge', { comment: 'Yes.' });
    await step(lead, 'coachingClose', { outcome: 'Better.', goalsMet: [true] });
  });

  it('was tried with every mutation of calls and quality that there is, each with an event of its own', () => {
    expect(q.mutations.length).toBeGreaterThan(50);
    expect(q.mutations.filter((field) => !q.taken.has(field))).toEqual([]);
    expect(Object.fromEntries([...q.left].sort(([one], [other]) => (one < other ? -1 : 1)))).toEqual(
      Object.fromEntries(Object.entries(leaves).sort(([one], [other]) => (one < other ? -1 : 1))),
    );
  });

  it('keeps none of what was refused, of each mutation that there is', async () => {
    const refused: Record<string, string[]> = {};
    for (const field of q.mutations) {
      const { input, id } = q.taken.get(field) ?? { input: null };
      const fault = faults[field];
      if (fault) refused[field] = await q.refuse(field, fault(structuredClone(input ?? {})), id);
      else if (id) refused[field] = await q.refuse(field, input, `${id.slice(0, id.lastIndexOf('_'))}_none`);
    }
    expect(q.mutations.filter((field) => !(field in refused))).toEqual([]);
    const byId = q.mutations.filter((field) => !(field in faults));
    expect(byId.filter((field) => !refused[field]?.some((one) => one.startsWith('NOT_FOUND')))).toEqual([]);
    const partner = await q.trail.centre.as(Role.PARTNER);
    const events = q.trail.app.container.foundation.connection.collection('events');
    const before = await events.countDocuments({ subjectType: { $ne: 'session' } });
    for (const field of q.mutations) {
      const { type } = q.optionsOf(field);
      const { input, id } = q.taken.get(field) ?? { input: null };
      const { idName } = q.optionsOf(field, id);
      const [declared, given] = [
        [id === undefined ? '' : '$id: ID!', input ? `$input: ${type}!` : ''].filter(Boolean).join(', '),
        [id === undefined ? '' : `${idName}: $id`, input ? 'input: $input' : ''].filter(Boolean).join(', '),
      ];
      const text = `mutation(${declared}) { ${field}(${given}) { __typename } }`;
      const { errors } = await partner.run(text, { input, ...(id === undefined ? {} : { id }) });
      expect([field, errors.map(({ extensions }) => extensions.code)]).toEqual([field, ['FORBIDDEN']]);
    }
    expect(await events.countDocuments({ subjectType: { $ne: 'session' } })).toBe(before);
  });

  it('holds neither what was written nor what was answered', async () => {
    const events = await q.trail.app.container.foundation.connection
      .collection('events')
      .find({ requestId: /^trail-/ })
      .toArray();
    expect(JSON.stringify(events)).not.toMatch(
      /It is free|I want a refund|The rule was another|Heard again|A good start|Listened\.|Read it again|138 ?0000/,
    );
  });
});
