import type {
  Channel,
  PlanWholeFragment,
  SamplingAllocation,
  SamplingBasis,
  SamplingPeriod,
  SamplingPlanInput,
  StratumKind,
} from '../../../gql/calibration/graphql';
import { MEASURES } from './plan-words';

/** A stratum as it is being written: one measure, named by its kind. */
export interface StratumDraft {
  readonly key: string;
  readonly kind: StratumKind;
  readonly queues: readonly string[];
  readonly measure: number | null;
  /** Percent. */
  readonly share: number | null;
  /** Percent. */
  readonly expectedAccuracy: number | null;
}

/** A plan as it is being written. */
export interface PlanDraft {
  readonly name: { readonly zhCN: string; readonly en: string };
  readonly isActive: boolean;
  readonly period: SamplingPeriod;
  readonly timeZone: string | null;
  readonly basis: SamplingBasis;
  readonly by: 'share' | 'number';
  /** Percent. */
  readonly share: number | null;
  readonly number: number | null;
  readonly allocation: SamplingAllocation;
  readonly strata: readonly StratumDraft[];
  readonly minPerAgent: number | null;
  readonly teamIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly excludedQueues: readonly string[];
  readonly minSeconds: number | null;
  readonly needsRecording: boolean;
  readonly scorecardId: string | null;
  readonly evaluatorIds: readonly string[];
  readonly dueDays: number | null;
  readonly waitHours: number | null;
}

const newPlan: PlanDraft = {
  ...{ name: { zhCN: '', en: '' }, isActive: true, period: 'DAY', timeZone: null, basis: 'ALL', by: 'share' },
  ...{ share: 10, number: 5, allocation: 'LARGEST_REMAINDER', strata: [], minPerAgent: 0, teamIds: [] },
  ...{ channels: ['PHONE'], excludedQueues: [], minSeconds: 30, needsRecording: true, scorecardId: null },
  ...{ evaluatorIds: [], dueDays: 3, waitHours: 2 },
};

const percentOf = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e6) / 1e4);
const shareOf = (percent: number | null): number | null => (percent === null ? null : percent / 100);

/** A plan to be changed, or a new one. */
export function draftOf(plan: PlanWholeFragment | null): PlanDraft {
  if (!plan) return newPlan;
  return {
    ...{ name: plan.name, isActive: plan.isActive, period: plan.period, timeZone: plan.timeZone, basis: plan.basis },
    ...{ by: plan.share === null ? 'number' : 'share', share: percentOf(plan.share) ?? 10, number: plan.number ?? 5 },
    ...{ allocation: plan.allocation, minPerAgent: plan.minPerAgent, teamIds: plan.teams.map(({ id }) => id) },
    ...{ channels: plan.channels, excludedQueues: plan.excludedQueues, minSeconds: plan.minSeconds },
    ...{ needsRecording: plan.needsRecording, scorecardId: plan.scorecard?.id ?? null },
    ...{ evaluatorIds: plan.evaluators.map(({ id }) => id), dueDays: plan.dueDays, waitHours: plan.waitHours },
    strata: plan.strata.map((one) => ({
      ...{ key: one.key, kind: one.kind, queues: one.queues, share: percentOf(one.share) },
      measure: one.kind === 'QUEUE' ? null : (one[MEASURES[one.kind].field] ?? null),
      expectedAccuracy: percentOf(one.expectedAccuracy),
    })),
  };
}

/** A stratum of a kind, with a key that no other has. */
export function newStratum(kind: StratumKind, strata: readonly StratumDraft[]): StratumDraft {
  const base = kind.toLowerCase().replace('_', '-');
  const keys = new Set(strata.map(({ key }) => key));
  let key = base;
  for (let number = 2; keys.has(key); number += 1) key = `${base}-${number}`;
  return {
    ...{ key, kind, queues: [], share: null, expectedAccuracy: null },
    measure: kind === 'QUEUE' ? null : MEASURES[kind].usual,
  };
}

/** A plan as it is handed in. */
export const inputOf = (draft: PlanDraft): SamplingPlanInput => ({
  ...{ name: { zhCN: draft.name.zhCN.trim(), en: draft.name.en.trim() }, isActive: draft.isActive },
  ...{ period: draft.period, timeZone: draft.timeZone, basis: draft.basis, allocation: draft.allocation },
  share: draft.by === 'share' ? shareOf(draft.share) : null,
  number: draft.by === 'number' ? draft.number : null,
  strata: draft.strata.map(({ key, kind, queues, measure, share, expectedAccuracy }) => ({
    ...{ key, kind, share: shareOf(share), expectedAccuracy: shareOf(expectedAccuracy) },
    ...(kind === 'QUEUE' ? { queues: [...queues] } : { [MEASURES[kind].field]: measure }),
  })),
  ...{ minPerAgent: draft.minPerAgent, teamIds: [...draft.teamIds], channels: [...draft.channels] },
  ...{ excludedQueues: [...draft.excludedQueues], minSeconds: draft.minSeconds, needsRecording: draft.needsRecording },
  ...{ scorecardId: draft.scorecardId, evaluatorIds: [...draft.evaluatorIds], dueDays: draft.dueDays },
  waitHours: draft.waitHours,
});
