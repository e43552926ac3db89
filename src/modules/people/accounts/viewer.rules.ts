import { Audience, Role, type Scope, type Viewer, staffRoles } from '../../../platform/auth/viewer.js';
import type { TeamTree } from '../teams/team.rules.js';
import type { User } from '../users/user.js';

/** How far inside somebody with these roles stands; with several roles the innermost counts. A department contact reads public knowledge only. */
export function audienceOf(roles: readonly Role[]): Audience {
  if (roles.some((role) => staffRoles.includes(role))) return Audience.INTERNAL;
  return roles.includes(Role.PARTNER) ? Audience.PARTNER : Audience.PUBLIC;
}

/** The viewer that a person is, with the tree of teams as it is now. */
export function viewerOf(user: User, tree: TeamTree, sessionId: string | null): Viewer {
  return {
    kind: 'person',
    id: user._id,
    sessionId,
    name: user.name,
    roles: user.roles,
    scopes: [],
    audience: audienceOf(user.roles),
    siteId: user.siteId,
    teamIds: tree.withAncestors(user.teamIds),
    ledTeamIds: tree.ledBy(user._id),
    departmentIds: user.departmentIds,
    tierRank: user.tierRank,
    lineIds: user.lineIds,
    locale: user.locale,
  };
}

/** The viewer that a client application is: an outsider that reads public knowledge, and only with the scope for it. */
export function clientViewer(key: {
  readonly _id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}): Viewer {
  return {
    kind: 'client',
    id: key._id,
    sessionId: null,
    name: key.name,
    roles: [],
    scopes: key.scopes,
    audience: Audience.PUBLIC,
    siteId: null,
    teamIds: [],
    ledTeamIds: [],
    departmentIds: [],
    tierRank: 0,
    lineIds: [],
    locale: 'en',
  };
}

/** A part of the console. */
export enum Desk {
  AGENT = 'AGENT',
  KNOWLEDGE = 'KNOWLEDGE',
  TREES = 'TREES',
  QUALITY = 'QUALITY',
  MINE = 'MINE',
  TEAM = 'TEAM',
  ADMIN = 'ADMIN',
}

const desksByRole: readonly (readonly [Desk, readonly Role[]])[] = [
  [Desk.AGENT, staffRoles],
  [Desk.KNOWLEDGE, [Role.KNOWLEDGE_EDITOR, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN]],
  [Desk.TREES, staffRoles],
  [Desk.QUALITY, [Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN]],
  [Desk.MINE, [Role.AGENT]],
  [Desk.TEAM, [Role.SUPERVISOR, Role.MANAGER, Role.ADMIN]],
  [Desk.ADMIN, [Role.ADMIN]],
];

/** The desks that somebody with these roles finds in the console. */
export const desksOf = (roles: readonly Role[]): Desk[] =>
  desksByRole.filter(([, entitled]) => roles.some((role) => entitled.includes(role))).map(([desk]) => desk);
