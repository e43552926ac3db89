import { badInput } from '../../../platform/errors/index.js';
import type { ErrorFamily } from '../scorecards/scorecard-enums.js';
import { type EvaluationKind, EvaluationMarkKind, type EvaluationState } from './evaluation-enums.js';

/** What somebody looks for among evaluations; all conditions together. */
export interface EvaluationConditions {
  readonly kinds?: readonly EvaluationKind[] | null;
  readonly states?: readonly EvaluationState[] | null;
  readonly agentId?: string | null;
  readonly teamId?: string | null;
  readonly ownTeamId?: string | null;
  readonly hasTeam?: boolean | null;
  readonly siteId?: string | null;
  readonly evaluatorId?: string | null;
  readonly callId?: string | null;
  readonly scorecardId?: string | null;
  readonly version?: number | null;
  readonly queue?: string | null;
  readonly hasQueue?: boolean | null;
  readonly channel?: string | null;
  readonly customerLevel?: string | null;
  readonly lineId?: string | null;
  readonly isFatal?: boolean | null;
  readonly isLive?: boolean | null;
  readonly isCounted?: boolean | null;
  readonly isExemplary?: boolean | null;
  readonly isDisputed?: boolean | null;
  readonly errorRef?: string | null;
  readonly question?: { readonly ref: string; readonly mark?: EvaluationMarkKind | null } | null;
  readonly errorFamily?: ErrorFamily | null;
  readonly errorFamilies?: readonly ErrorFamily[] | null;
  readonly fromDay?: string | null;
  readonly toDay?: string | null;
}

type Filter = Record<string, unknown>;

/** What no evaluation fulfils. */
export const nothing: Filter = { _id: { $in: [] } };

const withError = (family: ErrorFamily): Filter => ({ [`errors.${family}.e`]: { $gt: 0 } });

const present = (field: string, isPresent: boolean | null | undefined): Filter =>
  isPresent === null || isPresent === undefined ? {} : { [field]: isPresent ? { $ne: null } : null };

/** A team is among those of its own evaluations: so the index of all teams serves for the very one too. */
function teams({ teamId, ownTeamId, hasTeam }: EvaluationConditions): Filter {
  const among = [teamId, ownTeamId].flatMap((id) => id ?? []);
  return {
    ...(among.length ? { teamIds: { $all: among } } : {}),
    ...present('teamId', hasTeam),
    ...(ownTeamId ? { teamId: ownTeamId } : {}),
  };
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Conditions that tell of results: they are asked only of evaluations that one reads. */
export const tellsResults = ({
  isFatal,
  isCounted,
  errorRef,
  question,
  errorFamily,
  errorFamilies,
  isDisputed,
  isExemplary,
}: EvaluationConditions): boolean =>
  [isFatal, isCounted || null, errorRef, question, errorFamily, errorFamilies, isDisputed, isExemplary].some(
    (one) => one !== null && one !== undefined,
  );

/** What a mark of each kind looks like. Whether it is an error is said for each as far as it is known: by that the index leads on. */
const marks: Readonly<Record<EvaluationMarkKind, Readonly<Record<string, unknown>>>> = {
  [EvaluationMarkKind.ERROR]: { e: 1 },
  [EvaluationMarkKind.FATAL]: { e: 1, f: 1 },
  [EvaluationMarkKind.NA]: { e: 0, na: 1 },
  [EvaluationMarkKind.ANSWERED]: { e: { $in: [0, 1] }, na: 0 },
};

/** Conditions on marks; each may be fulfilled by another question. */
function marked({ errorRef, question }: EvaluationConditions): Record<string, unknown> {
  const asked = [
    ...(errorRef ? [{ r: errorRef, ...marks.ERROR }] : []),
    ...(question ? [{ r: question.ref, ...marks[question.mark ?? EvaluationMarkKind.ERROR] }] : []),
  ].map((mark) => ({ $elemMatch: mark }));
  if (asked.length === 0) return {};
  return { marks: asked.length === 1 ? asked[0] : { $all: asked } };
}

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
    ...teams(given),
    ...one('siteId', given.siteId),
    ...one('evaluatorId', given.evaluatorId),
    ...one('callId', given.callId),
    ...one('scorecardId', given.scorecardId),
    ...one('version', given.version),
    ...present('queue', given.hasQueue),
    ...one('queue', given.queue),
    ...one('lineId', given.lineId),
    ...one('channel', given.channel),
    ...one('customerLevel', given.customerLevel),
    ...one('isFatal', given.isFatal),
    ...one('isLive', given.isLive),
    ...one('isExemplary', given.isExemplary),
    ...(given.isDisputed === null || given.isDisputed === undefined
      ? {}
      : { openDisputes: given.isDisputed ? { $gt: 0 } : 0 }),
    ...marked(given),
    ...(given.errorFamily ? withError(given.errorFamily) : {}),
    ...(given.errorFamilies ? { $or: [...given.errorFamilies.map(withError), nothing] } : {}),
    ...(Object.keys(days).length ? { day: days } : {}),
  };
}
