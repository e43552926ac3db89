import type { SearchTroubleKind } from '../../../../gql/knowledge/graphql';
import type { DeskSearch } from '../../../../lib/use-desk-path';

export const KINDS = [
  'ZERO_RESULT',
  'NOTHING_OPENED',
  'LOW_CONFIDENCE',
] as const satisfies readonly SearchTroubleKind[];
/** How far back, in days. */
export const SPANS = [7, 28, 90] as const;

/** Which list is shown, as it stands in the address. */
export interface TroubleSearch {
  kind: SearchTroubleKind;
  days: number;
}

export const readTroubles = (search: DeskSearch): TroubleSearch => ({
  kind: KINDS.find((kind) => kind === search['kind']) ?? 'ZERO_RESULT',
  days: SPANS.find((days) => days === search['days']) ?? 28,
});

export const writeTroubles = ({ kind, days }: TroubleSearch): DeskSearch => ({
  kind: kind === 'ZERO_RESULT' ? undefined : kind,
  days: days === 28 ? undefined : days,
});
