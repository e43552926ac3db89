import { Role, type Viewer, hasRole } from '../../platform/auth/viewer.js';
import { type Rule, above, all, always, any, isIn, never } from '../../platform/rules/rules.js';

// The rule sheet of quality. Nobody hears of others' results: what a rule here does not let through is in no list, count, text or notice.
// Samples, calibrations, coaching and targets have sheets of their own beside what they judge.

/** Roles with a desk of quality. */
export const qualityRoles: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN];

/** Roles that build scorecards, draw samples, and judge criteria. */
export const qualityKeepers: readonly Role[] = [Role.QA_ANALYST];

/** Roles that put scorecards into use and take them out, and set targets and rules. */
export const qualitySetters: readonly Role[] = [Role.QA_ANALYST, Role.ADMIN];

/** Roles that evaluate others' contacts, calibrate and judge disputes. */
export const evaluatorRoles: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR];

/** Roles that may be given an evaluation to make: evaluators, and agents for themselves and as peers. */
export const evaluatingRoles: readonly Role[] = [...evaluatorRoles, Role.AGENT];

/** Roles that may read evaluations at all; which ones, the rules below say. */
export const evaluationReaders: readonly Role[] = [...qualityRoles, Role.AGENT];

const isPerson = (viewer: Viewer): boolean => viewer.kind === 'person';
const is = (viewer: Viewer, roles: readonly Role[]): boolean => isPerson(viewer) && hasRole(viewer, ...roles);
const isAnalyst = (viewer: Viewer): boolean => is(viewer, [Role.QA_ANALYST]);

/** Whose contact, evaluation, talk or coaching something is. */
export interface PeopleScope {
  readonly agentId: string | null;
  /** The agent's team at that time, with those above it. */
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
}

/** Whether somebody is the supervisor of the team that a thing belongs to. */
export const leadsTeamOf = (viewer: Viewer, { teamIds }: Pick<PeopleScope, 'teamIds'>): boolean =>
  is(viewer, [Role.SUPERVISOR]) && teamIds.some((id) => viewer.ledTeamIds.includes(id));

/** Things of people whom somebody leads: supervisors by team, managers by site. */
const ledBy = (viewer: Viewer): Rule[] => [
  ...(is(viewer, [Role.SUPERVISOR]) ? [isIn('teamIds', viewer.ledTeamIds)] : []),
  ...(is(viewer, [Role.MANAGER]) && viewer.siteId !== null ? [isIn('siteId', [viewer.siteId])] : []),
];

const ownAs = (viewer: Viewer, field: 'agentId' | 'evaluatorId'): Rule =>
  isPerson(viewer) ? isIn(field, [viewer.id]) : never;

// Scorecards.

/** Whether somebody reads scorecards and their versions. An agent reads the version of an own released evaluation through it. */
export const mayReadScorecards = (viewer: Viewer): boolean => is(viewer, qualityRoles);

/** Whether somebody reads working copies: who builds them, and who puts them into use. */
export const mayReadScorecardDraft = (viewer: Viewer): boolean => is(viewer, qualitySetters);

/** Scorecards that somebody reads: who builds or activates them all, other desks of quality those that were activated once. */
export function scorecardsVisibleTo(viewer: Viewer): Rule {
  if (mayReadScorecardDraft(viewer)) return always;
  return mayReadScorecards(viewer) ? above('version', 0) : never;
}

/** Whether somebody builds scorecards. */
export const mayBuildScorecards = (viewer: Viewer): boolean => is(viewer, qualityKeepers);

/** Whether somebody puts scorecards into use, takes them out of use and brings them back. */
export const mayActivateScorecards = (viewer: Viewer): boolean => is(viewer, qualitySetters);

// Evaluations. Kinds and states by their names, as they are stored.

/** What the sheet reads of an evaluation. */
export interface EvaluationScope extends PeopleScope {
  readonly kind: string;
  readonly state: string;
  readonly evaluatorId: string;
}

const released = ['RELEASED', 'ACKNOWLEDGED'];
const handedIn = ['SUBMITTED', ...released];
/** Kinds that others than their evaluator read; those of a calibration are blind, their session shows them. */
const openKinds = ['STANDARD', 'SECOND', 'SELF', 'PEER'];
/** Kinds that count for the agent. */
const liveKinds = ['STANDARD', 'SECOND'];

/** Whether an evaluation has reached its agent. */
export const isReleased = ({ state }: Pick<EvaluationScope, 'state'>): boolean => released.includes(state);

/**
 * Evaluations that somebody reads, with answers, visible notes and score: evaluators their own in every state; quality analysts what is
 * handed in; the agent, the lead of the team and the manager of the site what is released. ADMIN reads none by role.
 */
export function evaluationsReadableTo(viewer: Viewer): Rule {
  if (!isPerson(viewer)) return never;
  const seen = any(
    ...(isAnalyst(viewer) ? [isIn('state', handedIn)] : []),
    all(isIn('state', released), any(...ledBy(viewer), ownAs(viewer, 'agentId'))),
  );
  return any(ownAs(viewer, 'evaluatorId'), all(isIn('kind', openKinds), seen));
}

/** Evaluations of which somebody knows that they exist, without answers, notes and score: beside the readable ones those of the own site
 * for a manager, and all for ADMIN. */
export function evaluationsKnownTo(viewer: Viewer): Rule {
  if (!isPerson(viewer)) return never;
  if (hasRole(viewer, Role.ADMIN)) return always;
  const { siteId } = viewer;
  const manages = hasRole(viewer, Role.MANAGER) && siteId !== null ? [isIn('siteId', [siteId])] : [];
  return any(evaluationsReadableTo(viewer), ...manages);
}

/**
 * Whether somebody may evaluate a contact. Nobody evaluates themself but in a SELF evaluation.
 * `isAssigned`: a lead chose them (PEER), or they take part in the session (CALIBRATION).
 */
export function mayEvaluate(viewer: Viewer, contact: PeopleScope, kind: string, isAssigned: boolean): boolean {
  const isOwn = contact.agentId === viewer.id;
  if (kind === 'SELF') return isOwn && is(viewer, [Role.AGENT]);
  if (isOwn) return false;
  if (kind === 'PEER') return isAssigned && is(viewer, evaluatingRoles);
  if (kind === 'CALIBRATION') return isAssigned && is(viewer, evaluatorRoles);
  return isAnalyst(viewer) || leadsTeamOf(viewer, contact);
}

/** Whether somebody may go on with a draft, or throw it away: its evaluator, as long as they may evaluate. */
export const mayWriteEvaluation = (viewer: Viewer, evaluation: EvaluationScope): boolean =>
  isPerson(viewer) &&
  evaluation.state === 'DRAFT' &&
  evaluation.evaluatorId === viewer.id &&
  mayEvaluate(viewer, evaluation, evaluation.kind, true);

/** Whether somebody may release an evaluation that is handed in: its evaluator (a supervisor while leading the team), or an analyst. */
export const mayRelease = (viewer: Viewer, evaluation: EvaluationScope): boolean =>
  evaluation.state === 'SUBMITTED' &&
  openKinds.includes(evaluation.kind) &&
  (isAnalyst(viewer)
    ? evaluation.agentId !== viewer.id
    : evaluation.evaluatorId === viewer.id && mayEvaluate(viewer, evaluation, evaluation.kind, true));

/** Whether somebody may score anew what is released: analysts, and the evaluator while leading the team; never the agent. */
export const mayRescore = (viewer: Viewer, evaluation: EvaluationScope): boolean =>
  isReleased(evaluation) &&
  liveKinds.includes(evaluation.kind) &&
  evaluation.agentId !== viewer.id &&
  (isAnalyst(viewer) || (evaluation.evaluatorId === viewer.id && leadsTeamOf(viewer, evaluation)));

const isAgentOf = (viewer: Viewer, thing: Pick<PeopleScope, 'agentId'>): boolean =>
  isPerson(viewer) && thing.agentId === viewer.id;

/** Whether somebody acknowledges an evaluation: its agent, once it is released, if somebody else made it. */
export const mayAcknowledge = (viewer: Viewer, evaluation: EvaluationScope): boolean =>
  isAgentOf(viewer, evaluation) && evaluation.state === 'RELEASED' && evaluation.evaluatorId !== viewer.id;

/** Whether somebody may dispute an evaluation, its window aside: its agent, where it counts and somebody else made it. */
export const mayDispute = (viewer: Viewer, evaluation: EvaluationScope): boolean =>
  isAgentOf(viewer, evaluation) &&
  isReleased(evaluation) &&
  liveKinds.includes(evaluation.kind) &&
  evaluation.evaluatorId !== viewer.id;

/** Whether somebody may judge a dispute: an analyst or the team's supervisor, neither the evaluator nor the agent. */
export const mayJudgeDispute = (
  viewer: Viewer,
  dispute: Pick<EvaluationScope, 'agentId' | 'teamIds' | 'evaluatorId'>,
): boolean =>
  dispute.evaluatorId !== viewer.id &&
  dispute.agentId !== viewer.id &&
  (isAnalyst(viewer) || leadsTeamOf(viewer, dispute));

/** Disputes that somebody sees: analysts all; the agent and the evaluator own ones; leads those of their people. */
export function disputesVisibleTo(viewer: Viewer): Rule {
  if (!isPerson(viewer)) return never;
  if (isAnalyst(viewer)) return always;
  return any(ownAs(viewer, 'agentId'), ownAs(viewer, 'evaluatorId'), ...ledBy(viewer));
}

/** Whether somebody chooses peers for an agent's contact, or asks to make it an example: analysts and the team's supervisor. */
export const mayChoosePeers = (viewer: Viewer, contact: PeopleScope): boolean =>
  contact.agentId !== viewer.id && (isAnalyst(viewer) || leadsTeamOf(viewer, contact));

/** Whether somebody asks an agent to let a contact be an example. */
export const mayAskConsent = mayChoosePeers;

/** Whether somebody answers that: the agent alone. */
export const mayConsent = isAgentOf;

// Criteria and figures.

/** Whether somebody decides about a change of criteria. */
export const mayDecideCriteria = (viewer: Viewer): boolean => is(viewer, qualityKeepers);

/** Whose evaluations count in somebody's figures; null for all. */
export interface FiguresScope {
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
  readonly agentId: string | null;
}

/** Analysts count all, managers their site, supervisors their teams, agents themselves; nobody else any. */
export function qualityFiguresScope(viewer: Viewer): FiguresScope | null {
  if (isAnalyst(viewer)) return null;
  return {
    teamIds: is(viewer, [Role.SUPERVISOR]) ? [...viewer.ledTeamIds] : [],
    siteId: is(viewer, [Role.MANAGER]) ? viewer.siteId : null,
    agentId: is(viewer, [Role.AGENT]) ? viewer.id : null,
  };
}

/** Fewest agents in a team whose mean an agent is shown for orientation. */
export const leastAgentsForMean = 5;
