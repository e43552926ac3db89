import { Role, Scope, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, always } from '../../../platform/rules/rules.js';
import { callsVisibleTo } from '../call.policy.js';

/** Roles that bring recordings and transcripts of the calls that they see, beside client keys with `calls:write`. */
export const recorders: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR, Role.ADMIN];

/** Whether somebody may bring recordings and transcripts at all. */
export const mayRecord = (viewer: Viewer): boolean =>
  viewer.kind === 'client'
    ? viewer.scopes.includes(Scope.CALLS_WRITE)
    : viewer.kind === 'person' && hasRole(viewer, ...recorders);

/** Calls that somebody may bring a recording or a transcript for; whoever reports calls knows their references. */
export const recordableBy = (viewer: Viewer): Rule => (viewer.kind === 'client' ? always : callsVisibleTo(viewer));

/** Roles that may ask for a recording at all; whether they hear this one is judged by it. */
export const hearers: readonly Role[] = [
  ...[Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER],
  ...[Role.AGENT, Role.TRAINER],
];

/** Lists of unhappy words. */
export const wordKeepers: readonly Role[] = [Role.QA_ANALYST, Role.ADMIN];
