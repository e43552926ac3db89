import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plantEvaluations } from '../../../../seed/evaluations.js';
import { badWeek, rollsOf } from '../../../../seed/evaluations/chance.js';
import type { PlantedKeys } from '../../../../seed/people.js';
import { plantScorecards } from '../../../../seed/scorecards.js';
import { seedDemo } from '../../../../seed/run.js';
import type { Container } from '../../../../src/app/container.js';
import { Channel } from '../../../../src/modules/calls/index.js';
import { scored } from '../../../../src/modules/quality/evaluations/evaluation-result.rules.js';
import type { Evaluation } from '../../../../src/modules/quality/evaluations/evaluation.js';
import { compileForm } from '../../../../src/modules/quality/index.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';

const quiet = (): void => undefined;
const day = 86_400_000;
let app: TestApp;
let container: Container;

/** Ids of people and teams by key, as the seed has them. */
async function keysOf(): Promise<PlantedKeys> {
  const users = await container.foundation.connection.collection('users').find().toArray();
  const named = new Map(users.map(({ _id, email }) => [String(email ?? '').split('@')[0] ?? '', String(_id)]));
  return { users: named } as unknown as PlantedKeys;
}

/** Calls of the demo's agents: some each day of the last twelve weeks. */
async function plantCalls(): Promise<void> {
  const agents = await container.foundation.connection
    .collection('users')
    .find({ roles: 'AGENT' })
    .sort({ email: 1 })
    .toArray();
  const now = container.foundation.clock.now().getTime();
  const calls = agents.flatMap((agent, who) =>
    Array.from({ length: 84 }, (_, age) => {
      const offered = now - (age + 0.5) * day + who * 60_000;
      const teamId = String((agent.teamIds as string[])[0]);
      return {
        ...{ reference: `D-${who}-${age}`, channel: who % 7 === 6 ? Channel.CHAT : Channel.PHONE, queue: 'care' },
        ...{ agentId: String(agent._id), teamId, teamIds: [teamId], siteId: agent.siteId as string, lineId: null },
        ...{ customerReference: null, customerLevel: null, offeredAt: new Date(offered), abandonedAt: null },
        ...{ answeredAt: new Date(offered + 9_000), endedAt: new Date(offered + 240_000), firstResponseAt: null },
        ...{ holdSeconds: 0, wrapSeconds: 30, transferOf: null, satisfaction: null, disposition: null },
        ...{ reasonTreeId: null, reasonNodeKey: null, isSolved: null, isVerified: null, isRecordComplete: null },
        ...{ articleIds: [], walkIds: [], tags: [] },
      };
    }),
  );
  await container.calls.planting.plant(calls);
}

const all = async (): Promise<Evaluation[]> =>
  (await container.foundation.connection
    .collection('evaluations')
    .find()
    .sort({ _id: 1 })
    .toArray()) as unknown as Evaluation[];

beforeAll(async () => {
  app = await startTestApp({
    seed: (one) => seedDemo(one, quiet, { isSmall: true }),
    withoutEngine: true,
    roles: ['web'],
  });
  container = app.container;
  const keys = await keysOf();
  if (await container.calls.planting.isEmpty()) await plantCalls();
  await plantScorecards(container, keys, quiet);
  await plantEvaluations(container, keys, quiet);
}, 180_000);
afterAll(() => app.end());

describe('evaluations of the demo', () => {
  it('are about 1,400, each as scoring gives it, with a week out of control and an agent who stands out', async () => {
    const evaluations = await all();
    const live = evaluations.filter(({ isLive, kind }) => isLive && kind === 'STANDARD');
    expect(live.length).toBeGreaterThan(1_250);
    expect(live.length).toBeLessThan(1_550);
    const versions = await container.quality.scorecards.versions.versionsByIds([
      ...new Set(evaluations.map(({ versionId }) => versionId)),
    ]);
    const forms = new Map(versions.map(({ _id, content }) => [_id, compileForm(content)]));
    for (const one of live.filter((_, at) => at % 25 === 0)) {
      const form = forms.get(one.versionId);
      if (!form) throw new Error(one.versionId);
      const { raw, reported, isFatal, errors, marks } = one;
      const { result, ...figures } = scored(form, one.answers);
      expect({ raw, reported, isFatal, errors, marks }).toEqual(figures);
      expect(result.open).toEqual([]);
    }
    const from = container.foundation.clock.now().getTime() - 84 * day;
    const isCritical = ({ errors }: Evaluation): boolean =>
      errors.CUSTOMER_CRITICAL.e + errors.BUSINESS_CRITICAL.e + errors.COMPLIANCE_CRITICAL.e > 0;
    const share = (list: readonly Evaluation[]): number => list.filter(isCritical).length / list.length;
    const weekOf = ({ callEndedAt }: Evaluation): number =>
      Math.floor(((callEndedAt?.getTime() ?? 0) - from) / (7 * day));
    const bad = live.filter((one) => weekOf(one) === badWeek);
    const mean = share(live);
    expect(mean).toBeGreaterThan(0.05);
    expect(mean).toBeLessThan(0.11);
    // Above the upper limit of its p chart; no other week is.
    for (let week = 0; week < 12; week += 1) {
      const list = live.filter((one) => weekOf(one) === week);
      const limit = mean + 3 * Math.sqrt((mean * (1 - mean)) / list.length);
      expect([week, share(list) > limit]).toEqual([week, week === badWeek]);
    }
    expect(bad.length).toBeGreaterThan(115);
    const keys = await keysOf();
    const of = (key: string) => live.filter(({ agentId }) => agentId === keys.users.get(key));
    expect(share(of('xu.ran'))).toBeGreaterThan(2.5 * mean);
    expect(of('ding.yi').length).toBeLessThanOrEqual(5);
    const kinds = new Set(evaluations.map(({ kind, state }) => `${kind} ${state}`));
    for (const one of [
      'SECOND RELEASED',
      'SELF RELEASED',
      'STANDARD ACKNOWLEDGED',
      'STANDARD RELEASED',
      'STANDARD DRAFT',
    ])
      expect(kinds).toContain(one);
  });

  it('have disputes, decided and waiting, that agree with their evaluations', async () => {
    const disputes = await container.foundation.connection.collection('disputes').find().toArray();
    const byId = new Map((await all()).map((one) => [one._id, one]));
    const states = disputes.map(({ state }) => state as string);
    expect(states.filter((state) => state === 'DECIDED').length).toBeGreaterThan(4);
    expect(states).toContain('OPEN');
    for (const { evaluationId, state, items } of disputes) {
      const evaluation = byId.get(String(evaluationId));
      const [item] = items as { ref: string; decision: string | null; answer: unknown }[];
      expect(evaluation?.openDisputes).toBe(state === 'OPEN' ? 1 : 0);
      expect(evaluation?.history.length).toBe(item?.decision === 'UPHELD' ? 1 : 0);
      if (item?.decision === 'UPHELD')
        expect(evaluation?.answers.find(({ ref }) => ref === item.ref)).toEqual(item.answer);
    }
  });

  it('come once', async () => {
    const before = (await all()).length;
    await plantEvaluations(container, await keysOf(), quiet);
    expect((await all()).length).toBe(before);
  });

  it('are drawn by names, not by order: the same on every machine', () => {
    const roll = rollsOf('C-1:evaluation');
    expect([roll(), roll()]).toEqual([rollsOf('C-1:evaluation')(), expect.any(Number)]);
  });
});
