import type { TreeFilter, TreeListQueryVariables, TreePurpose, TreeState } from '../../../gql/trees/graphql';
import type { DeskSearch } from '../../../lib/use-desk-path';

export const STATES = [
  'PUBLISHED',
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'ARCHIVED',
] as const satisfies readonly TreeState[];
export const PURPOSES = [
  'TROUBLESHOOTING',
  'CLASSIFICATION',
  'SCRIPT',
  'FOLLOW_UP',
] as const satisfies readonly TreePurpose[];

/** The filters of the list, as they stand in the address. */
export interface TreeListSearch {
  state: TreeState | null;
  purpose: TreePurpose | null;
  line: string | null;
  text: string;
}

const oneOf = <Value extends string>(values: readonly Value[], raw: unknown): Value | null =>
  values.find((value) => value === raw) ?? null;
const textOf = (raw: unknown): string | null =>
  typeof raw === 'string' && raw !== '' ? raw : typeof raw === 'number' ? String(raw) : null;

/** Reads the address; what does not fit is left out. */
export const readTreeSearch = (search: DeskSearch): TreeListSearch => ({
  state: oneOf(STATES, search['state']),
  purpose: oneOf(PURPOSES, search['purpose']),
  line: textOf(search['line']),
  text: textOf(search['text']) ?? '',
});

/** The address of a list; what is not set is not there. */
export const writeTreeSearch = ({ state, purpose, line, text }: TreeListSearch): DeskSearch =>
  Object.fromEntries(
    Object.entries({ state, purpose, line, text: text || null }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );

/** Whether anything narrows the list. */
export const isFiltered = (filters: TreeListSearch): boolean => Object.values(filters).some(Boolean);

/** The code that is meant (`t14`, `Ｔ－14`: `T-014`); null when it is none. */
export function codeOf(typed: string): string | null {
  const match = /^\s*T\s*[-–—－]?\s*(\d{1,9})\s*$/iu.exec(typed.normalize('NFKC'));
  return match ? `T-${String(Number(match[1])).padStart(3, '0')}` : null;
}

/** The list as the API wants it. States of a working copy are asked of the working copy: the live one keeps its own. */
export function listVariables(list: TreeListSearch, first: number): Omit<TreeListQueryVariables, 'after'> {
  const isDraftState = list.state === 'DRAFT' || list.state === 'IN_REVIEW' || list.state === 'APPROVED';
  const filter: TreeFilter = {
    ...(list.state === null
      ? {}
      : isDraftState
        ? { draftStates: [list.state as 'DRAFT' | 'IN_REVIEW' | 'APPROVED'] }
        : { states: [list.state] }),
    ...(list.purpose ? { purposes: [list.purpose] } : {}),
    ...(list.line ? { productLineId: list.line } : {}),
  };
  return { filter, orderBy: { field: 'UPDATED_AT', direction: 'DESC' }, first };
}
