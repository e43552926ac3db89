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

/** Whether a viewer may ask how far a version has been acknowledged: also those who write and push knowledge. */
export const mayAskForProof = (viewer: Viewer): boolean =>
  hasRole(viewer, ...acknowledgementRoles, Role.KNOWLEDGE_EDITOR);

/** Whose acknowledgement of a version a viewer may see: editors that of everybody who had to read what they pushed. */
export const maySeeProofOf = (viewer: Viewer, person: Viewer): boolean =>
  hasRole(viewer, Role.KNOWLEDGE_EDITOR) || maySeeAcknowledgementOf(viewer, person);
