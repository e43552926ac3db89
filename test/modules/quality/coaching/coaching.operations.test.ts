import { describe, expect, it } from '@jest/globals';
import type { TestClient } from '../../../support/client.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { allRight, fatalWrong, greetWrong } from '../evaluations/evaluated-form.js';
import { qualityApp } from '../quality-app.js';

interface Session {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}
interface Payload {
  readonly userErrors: readonly { code: string; field: string[] | null }[];
}

const sessionFields = 'id revision state topic goals { text isMet } followUpAt heldAt closedAt viewerCanCoach';
const inputOf = (field: string): string => `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
const mutation = (field: string, selects: string): string =>
  `mutation($id: ID!, $input: ${inputOf(field)}!) { ${field}(id: $id, input: $input) { ${selects} userErrors { code field } } }`;
const opening = `mutation($input: CoachingOpenInput!) { coachingOpen(input: $input) { coaching { ${sessionFields} } userErrors { code field } } }`;
const day = 86_400_000;

describe('talks', () => {
  const q = qualityApp();
  const talkOf = async (client: TestClient): Promise<Session & { viewerCanHold: boolean }> => {
    const [talk] = await client.get<(Session & { viewerCanHold: boolean })[]>(
      'talks.nodes',
      '{ talks(first: 5) { nodes { id revision state viewerCanHold } } }',
    );
    if (!talk) throw new Error('There is no talk.');
    return talk;
  };
  const hold = mutation('talkHold', 'talk { state heldAt problems solution revision }');
  const acknowledge = mutation('talkAcknowledge', 'talk { state comment }');
  const given = (revision: number) => ({ expectedVersion: revision, problems: 'Greeting', solution: 'Practise it' });

  it('is due once a month, whatever number of evaluations', async () => {
    await q.released(await q.call(), greetWrong);
    await q.released(await q.call(), allRight);
    const talks = await q.by(Role.AGENT).get<unknown[]>('talks.nodes', '{ talks(first: 5) { nodes { state } } }');
    expect(talks).toEqual([{ state: 'DUE' }]);
    expect(await q.told(Role.SUPERVISOR)).toEqual(['TALK_DUE']);
  });

  it('is held by a lead only, and confirmed by the agent only', async () => {
    const { id, revision } = await talkOf(q.by(Role.SUPERVISOR));
    const { client: stranger } = await q.centre.add('other-lead', { roles: [Role.SUPERVISOR] });
    const before = await q.stored('quality_talks', 'events');
    const refusals = await Promise.all(
      ([Role.QA_ANALYST, Role.MANAGER, Role.AGENT] as const).map(async (role) => {
        const { errors } = await q.by(role).run(hold, { id, input: given(revision) });
        return errors[0]?.extensions.code;
      }),
    );
    expect(refusals).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await stranger.get<Payload>('talkHold', hold, { id, input: given(revision) })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
    });
    const lead = q.by(Role.SUPERVISOR);
    expect(
      await lead.get<Payload>('talkHold', hold, { id, input: { ...given(revision), problems: ' ' } }),
    ).toMatchObject({ userErrors: [{ code: 'REQUIRED', field: ['problems'] }] });
    expect(await lead.get<Payload>('talkHold', hold, { id, input: given(revision + 1) })).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
    expect(
      await q.by(Role.AGENT).get<Payload>('talkAcknowledge', acknowledge, { id, input: { expectedVersion: revision } }),
    ).toMatchObject({ userErrors: [{ code: 'WRONG_STATE' }] });
    expect(await q.stored('quality_talks', 'events')).toBe(before);
  });

  it('is written down, confirmed, and then stays as it is', async () => {
    const lead = q.by(Role.SUPERVISOR);
    const { id, revision } = await talkOf(lead);
    expect(await lead.change('talkHold', hold, { id, input: given(revision) })).toMatchObject({
      talk: { state: 'HELD', problems: 'Greeting', solution: 'Practise it', heldAt: q.clock.now().toISOString() },
    });
    expect(
      await q.by(Role.AGENT).change('talkAcknowledge', acknowledge, {
        ...{ id, input: { expectedVersion: revision + 1, comment: 'Agreed' } },
      }),
    ).toMatchObject({ talk: { state: 'ACKNOWLEDGED', comment: 'Agreed' } });
    expect(await lead.get<Payload>('talkHold', hold, { id, input: given(revision + 2) })).toMatchObject({
      userErrors: [{ code: 'WRONG_STATE' }],
    });
    expect(await q.eventsOf(id)).toEqual(['talk.held', 'talk.acknowledged']);
    expect((await talkOf(lead)).viewerCanHold).toBe(false);
  });

  it('is counted by whether it was held in time', async () => {
    const figures = 'query { talkFigures { due held heldInTime late shareInTime } }';
    expect(await q.by(Role.SUPERVISOR).get('talkFigures', figures)).toEqual({
      ...{ due: 1, held: 1, heldInTime: 1, late: 0, shareInTime: 1 },
    });
    await q.advance(31 * day);
    await q.released(await q.call(), allRight);
    await q.advance(20 * day);
    expect(await q.by(Role.QA_ANALYST).get('talkFigures', figures)).toEqual({
      ...{ due: 2, held: 1, heldInTime: 1, late: 1, shareInTime: 0.5 },
    });
    const { client: stranger } = await q.centre.add('far-lead', { roles: [Role.SUPERVISOR] });
    expect(await stranger.get('talkFigures', figures)).toMatchObject({ due: 0, shareInTime: null });
  });
});

describe('coaching', () => {
  const q = qualityApp();
  let callId = '';
  let evaluationId = '';
  const plan = () => ({
    ...{ agentId: q.agent._id, topic: 'Say what the hold is for', callIds: [callId], evaluationIds: [evaluationId] },
    ...{ refs: ['greet'], goals: ['Each hold is explained'] },
  });
  const open = async (client: TestClient, more: Record<string, unknown> = {}) =>
    client.get<Payload & { coaching: Session | null }>('coachingOpen', opening, { input: { ...plan(), ...more } });

  it('is opened about an agent’s own calls and released evaluations, by leads and quality staff', async () => {
    callId = await q.call();
    evaluationId = await q.released(callId, greetWrong);
    const { client: stranger } = await q.centre.add('strange-lead', { roles: [Role.SUPERVISOR] });
    const later = (days: number): string => new Date(q.clock.now().getTime() + days * day).toISOString();
    const before = await q.stored('quality_coachings', 'events', 'notices');
    const lead = q.by(Role.SUPERVISOR);
    const refusals = [
      await open(lead, { callIds: ['call_00000000000000000000000000'] }),
      await open(lead, { evaluationIds: [callId] }),
      await open(lead, { topic: '' }),
      await open(lead, { goals: Array.from({ length: 11 }, () => 'goal') }),
      await open(lead, { agentId: q.centre.person(Role.MANAGER)._id }),
      await open(lead, { followUpAt: q.clock.now().toISOString() }),
      await open(lead, { plannedAt: later(3), followUpAt: later(2) }),
    ];
    expect(
      refusals.map(({ userErrors }) => userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)),
    ).toEqual([
      ['NOT_FOUND callIds.0'],
      ['NOT_FOUND evaluationIds.0'],
      ['REQUIRED topic'],
      ['TOO_MANY goals'],
      ['NOT_FOUND agentId'],
      ['OUT_OF_RANGE followUpAt'],
      ['OUT_OF_RANGE followUpAt'],
    ]);

    expect(await open(stranger)).toMatchObject({ coaching: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await q.by(Role.AGENT).run(opening, { input: plan() })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await q.stored('quality_coachings', 'events', 'notices')).toBe(before);
  });

  it('has one effect for one key', async () => {
    const first = await open(q.by(Role.SUPERVISOR), { idempotencyKey: 'once' });
    const again = await open(q.by(Role.SUPERVISOR), { idempotencyKey: 'once' });
    expect(again.coaching?.id).toBe(first.coaching?.id);
    expect(first.coaching).toMatchObject({ state: 'OPEN', viewerCanCoach: true });
    expect(await q.told(Role.AGENT)).toEqual(['EVALUATION_RELEASED', 'COACHING_OPENED']);
    expect(await q.eventsOf(first.coaching?.id ?? '')).toEqual(['coaching.opened']);
  });

  it('is planned, held, confirmed, told of at its follow-up, and closed', async () => {
    const analyst = q.by(Role.QA_ANALYST);
    const { coaching } = await open(analyst);
    const id = coaching?.id ?? '';
    const { agentId: _, ...planned } = plan();
    await analyst.change('coachingUpdate', mutation('coachingUpdate', `coaching { ${sessionFields} }`), {
      ...{ id, input: { ...planned, expectedVersion: 1, plannedAt: '2031-03-13T07:30:00.000Z' } },
    });
    const hold = mutation('coachingHold', `coaching { ${sessionFields} }`);
    const followUpAt = new Date(q.clock.now().getTime() + 14 * day).toISOString();
    const held = { expectedVersion: 2, notes: 'Listened to it together', goals: ['No hold without a reason'] };
    expect(
      await analyst.get<Payload>('coachingHold', hold, {
        id,
        input: { ...held, followUpAt: q.clock.now().toISOString() },
      }),
    ).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE', field: ['followUpAt'] }] });
    expect(await analyst.change('coachingHold', hold, { id, input: { ...held, followUpAt } })).toMatchObject({
      coaching: { state: 'HELD', followUpAt, goals: [{ text: 'No hold without a reason', isMet: null }] },
    });
    const confirm = mutation('coachingAcknowledge', `coaching { ${sessionFields} }`);
    expect((await analyst.run(confirm, { id, input: { expectedVersion: 3 } })).errors[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    await q.by(Role.AGENT).change('coachingAcknowledge', confirm, { id, input: { expectedVersion: 3 } });

    const { clock } = q.app.container.quality.coaching;
    await clock.round();
    expect(await q.told(Role.AGENT)).not.toContain('COACHING_DUE');
    await q.advance(14 * day + 1);
    await clock.round();
    await clock.round();
    expect((await q.told(Role.AGENT)).filter((kind) => kind === 'COACHING_DUE')).toEqual(['COACHING_DUE']);

    const again = q.by(Role.QA_ANALYST);
    const close = mutation('coachingClose', `coaching { ${sessionFields} }`);
    // The reminder is no change: who had the session open goes on.
    const closing = { expectedVersion: 4, outcome: 'Better', goalsMet: [true] };
    expect(
      await again.get<Payload>('coachingClose', close, { id, input: { ...closing, goalsMet: [true, false] } }),
    ).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE', field: ['goalsMet'] }] });
    expect(await again.change('coachingClose', close, { id, input: closing })).toMatchObject({
      coaching: { state: 'CLOSED', goals: [{ isMet: true }], viewerCanCoach: false },
    });
    expect(
      await again.get<Payload>('coachingClose', close, { id, input: { ...closing, expectedVersion: 5 } }),
    ).toMatchObject({
      userErrors: [{ code: 'WRONG_STATE' }],
    });
    expect(await q.eventsOf(id)).toEqual([
      ...['coaching.opened', 'coaching.planned', 'coaching.held', 'coaching.acknowledged'],
      ...['coaching.follow-up-due', 'coaching.closed'],
    ]);
    const calls = [await q.call(), await q.call()];
    for (const call of calls) await q.released(call, allRight);
    expect(
      await again.get(
        'coachingEffect',
        'query($id: ID!) { coachingEffect(id: $id) { before { count of isTooFew } after { count of } difference low high } }',
        { id },
      ),
    ).toMatchObject({ before: { count: 0, of: 1, isTooFew: true }, after: { count: 2, of: 2 }, difference: 1 });
  });

  it('is seen by those whom it concerns only', async () => {
    const { client: other } = await q.centre.add('colleague', { roles: [Role.AGENT], teamIds: [q.centre.teams.one] });
    const list = '{ coachings(first: 20) { nodes { id } totalCount } }';
    expect(await other.get('coachings.totalCount', list)).toBe(0);
    expect(await q.by(Role.AGENT).get('coachings.totalCount', list)).toBe(2);
    const [{ id }] = (await q.by(Role.AGENT).get<[{ id: string }]>('coachings.nodes', list)) as [{ id: string }];
    const one =
      'query($id: ID!) { coaching(id: $id) { id } coachingEffect(id: $id) { difference } node(id: $id) { id } }';
    const seen = await other.run(one, { id });
    expect(seen.data).toEqual({ coaching: null, coachingEffect: null, node: null });
  });

  it('gives up its words when the customer of its call is erased, and nothing else', async () => {
    const { coaching } = await open(q.by(Role.SUPERVISOR), { topic: 'Mrs Li', goals: ['Call Mrs Li back'] });
    const words = 'query($id: ID!) { coaching(id: $id) { topic notes state goals { text isMet } } }';
    const { foundation, quality } = q.app.container;
    const wordsAfter = async (erased: string): Promise<unknown> => {
      await foundation.transactions.run(() => quality.coaching.eraser.erase([erased], foundation.clock.now()));
      return q.by(Role.SUPERVISOR).get('coaching', words, { id: coaching?.id });
    };
    const kept = { notes: null, state: 'OPEN' };
    const goal = { text: 'Call Mrs Li back', isMet: null };
    expect(await wordsAfter('call_of_others')).toEqual({ ...kept, topic: 'Mrs Li', goals: [goal] });
    expect(await wordsAfter(callId)).toEqual({ ...kept, topic: '—', goals: [{ ...goal, text: '—' }] });
  });
});

describe('rules for errors that repeat', () => {
  const q = qualityApp();
  const set =
    'mutation($input: RepeatRulesSetInput!) { repeatRulesSet(input: $input) { settings { revision talkWithinDays rules { key } } userErrors { code field } } }';
  const rule = {
    ...{ key: 'twice', name: { zhCN: '再犯', en: 'Again' }, families: ['CUSTOMER_CRITICAL'], isSameFamily: true },
    ...{ count: 2, withinDays: 30, restDays: 7, isActive: true },
  };

  it('are refused as a whole where one is wrong, and set by quality staff and administrators', async () => {
    const admin = q.by(Role.ADMIN);
    const before = await q.stored('quality_coaching_settings', 'events');
    const wrong = { ...rule, key: 'Twice', count: 1, families: [] };
    const refused = await admin.get<Payload>('repeatRulesSet', set, {
      input: { expectedVersion: 0, talkWithinDays: 31, rules: [rule, { ...wrong, withinDays: 400 }, rule] },
    });
    expect(refused.userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'OUT_OF_RANGE talkWithinDays',
      'INVALID rules.1.key',
      'REQUIRED rules.1.families',
      'OUT_OF_RANGE rules.1.count',
      'OUT_OF_RANGE rules.1.withinDays',
      'DUPLICATE rules.2.key',
    ]);
    const { errors } = await q
      .by(Role.SUPERVISOR)
      .run(set, { input: { expectedVersion: 0, talkWithinDays: 3, rules: [] } });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await q.stored('quality_coaching_settings', 'events')).toBe(before);
  });

  it('open a session when they are fulfilled, and rest then', async () => {
    const input = { expectedVersion: 0, talkWithinDays: 3, rules: [rule] };
    expect(await q.by(Role.ADMIN).change('repeatRulesSet', set, { input })).toMatchObject({
      settings: { revision: 1, talkWithinDays: 3, rules: [{ key: 'twice' }] },
    });
    expect(await q.by(Role.ADMIN).get<Payload>('repeatRulesSet', set, { input })).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
    });
    const count = async (): Promise<number> =>
      q.by(Role.SUPERVISOR).get('coachings.totalCount', '{ coachings(first: 1) { totalCount } }');
    await q.released(await q.call(), fatalWrong);
    expect(await count()).toBe(0);
    await q.released(await q.call(), fatalWrong);
    expect(await count()).toBe(1);
    await q.released(await q.call(), fatalWrong);
    expect(await count()).toBe(1);
  });
});
