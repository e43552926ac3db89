import { Role, type Viewer, hasRole } from '../../../platform/auth/viewer.js';
import { type Rule, all, any, isIn, never, toMongo, toPredicate } from '../../../platform/rules/rules.js';
import { evaluatingRoles, evaluationsKnownTo, evaluationsReadableTo, mayRescore } from '../quality.policy.js';
import { EvaluationKind, EvaluationState, ExemplaryConsent } from './evaluation-enums.js';
import { type Evaluation, liveKinds, releasableKinds, releasedStates } from './evaluation.js';

// What evaluations add to the sheet of quality: comparing is blind, and who chose a peer knows that the draft exists.

/** Kinds that others than the evaluator may come to know of; those of calibrations are shown by their session only. */
const knownKinds = Object.values(EvaluationKind).filter((kind) => kind !== EvaluationKind.CALIBRATION);

/** An agent’s own evaluation is for others once somebody else has submitted one. */
const isComparable = (viewer: Viewer): Rule => any(isIn('isPaired', [true]), isIn('evaluatorId', [viewer.id]));

/** Evaluations that somebody reads; who is blind aside. */
export const readableRule = (viewer: Viewer): Rule => all(evaluationsReadableTo(viewer), isComparable(viewer));

/** Evaluations that somebody may know of; who is blind aside. */
export function knownRule(viewer: Viewer): Rule {
  if (viewer.kind !== 'person') return never;
  return any(
    readableRule(viewer),
    all(isIn('kind', knownKinds), any(isIn('assignedById', [viewer.id]), shells(viewer))),
  );
}

/** Those of which leads of quality see that they exist. */
const shells = (viewer: Viewer): Rule =>
  hasRole(viewer, Role.ADMIN, Role.MANAGER) ? evaluationsKnownTo(viewer) : never;

/** Whoever writes about a call does not see what others wrote about it. */
const sighted = (viewer: Viewer): Record<string, unknown> => ({
  $or: [{ evaluatorId: viewer.id }, { blindTo: { $ne: viewer.id } }],
});

type Filter = Record<string, unknown>;

/** What of the database somebody reads. */
export const readableFilter = (viewer: Viewer): Filter => ({ $and: [toMongo(readableRule(viewer)), sighted(viewer)] });

/** What of the database somebody may know of. */
export const knownFilter = (viewer: Viewer): Filter => ({ $and: [toMongo(knownRule(viewer)), sighted(viewer)] });

const isBlind = (viewer: Viewer, { evaluatorId, blindTo }: Evaluation): boolean =>
  evaluatorId !== viewer.id && blindTo.includes(viewer.id);

const meets = (rule: Rule, evaluation: Evaluation): boolean =>
  toPredicate(rule)(evaluation as unknown as Readonly<Record<string, unknown>>);

/** Whether somebody reads answers, result and notes. Those of a calibration that was revealed: ask the session. */
export const mayRead = (viewer: Viewer, evaluation: Evaluation): boolean =>
  !isBlind(viewer, evaluation) && meets(readableRule(viewer), evaluation);

/** Whether somebody may know that an evaluation exists. */
export const mayKnow = (viewer: Viewer, evaluation: Evaluation): boolean =>
  !isBlind(viewer, evaluation) && meets(knownRule(viewer), evaluation);

const isOwn = (viewer: Viewer, { evaluatorId }: Evaluation): boolean =>
  viewer.kind === 'person' && evaluatorId === viewer.id;

/** Kinds whose drafts keep others from a call, or were asked for by somebody: those who lead may throw them away. */
const clearableKinds = [...liveKinds, EvaluationKind.PEER];

/** Whether somebody may throw away what another began and does not end: leads of quality, but not about their own calls. */
const mayClear = (viewer: Viewer, evaluation: Evaluation): boolean =>
  clearableKinds.includes(evaluation.kind) && evaluation.agentId !== viewer.id && meets(shells(viewer), evaluation);

/** Whether somebody throws away what they had made for a peer, or what is theirs: no reason is asked for. */
export const discardsOwn = (viewer: Viewer, evaluation: Evaluation): boolean =>
  isOwn(viewer, evaluation) || evaluation.assignedById === viewer.id;

/** Whether somebody may throw a draft away: its evaluator, of a peer’s who chose the peer, and leads of quality. */
export const mayDiscard = (viewer: Viewer, evaluation: Evaluation): boolean =>
  evaluation.state === EvaluationState.DRAFT &&
  viewer.kind === 'person' &&
  (discardsOwn(viewer, evaluation) || mayClear(viewer, evaluation));

/** Whether somebody may correct answers now: who may rescore, while no dispute waits. */
export const mayRescoreNow = (viewer: Viewer, evaluation: Evaluation): boolean =>
  mayRescore(viewer, evaluation) && evaluation.openDisputes === 0;

/** Whether a call may be asked for as an example because of this evaluation. */
export const isOfferable = ({ callId, kind, state, consent }: Evaluation): boolean =>
  callId !== null &&
  releasableKinds.includes(kind) &&
  releasedStates.includes(state) &&
  consent === ExemplaryConsent.NONE;

/** Roles that may throw drafts away: those that write them, and leads of quality. */
export const discarders: readonly Role[] = [...evaluatingRoles, Role.MANAGER, Role.ADMIN];

/** Roles that find calls that are shown as examples. */
export const exampleReaders: readonly Role[] = [Role.TRAINER, Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER];
