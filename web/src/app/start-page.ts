import type { Desk, Role } from '../gql/shell/graphql';
import type { Person } from '../lib/session';

/** The desks of this console, in the order of the rail. */
export const DESKS = [
  { desk: 'AGENT', path: '/agent', goKey: 'a' },
  { desk: 'KNOWLEDGE', path: '/knowledge', goKey: 'k' },
  { desk: 'TREES', path: '/trees', goKey: 'f' },
  { desk: 'QUALITY', path: '/quality', goKey: 'q' },
  { desk: 'MINE', path: '/mine', goKey: 'i' },
  { desk: 'TEAM', path: '/team', goKey: 't' },
  { desk: 'ADMIN', path: '/admin', goKey: 'm' },
] as const satisfies readonly { desk: Desk; path: string; goKey: string }[];

export type DeskPath = (typeof DESKS)[number]['path'];

const START: Partial<Record<Role, DeskPath>> = {
  KNOWLEDGE_EDITOR: '/knowledge',
  QA_ANALYST: '/quality',
  SUPERVISOR: '/team',
  MANAGER: '/team',
  ADMIN: '/admin',
};

export const desksOf = (person: Person) => DESKS.filter(({ desk }) => person.desks.includes(desk));

/** Where a person starts: by role where the role has a desk of its own, otherwise the first desk they may use. */
export function startPathOf(person: Person): DeskPath | null {
  const permitted = desksOf(person).map(({ path }) => path);
  const byRole = person.roles.map((role) => START[role]).find((path) => path !== undefined && permitted.includes(path));
  return byRole ?? permitted[0] ?? null;
}
