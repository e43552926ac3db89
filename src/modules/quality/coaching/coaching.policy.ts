import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, always, any, isIn, never, toPredicate } from '../../../platform/rules/rules.js';

/** What the sheet reads of a talk or a coaching session. */
export interface CoachedFields {
  readonly agentId: string;
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
}

/** Roles that may ask for talks and coaching at all. */
export const coachingReaders: readonly Role[] = [
  ...[Role.AGENT, Role.QA_ANALYST, Role.SUPERVISOR],
  ...[Role.MANAGER, Role.ADMIN],
];

/** Roles that hold talks and coaching sessions: leads, and quality staff for whom they are asked to. */
export const coaches: readonly Role[] = [Role.SUPERVISOR, Role.QA_ANALYST];

/** Which talks and coaching sessions somebody sees: quality staff all, leads those of their people, agents their own. */
export function coachedVisibleTo(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  if (hasRole(viewer, Role.QA_ANALYST)) return always;
  return any(
    ...(hasRole(viewer, Role.SUPERVISOR) ? [isIn('teamIds', viewer.ledTeamIds)] : []),
    ...(hasRole(viewer, Role.MANAGER) && viewer.siteId !== null ? [isIn('siteId', [viewer.siteId])] : []),
    ...(hasRole(viewer, Role.AGENT) ? [isIn('agentId', [viewer.id])] : []),
  );
}

/** Whether somebody sees it. */
export const maySeeCoached = (viewer: Viewer, thing: CoachedFields): boolean =>
  toPredicate(coachedVisibleTo(viewer))({ ...thing });

/** Whether somebody leads the agent. Nobody leads themself. */
export const leads = (viewer: Viewer, { agentId, teamIds }: CoachedFields): boolean =>
  hasRole(viewer, Role.SUPERVISOR) && viewer.id !== agentId && teamIds.some((id) => viewer.ledTeamIds.includes(id));

/** Whether somebody may hold the month's talk: a lead of the agent. */
export const mayHoldTalk = leads;

/** Whether somebody may open and hold a coaching session: a lead of the agent, or quality staff. Nobody coaches themself. */
export const mayCoach = (viewer: Viewer, thing: CoachedFields): boolean =>
  viewer.id !== thing.agentId && (hasRole(viewer, Role.QA_ANALYST) || leads(viewer, thing));

/** Whether somebody confirms it: the agent. */
export const mayAcknowledge = (viewer: Viewer, { agentId }: CoachedFields): boolean => viewer.id === agentId;

/** Settings of talks and of rules for errors that repeat. */
export const maySetCoaching = (viewer: Viewer): boolean => hasRole(viewer, Role.QA_ANALYST, Role.ADMIN);
