import type { Role } from '../../../gql/admin/graphql';

const STAFF: readonly Role[] = [
  ...(['AGENT', 'KNOWLEDGE_EDITOR', 'QA_ANALYST', 'TRAINER', 'COMPETITOR_ANALYST'] as const),
  ...(['SUPERVISOR', 'MANAGER', 'ADMIN'] as const),
];
const EDITORS: readonly Role[] = ['KNOWLEDGE_EDITOR', 'ADMIN'];

/** What a person may do, and by which roles: the server's own rules in the words of the desk. */
const RIGHTS = [
  { right: 'readInternal', roles: STAFF },
  { right: 'readPartner', roles: ['PARTNER'] },
  { right: 'readPublic', roles: ['CUSTOMER', 'DEPARTMENT_CONTACT'] },
  { right: 'write', roles: EDITORS },
  { right: 'tune', roles: EDITORS },
  { right: 'followReading', roles: ['SUPERVISOR', 'MANAGER', 'ADMIN'] },
  { right: 'seeContacts', roles: ['MANAGER', 'ADMIN'] },
  { right: 'administer', roles: ['ADMIN'] },
] as const satisfies readonly { right: string; roles: readonly Role[] }[];

export type Right = (typeof RIGHTS)[number]['right'];

/** Told as denied where somebody might expect it. */
const OFTEN_ASKED: readonly Right[] = ['write', 'followReading', 'administer'];

/** What these roles allow, and what of the usual they do not. */
export function rightsOf(roles: readonly Role[]): { granted: Right[]; denied: Right[] } {
  const has = (entitled: readonly Role[]): boolean => entitled.some((role) => roles.includes(role));
  const granted = RIGHTS.filter((entry) => has(entry.roles)).map(({ right }) => right);
  return { granted, denied: OFTEN_ASKED.filter((right) => !granted.includes(right)) };
}
