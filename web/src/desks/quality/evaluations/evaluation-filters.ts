import type { EvaluationFilter, EvaluationKind, EvaluationOrder, EvaluationState } from '../../../gql/quality/graphql';
import { addressOf, oneOf, textOf } from '../../../lib/address';
import { type Period, readPeriod } from '../../../lib/period';
import type { DeskSearch } from '../../../lib/use-desk-path';
import { countedFilter, type CountedSearch, readCounted } from './counted-filters';

export const STATES = ['DRAFT', 'SUBMITTED', 'RELEASED', 'ACKNOWLEDGED'] as const satisfies readonly EvaluationState[];
export const KINDS = ['STANDARD', 'SECOND', 'SELF', 'PEER', 'CALIBRATION'] as const satisfies readonly EvaluationKind[];
export const ORDERS = ['NEWEST', 'OLDEST', 'LOWEST_SCORE'] as const satisfies readonly EvaluationOrder[];
const ONLY = ['fatal', 'disputed', 'exemplary'] as const;

/** The filters of the list, as they stand in the address. */
export interface EvaluationSearch extends CountedSearch {
  period: Period;
  state: EvaluationState | null;
  kind: EvaluationKind | null;
  agent: string | null;
  team: string | null;
  card: string | null;
  only: (typeof ONLY)[number] | null;
  order: EvaluationOrder | null;
}

export const ONLY_THOSE = ONLY;

export const readEvaluationSearch = (search: DeskSearch): EvaluationSearch => ({
  ...readCounted(search),
  period: readPeriod(search),
  state: oneOf(STATES, search['state']),
  kind: oneOf(KINDS, search['kind']),
  agent: textOf(search['agent']),
  team: textOf(search['team']),
  card: textOf(search['card']),
  only: oneOf(ONLY, search['only']),
  order: oneOf(ORDERS, search['order']),
});

export const writeEvaluationSearch = ({ period, ...rest }: EvaluationSearch): DeskSearch =>
  addressOf({ ...period, ...rest });

export const isFiltered = ({ period: _period, order: _order, ...rest }: EvaluationSearch): boolean =>
  Object.values(rest).some(Boolean);

/** The list as the API wants it. */
export function evaluationFilter(list: EvaluationSearch): EvaluationFilter {
  return {
    ...countedFilter(list),
    fromDay: list.period.from,
    toDay: list.period.to,
    ...(list.state ? { states: [list.state] } : {}),
    ...(list.kind ? { kinds: [list.kind] } : {}),
    ...(list.agent ? { agentId: list.agent } : {}),
    ...(list.team ? { teamId: list.team } : {}),
    ...(list.card ? { scorecardId: list.card } : {}),
    ...(list.only === 'fatal' ? { isFatal: true } : {}),
    ...(list.only === 'disputed' ? { isDisputed: true } : {}),
    ...(list.only === 'exemplary' ? { isExemplary: true } : {}),
  };
}
