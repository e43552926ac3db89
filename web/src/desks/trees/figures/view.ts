import type { TreeFiguresFilter } from '../../../gql/trees/graphql';
import { textOf } from '../../../lib/address';
import type { DeskSearch } from '../../../lib/use-desk-path';
import { type Period, readPeriod, shiftDay } from '../../../lib/period';

/** Which walks are counted, as it stands in the address. */
export interface FiguresView {
  readonly period: Period;
  readonly version: number | null;
  readonly team: string | null;
  readonly line: string | null;
  /** The support tier of who began the walk. */
  readonly tier: string | null;
  /** A second version to compare with. */
  readonly against: number | null;
}

const numberOf = (raw: unknown): number | null => (typeof raw === 'number' && Number.isInteger(raw) ? raw : null);

export const readView = (search: DeskSearch): FiguresView => ({
  period: readPeriod(search),
  version: numberOf(search['version']),
  team: textOf(search['team']),
  line: textOf(search['line']),
  tier: textOf(search['tier']),
  against: numberOf(search['against']),
});

export const writeView = ({ period, version, team, line, tier, against }: FiguresView): DeskSearch => ({
  from: period.from,
  to: period.to,
  ...(version === null ? {} : { version }),
  ...(team === null ? {} : { team }),
  ...(line === null ? {} : { line }),
  ...(tier === null ? {} : { tier }),
  ...(against === null ? {} : { against }),
});

/** Days of the centre as moments: the end is the beginning of the day after. */
const momentsOf = ({ from, to }: Period): { from: string; to: string } => ({
  from: new Date(`${from}T00:00:00+08:00`).toISOString(),
  to: new Date(`${shiftDay(to, 1)}T00:00:00+08:00`).toISOString(),
});

export const filterOf = ({ period, version, team, line, tier }: FiguresView): TreeFiguresFilter => ({
  ...momentsOf(period),
  ...(version === null ? {} : { version }),
  ...(team === null ? {} : { teamId: team }),
  ...(line === null ? {} : { productLineId: line }),
  ...(tier === null ? {} : { tierId: tier }),
});

/** The same walks where only the tree, the team and the days count. */
export const plainFilterOf = ({ period, team }: FiguresView, treeId: string) => ({
  ...momentsOf(period),
  treeId,
  ...(team === null ? {} : { teamId: team }),
});

/** The two versions that are compared, the earlier one first: what was chosen, or the one looked at and the one before it. */
export function comparedVersions(
  numbers: readonly number[],
  { version, against }: Pick<FiguresView, 'version' | 'against'>,
): readonly [number | null, number | null] {
  const newestFirst = [...numbers].sort((one, other) => other - one);
  const looked = version ?? newestFirst[0] ?? null;
  if (looked === null) return [null, null];
  const beside =
    against ??
    newestFirst.find((number) => number < looked) ??
    newestFirst.findLast((number) => number > looked) ??
    null;
  return beside === null ? [null, looked] : [Math.min(beside, looked), Math.max(beside, looked)];
}
