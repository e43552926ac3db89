import type { Language } from '../errors/user-error.js';

/** What a person does; emitted as the enum `Role`. */
export enum Role {
  AGENT = 'AGENT',
  KNOWLEDGE_EDITOR = 'KNOWLEDGE_EDITOR',
  QA_ANALYST = 'QA_ANALYST',
  TRAINER = 'TRAINER',
  COMPETITOR_ANALYST = 'COMPETITOR_ANALYST',
  SUPERVISOR = 'SUPERVISOR',
  MANAGER = 'MANAGER',
  DEPARTMENT_CONTACT = 'DEPARTMENT_CONTACT',
  ADMIN = 'ADMIN',
  PARTNER = 'PARTNER',
  CUSTOMER = 'CUSTOMER',
}

/** What a client application's key may do; emitted as the enum `Scope`. */
export enum Scope {
  KNOWLEDGE_READ = 'knowledge:read',
  CALLS_WRITE = 'calls:write',
  AGENTTIME_WRITE = 'agenttime:write',
  MEASURES_WRITE = 'measures:write',
  SURVEYS_WRITE = 'surveys:write',
  REPAIRS_WRITE = 'repairs:write',
}

/** How far inside somebody stands; emitted as the enum `Audience`. A thing of an audience is read by that level and all inner ones. */
export enum Audience {
  INTERNAL = 'INTERNAL',
  PARTNER = 'PARTNER',
  PUBLIC = 'PUBLIC',
}

/** Everything that a rule sheet may read of the caller. Built anew for every request and every few seconds on a socket. */
export interface Viewer {
  readonly kind: 'person' | 'client' | 'anonymous';
  /** User id, client key id, or `anonymous`. */
  readonly id: string;
  readonly sessionId: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  readonly audience: Audience;
  readonly siteId: string | null;
  /** Teams the person belongs to, with all teams above them. */
  readonly teamIds: readonly string[];
  /** Teams the person leads, with all teams below them. */
  readonly ledTeamIds: readonly string[];
  readonly departmentIds: readonly string[];
  /** Rank of the support tier; 0 where none is set. */
  readonly tierRank: number;
  /** Product lines the person works on; empty means all. */
  readonly lineIds: readonly string[];
  readonly locale: Language;
}

/** A caller without credentials. */
export function anonymous(locale: Language): Viewer {
  return {
    kind: 'anonymous',
    id: 'anonymous',
    sessionId: null,
    name: '',
    roles: [],
    scopes: [],
    audience: Audience.PUBLIC,
    siteId: null,
    teamIds: [],
    ledTeamIds: [],
    departmentIds: [],
    tierRank: 0,
    lineIds: [],
    locale,
  };
}

export const hasRole = (viewer: Viewer, ...roles: readonly Role[]): boolean =>
  roles.some((role) => viewer.roles.includes(role));

/** Audiences that a level may read: INTERNAL reads all three. */
export function readableAudiences(level: Audience): readonly Audience[] {
  if (level === Audience.INTERNAL) return [Audience.INTERNAL, Audience.PARTNER, Audience.PUBLIC];
  return level === Audience.PARTNER ? [Audience.PARTNER, Audience.PUBLIC] : [Audience.PUBLIC];
}

/** Roles of people who work inside the centre. */
export const staffRoles: readonly Role[] = [
  Role.AGENT,
  Role.KNOWLEDGE_EDITOR,
  Role.QA_ANALYST,
  Role.TRAINER,
  Role.COMPETITOR_ANALYST,
  Role.SUPERVISOR,
  Role.MANAGER,
  Role.ADMIN,
];
