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
  /** A second version to compare with. */
  readonly against: number | null;
}

const numberOf = (raw: unknown): number | null => (typeof raw === 'number' && Number.isInteger(raw) ? raw : null);

export const readView = (search: DeskSearch): FiguresView => ({
  period: readPeriod(search),
  version: numberOf(search['version']),
  team: textOf(search['team']),
  line: textOf(search['line']),
  against: numberOf(search['against']),
});

export const writeView = ({ period, version, team, line, against }: FiguresView): DeskSearch => ({
  from: period.from,
  to: period.to,
  ...(version === null ? {} : { version }),
  ...(team === null ? {} : { team }),
  ...(line === null ? {} : { line }),
  ...(against === null ? {} : { against }),
});

/** Days of the centre as moments: the end is the beginning of the day after. */
const momentsOf = ({ from, to }: Period): { from: string; to: string } => ({
  from: new Date(`${from}T00:00:00+08:00`).toISOString(),
  to: new Date(`${shiftDay(to, 1)}T00:00:00+08:00`).toISOString(),
});

export const filterOf = ({ period, version, team, line }: FiguresView): TreeFiguresFilter => ({
  ...momentsOf(period),
  ...(version === null ? {} : { version }),
  ...(team === null ? {} : { teamId: team }),
  ...(line === null ? {} : { productLineId: line }),
});

/** The same walks where only the tree, the team and the days count. */
export const plainFilterOf = ({ period, team }: FiguresView, treeId: string) => ({
  ...momentsOf(period),
  treeId,
  ...(team === null ? {} : { teamId: team }),
});
