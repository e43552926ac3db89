import type { TreeFilter, TreeListQueryVariables, TreePurpose, TreeState } from '../../../gql/trees/graphql';
import { addressOf, oneOf, typedOf } from '../../../lib/address';
import { stateFilter, STATES } from '../../../lib/text-states';
import type { DeskSearch } from '../../../lib/use-desk-path';

export const PURPOSES = [
  'TROUBLESHOOTING',
  'CLASSIFICATION',
  'SCRIPT',
  'FOLLOW_UP',
] as const satisfies readonly TreePurpose[];

/** As much of what is typed the server looks for in titles, in characters. */
const LONGEST_TEXT = 100;

/** The filters of the list, as they stand in the address. */
export interface TreeListSearch {
  state: TreeState | null;
  purpose: TreePurpose | null;
  line: string | null;
  text: string;
}

/** Reads the address; what does not fit is left out. */
export const readTreeSearch = (search: DeskSearch): TreeListSearch => ({
  state: oneOf(STATES, search['state']),
  purpose: oneOf(PURPOSES, search['purpose']),
  line: typedOf(search['line']),
  text: typedOf(search['text']) ?? '',
});

/** The address of a list; what is not set is not there. */
export const writeTreeSearch = ({ state, purpose, line, text }: TreeListSearch): DeskSearch =>
  addressOf({ state, purpose, line, text: text || null });

/** Whether anything narrows the list. */
export const isFiltered = (filters: TreeListSearch): boolean => Object.values(filters).some(Boolean);

/** The code that is meant (`t14`, `Ｔ－14`: `T-014`); null when it is none. */
export function codeOf(typed: string): string | null {
  const match = /^\s*T\s*[-–—－]?\s*(\d{1,9})\s*$/iu.exec(typed.normalize('NFKC'));
  return match ? `T-${String(Number(match[1])).padStart(3, '0')}` : null;
}

/** The list as the API wants it. */
export function listVariables(list: TreeListSearch, first: number): Omit<TreeListQueryVariables, 'after'> {
  const filter: TreeFilter = {
    ...stateFilter(list.state),
    ...(list.purpose ? { purposes: [list.purpose] } : {}),
    ...(list.line ? { productLineId: list.line } : {}),
    ...(list.text.trim() ? { text: list.text.trim().slice(0, LONGEST_TEXT) } : {}),
  };
  return { filter, orderBy: { field: 'UPDATED_AT', direction: 'DESC' }, first };
}
