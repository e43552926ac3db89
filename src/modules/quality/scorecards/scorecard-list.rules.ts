import type { Viewer } from '../../../platform/auth/viewer.js';
import { type Rule, all, isIn } from '../../../platform/rules/rules.js';
import { scorecardsVisibleTo } from '../quality.policy.js';
import type { ScorecardFilter, ScorecardOrder } from './scorecard.inputs.js';

/** How a list is ordered in the store. */
interface ListOrder {
  readonly list: string;
  readonly field: string;
  readonly descending: boolean;
}

const fields = { UPDATED_AT: 'updatedAt', CODE: 'code' } as const;

/** The order of the list; last changed first unless said otherwise. */
export function scorecardOrderOf(order: ScorecardOrder | null | undefined): ListOrder {
  const field = order?.field ?? 'UPDATED_AT';
  const descending = (order?.direction as string | undefined) !== 'ASC';
  return { list: `scorecards:${field}:${descending ? 'DESC' : 'ASC'}`, field: fields[field], descending };
}

/** What a list may hold for somebody. */
export const scorecardsListedTo = (viewer: Viewer, filter: ScorecardFilter | null | undefined): Rule =>
  all(
    scorecardsVisibleTo(viewer),
    ...(filter?.states ? [isIn('state', filter.states)] : []),
    ...(filter?.subjects ? [isIn('subject', filter.subjects)] : []),
  );
