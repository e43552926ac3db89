import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { faultOf } from '../../../platform/rules/days.js';
import type { FiguresScope } from '../quality.policy.js';

/** Which evaluations somebody asks about; what is null or left out does not restrict. */
export interface FiguresQuestion {
  readonly fromDay: string;
  readonly toDay: string;
  readonly siteId?: string | null;
  readonly teamId?: string | null;
  readonly agentId?: string | null;
  readonly queue?: string | null;
  readonly lineId?: string | null;
  readonly channel?: string | null;
  readonly customerLevel?: string | null;
  readonly scorecardId?: string | null;
  readonly version?: number | null;
  readonly evaluatorId?: string | null;
}

/** Conditions of the database. */
export type Match = Readonly<Record<string, unknown>>;

/** Throws BAD_USER_INPUT for a bad period, and for a version without its scorecard. */
export function checkQuestion({ fromDay, toDay, scorecardId, version }: FiguresQuestion): void {
  const fault = faultOf({ from: fromDay, to: toDay });
  if (fault !== null) throw badInput(fault);
  if (version != null && scorecardId == null) throw badInput('A version needs its scorecard.');
}

/** Whether nothing at all can count for somebody. */
export const seesNothing = (scope: FiguresScope | null): boolean =>
  scope !== null && scope.teamIds.length === 0 && scope.siteId === null && scope.agentId === null;

/** Conditions on whose evaluations count; nothing restricts who sees all. */
const scopeMatch = (scope: FiguresScope | null): Match =>
  scope === null
    ? {}
    : {
        $or: [
          { teamIds: { $in: [...scope.teamIds] } },
          // A site or agent of nobody would be that of every evaluation without one.
          ...(scope.siteId === null ? [] : [{ siteId: scope.siteId }]),
          ...(scope.agentId === null ? [] : [{ agentId: scope.agentId }]),
        ],
      };

const fields = [
  ...['siteId', 'agentId', 'queue', 'lineId', 'channel', 'customerLevel', 'scorecardId', 'version', 'evaluatorId'],
] as const;

/** The evaluations that fulfil what is asked, among those that count. */
export const evaluationsMatch = (question: FiguresQuestion, counted: Match = { isLive: true }): Match => ({
  day: { $gte: question.fromDay, $lte: question.toDay },
  ...(question.teamId == null ? {} : { teamIds: question.teamId }),
  ...Object.fromEntries(
    fields.flatMap((field) => {
      const value = (question as unknown as Readonly<Record<string, unknown>>)[field];
      return value === null || value === undefined ? [] : [[field, value]];
    }),
  ),
  ...counted,
});

/**
 * What a viewer's figures are made of: what counts, of those whom the viewer may see. Whoever writes about a call does not count what others
 * wrote about it: with few evaluations a figure would tell them. Null where the viewer sees no figures.
 */
export function countedFor(viewer: Viewer, scope: FiguresScope | null): Match | null {
  if (seesNothing(scope)) return null;
  return { isLive: true, blindTo: { $ne: viewer.id }, ...scopeMatch(scope) };
}
