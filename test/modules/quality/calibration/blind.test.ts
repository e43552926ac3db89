import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionGiven } from '../../../../src/modules/quality/calibration/session-check.service.js';
import type { CalibrationSession } from '../../../../src/modules/quality/calibration/calibration.js';
import { EvaluationOrder, EvaluationSide } from '../../../../src/modules/quality/evaluations/evaluation-enums.js';
import type { Viewer } from '../../../../src/platform/auth/viewer.js';
import { ScoredCentre, refused } from '../sampling/scored-centre.js';
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
const stored = async (id: string): Promise<CalibrationSession> =>
  (await centre.rows('calibrations', { _id: id }))[0] as unknown as CalibrationSession;

describe('scoring', () => {
  it('is blind: the expert first, everybody alone, revealed when all have submitted', async () => {
    const session = await called({}, 'cai');
    await score(centre, made, session, 'ana', marks.fang, false);
    const before = await centre.snapshot(...collections);
    // The draft stays; it is submitted after the expert's.
    const ana = await centre.as('ana');
    const { evaluation } = await service().start(ana, session._id);
    const submit = () =>
      made.evaluations.services.drafts.submit(ana, evaluation._id, { expectedRevision: evaluation.revision });
    expect(await refused(submit())).toBe('WRONG_STATE id');
    expect(await centre.snapshot(...collections)).toBe(before);
    await score(centre, made, session, 'lea', marks.expert);
    expect(await stored(session._id)).toMatchObject({ state: 'BLIND', revealedAt: null });
    expect([await centre.told('ana'), await centre.told('cai')]).toEqual([['CALIBRATION_INVITED'], []]);
    await submit();
    expect((await stored(session._id)).submissions).toHaveLength(2);
    await centre.connection.collection('notices').deleteMany({});
    await score(centre, made, session, 'ben', marks.two);
    expect(await stored(session._id)).toMatchObject({
      state: 'REVEALED',
      revealedAt: centre.clock.now(),
      revealReason: null,
    });
    expect([
      await centre.told('ana'),
      await centre.told('lea'),
      await centre.told('cai'),
      await centre.told('a1'),
    ]).toEqual([...[['CALIBRATION_REVEALED'], ['CALIBRATION_REVEALED'], ['CALIBRATION_REVEALED'], []]]);
    expect(await centre.rows('events', { type: 'calibration.revealed' })).toHaveLength(1);
    const comparison = await made.calibration.comparisons.of(await centre.as('ana'), await stored(session._id));
    expect(comparison?.raters.map(({ userId }) => userId)).toEqual(['lea', 'ana', 'ben'].map((key) => centre.id(key)));
    expect(comparison?.questions.map(({ sameCount, comparedCount }) => `${sameCount}/${comparedCount}`)).toEqual([
      ...['2/2', '1/2', '0/2', '2/2', '2/2', '2/2', '2/2', '1/2', '2/2'],
    ]);
    // Never in what counts.
    expect((await centre.rows('evaluations', { isLive: true })).length).toBe(0);
  });

  it('shows nobody the answers of others before, on no path', async () => {
    const session = await called({}, 'cai');
    const expertsId = await score(centre, made, session, 'lea', marks.expert);
    const anasId = await score(centre, made, session, 'ana', marks.fang);
    const bensId = await score(centre, made, session, 'ben', marks.two, false);
    const all = { lea: expertsId, ana: anasId, ben: bensId };
    const { reader } = made.evaluations.services;
    const paths: Readonly<Record<string, (viewer: Viewer) => Promise<string[]>>> = {
      known: async (viewer) => [...(await reader.known(viewer, Object.values(all))).keys()],
      call: async (viewer) =>
        ((await reader.ofCalls(viewer, [session.callId])).get(session.callId) ?? []).map(({ _id }) => _id),
      list: async (viewer) => (await reader.page(viewer, {}, EvaluationOrder.NEWEST, page)).nodes.map(({ _id }) => _id),
      worst: async (viewer) =>
        (await reader.page(viewer, { isFatal: true } as never, EvaluationOrder.LOWEST_SCORE, page)).nodes.map(
          ({ _id }) => _id,
        ),
      mine: async (viewer) => (await reader.mine(viewer, EvaluationSide.WRITTEN, {}, page)).nodes.map(({ _id }) => _id),
      about: async (viewer) =>
        (await reader.mine(viewer, EvaluationSide.ABOUT_ME, {}, page)).nodes.map(({ _id }) => _id),
      whatIf: async (viewer) =>
        (await reader.whatIf(viewer, { ids: Object.values(all) }, {})).rows.map(({ evaluationId }) => evaluationId),
    };
    for (const key of ['lea', 'ana', 'ben', 'cai', 'leo', 'a1', 'boss']) {
      const viewer = await centre.as(key);
      for (const [path, read] of Object.entries(paths)) {
        const others = (await read(viewer)).filter((id) => id !== (all as Record<string, string>)[key]);
        expect([key, path, others]).toEqual([key, path, []]);
      }
      expect(await made.calibration.comparisons.of(viewer, await stored(session._id))).toBeNull();
      const asked = made.calibration.comparisons.agreement(viewer, new Date(0), new Date(0 + day), null);
      expect(await asked).toMatchObject({ sessionCount: 0, raters: [] });
      expect(await made.calibration.follower.revealedTo(viewer, [session._id])).toEqual(new Set());
    }
    // What others are told, and what the audit keeps, says nothing of answers.
    const said = JSON.stringify([
      await centre.rows('notices'),
      await centre.rows('events', { type: /^(calibration|evaluation)/ }),
    ]);
    expect(said).not.toMatch(/"(raw|reported|isFatal|answers":\[|options|result)"/);
    const ana = await centre.as('ana');
    await made.calibration.service.reveal(await centre.as('cai'), session._id, {
      expectedVersion: (await stored(session._id)).revision,
      reason: 'ill',
    });
    expect((await paths.known?.(ana))?.length).toBe(2 + 1);
    expect(await paths.known?.(await centre.as('a1'))).toEqual([]);
    expect(await paths.known?.(await centre.as('leo'))).toEqual([]);
  });

  it('is for the expert and the participants, and begun once', async () => {
    const session = await called({}, 'cai');
    const start = async (who: string) => service().start(await centre.as(who), session._id);
    const before = await centre.snapshot(...collections);
    expect(await refused(start('cai'))).toBe('NOT_ALLOWED id');
    for (const who of ['leo', 'a1', 'boss', 'root']) expect(await refused(start(who))).toBe('NOT_FOUND id');
    expect(await centre.snapshot(...collections)).toBe(before);
    const ana = await centre.as('ana');
    const [one, other] = await Promise.all([service().start(ana, session._id), service().start(ana, session._id)]);
    expect(one.evaluation._id).toBe(other.evaluation._id);
    expect(await centre.rows('evaluations')).toMatchObject([
      { kind: 'CALIBRATION', isLive: false, calibrationId: session._id },
    ]);
    expect((await centre.rows('events', { type: 'calibration.started' })).length).toBe(1);
  });
});
