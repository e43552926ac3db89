import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';

/** Roles that may ask for figures of searches. */
export const analyticsRoles: readonly Role[] = [Role.KNOWLEDGE_EDITOR, Role.ADMIN, Role.MANAGER, Role.SUPERVISOR];

/** Roles that keep the knowledge: they see all teams and what was asked, word for word (personal data masked). */
export const wordRoles: readonly Role[] = [Role.KNOWLEDGE_EDITOR, Role.ADMIN];

/** Whether somebody may read the words of other people's queries, and start what learns from them. */
export const mayReadWords = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, ...wordRoles);

/**
 * The teams whose figures somebody may see; null for all, people without a team included. Managers see the teams of their site,
 * supervisors those that they lead with all below them; nobody else sees any.
 */
export function teamsSeenBy(
  viewer: Viewer,
  teams: readonly { readonly _id: string; readonly siteId: string }[],
): readonly string[] | null {
  if (viewer.kind !== 'person') return [];
  if (mayReadWords(viewer)) return null;
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
