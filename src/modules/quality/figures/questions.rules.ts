import { mondayOf } from '../../../platform/rules/days.js';
import type { Stage } from '../../../platform/rules/stages.js';
import type { ScorecardQuestion } from '../scorecards/scorecard-content.js';
import type { ScorecardVersion } from '../scorecards/scorecard.js';
import type { Match } from './evaluation-filter.rules.js';

/** What was counted at a question on one day. */
export interface QuestionRow {
  readonly ref: string;
  readonly day: string;
  readonly asked: number;
  readonly na: number;
  readonly errors: number;
  readonly fatals: number;
}

/** What was counted at a question in all, and by week. */
export interface QuestionCounts {
  readonly ref: string;
  readonly asked: number;
  readonly na: number;
  readonly errors: number;
  readonly fatals: number;
  /** In order; `of`: answers that were not N/A. */
  readonly weeks: readonly { readonly week: string; readonly errors: number; readonly of: number }[];
}

/** Answers, errors, fatal answers and N/A of each question by day. */
export const questionsPipeline = (match: Match): Stage[] => [
  { $match: match },
  { $project: { _id: 0, day: 1, marks: 1 } },
  { $unwind: '$marks' },
  {
    $group: {
      _id: { ref: '$marks.r', day: '$day' },
      asked: { $sum: 1 },
      na: { $sum: '$marks.na' },
      errors: { $sum: '$marks.e' },
      fatals: { $sum: '$marks.f' },
    },
  },
  { $project: { _id: 0, ref: '$_id.ref', day: '$_id.day', asked: 1, na: 1, errors: 1, fatals: 1 } },
];

/** The questions with their weeks: those with most errors first, then by name. */
export function byQuestion(rows: readonly QuestionRow[]): QuestionCounts[] {
  const found = new Map<string, QuestionRow[]>();
  for (const row of rows) {
    const known = found.get(row.ref);
    if (known) known.push(row);
    else found.set(row.ref, [row]);
  }
  return [...found]
    .map(([ref, own]) => {
      const sum = (part: 'asked' | 'na' | 'errors' | 'fatals'): number => own.reduce((so, row) => so + row[part], 0);
      const weeks = new Map<string, { errors: number; of: number }>();
      for (const { day, errors, asked, na } of own) {
        const week = mondayOf(day);
        const known = weeks.get(week) ?? { errors: 0, of: 0 };
        weeks.set(week, { errors: known.errors + errors, of: known.of + asked - na });
      }
      return {
        ...{ ref, asked: sum('asked'), na: sum('na'), errors: sum('errors'), fatals: sum('fatals') },
        weeks: [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([week, counts]) => ({ week, ...counts })),
      };
    })
    .sort((a, b) => b.errors - a.errors || (a.ref < b.ref ? -1 : 1));
}

/** What is read of a version of a scorecard. */
export type FormVersion = Pick<ScorecardVersion, 'version' | 'content'>;

/** Questions by their refs, each as the newest version that has it. */
export function questionsByRef(versions: readonly FormVersion[]): Map<string, ScorecardQuestion> {
  const oldestFirst = [...versions].sort((a, b) => a.version - b.version);
  return new Map(
    oldestFirst.flatMap(({ content }) =>
      content.sections.flatMap(({ questions }) => questions.map((question) => [question.ref, question] as const)),
    ),
  );
}
