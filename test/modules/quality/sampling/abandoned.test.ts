import { beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '../../../../src/modules/people/index.js';
import { Role } from '../../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../../support/client.js';
import { greetWrong } from '../evaluations/evaluated-form.js';
import { qualityApp } from '../quality-app.js';

interface Assigned {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly evaluator: { readonly id: string } | null;
  readonly evaluation: { readonly id: string } | null;
}

const errors = 'userErrors { code field }';
const name = { zhCN: '抽检', en: 'Plan' };

describe('drawn calls whose evaluator does not end them', () => {
  const q = qualityApp();
  const people = new Map<string, { user: User; client: TestClient }>();
  const id = (who: string): string => people.get(who)?.user._id ?? '';
  const client = (who: string): TestClient => people.get(who)?.client ?? q.by(Role.QA_ANALYST);

  beforeAll(async () => {
    for (const who of ['eve', 'fay', 'gus']) people.set(who, await q.centre.add(who, { roles: [Role.QA_ANALYST] }));
  });

  const plan = (evaluators: readonly string[]) => ({
    ...{ name, isActive: false, period: 'DAY', basis: 'ALL', share: 1, scorecardId: q.cardId, waitHours: 0 },
    evaluatorIds: evaluators.map(id),
  });
  const span = () => ({ from: new Date(q.clock.now().getTime() - 3_600_000), to: q.clock.now() });

  /** Draws some new calls for these evaluators; the draw's id. */
  async function draw(count: number, evaluators: readonly string[]): Promise<string> {
    for (let at = 0; at < count; at += 1) await q.call();
    const analyst = q.by(Role.QA_ANALYST);
    const saved = await analyst.change<{ plan: { id: string } }>(
      'samplingPlanSave',
      `mutation($input: SamplingPlanSaveInput!) { samplingPlanSave(input: $input) { plan { id } ${errors} } }`,
      { input: { plan: plan(evaluators) } },
    );
    const { sample } = await analyst.change<{ sample: { id: string } }>(
      'samplingPlanRun',
      `mutation($id: ID!, $input: SamplingPlanRunInput!) { samplingPlanRun(id: $id, input: $input) { sample { id } ${errors} } }`,
      { id: saved.plan.id, input: span() },
    );
    return sample.id;
  }
  const assigned = (sampleId: string): Promise<Assigned[]> =>
    q
      .by(Role.ADMIN)
      .get(
        'assignments.nodes',
        'query($filter: AssignmentFilterInput) { assignments(first: 50, filter: $filter) { nodes { id state revision evaluator { id } evaluation { id } } } }',
        { filter: { sampleId } },
      );
  const of = async (sampleId: string, who: string): Promise<Assigned[]> =>
    (await assigned(sampleId)).filter(({ evaluator }) => evaluator?.id === id(who));
  async function begun(who: string, assignmentId: string): Promise<string> {
    const { evaluation } = await client(who).change<{ evaluation: { id: string } }>(
      'evaluationStart',
      `mutation($input: EvaluationStartInput!) { evaluationStart(input: $input) { evaluation { id } ${errors} } }`,
      { input: { assignmentId } },
    );
    await client(who).change(
      'evaluationDraftUpdate',
      `mutation($id: ID!, $input: EvaluationDraftUpdateInput!) { evaluationDraftUpdate(id: $id, input: $input) { ${errors} } }`,
      { id: evaluation.id, input: { expectedRevision: 1, answers: greetWrong } },
    );
    return evaluation.id;
  }
  const told = async (who: string): Promise<string[]> =>
    (await client(who).get<{ kind: string }[]>('notices.nodes', '{ notices(first: 50) { nodes { kind } } }')).map(
      ({ kind }) => kind,
    );
  const revisionOf = async (who: string): Promise<number> =>
    (await q.app.container.people.directory.user(id(who)))?.revision ?? 0;
  const administer = async (field: string, who: string, input: object): Promise<void> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    await q
      .by(Role.ADMIN)
      .change(field, `mutation($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { ${errors} } }`, {
        ...{ id: id(who), input: { expectedVersion: await revisionOf(who), ...input } },
      });
  };

  it('are given to another evaluator of the plan when a lead throws the draft away', async () => {
    const sampleId = await draw(1, ['eve', 'fay']);
    const [one] = await assigned(sampleId);
    const [first, second] = one?.evaluator?.id === id('eve') ? ['eve', 'fay'] : ['fay', 'eve'];
    const evaluationId = await begun(first ?? '', one?.id ?? '');
    expect(await assigned(sampleId)).toMatchObject([{ state: 'STARTED' }]);
    // Whoever keeps the plan but does not lead has no way to the draft.
    const discard = (by: TestClient) =>
      by.get<{ discardedId: string | null; userErrors: unknown[] }>(
        'evaluationDiscard',
        `mutation($id: ID!, $input: EvaluationDiscardInput!) { evaluationDiscard(id: $id, input: $input) { discardedId ${errors} } }`,
        { id: evaluationId, input: { expectedRevision: 2, reason: 'She is on leave.' } },
      );
    const before = await q.stored('evaluations', 'assignments', 'events', 'notices');
    expect(await discard(q.by(Role.QA_ANALYST))).toEqual({
      discardedId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
    });
    expect(await q.stored('evaluations', 'assignments', 'events', 'notices')).toBe(before);
    expect(await discard(q.by(Role.ADMIN))).toEqual({ discardedId: evaluationId, userErrors: [] });
    expect(await assigned(sampleId)).toMatchObject([
      { state: 'OPEN', evaluator: { id: id(second ?? '') }, evaluation: null },
    ]);
    expect(await told(first ?? '')).toContain('EVALUATION_DISCARDED');
    expect(await told(second ?? '')).toContain('ASSIGNMENT_NEW');
    expect(await q.eventsOf(evaluationId)).toEqual([
      ...['evaluation.started', 'evaluation.draft-updated', 'evaluation.discarded'],
    ]);
    await begun(second ?? '', one?.id ?? '');
    expect(await assigned(sampleId)).toMatchObject([{ state: 'STARTED' }]);
  });

  it('stay with the evaluator who throws an own draft away', async () => {
    const sampleId = await draw(1, ['eve']);
    const [one] = await assigned(sampleId);
    const evaluationId = await begun('eve', one?.id ?? '');
    await client('eve').change(
      'evaluationDiscard',
      `mutation($id: ID!, $input: EvaluationDiscardInput!) { evaluationDiscard(id: $id, input: $input) { ${errors} } }`,
      { id: evaluationId, input: { expectedRevision: 2 } },
    );
    expect(await assigned(sampleId)).toMatchObject([{ state: 'OPEN', evaluator: { id: id('eve') } }]);
  });

  it('are spread over the others of the plan when the role is lost, begun ones too', async () => {
    const sampleId = await draw(6, ['eve', 'fay', 'gus']);
    const [first] = await of(sampleId, 'gus');
    const evaluationId = await begun('gus', first?.id ?? '');
    await administer('userUpdate', 'gus', { roles: [Role.TRAINER] });
    expect(await of(sampleId, 'gus')).toEqual([]);
    const now = await assigned(sampleId);
    expect(now.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'OPEN'));
    // Evenly with regard to what each had from the draws before: one and one more, of eight in all.
    const loads = await q.app.container.quality.sampling.assigned.loads([id('eve'), id('fay')]);
    expect([...loads.values()]).toEqual([4, 4]);
    const evaluations = q.app.container.foundation.connection.collection('evaluations');
    expect(await evaluations.countDocuments({ _id: evaluationId as never })).toBe(0);
    await administer('userUpdate', 'gus', { roles: [Role.QA_ANALYST] });
  });

  it('stay when another role is lost', async () => {
    await administer('userUpdate', 'gus', { roles: [Role.QA_ANALYST, Role.ADMIN, Role.TRAINER] });
    const sampleId = await draw(3, ['gus']);
    const [first] = await of(sampleId, 'gus');
    await begun('gus', first?.id ?? '');
    for (const roles of [[Role.QA_ANALYST, Role.ADMIN], [Role.QA_ANALYST]])
      await administer('userUpdate', 'gus', { roles });
    expect((await of(sampleId, 'gus')).map(({ state }) => state).sort()).toEqual(['OPEN', 'OPEN', 'STARTED']);
  });

  it('go to the successor of whoever leaves, and what that one may not score to others', async () => {
    const sampleId = await draw(4, ['gus']);
    const [first] = await of(sampleId, 'gus');
    await begun('gus', first?.id ?? '');
    const connection = q.app.container.foundation.connection;
    // One of the calls is the successor's own.
    const own = (await of(sampleId, 'gus')).find(({ state }) => state === 'OPEN')?.id ?? '';
    await connection.collection('assignments').updateOne({ _id: own as never }, { $set: { agentId: id('eve') } });
    await administer('userDeactivate', 'gus', { successorId: id('eve') });
    const rows = await connection.collection('assignments').find({ sampleId }).toArray();
    expect(rows.map(({ state }) => String(state))).toEqual(['OPEN', 'OPEN', 'OPEN', 'OPEN']);
    for (const { _id, evaluatorId } of rows) expect(evaluatorId === id('eve')).toBe(String(_id) !== own);
    expect(rows.every(({ evaluatorId }) => evaluatorId !== id('gus'))).toBe(true);
    expect(await connection.collection('evaluations').countDocuments({ evaluatorId: id('gus'), state: 'DRAFT' })).toBe(
      0,
    );
  });

  it('of a plan are tried before anything is drawn', async () => {
    for (let at = 0; at < 2; at += 1) await q.call();
    const text = `query($input: SamplingPlanPreviewInput!) { samplingPlanPreview(input: $input) { frameCount drawnCount
      strata { key population drawn } shortAgentCount shortAgents { agent { id } callCount drawnCount } evaluators { evaluator { id } drawnCount } ${errors} } }`;
    const input = { plan: { ...plan(['eve', 'fay']), minPerAgent: 5 }, ...span() };
    const before = await q.stored('sampling_plans', 'samples', 'assignments', 'events', 'notices');
    const preview = await q.by(Role.ADMIN).get<Record<string, unknown>>('samplingPlanPreview', text, { input });
    expect(preview).toMatchObject({
      ...{ frameCount: 2, drawnCount: 2, strata: [{ key: 'rest', population: 2, drawn: 2 }], userErrors: [] },
      shortAgents: expect.arrayContaining([{ agent: { id: q.agent._id }, callCount: 2, drawnCount: 2 }]),
      evaluators: ['eve', 'fay'].map((who) => ({ evaluator: { id: id(who) }, drawnCount: 1 })),
    });
    const lead = q.by(Role.SUPERVISOR);
    expect(await lead.get('samplingPlanPreview', text, { input })).toMatchObject({
      ...{ frameCount: null, evaluators: null, userErrors: [{ code: 'NOT_ALLOWED', field: ['plan', 'teamIds'] }] },
    });
    for (const role of [Role.AGENT, Role.MANAGER, Role.TRAINER]) {
      const { errors: refused } = await q.by(role).run(text, { input });
      expect(refused[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await q.stored('sampling_plans', 'samples', 'assignments', 'events', 'notices')).toBe(before);
  });
});
