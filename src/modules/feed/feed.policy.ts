import { Role, hasRole, type Viewer } from '../../platform/auth/viewer.js';
import type { FeedPriority } from '../articles/index.js';
import { demandingPriorities } from './feed-entry.js';

/** Who has to acknowledge what is demanding: those who serve customers. Everybody else may. */
export function mustAcknowledge(person: Viewer, priority: FeedPriority): boolean {
  return demandingPriorities.includes(priority) && hasRole(person, Role.AGENT);
}

/** Roles that may ask who has acknowledged. */
export const acknowledgementRoles: readonly Role[] = [Role.SUPERVISOR, Role.MANAGER, Role.ADMIN];

/** Whether a viewer may see the acknowledgement of a person: inside the own teams, the own site, or everywhere. */
export function maySeeAcknowledgementOf(viewer: Viewer, person: Viewer): boolean {
  if (hasRole(viewer, Role.ADMIN)) return true;
  if (hasRole(viewer, Role.MANAGER) && viewer.siteId !== null && viewer.siteId === person.siteId) return true;
  return hasRole(viewer, Role.SUPERVISOR) && person.teamIds.some((team) => viewer.ledTeamIds.includes(team));
}
