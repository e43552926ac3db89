import { type Fault, UserErrorCode } from '../../../platform/errors/index.js';
import { Faults } from '../../people/index.js';
import {
  SamplingAllocation,
  type SamplingPlan,
  type SamplingPlanRule,
  type SamplingStratum,
  StratumKind,
  restKey,
} from './sampling-plan.js';

/** How much a plan may hold. */
export const planLimits = { name: 100, strata: 20, queues: 50, teams: 200, evaluators: 200, number: 10_000 } as const;

/** A stratum as a client hands it in. */
export type StratumGiven = Pick<SamplingStratum, 'key' | 'kind'> & {
  readonly [K in Exclude<keyof SamplingStratum, 'key' | 'kind'>]?: SamplingStratum[K] | null;
};

/** What of a plan somebody hands in; what is left out gets its usual value. */
export interface PlanGiven {
  readonly name: { readonly zhCN: string; readonly en: string };
  readonly isActive: boolean;
  readonly period: SamplingPlan['period'];
  readonly timeZone?: string | null;
  readonly basis: SamplingPlan['basis'];
  readonly share?: number | null;
  readonly number?: number | null;
  readonly allocation?: SamplingPlan['allocation'] | null;
  readonly strata?: readonly StratumGiven[] | null;
  readonly minPerAgent?: number | null;
  readonly teamIds?: readonly string[] | null;
  readonly channels?: SamplingPlan['channels'] | null;
  readonly excludedQueues?: readonly string[] | null;
  readonly minSeconds?: number | null;
  readonly needsRecording?: boolean | null;
  readonly scorecardId?: string | null;
  readonly evaluatorIds?: readonly string[] | null;
  readonly dueDays?: number | null;
  readonly waitHours?: number | null;
}

/** A plan's own fields, checked; what they refer to is not looked up here. */
export type PlanChecked = Omit<
  SamplingPlan,
  '_id' | 'isDefault' | 'createdById' | 'revision' | 'createdAt' | 'updatedAt'
>;

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

function within(
  faults: Faults,
  value: number,
  [least, most]: readonly [number, number],
  isWhole: boolean,
  ...field: string[]
): number {
  if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value)))
    faults.add(
      UserErrorCode.OUT_OF_RANGE,
      `须为 ${least} 到 ${most}${isWhole ? ' 的整数' : ''}。`,
      `It is ${isWhole ? 'a whole number from' : ''} ${least} to ${most}.`.replace('  ', ' '),
      ...field,
    );
  return value;
}

/** What each kind is measured by: its field and its ends. */
const measures: Readonly<
  Partial<Record<StratumKind, { field: keyof SamplingStratum; ends: readonly [number, number]; isWhole: boolean }>>
> = {
  [StratumKind.NEW_AGENT]: { field: 'tenureDays', ends: [1, 3_650], isWhole: true },
  [StratumKind.LOW_SATISFACTION]: { field: 'maxSatisfaction', ends: [1, 5], isWhole: true },
  [StratumKind.LONG_CALL]: { field: 'minSeconds', ends: [1, 86_400], isWhole: true },
  [StratumKind.UNHAPPY_WORDS]: { field: 'minWords', ends: [1, 1_000], isWhole: true },
  [StratumKind.OUTLIER_AGENT]: { field: 'deviations', ends: [1, 5], isWhole: false },
};

const smallest = Number.MIN_VALUE;

function checkStratum(faults: Faults, given: StratumGiven, at: number): SamplingStratum {
  const path = (field: string): string[] => ['plan', 'strata', `${at}`, field];
  const measure = measures[given.kind];
  const stratum: SamplingStratum = {
    ...{ key: faults.key(given.key, ...path('key')), kind: given.kind, queues: [], tenureDays: null },
    ...{ maxSatisfaction: null, minSeconds: null, minWords: null, deviations: null },
    share: given.share ?? null,
    expectedAccuracy: given.expectedAccuracy ?? null,
  };
  if (given.key === restKey)
    faults.add(
      UserErrorCode.DUPLICATE,
      '“rest”留给其余通话。',
      'The key `rest` is kept for all other calls.',
      ...path('key'),
    );
  if (stratum.share !== null) within(faults, stratum.share, [smallest, 1], false, ...path('share'));
  if (stratum.expectedAccuracy !== null)
    within(faults, stratum.expectedAccuracy, [0, 1], false, ...path('expectedAccuracy'));
  if (given.kind === StratumKind.QUEUE) {
    stratum.queues = [...new Set(given.queues ?? [])];
    if (stratum.queues.length === 0)
      faults.add(UserErrorCode.REQUIRED, '请选择队列。', 'Name the queues.', ...path('queues'));
    faults.atMost(stratum.queues, planLimits.queues, ...path('queues'));
  }
  if (!measure) return stratum;
  const value = given[measure.field];
  if (typeof value !== 'number') {
    faults.add(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...path(measure.field));
    return stratum;
  }
  return { ...stratum, [measure.field]: within(faults, value, measure.ends, measure.isWhole, ...path(measure.field)) };
}

/** Checks what somebody hands in and fills in what is usual. @returns the plan's own fields, and every fault with its field. */
export function checkPlan(given: PlanGiven): { readonly plan: PlanChecked; readonly faults: readonly Fault[] } {
  const faults = new Faults();
  const share = given.share ?? null;
  const number = given.number ?? null;
  const strata = (given.strata ?? []).slice(0, planLimits.strata + 1);
  faults.atMost(strata, planLimits.strata, 'plan', 'strata');
  if ((share === null) === (number === null))
    faults.add(
      UserErrorCode.INVALID,
      '比例和数量须且只能填一项。',
      'Give either a share or a number.',
      ...['plan', share === null ? 'share' : 'number'],
    );
  if (share !== null) within(faults, share, [smallest, 1], false, 'plan', 'share');
  if (number !== null) within(faults, number, [1, planLimits.number], true, 'plan', 'number');
  const timeZone = given.timeZone ?? null;
  if (timeZone !== null && !isZone(timeZone))
    faults.add(UserErrorCode.INVALID, '没有这个时区。', 'There is no such time zone.', 'plan', 'timeZone');
  const list = (values: readonly string[] | null | undefined, most: number, field: string): string[] => {
    const once = [...new Set(values ?? [])];
    faults.atMost(once, most, 'plan', field);
    return once;
  };
  const checked = strata.map((stratum, at) => checkStratum(faults, stratum, at));
  for (const [at, { key }] of checked.entries())
    if (checked.findIndex((other) => other.key === key) !== at)
      faults.add(
        UserErrorCode.DUPLICATE,
        '分层名重复。',
        'Two strata have this key.',
        'plan',
        'strata',
        `${at}`,
        'key',
      );
  const plan: PlanChecked = {
    name: faults.localized(given.name, planLimits.name, 'plan', 'name'),
    ...{ isActive: given.isActive, period: given.period, timeZone, basis: given.basis, share, number },
    allocation: given.allocation ?? SamplingAllocation.LARGEST_REMAINDER,
    strata: checked,
    minPerAgent: within(faults, given.minPerAgent ?? 0, [0, 100], true, 'plan', 'minPerAgent'),
    teamIds: list(given.teamIds, planLimits.teams, 'teamIds'),
    channels: [...new Set(given.channels ?? [])],
    excludedQueues: list(given.excludedQueues, planLimits.queues, 'excludedQueues'),
    minSeconds: within(faults, given.minSeconds ?? 0, [0, 86_400], true, 'plan', 'minSeconds'),
    needsRecording: given.needsRecording ?? false,
    scorecardId: given.scorecardId ?? null,
    evaluatorIds: list(given.evaluatorIds, planLimits.evaluators, 'evaluatorIds'),
    dueDays: within(faults, given.dueDays ?? 7, [1, 60], true, 'plan', 'dueDays'),
    waitHours: within(faults, given.waitHours ?? 6, [0, 72], true, 'plan', 'waitHours'),
  };
  return { plan, faults: faults.list };
}

/** What of a plan a draw depends on: kept with the draw. */
export const ruleOf = (plan: PlanChecked): SamplingPlanRule => {
  const { period, timeZone, basis, share, number, allocation, strata, minPerAgent } = plan;
  const { teamIds, channels, excludedQueues, minSeconds, needsRecording } = plan;
  return {
    ...{ period, timeZone, basis, share, number, allocation, strata, minPerAgent },
    ...{ teamIds, channels, excludedQueues, minSeconds, needsRecording },
  };
};
