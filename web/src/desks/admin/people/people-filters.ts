import type { PeopleQueryVariables, Role } from '../../../gql/admin/graphql';
import type { DeskSearch } from '../../../lib/use-desk-path';
import { oneOf, textOf } from '../../../lib/address';

export const ROLES = [
  ...['AGENT', 'SUPERVISOR', 'KNOWLEDGE_EDITOR', 'QA_ANALYST', 'TRAINER', 'COMPETITOR_ANALYST'],
  ...['MANAGER', 'ADMIN', 'DEPARTMENT_CONTACT', 'PARTNER', 'CUSTOMER'],
] as const satisfies readonly string[] as readonly Role[];

export const STATES = ['active', 'closed'] as const;

/** Which people are listed, as it stands in the address. */
export interface PeopleSearch {
  text: string;
  role: Role | null;
  tier: string | null;
  team: string | null;
  state: (typeof STATES)[number] | null;
  /** The chosen person. */
  at: string | null;
}

export const readPeopleSearch = (search: DeskSearch): PeopleSearch => ({
  // A staff number of digits only comes out of the address as a number.
  text: search['q'] === undefined ? '' : String(search['q']),
  role: oneOf(ROLES, search['role']),
  tier: textOf(search['tier']),
  team: textOf(search['team']),
  state: oneOf(STATES, search['state']),
  at: textOf(search['at']),
});

export const writePeopleSearch = ({ text, role, tier, team, state, at }: PeopleSearch): DeskSearch => ({
  q: text || undefined,
  role: role ?? undefined,
  tier: tier ?? undefined,
  team: team ?? undefined,
  state: state ?? undefined,
  at: at ?? undefined,
});

export const isFiltered = ({ text, role, tier, team, state }: PeopleSearch): boolean =>
  text.trim() !== '' || role !== null || tier !== null || team !== null || state !== null;

export const NO_FILTERS: Omit<PeopleSearch, 'at'> = { text: '', role: null, tier: null, team: null, state: null };

export const peopleVariables = (
  { text, role, tier, team, state }: PeopleSearch,
  first: number,
): Omit<PeopleQueryVariables, 'after'> => ({
  filter: {
    ...(text.trim() ? { text: text.trim().slice(0, 100) } : {}),
    ...(role ? { roles: [role] } : {}),
    ...(tier ? { tierId: tier } : {}),
    ...(team ? { teamId: team } : {}),
    ...(state ? { isActive: state === 'active' } : {}),
  },
  first,
});
