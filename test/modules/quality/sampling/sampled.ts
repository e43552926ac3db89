import { createSampling, type Sampling } from '../../../../src/modules/quality/sampling/sampling.room.js';
import { EvaluationStore } from '../../../../src/modules/quality/evaluations/evaluation.store.js';
import type { PlanGiven } from '../../../../src/modules/quality/sampling/sampling-plan.rules.js';
import { SamplingBasis, SamplingPeriod } from '../../../../src/modules/quality/sampling/sampling-plan.js';
import { SubjectKind } from '../../../../src/modules/quality/scorecards/scorecard-enums.js';
import type { Copy } from './scored-centre.js';

/** Scorecards as sampling asks for them. */
export const scorecards = [
  { _id: 'scorecard_active', code: 'QC-1', isActive: true },
  { _id: 'scorecard_old', code: 'QC-2', isActive: false },
  { _id: 'scorecard_chat', code: 'QC-3', isActive: true, subject: SubjectKind.CHAT },
];

const known = new Set(['billing', 'tech', 'mail']);

/** Sampling over the real people and evaluations of a copy. */
export function samplingOf({ foundation, people, jobs }: Copy): Sampling {
  const { connection, cursors } = foundation;
  const nothing = (() => undefined) as never;
  const models = connection.models as Record<string, unknown>;
  const evaluations = models.Evaluation
    ? { evaluatedCalls: (ids: readonly string[]) => evaluated(connection, ids) }
    : new EvaluationStore(connection, cursors);
  return createSampling(foundation, {
    ...{ directory: people.directory, references: people.references, jobs, callsCollection: 'calls' },
    ...{ anyCalls: nothing, scorecardLoader: nothing, evaluationLoader: nothing, evaluations },
    queues: { known: (keys) => Promise.resolve(new Set(keys.filter((key) => known.has(key)))) },
    scorecards: { byIds: (ids) => Promise.resolve(scorecards.filter(({ _id }) => ids.includes(_id))) },
  });
}

/** What the store of evaluations answers: it can be made once a connection. */
async function evaluated(connection: Copy['foundation']['connection'], ids: readonly string[]): Promise<Set<string>> {
  const filter = { callId: { $in: [...ids] }, kind: { $in: ['STANDARD', 'SECOND'] } };
  return new Set((await connection.collection('evaluations').distinct('callId', filter as never)) as string[]);
}

/** A plan as somebody hands it in. */
export const planGiven = (more: Partial<PlanGiven> = {}): PlanGiven => ({
  ...{ name: { zhCN: '抽检', en: 'Plan' }, isActive: true, period: SamplingPeriod.DAY, basis: SamplingBasis.ALL },
  ...(more.number === undefined ? { share: 0.1 } : {}),
  scorecardId: 'scorecard_active',
  waitHours: 0,
  ...more,
});
