import type { AnswerGiven } from '../../../../src/modules/quality/scorecards/form-result.js';
import type {
  ScorecardContent,
  ScorecardOption,
  ScorecardQuestion,
  ScorecardSection,
} from '../../../../src/modules/quality/scorecards/scorecard-content.js';
import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  NaRule,
  QuestionType,
  ScoringMode,
  SubjectKind,
} from '../../../../src/modules/quality/scorecards/scorecard-enums.js';

const both = (text: string): { zhCN: string; en: string } => ({ zhCN: `${text}（中）`, en: text });

/** An option that is neither error nor fatal by itself. */
export const option = (key: string, score: number | null, more: Partial<ScorecardOption> = {}): ScorecardOption => ({
  ...{ key, label: both(key), score, isError: null, fatal: null },
  ...more,
});

export const yesNo = (): ScorecardOption[] => [option('yes', 10), option('no', 0)];

/** A question with two options, yes 10 and no 0. */
export const question = (ref: string, more: Partial<ScorecardQuestion> = {}): ScorecardQuestion => ({
  ...{ ref, text: both(`Question ${ref}`), help: { zhCN: '', en: '' }, type: QuestionType.YES_NO, weight: 1 },
  ...{ isBonus: false, isExcluded: false, naAllowed: true, family: ErrorFamily.NON_CRITICAL },
  ...{ valueRule: AnswerValueRule.MAX, options: yesNo(), ranges: [], scaleMin: null, scaleMax: null, errorBelow: null },
  ...{ condition: null, teaches: null, noteRequiredOnError: false },
  ...more,
});

export const scale = (ref: string, more: Partial<ScorecardQuestion> = {}): ScorecardQuestion =>
  question(ref, {
    ...{ type: QuestionType.SCALE, options: [], scaleMin: 1, scaleMax: 5, valueRule: AnswerValueRule.RANGE },
    ...more,
  });

export const section = (
  ref: string,
  questions: ScorecardQuestion[],
  more: Partial<ScorecardSection> = {},
): ScorecardSection => ({ ref, title: both(`Section ${ref}`), weight: 1, isExcluded: false, questions, ...more });

export const form = (sections: ScorecardSection[], more: Partial<ScorecardContent> = {}): ScorecardContent => ({
  ...{ title: both('Calls'), subject: SubjectKind.CALL, mode: ScoringMode.QUESTION_WEIGHT, naRule: NaRule.EXCLUDE },
  ...{ fatalEffect: FatalEffect.ZERO_FORM, bonusCap: true, bands: null, passMark: null },
  ...{ reviewWindowDays: 5, disputeLimit: 3, sections },
  ...more,
});

/** An answer: keys of options, a number, or N/A. */
export const answered = (ref: string, value: string | number | readonly string[]): AnswerGiven => ({
  ref,
  options: typeof value === 'number' || value === 'NA' ? [] : [value].flat(),
  number: typeof value === 'number' ? value : null,
  text: null,
  isNa: value === 'NA',
});

/** Answers by ref. */
export const answers = (given: Readonly<Record<string, string | number | readonly string[]>>): AnswerGiven[] =>
  Object.entries(given).map(([ref, value]) => answered(ref, value));
