import { Role, Scope, type Viewer, hasRole } from '../../platform/auth/viewer.js';
import { type Rule, always, any, isIn, never, toPredicate } from '../../platform/rules/rules.js';

/** What the sheet reads of a call. */
export interface CallScope {
  readonly agentId: string | null;
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
  readonly isExemplary: boolean;
}

/** Roles that may ask for calls at all. */
export const callReaders: readonly Role[] = [
  ...[Role.QA_ANALYST, Role.ADMIN, Role.MANAGER],
  ...[Role.SUPERVISOR, Role.AGENT, Role.TRAINER],
];

/** Those who lead the people of a call: supervisors by team, managers by site. */
const ledBy = (viewer: Viewer): Rule[] => [
  ...(hasRole(viewer, Role.SUPERVISOR) ? [isIn('teamIds', viewer.ledTeamIds)] : []),
  ...(hasRole(viewer, Role.MANAGER) && viewer.siteId !== null ? [isIn('siteId', [viewer.siteId])] : []),
];

/** Which calls somebody sees: quality staff and administrators all, leads those of their people, agents own ones, trainers examples. */
export function callsVisibleTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  if (hasRole(viewer, Role.QA_ANALYST, Role.ADMIN)) return always;
  return any(
    ...ledBy(viewer),
    ...(hasRole(viewer, Role.AGENT) ? [isIn('agentId', [viewer.id])] : []),
    ...(hasRole(viewer, Role.TRAINER) ? [isIn('isExemplary', [true])] : []),
  );
}

/** Whether somebody sees a call. */
export const maySeeCall = (viewer: Viewer, call: CallScope): boolean =>
  toPredicate(callsVisibleTo(viewer))({ ...call });

/**
 * Which recordings and transcripts somebody hears by what they are: quality staff all, leads those of their people, trainers and the
 * agent themself examples. ADMIN does not hear by role. What an evaluation lets hear beside this is the matter of the room that has it.
 */
export function callsAudibleTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  if (hasRole(viewer, Role.QA_ANALYST)) return always;
  const examples = isIn('isExemplary', [true]);
  return any(
    ...ledBy(viewer),
    ...(hasRole(viewer, Role.AGENT) ? [{ op: 'all', rules: [isIn('agentId', [viewer.id]), examples] } as const] : []),
    ...(hasRole(viewer, Role.TRAINER) ? [examples] : []),
  );
}

/** Whether somebody hears the recording of a call, and reads its transcript, by what they are. */
export const mayHearByRole = (viewer: Viewer, call: CallScope): boolean =>
  toPredicate(callsAudibleTo(viewer))({ ...call });

/** Roles that report calls, beside client keys with `calls:write`. */
export const callWriters: readonly Role[] = [Role.QA_ANALYST, Role.MANAGER, Role.ADMIN];

/** Roles that report agents’ times, beside client keys with `agenttime:write`. */
export const agentTimeWriters: readonly Role[] = [Role.MANAGER, Role.ADMIN];

/** Roles that see agents’ times. */
export const agentTimeReaders: readonly Role[] = [
  ...[Role.QA_ANALYST, Role.ADMIN, Role.MANAGER],
  ...[Role.SUPERVISOR, Role.AGENT],
];

const reports = (viewer: Viewer, roles: readonly Role[], scope: Scope): boolean =>
  viewer.kind === 'client' ? viewer.scopes.includes(scope) : viewer.kind === 'person' && hasRole(viewer, ...roles);

/** Whether somebody may report calls. */
export const mayReportCalls = (viewer: Viewer): boolean => reports(viewer, callWriters, Scope.CALLS_WRITE);

/** Whether somebody may report agents’ times. */
export const mayReportTimes = (viewer: Viewer): boolean => reports(viewer, agentTimeWriters, Scope.AGENTTIME_WRITE);

/** The one site whose calls and times somebody reports; null for all. */
export const reportedSiteOf = (viewer: Viewer): string | null =>
  viewer.kind === 'client' || hasRole(viewer, Role.QA_ANALYST, Role.ADMIN) ? null : (viewer.siteId ?? 'none');

/** Imports that somebody follows: clients and managers their own, quality staff and administrators all. */
export function importsVisibleTo(viewer: Viewer): Rule {
  if (viewer.kind === 'person' && hasRole(viewer, Role.QA_ANALYST, Role.ADMIN)) return always;
  return viewer.kind === 'anonymous' ? never : isIn('startedById', [viewer.id]);
}

/** Days of agents that somebody sees. */
export function agentDaysVisibleTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  if (hasRole(viewer, Role.QA_ANALYST, Role.ADMIN)) return always;
  return any(...ledBy(viewer), ...(hasRole(viewer, Role.AGENT) ? [isIn('agentId', [viewer.id])] : []));
}

/** Settings of queues, levels and targets. */
export const maySetCalls = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, Role.ADMIN);

/** Erasing a customer. */
export const mayEraseCustomers = maySetCalls;

/** Roles that set and lift legal holds. */
export const legalHolders: readonly Role[] = [Role.QA_ANALYST, Role.ADMIN];

/** Whether somebody may set and lift the legal hold of a call that they see. */
export const mayHoldCall = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, ...legalHolders);

/** Roles that link articles and walks to calls. */
export const callLinkers: readonly Role[] = [Role.AGENT, Role.SUPERVISOR, Role.QA_ANALYST, Role.ADMIN];

/** Whether somebody may say which articles and walks belong to a call: its agent, the lead, quality staff. */
export function mayLinkToCall(viewer: Viewer, call: CallScope): boolean {
  if (viewer.kind !== 'person' || !maySeeCall(viewer, call)) return false;
  if (hasRole(viewer, Role.QA_ANALYST, Role.ADMIN)) return true;
  if (hasRole(viewer, Role.AGENT) && call.agentId === viewer.id) return true;
  return hasRole(viewer, Role.SUPERVISOR) && call.teamIds.some((id) => viewer.ledTeamIds.includes(id));
}
