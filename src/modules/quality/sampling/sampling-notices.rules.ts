import type { NewNotice } from '../../../platform/events/index.js';
import type { Assignment } from './assignment.js';

/** Tells an evaluator of calls to score; the subject is the first of them. */
export const assignmentNotice = (
  planName: { readonly zhCN: string; readonly en: string },
  assignment: Pick<Assignment, '_id' | 'evaluatorId' | 'dueAt'>,
  code: string,
  count: number,
): NewNotice => ({
  to: [assignment.evaluatorId],
  kind: 'ASSIGNMENT_NEW',
  subject: { type: 'assignment', id: assignment._id },
  code,
  title: planName.zhCN === planName.en ? planName.en : `${planName.zhCN} / ${planName.en}`,
  text: {
    'zh-CN': `有 ${count} 通通话待评估，请于 ${assignment.dueAt.toISOString().slice(0, 10)} 前完成（${planName.zhCN}）。`,
    en: `${count} ${count === 1 ? 'call is' : 'calls are'} to be scored by ${assignment.dueAt.toISOString().slice(0, 10)} (${planName.en}).`,
  },
});

/** What somebody is told of together: the first of their calls, and how many there are. */
export interface ToldTogether {
  readonly first: Assignment;
  readonly count: number;
}

/** Assignments by who scores them, each one's first and their number: nobody is told more than once of what comes together. */
export function toldTogether(assignments: readonly Assignment[]): ToldTogether[] {
  const byEvaluator = new Map<string, ToldTogether>();
  for (const assignment of assignments) {
    const { first, count } = byEvaluator.get(assignment.evaluatorId) ?? { first: assignment, count: 0 };
    byEvaluator.set(assignment.evaluatorId, { first, count: count + 1 });
  }
  return [...byEvaluator.values()];
}
