import { badInput } from '../../../platform/errors/index.js';
import type { WalkScope } from './figures.policy.js';

/** Longest period of one question, in days. */
const mostFigureDays = 400;

const dayMs = 86_400_000;

/** A period: from its first moment on, before its last. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Which walks are counted. */
export interface WalkFilter extends Period {
  readonly treeId: string;
  readonly version: number | null;
  readonly teamId: string | null;
  readonly lineId: string | null;
  /** Rank of the support tier of who began them. */
  readonly tierRank: number | null;
  /** Null: all that there are. */
  readonly scope: WalkScope | null;
}

/** Throws BAD_USER_INPUT unless it begins before it ends and is not too long. */
export function checkPeriod({ from, to }: Period): void {
  if (!(from.getTime() < to.getTime())) throw badInput('`from` lies before `to`.');
  if (to.getTime() - from.getTime() > mostFigureDays * dayMs)
    throw badInput(`A period has at most ${mostFigureDays} days.`);
}

/** Throws BAD_USER_INPUT unless it is a whole number within its limits. */
export function checkCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) throw badInput(`\`${name}\` is 1 to ${most}.`);
}

/** Conditions on who holds a walk. */
export const scopeMatch = (scope: WalkScope | null, prefix = ''): Record<string, unknown> =>
  scope === null
    ? {}
    : {
        $or: [
          { [`${prefix}teamIds`]: { $in: [...scope.teamIds] } },
          // A site of nobody would be that of every walk without one.
          ...(scope.siteId === null ? [] : [{ [`${prefix}siteId`]: scope.siteId }]),
        ],
      };

/** The walks of a filter; previews never. */
export const walksMatch = ({
  treeId,
  from,
  to,
  version,
  teamId,
  lineId,
  tierRank,
  scope,
}: WalkFilter): Record<string, unknown> => ({
  treeId,
  isPreview: false,
  startedAt: { $gte: from, $lt: to },
  ...(version === null ? {} : { version }),
  ...(teamId === null ? {} : { teamIds: teamId }),
  ...(lineId === null ? {} : { lines: lineId }),
  ...(tierRank === null ? {} : { startedTierRank: tierRank }),
  ...scopeMatch(scope),
});
