import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toPredicate } from '../../../../src/platform/rules/rules.js';
import type { Evaluation } from '../../../../src/modules/quality/evaluations/evaluation.js';
import { type Assignment, AssignmentState } from '../../../../src/modules/quality/sampling/assignment.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import type { Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import { StratumKind } from '../../../../src/modules/quality/sampling/sampling-plan.js';
import { keptTeams } from '../../../../src/modules/quality/sampling/sampling.policy.js';
import { planGiven, samplingOf } from './sampled.js';
import { ScoredCentre, refused } from './scored-centre.js';

const centre = new ScoredCentre();
let sampling: Sampling;
const collections = ['sampling_plans', 'samples', 'sample_reserves', 'assignments', 'calls', 'evaluations'];

beforeAll(() => centre.start((copy) => (sampling = samplingOf(copy))), 60_000);
afterAll(() => centre.end());
beforeEach(() => centre.clear(...collections));

/** Draws; gives what was drawn. */
async function draw(who: string, more: Partial<PlanGiven> = {}): Promise<Assignment[]> {
  const viewer = await centre.as(who);
  const plan = await sampling.plans.save(viewer, { plan: planGiven(more) });
  const sample = await sampling.draws.run(viewer, plan._id, { seed: 1 });
  await centre.connection.collection('notices').deleteMany({});
  return (await centre.rows('assignments', { sampleId: sample._id })) as unknown as Assignment[];
}
const only = <T>(list: readonly T[]): T => {
  if (list[0] === undefined) throw new Error('There is none.');
  return list[0];
};
const stored = async (id: string): Promise<Assignment> =>
  only((await centre.rows('assignments', { _id: id })) as unknown as Assignment[]);

describe('skipping', () => {
  it('needs a reason, and the next of the same stratum takes the place', async () => {
    await centre.calls(20, (at) => ({ satisfaction: at < 10 ? 1 : 5 }));
    const strata = [{ key: 'bad', kind: StratumKind.LOW_SATISFACTION, maxSatisfaction: 2, share: 0.2 }];
    const drawn = await draw('ana', { number: 2, strata, evaluatorIds: [centre.id('ben')] });
    const bad = only(drawn.filter(({ stratum }) => stratum === 'bad'));
    const ben = await centre.as('ben');
    const before = await centre.snapshot(...collections);
    expect(await refused(sampling.assignments.skip(ben, bad._id, 1, ' '))).toBe('REQUIRED reason');
    expect(await refused(sampling.assignments.skip(ben, bad._id, 1, 'x'.repeat(501)))).toBe('TOO_LONG reason');
    expect(await refused(sampling.assignments.skip(ben, bad._id, 7, 'no sound'))).toContain('CONFLICT');
    expect(await centre.snapshot(...collections)).toBe(before);
    const { assignment, replacement } = await sampling.assignments.skip(ben, bad._id, 1, ' no sound ');
    expect(assignment).toMatchObject({ state: 'SKIPPED', skipReason: 'no sound', revision: 2 });
    expect(replacement).toMatchObject({
      ...{ state: 'OPEN', stratum: 'bad', weight: bad.weight, evaluatorId: centre.id('ben'), replacesId: bad._id },
    });
    expect(drawn.map(({ callId }) => callId)).not.toContain(replacement?.callId);
    const call = only(await centre.rows('calls', { _id: replacement?.callId ?? '' }));
    expect([call.satisfaction, replacement?.agentId]).toEqual([1, call.agentId]);
    const after = await centre.snapshot(...collections);
    expect(await refused(sampling.assignments.skip(ben, bad._id, 2, 'again'))).toBe('WRONG_STATE id');
    expect(await centre.snapshot(...collections)).toBe(after);
    expect(await centre.rows('events', { type: 'assignment.skipped' })).toHaveLength(1);
  });

  it('passes by reserves that were drawn, evaluated or lost since, and ends where there is none left', async () => {
    await centre.calls(4);
    const first = only(await draw('ana', { number: 1, evaluatorIds: [centre.id('ben')] }));
    const reserves = await centre.rows('sample_reserves');
    expect(reserves).toHaveLength(3);
    const [lost, evaluated, left] = reserves.map(({ callId }) => callId as string);
    await centre.connection.collection('calls').deleteOne({ _id: lost as never });
    await centre.connection
      .collection('evaluations')
      .insertOne({ _id: 'e' as never, callId: evaluated, kind: 'SECOND' });
    const ben = await centre.as('ben');
    const { replacement } = await sampling.assignments.skip(ben, first._id, 1, 'no sound');
    expect(replacement?.callId).toBe(left);
    const again = await sampling.assignments.skip(ben, replacement?._id ?? '', 1, 'no sound');
    expect([again.assignment.state, again.replacement]).toEqual(['SKIPPED', null]);
  });
});

describe('handing on', () => {
  it('is for who keeps the plan, to somebody who may score it, never to its agent', async () => {
    await centre.calls(10);
    const one = only(await draw('lea', { number: 1, teamIds: [centre.id('north')], evaluatorIds: [centre.id('ben')] }));
    const to = (who: string, key: string, revision = 1) =>
      centre.as(who).then((viewer) => sampling.assignments.reassign(viewer, one._id, revision, centre.id(key)));
    const before = await centre.snapshot(...collections);
    expect(await refused(to('leo', 'ana'))).toBe('NOT_FOUND id');
    expect(await refused(to('a1', 'ana'))).toBe('NOT_FOUND id');
    expect(await refused(to('boss', 'ana'))).toBe('NOT_FOUND id');
    expect(await refused(to('cai', 'a2'))).toBe('NOT_ALLOWED evaluatorId');
    expect(await refused(to('cai', 'leo'))).toBe('NOT_ALLOWED evaluatorId');
    expect(await refused(to('lea', 'ana', 9))).toContain('CONFLICT');
    expect(await centre.snapshot(...collections)).toBe(before);
    expect(await to('lea', 'lea')).toMatchObject({ evaluatorId: centre.id('lea'), revision: 2 });
    expect(await to('cai', 'ana', 2)).toMatchObject({ evaluatorId: centre.id('ana'), revision: 3 });
    expect([await centre.told('ana'), await centre.told('ben')]).toEqual([['ASSIGNMENT_NEW'], []]);
    await centre.connection
      .collection('assignments')
      .updateOne({ _id: one._id as never }, { $set: { agentId: centre.id('ben') } });
    expect(await refused(to('cai', 'ben', 3))).toBe('SAME_PERSON evaluatorId');
  });

  it('spreads what nobody has begun evenly, with regard to what people have', async () => {
    await centre.calls(30);
    const all = await draw('ana', { number: 12, evaluatorIds: [centre.id('ben')] });
    await sampling.assigned.change(all[0]?._id ?? '', { revision: 1 }, { state: AssignmentState.STARTED });
    const spread = (who: string, evaluatorIds: string[]) =>
      centre
        .as(who)
        .then((viewer) => sampling.assignments.distribute(viewer, { fromEvaluatorId: centre.id('ben'), evaluatorIds }));
    const before = await centre.snapshot(...collections);
    expect(await refused(spread('lea', [centre.id('ana')]))).toBe('NOT_FOUND fromEvaluatorId');
    expect(await refused(spread('a1', [centre.id('ana')]))).toBe('NOT_ALLOWED');
    expect(await refused(spread('ana', []))).toBe('REQUIRED evaluatorIds');
    expect(await refused(spread('ana', [centre.id('a2')]))).toBe('NOT_ALLOWED evaluatorIds');
    expect(await centre.snapshot(...collections)).toBe(before);
    expect(await spread('ana', [centre.id('ben'), centre.id('cai')])).toBe(6);
    const counts = await sampling.assigned.loads([centre.id('ben'), centre.id('cai')]);
    expect([counts.get(centre.id('ben')), counts.get(centre.id('cai'))]).toEqual([6, 6]);
    expect(await stored(all[0]?._id ?? '')).toMatchObject({ evaluatorId: centre.id('ben') });
    expect(await centre.told('cai')).toEqual(['ASSIGNMENT_NEW']);
  });
});

describe('what is seen of assignments', () => {
  const page = { size: 50, fromEnd: false, after: null, before: null };
  async function seen(key: string): Promise<[number, number]> {
    const viewer = await centre.as(key);
    const found = await sampling.assigned.page({ keptTeams: keptTeams(viewer), viewerId: viewer.id }, {}, page);
    const { totalCount } = found;
    return [found.nodes.length, typeof totalCount === 'function' ? await totalCount() : totalCount];
  }

  it('is own ones, those of kept plans, and never one of an own call', async () => {
    await centre.calls(10);
    await centre.calls(10, () => ({ agentId: centre.id('b1') }));
    await draw('ana', { share: 1, teamIds: [centre.id('north')], evaluatorIds: [centre.id('ben')] });
    await draw('ana', { share: 1, evaluatorIds: [centre.id('cai')] });
    expect([await seen('ana'), await seen('root')]).toEqual([
      [20, 20],
      [20, 20],
    ]);
    expect([await seen('lea'), await seen('leo')]).toEqual([
      [10, 10],
      [0, 0],
    ]);
    expect([await seen('a1'), await seen('boss')]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    await centre.connection
      .collection('assignments')
      .updateMany({ agentId: centre.id('b1') }, { $set: { agentId: centre.id('ana') } });
    expect([await seen('ana'), await seen('root')]).toEqual([
      [10, 10],
      [20, 20],
    ]);
  });

  it('tells the evaluator of now, and nobody else', async () => {
    await centre.calls(10);
    const one = only(await draw('ana', { number: 1, evaluatorIds: [centre.id('ben')] }));
    const { rule, policyNow } = sampling.subject;
    const tells = async (key: string): Promise<boolean> => {
      const fields = (await policyNow([one._id])).get(one._id);
      return toPredicate(rule(await centre.as(key)))({ ...fields });
    };
    expect([await tells('ben'), await tells('cai'), await tells('a1'), await tells('root')]).toEqual([
      ...[true, false, false, false],
    ]);
    await sampling.assignments.reassign(await centre.as('ana'), one._id, 1, centre.id('cai'));
    expect([await tells('ben'), await tells('cai')]).toEqual([false, true]);
  });
});

describe('an assignment and its evaluation', () => {
  const evaluation = (assignmentId: string | null): Evaluation => ({ _id: 'evaluation_1', assignmentId }) as Evaluation;
  const within = (work: (follower: Sampling['follower']) => Promise<void>) =>
    centre.copy.foundation.transactions.run(async () => work(sampling.follower));

  it('goes along: begun, thrown away, handed in', async () => {
    await centre.calls(10);
    const one = only(await draw('ana', { number: 1, evaluatorIds: [centre.id('ben')] }));
    const none = undefined as never;
    expect(await sampling.follower.startable(await centre.as('ben'), one._id)).toEqual({
      ...{ callId: one.callId, scorecardId: 'scorecard_active', weight: one.weight, isOpen: true },
    });
    expect(await sampling.follower.startable(await centre.as('cai'), one._id)).toBeNull();
    await within((follower) => follower.started(none, evaluation(one._id)));
    expect(await stored(one._id)).toMatchObject({ state: 'STARTED', evaluationId: 'evaluation_1' });
    expect(await refused(within((follower) => follower.started(none, evaluation(one._id))))).toBe(
      'WRONG_STATE assignmentId',
    );
    expect(await refused(sampling.assignments.skip(await centre.as('ben'), one._id, 2, 'x'))).toBe('WRONG_STATE id');
    expect((await sampling.follower.startable(await centre.as('ben'), one._id))?.isOpen).toBe(false);
    await within((follower) => follower.discarded(none, evaluation(one._id)));
    expect(await stored(one._id)).toMatchObject({ state: 'OPEN', evaluationId: null });
    await within((follower) => follower.started(none, evaluation(one._id)));
    await within((follower) => follower.submitted(none, evaluation(one._id)));
    await within((follower) => follower.submitted(none, evaluation(null)));
    expect(await stored(one._id)).toMatchObject({ state: 'DONE', evaluationId: 'evaluation_1' });
    expect((await sampling.assigned.counts([one.sampleId])).get(one.sampleId)).toEqual({ done: 1, skipped: 0 });
  });

  it('is spread over analysts where its evaluator leaves without a successor', async () => {
    await centre.calls(20);
    const all = await draw('ana', { number: 6, evaluatorIds: [centre.id('ben')] });
    await centre.connection
      .collection('users')
      .updateOne({ _id: centre.id('ben') as never }, { $set: { isActive: false } });
    await centre.copy.foundation.transactions.run((transaction) =>
      centre.copy.people.references.handOn(centre.id('ben'), [], transaction),
    );
    await centre.connection
      .collection('users')
      .updateOne({ _id: centre.id('ben') as never }, { $set: { isActive: true } });
    const now = await Promise.all(all.map(async ({ _id }) => (await stored(_id)).evaluatorId));
    for (const key of ['ana', 'cai']) expect(now.filter((id) => id === centre.id(key))).toHaveLength(3);
    expect(await centre.told('cai')).toEqual(['ASSIGNMENT_NEW']);
  });

  it('hands on to a successor what is not begun', async () => {
    await centre.calls(10);
    const all = await draw('ana', { number: 3, evaluatorIds: [centre.id('ben')] });
    const { references } = centre.copy.people;
    expect(await references.count('user', centre.id('ben'))).toBeGreaterThanOrEqual(4);
    await centre.copy.foundation.transactions.run((transaction) =>
      references.move('user', centre.id('ben'), centre.id('cai'), transaction),
    );
    for (const { _id } of all) expect(await stored(_id)).toMatchObject({ evaluatorId: centre.id('cai'), revision: 2 });
    expect(await centre.rows('sampling_plans')).toMatchObject([{ evaluatorIds: [centre.id('cai')] }]);
  });
});
