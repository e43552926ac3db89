import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, isIn } from '../../../platform/rules/rules.js';

/** Roles that may ask for plans, draws and assignments at all. */
export const samplers: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR, Role.ADMIN];

/** Roles that drawn calls may be given to. */
export const drawnFor: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR];

const drawsForAll = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && hasRole(viewer, Role.QA_ANALYST, Role.ADMIN);

const leads = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, Role.SUPERVISOR);

/** Teams whose plans somebody keeps: null for all plans, none for nobody's. A plan is theirs where every team of it is among these. */
export const keptTeams = (viewer: Viewer): readonly string[] | null => {
  if (drawsForAll(viewer)) return null;
  return leads(viewer) ? viewer.ledTeamIds : [];
};

const areAllAmong = (teamIds: readonly string[], kept: readonly string[] | null): boolean =>
  kept === null || (teamIds.length > 0 && teamIds.every((id) => kept.includes(id)));

/** Whether somebody sees, changes and runs a plan for these teams: quality staff any, supervisors where they lead each of them. */
export const mayKeepPlan = (viewer: Viewer, plan: { readonly teamIds: readonly string[] }): boolean =>
  areAllAmong(plan.teamIds, keptTeams(viewer));

/** What the sheet reads of an assignment. */
export interface AssignmentScope {
  readonly evaluatorId: string;
  readonly planTeamIds: readonly string[];
  readonly agentId: string | null;
}

/** Whether somebody sees an assignment: its evaluator, and who keeps its plan. Nobody sees that a call of their own was drawn. */
export const maySeeAssignment = (viewer: Viewer, assignment: AssignmentScope): boolean =>
  viewer.kind === 'person' &&
  assignment.agentId !== viewer.id &&
  (isOwn(viewer, assignment) || mayKeepPlan(viewer, { teamIds: assignment.planTeamIds }));

const isOwn = (viewer: Viewer, { evaluatorId }: AssignmentScope): boolean =>
  evaluatorId === viewer.id && hasRole(viewer, ...drawnFor);

/** Whether somebody may give it to another evaluator: who keeps its plan. */
export const mayReassign = (viewer: Viewer, assignment: AssignmentScope): boolean =>
  maySeeAssignment(viewer, assignment) && mayKeepPlan(viewer, { teamIds: assignment.planTeamIds });

/** Whether somebody may skip it: its evaluator, and who keeps its plan. */
export const maySkip = maySeeAssignment;

/** Whether calls of a plan may be given to somebody: quality analysts, and supervisors who lead each of its teams. */
export const mayEvaluateFor = (viewer: Viewer, teamIds: readonly string[]): boolean =>
  hasRole(viewer, Role.QA_ANALYST) || (leads(viewer) && areAllAmong(teamIds, viewer.ledTeamIds));

/** How a notice about an assignment is judged: its evaluator is told, nobody else. */
export const assignmentNoticesFor = (viewer: Viewer): Rule =>
  isIn('evaluatorId', viewer.kind === 'person' ? [viewer.id] : []);
