import { badInput } from '../../../platform/errors/index.js';
import type { ErrorFamily } from '../scorecards/scorecard-enums.js';
import type { EvaluationKind, EvaluationState } from './evaluation-enums.js';

/** What somebody looks for among evaluations; all conditions together. */
export interface EvaluationConditions {
  readonly kinds?: readonly EvaluationKind[] | null;
  readonly states?: readonly EvaluationState[] | null;
  readonly agentId?: string | null;
  readonly teamId?: string | null;
  readonly siteId?: string | null;
  readonly evaluatorId?: string | null;
  readonly callId?: string | null;
  readonly scorecardId?: string | null;
  readonly version?: number | null;
  readonly queue?: string | null;
  readonly lineId?: string | null;
  readonly isFatal?: boolean | null;
  readonly isLive?: boolean | null;
  readonly isExemplary?: boolean | null;
  readonly isDisputed?: boolean | null;
  readonly errorRef?: string | null;
  readonly errorFamily?: ErrorFamily | null;
  readonly fromDay?: string | null;
  readonly toDay?: string | null;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Conditions that tell of results: they are asked only of evaluations that one reads. */
export const tellsResults = ({
  isFatal,
  errorRef,
  errorFamily,
  isDisputed,
  isExemplary,
}: EvaluationConditions): boolean =>
  [isFatal, errorRef, errorFamily, isDisputed, isExemplary].some((one) => one !== null && one !== undefined);

/** Conditions as the database takes them. Throws BAD_USER_INPUT for a day that is none. */
export function filterOf(given: EvaluationConditions): Record<string, unknown> {
  const { fromDay, toDay } = given;
  for (const day of [fromDay, toDay]) {
    if (day !== null && day !== undefined && !dayPattern.test(day)) throw badInput('A day is written YYYY-MM-DD.');
  }
  const one = (field: string, value: unknown): Record<string, unknown> =>
    value === null || value === undefined ? {} : { [field]: value };
  const among = (field: string, values: readonly string[] | null | undefined): Record<string, unknown> =>
    values ? { [field]: { $in: [...values] } } : {};
  const days = { ...one('$gte', fromDay), ...one('$lte', toDay) };
  return {
    ...among('kind', given.kinds),
    ...among('state', given.states),
    ...one('agentId', given.agentId),
    ...one('teamIds', given.teamId),
    ...one('siteId', given.siteId),
    ...one('evaluatorId', given.evaluatorId),
    ...one('callId', given.callId),
    ...one('scorecardId', given.scorecardId),
    ...one('version', given.version),
    ...one('queue', given.queue),
    ...one('lineId', given.lineId),
    ...one('isFatal', given.isFatal),
    ...one('isLive', given.isLive),
    ...one('isExemplary', given.isExemplary),
    ...(given.isDisputed === null || given.isDisputed === undefined
      ? {}
      : { openDisputes: given.isDisputed ? { $gt: 0 } : 0 }),
    ...(given.errorRef ? { marks: { $elemMatch: { r: given.errorRef, e: 1 } } } : {}),
    ...(given.errorFamily ? { [`errors.${given.errorFamily}.e`]: { $gt: 0 } } : {}),
    ...(Object.keys(days).length ? { day: days } : {}),
  };
}
