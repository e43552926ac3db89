import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, all, any, isIn, never, toPredicate } from '../../../platform/rules/rules.js';
import { CalibrationState } from './calibration.js';

/** Roles that call sessions and take part in them. */
export const calibrators: readonly Role[] = [Role.QA_ANALYST, Role.SUPERVISOR];

/** What the sheet reads of a session. */
export interface SessionScope {
  readonly agentId: string;
  readonly leaderId: string;
  readonly expertId: string;
  readonly participantIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly state: CalibrationState;
  readonly submissions: readonly { readonly userId: string }[];
  readonly revealedAt: Date | null;
}

const isCalibrator = (viewer: Viewer): boolean => viewer.kind === 'person' && hasRole(viewer, ...calibrators);

/** Sessions that somebody sees, the agent aside: members their own, quality analysts all. */
export function sessionsOf(viewer: Viewer): Rule {
  if (!isCalibrator(viewer)) return never;
  return hasRole(viewer, Role.QA_ANALYST) ? all() : any(isIn('memberIds', [viewer.id]));
}

/** Whether somebody sees a session; never the agent whose call it is. */
export const maySeeSession = (viewer: Viewer, session: SessionScope): boolean =>
  session.agentId !== viewer.id && toPredicate(sessionsOf(viewer))({ memberIds: session.memberIds });

/** Whether the answers of others are open to somebody: to who sees the session, once it was revealed. */
export const mayCompare = (viewer: Viewer, session: SessionScope): boolean =>
  session.revealedAt !== null && maySeeSession(viewer, session);

const isOpen = ({ state }: SessionScope): boolean =>
  state === CalibrationState.EXPERT_FIRST || state === CalibrationState.BLIND;

/** Whether somebody scores in a session: the expert and the participants. */
export const isScorer = ({ id }: Pick<Viewer, 'id'>, { expertId, participantIds }: SessionScope): boolean =>
  id === expertId || participantIds.includes(id);

/** Whether somebody may begin, or go on with, their own evaluation. */
export const mayStart = (viewer: Viewer, session: SessionScope): boolean =>
  maySeeSession(viewer, session) &&
  isOpen(session) &&
  isScorer(viewer, session) &&
  !session.submissions.some(({ userId }) => userId === viewer.id);

const isLeader = (viewer: Viewer, session: SessionScope): boolean =>
  session.leaderId === viewer.id && maySeeSession(viewer, session);

/** Whether somebody sees who has submitted: the leader at any time, all others who see the session once it was revealed. */
export const mayFollow = (viewer: Viewer, session: SessionScope): boolean =>
  isLeader(viewer, session) || mayCompare(viewer, session);

/** Whether somebody may reveal the answers: the leader, once the expert and somebody else have submitted. */
export const mayReveal = (viewer: Viewer, session: SessionScope): boolean =>
  isLeader(viewer, session) && session.state === CalibrationState.BLIND && session.submissions.length > 1;

/** Whether somebody may write rulings: the leader and the expert, while it is revealed and not closed. */
export const mayRule = (viewer: Viewer, session: SessionScope): boolean =>
  maySeeSession(viewer, session) &&
  session.state === CalibrationState.REVEALED &&
  (session.leaderId === viewer.id || session.expertId === viewer.id);

/** Whether somebody may close it: the leader. */
export const mayClose = (viewer: Viewer, session: SessionScope): boolean =>
  isLeader(viewer, session) && session.state !== CalibrationState.CLOSED;
