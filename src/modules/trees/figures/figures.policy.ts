import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { mayReadFigures } from '../tree.policy.js';

/** Roles that may ask for figures of trees; the same that `mayReadFigures` lets through. */
export const figureRoles: readonly Role[] = [
  ...[Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.QA_ANALYST],
  ...[Role.MANAGER, Role.SUPERVISOR],
];

/** Whose walks somebody sees in figures: of these teams, or of this site. */
export interface WalkScope {
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
}

/**
 * The walks that count for somebody: null for all. Who keeps the knowledge or listens to calls sees all; managers those of their site,
 * supervisors those of the teams that they lead with all below them; nobody else any.
 */
export function scopeOf(viewer: Viewer): WalkScope | null {
  if (!mayReadFigures(viewer)) return { teamIds: [], siteId: null };
  if (hasRole(viewer, Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.QA_ANALYST)) return null;
  return {
    teamIds: hasRole(viewer, Role.SUPERVISOR) ? [...viewer.ledTeamIds] : [],
    siteId: hasRole(viewer, Role.MANAGER) ? viewer.siteId : null,
  };
}

/** Whether a scope holds this team as a whole. */
export const holdsTeam = (
  scope: WalkScope | null,
  team: { readonly _id: string; readonly siteId: string } | undefined,
): boolean =>
  team !== undefined && (scope === null || scope.teamIds.includes(team._id) || (scope.siteId ?? '') === team.siteId);
