import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemViewer } from '../../../../src/modules/people/index.js';
import type { SessionGiven } from '../../../../src/modules/quality/calibration/session-check.service.js';
import type { CalibrationSession } from '../../../../src/modules/quality/calibration/calibration.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ScoredCentre, refused } from '../sampling/scored-centre.js';
import { type Calibrated, calibratedOf, marks, plantForm, score } from './calibrated.js';

const centre = new ScoredCentre();
let made: Calibrated;
let scorecardId: string;
const collections = ['calibrations', 'evaluations', 'calls'];
const day = 86_400_000;

beforeAll(async () => {
  await centre.start((copy) => (made = calibratedOf(copy)));
  scorecardId = await plantForm(made);
}, 60_000);
afterAll(() => centre.end());
beforeEach(async () => {
  await centre.clear(...collections);
  centre.clock.set('2026-03-10T02:00:00.000Z');
});

const service = () => made.calibration.service;
const given = (callId: string, more: Partial<SessionGiven> = {}): SessionGiven => ({
  ...{ title: '11 月校准', callId, scorecardId, expertId: centre.id('lea') },
  participantIds: ['ana', 'ben'].map((key) => centre.id(key)),
  dueAt: new Date(centre.clock.now().getTime() + 3 * day),
  ...more,
});
async function called(more: Partial<SessionGiven> = {}, who = 'ana'): Promise<CalibrationSession> {
  const [callId = ''] = await centre.calls(1, () => ({ reference: `C-${Math.random()}` }));
  const session = await service().create(await centre.as(who), given(callId, more));
  await centre.connection.collection('notices').deleteMany({});
  return session;
}
const stored = async (id: string): Promise<CalibrationSession> =>
  (await centre.rows('calibrations', { _id: id }))[0] as unknown as CalibrationSession;

describe('calling a session', () => {
  it('fixes call, version, expert and participants, and invites them', async () => {
    const [callId = ''] = await centre.calls(1);
    const session = await service().create(await centre.as('cai'), given(callId, { idempotencyKey: 'k' }));
    expect(session).toMatchObject({
      state: 'EXPERT_FIRST',
      leaderId: centre.id('cai'),
      expertId: centre.id('lea'),
      callId,
    });
    expect([...session.memberIds].sort()).toEqual(['ana', 'ben', 'cai', 'lea'].map((key) => centre.id(key)).sort());
    expect((await service().create(await centre.as('cai'), given(callId, { idempotencyKey: 'k' })))._id).toBe(
      session._id,
    );
    for (const key of ['lea', 'ana', 'ben']) expect(await centre.told(key)).toEqual(['CALIBRATION_INVITED']);
    expect([await centre.told('cai'), await centre.told('a1')]).toEqual([[], []]);
    expect(await centre.rows('events', { type: 'calibration.created' })).toHaveLength(1);
  });

  it('is refused with the field that is wrong, and stores nothing', async () => {
    const [callId = '', south = '', nobody = '', chat = ''] = await centre.calls(4, (at) => ({
      ...(at === 1 ? { agentId: centre.id('b1') } : {}),
      ...(at === 2 ? { agentId: null } : {}),
      ...(at === 3 ? { channel: 'CHAT' } : {}),
    }));
    const before = await centre.snapshot(...collections);
    const create = async (who: string, more: Partial<SessionGiven>, call = callId) =>
      refused(service().create(await centre.as(who), given(call, more)));
    const ids = (...keys: string[]) => keys.map((key) => centre.id(key));
    for (const who of ['a1', 'boss', 'root']) expect(await create(who, {})).toBe('NOT_ALLOWED');
    expect(await create('lea', {}, south)).toBe('NOT_FOUND callId');
    expect(await create('ana', {}, 'call_none')).toBe('NOT_FOUND callId');
    expect(await create('ana', {}, nobody)).toBe('INVALID callId');
    expect(await create('ana', {}, chat)).toBe('INVALID scorecardId');
    expect(await create('ana', { scorecardId: 'scorecard_none' })).toBe('NOT_FOUND scorecardId');
    expect(await create('ana', { title: ' ' })).toBe('REQUIRED title');
    expect(await create('ana', { participantIds: [] })).toBe('REQUIRED participantIds');
    expect(await create('ana', { participantIds: ids('ben', 'ben') })).toBe('DUPLICATE participantIds');
    expect(await create('ana', { participantIds: ids('ben', 'lea') })).toBe('SAME_PERSON participantIds');
    expect(await create('ana', { participantIds: ids('ben', 'a1') })).toBe('SAME_PERSON participantIds');
    expect(await create('ana', { participantIds: ids('ben', 'a2') })).toBe('NOT_ALLOWED participantIds');
    expect(await create('ana', { expertId: centre.id('boss') })).toBe('NOT_ALLOWED expertId');
    expect(await create('ana', { dueAt: centre.clock.now() })).toBe('OUT_OF_RANGE dueAt');
    expect(await centre.snapshot(...collections)).toBe(before);
  });
});

describe('revealing, ruling, closing', () => {
  it('is the leader’s, with a reason before all have submitted; then nobody submits any more', async () => {
    const session = await called({}, 'cai');
    const reveal = async (who: string, revision: number, reason: string | null = 'ill') =>
      service().reveal(await centre.as(who), session._id, { expectedVersion: revision, reason });
    expect(await refused(reveal('cai', 1))).toBe('WRONG_STATE id');
    await score(centre, made, session, 'lea', marks.expert);
    expect(await refused(reveal('cai', 2))).toBe('WRONG_STATE id');
    await score(centre, made, session, 'ana', marks.fang);
    await score(centre, made, session, 'ben', marks.two, false);
    const before = await centre.snapshot(...collections);
    expect(await refused(reveal('ana', 3))).toBe('NOT_ALLOWED id');
    expect(await refused(reveal('leo', 3))).toBe('NOT_FOUND id');
    expect(await refused(reveal('cai', 3, ' '))).toBe('REQUIRED reason');
    expect(await refused(reveal('cai', 2))).toContain('CONFLICT');
    expect(await centre.snapshot(...collections)).toBe(before);
    expect(await reveal('cai', 3)).toMatchObject({ state: 'REVEALED', revealReason: 'ill' });
    const ben = await centre.as('ben');
    const { evaluation } = await service().start(ben, session._id);
    const late = made.evaluations.services.drafts.submit(ben, evaluation._id, {
      expectedRevision: evaluation.revision,
    });
    expect(await refused(late)).toBe('WRONG_STATE id');
    const comparison = await made.calibration.comparisons.of(ben, await stored(session._id));
    expect(comparison?.raters).toHaveLength(2);
  });

  it('keeps one ruling a question, by leader or expert, until it is closed', async () => {
    const session = await called({ participantIds: [centre.id('ana')] }, 'cai');
    const rule = async (who: string, revision: number, more = {}) =>
      service().rule(await centre.as(who), session._id, {
        expectedVersion: revision,
        ref: 'Q7',
        ruling: '按挂断时算',
        ...more,
      });
    expect(await refused(rule('cai', 1))).toBe('WRONG_STATE id');
    await score(centre, made, session, 'lea', marks.expert);
    await score(centre, made, session, 'ana', marks.one);
    const before = await centre.snapshot(...collections);
    expect(await refused(rule('ana', 3))).toBe('NOT_ALLOWED id');
    expect(await refused(rule('cai', 3, { ref: 'Q99' }))).toBe('NOT_FOUND ref');
    expect(await refused(rule('cai', 3, { ruling: '' }))).toBe('REQUIRED ruling');
    expect(await centre.snapshot(...collections)).toBe(before);
    await rule('cai', 3);
    const ruled = await rule('lea', 4, { ruling: '挂断时相信的为准', proposesChange: true });
    expect(ruled.rulings).toMatchObject([
      { ref: 'Q7', text: '挂断时相信的为准', proposesChange: true, byId: centre.id('lea') },
    ]);
    const close = async (who: string, revision: number) =>
      service().close(await centre.as(who), session._id, { expectedVersion: revision });
    expect(await refused(close('lea', 5))).toBe('NOT_ALLOWED id');
    expect(await close('cai', 5)).toMatchObject({ state: 'CLOSED' });
    expect(await refused(close('cai', 6))).toBe('WRONG_STATE id');
    expect(await refused(rule('cai', 6))).toBe('WRONG_STATE id');
    const events = await centre.rows('events', { type: /^calibration\.(ruled|closed)$/ });
    expect(events.map(({ type }) => type)).toEqual(['calibration.ruled', 'calibration.ruled', 'calibration.closed']);
    expect(JSON.stringify(events)).not.toContain('挂断');
  });

  it('never shows the answers of a session that was closed unrevealed', async () => {
    const session = await called({}, 'cai');
    await score(centre, made, session, 'lea', marks.expert);
    const cai = await centre.as('cai');
    expect(await refused(service().close(cai, session._id, { expectedVersion: 2 }))).toBe('REQUIRED reason');
    await service().close(cai, session._id, { expectedVersion: 2, reason: 'the call was erased' });
    expect(await made.calibration.comparisons.of(cai, await stored(session._id))).toBeNull();
    expect(await made.calibration.follower.revealedTo(cai, [session._id])).toEqual(new Set());
  });

  it('reminds once, a day before it is due, those who have not submitted', async () => {
    const session = await called({}, 'cai');
    await score(centre, made, session, 'lea', marks.expert);
    await centre.connection.collection('notices').deleteMany({});
    const round = () => made.calibration.clock.round(new AbortController().signal);
    await round();
    expect(await centre.told('ana')).toEqual([]);
    centre.clock.advance(2 * day + 1);
    await Promise.all([round(), round()]);
    await round();
    expect([
      await centre.told('ana'),
      await centre.told('ben'),
      await centre.told('lea'),
      await centre.told('cai'),
    ]).toEqual([...[['CALIBRATION_INVITED'], ['CALIBRATION_INVITED'], [], []]]);
  });
});

describe('a session whose leader leaves or loses the role', () => {
  it('is led by the expert, and stays with a leader who loses another role', async () => {
    const { users, directory } = centre.copy.people;
    const roles = async (...given: Role[]) =>
      users.update(systemViewer, centre.id('cai'), {
        ...{ expectedVersion: (await directory.user(centre.id('cai')))?.revision ?? 0, roles: given },
      } as never);
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR, Role.TRAINER);
    const { _id } = await called({}, 'cai');
    await roles(Role.QA_ANALYST, Role.KNOWLEDGE_EDITOR);
    await roles(Role.QA_ANALYST);
    expect(await stored(_id)).toMatchObject({ leaderId: centre.id('cai') });
    await roles(Role.TRAINER);
    expect(await stored(_id)).toMatchObject({ leaderId: centre.id('lea'), revision: 2 });
    await roles(Role.QA_ANALYST);
  });
});
