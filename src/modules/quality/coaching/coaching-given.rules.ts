import { UserErrorCode } from '../../../platform/errors/index.js';
import { Faults } from '../../people/index.js';
import type { CoachingGoal } from './coaching.js';

/** Longest texts and lists of a session. */
export const longest = {
  topic: 1_000,
  notes: 4_000,
  comment: 2_000,
  outcome: 2_000,
  goal: 500,
  goals: 10,
  ties: 20,
} as const;

/** What somebody plans. */
export interface CoachingGiven {
  readonly topic: string;
  readonly callIds?: readonly string[] | null;
  readonly evaluationIds?: readonly string[] | null;
  readonly refs?: readonly string[] | null;
  readonly goals?: readonly string[] | null;
  readonly plannedAt?: Date | null;
  readonly followUpAt?: Date | null;
}

/** A plan as it is stored. */
export interface CoachingPlan {
  readonly topic: string;
  readonly callIds: string[];
  readonly evaluationIds: string[];
  readonly refs: string[];
  readonly goals: CoachingGoal[];
  readonly plannedAt: Date | null;
  readonly followUpAt: Date | null;
}

const each = (list: readonly string[] | null | undefined): string[] => [...new Set(list ?? [])];

/** Goals, each a text that is not empty. */
export function checkedGoals(faults: Faults, goals: readonly string[]): CoachingGoal[] {
  faults.atMost(goals, longest.goals, 'goals');
  return goals
    .slice(0, longest.goals)
    .map((goal, at) => ({ text: faults.text(goal, longest.goal, 'goals', String(at)), isMet: null }));
}

/** The moment of the follow-up lies ahead. */
export function checkAhead(faults: Faults, followUpAt: Date | null, now: Date): void {
  if (followUpAt !== null && followUpAt <= now)
    faults.add(UserErrorCode.OUT_OF_RANGE, '须在将来。', 'It lies in the future.', 'followUpAt');
}

/** A plan; throws all faults at once. A follow-up that stood there before may have come meanwhile. */
export function checkedPlan(given: CoachingGiven, now: Date, followUpBefore: Date | null = null): CoachingPlan {
  const faults = new Faults();
  const topic = faults.text(given.topic, longest.topic, 'topic');
  const ties = { callIds: each(given.callIds), evaluationIds: each(given.evaluationIds), refs: each(given.refs) };
  for (const [field, list] of Object.entries(ties)) faults.atMost(list, longest.ties, field);
  const goals = checkedGoals(faults, given.goals ?? []);
  const [plannedAt, followUpAt] = [given.plannedAt ?? null, given.followUpAt ?? null];
  if (followUpAt?.getTime() !== followUpBefore?.getTime()) checkAhead(faults, followUpAt, now);
  if (plannedAt !== null && followUpAt !== null && followUpAt < plannedAt)
    faults.add(UserErrorCode.OUT_OF_RANGE, '不能早于辅导时间。', 'It is not before the session.', 'followUpAt');
  faults.check();
  return { topic, ...ties, goals, plannedAt, followUpAt };
}
