import type { CoachingUpdateInput, CoachingWholeFragment } from '../../../gql/coaching/graphql';

/** The plan of a session as it is written. */
export interface Plan {
  readonly topic: string;
  readonly evaluationIds: readonly string[];
  readonly callIds: readonly string[];
  readonly refs: readonly string[];
  /** One goal a line. */
  readonly goals: string;
  readonly plannedAt: string | null;
  readonly followUpAt: string | null;
}

export const noPlan: Plan = {
  ...{ topic: '', evaluationIds: [], callIds: [], refs: [] },
  ...{ goals: '', plannedAt: null, followUpAt: null },
};

export const planOf = (session: CoachingWholeFragment): Plan => ({
  ...{ topic: session.topic, evaluationIds: session.evaluationIds, callIds: session.callIds, refs: session.refs },
  goals: session.goals.map(({ text }) => text).join('\n'),
  ...{ plannedAt: session.plannedAt, followUpAt: session.followUpAt },
});

/** Lines as goals; empty ones are none. */
export const goalsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const planInput = (plan: Plan): Omit<CoachingUpdateInput, 'expectedVersion'> => ({
  ...{ topic: plan.topic.trim(), evaluationIds: [...plan.evaluationIds], callIds: [...plan.callIds] },
  ...{ refs: [...plan.refs], goals: goalsOf(plan.goals) },
  ...{ plannedAt: plan.plannedAt, followUpAt: plan.followUpAt },
});
