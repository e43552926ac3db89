import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionGiven } from '../../../../src/modules/quality/calibration/session-check.service.js';
import type { CalibrationSession } from '../../../../src/modules/quality/calibration/calibration.js';
import {
  mayCompare,
  maySeeSession,
  sessionsOf,
} from '../../../../src/modules/quality/calibration/calibration.policy.js';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import { ScoredCentre } from '../sampling/scored-centre.js';
import { type Calibrated, calibratedOf, marks, plantForm, score } from './calibrated.js';

const centre = new ScoredCentre();
let made: Calibrated;
let scorecardId: string;
const collections = ['calibrations', 'evaluations', 'calls'];
const day = 86_400_000;
const page = { size: 50, fromEnd: false, after: null, before: null };

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

describe('what is seen', () => {
  it('are own sessions; analysts see all; the agent of the call none', async () => {
    await called({}, 'cai');
    await called({ expertId: centre.id('leo'), participantIds: [centre.id('ben')] }, 'cai');
    const count = async (key: string): Promise<number> => {
      const viewer = await centre.as(key);
      const found = await made.calibration.store.page(sessionsOf(viewer), viewer.id, {}, page);
      const { totalCount } = found;
      expect(typeof totalCount === 'function' ? await totalCount() : totalCount).toBe(found.nodes.length);
      return found.nodes.length;
    };
    const counts = await Promise.all(['ana', 'lea', 'leo', 'a1', 'root'].map(count));
    expect(counts).toEqual([2, 1, 1, 0, 0]);
    await centre.connection.collection('calibrations').updateMany({}, { $set: { agentId: centre.id('ana') } });
    expect(await count('ana')).toBe(0);
    const [session] = (await centre.rows('calibrations')) as unknown as CalibrationSession[];
    if (!session) throw new Error('There is none.');
    const ana = await centre.as('ana');
    expect(maySeeSession(ana, session)).toBe(false);
    expect(mayCompare(ana, { ...session, revealedAt: new Date() })).toBe(false);
    const tells = toPredicate(made.calibration.subject.rule(await centre.as('leo')));
    const fields = await made.calibration.subject.policyNow([session._id]);
    expect([...fields.values()].map((one) => tells({ ...one }))).toEqual([session.expertId === centre.id('leo')]);
  });

  it('pools the last six sessions of the scorecard, and figures of a period name others to analysts only', async () => {
    for (let at = 0; at < 7; at += 1) {
      const session = await called({ participantIds: [centre.id('ana'), centre.id('leo')] }, 'cai');
      await score(centre, made, session, 'lea', marks.expert);
      await score(centre, made, session, 'ana', marks.expert);
      await score(centre, made, session, 'leo', marks.two);
      centre.clock.advance(60_000);
    }
    const [last] = await made.calibration.store.revealed({}, 1);
    const comparison = last ? await made.calibration.comparisons.of(await centre.as('ana'), last) : null;
    expect(comparison?.pooledSessionCount).toBe(6);
    expect(comparison?.pooled.find(({ kind }) => kind === 'FATAL')).toMatchObject({
      count: 12,
      questionCount: 6,
      withExpert: 1,
    });
    expect(comparison?.raters.map(({ pooledComparedCount }) => pooledComparedCount)).toEqual([0, 54, 54]);
    const span = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')] as const;
    const all = await made.calibration.comparisons.agreement(await centre.as('ben'), ...span, scorecardId);
    expect([all.sessionCount, all.raters.map(({ userId, sameShare }) => [userId, sameShare])]).toEqual([
      7,
      [
        [centre.id('leo'), 6 / 9],
        [centre.id('ana'), 1],
      ],
    ]);
    const own = await made.calibration.comparisons.agreement(await centre.as('leo'), ...span, null);
    expect(own.raters.map(({ userId }) => userId)).toEqual([centre.id('leo')]);
    expect(own.kinds.find(({ kind }) => kind === 'YES_NO')).toMatchObject({ count: 42, isTooFew: false });
  }, 60_000);
});
