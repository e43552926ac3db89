import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { keeperRoles, keepsSearch } from '../search.policy.js';

/** Roles that may ask for figures of searches. */
export const analyticsRoles: readonly Role[] = [...keeperRoles, Role.MANAGER, Role.SUPERVISOR];

/**
 * The teams whose figures somebody may see; null for all, people without a team included. Managers see the teams of their site,
 * supervisors those that they lead with all below them; nobody else sees any.
 */
export function teamsSeenBy(
  viewer: Viewer,
  teams: readonly { readonly _id: string; readonly siteId: string }[],
): readonly string[] | null {
  if (viewer.kind !== 'person') return [];
  if (keepsSearch(viewer)) return null;
  const seen = new Set<string>();
  if (hasRole(viewer, Role.MANAGER) && viewer.siteId !== null)
    for (const team of teams) if (team.siteId === viewer.siteId) seen.add(team._id);
  if (hasRole(viewer, Role.SUPERVISOR)) for (const id of viewer.ledTeamIds) seen.add(id);
  return [...seen];
}

/**
 * The teams that a question is about: one team with those below it, or all that the viewer sees. Undefined where the viewer may not see
 * the team that was asked for, or it does not exist: both alike.
 */
export function teamsAsked(
  seen: readonly string[] | null,
  asked: { readonly teamId: string; readonly withBelow: readonly string[] } | null,
): readonly string[] | null | undefined {
  if (asked === null) return seen;
  if (!asked.withBelow.includes(asked.teamId)) return undefined;
  if (seen === null) return asked.withBelow;
  return seen.includes(asked.teamId) ? asked.withBelow.filter((id) => seen.includes(id)) : undefined;
}
