import {
  AnswerValueRule,
  ErrorFamily,
  FatalEffect,
  type NaRule,
  OptionFatal,
  QuestionType,
  type ScoringMode,
} from '../scorecard-enums.js';
import type {
  ScorecardBands,
  ScorecardCondition,
  ScorecardContent,
  ScorecardQuestion,
  ScorecardSection,
} from '../scorecard-content.js';

// A form as scoring reads it: made once for a version, so that thousands of evaluations a second can be scored anew.

/** What one answer gives. */
export interface CompiledAnswer {
  readonly points: number;
  /** Value between 0 and 1 by the question's rule. */
  readonly value: number;
  /** Points of those possible, between 0 and 1: what the modes by points count. */
  readonly share: number;
  readonly isError: boolean;
  readonly fatal: FatalEffect | null;
}

export interface CompiledRange {
  readonly min: number;
  readonly max: number;
  readonly answer: CompiledAnswer;
}

export interface CompiledTest {
  /** Place of the earlier question; -1 where there is none, which never holds. */
  readonly at: number;
  readonly keys: ReadonlySet<string>;
}

export interface CompiledQuestion {
  readonly ref: string;
  readonly section: number;
  readonly type: QuestionType;
  readonly weight: number;
  readonly isScored: boolean;
  readonly isBonus: boolean;
  readonly naAllowed: boolean;
  readonly family: ErrorFamily;
  /** Place of the family among all. */
  readonly familyAt: number;
  /** Whether an answer to it can be an error: then it is an opportunity of its family. */
  readonly canErr: boolean;
  /** Most points. */
  readonly possible: number;
  /** Mean of what its answers can give, as value and as share of points. */
  readonly meanValue: number;
  readonly meanShare: number;
  readonly options: ReadonlyMap<string, CompiledAnswer>;
  /** MULTIPLE: whether less than all points is an error, because no option says which are. */
  readonly errsBelowAll: boolean;
  readonly ranges: readonly CompiledRange[];
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly errorBelow: number;
  readonly valueRule: AnswerValueRule;
  readonly condition: { readonly isAll: boolean; readonly tests: readonly CompiledTest[] } | null;
}

export interface CompiledForm {
  readonly mode: ScoringMode;
  readonly naRule: NaRule;
  readonly fatalEffect: FatalEffect;
  readonly bonusCap: boolean;
  readonly bands: ScorecardBands | null;
  readonly passMark: number | null;
  readonly sections: readonly { readonly ref: string; readonly weight: number }[];
  readonly questions: readonly CompiledQuestion[];
  readonly byRef: ReadonlyMap<string, CompiledQuestion>;
  /** Places of the questions by their refs. */
  readonly places: ReadonlyMap<string, number>;
}

/** Least and most points that answering a question can give; null where its answers give none. */
export function pointsOf(question: ScorecardQuestion): { least: number; most: number } | null {
  const { type, scaleMin, scaleMax } = question;
  if (type === QuestionType.SCALE)
    return scaleMin === null || scaleMax === null ? null : { least: scaleMin, most: scaleMax };
  if (type === QuestionType.TEXT) return null;
  const scores = (type === QuestionType.NUMERIC ? question.ranges : question.options).map(({ score }) => score ?? 0);
  if (!scores.length) return null;
  if (type === QuestionType.MULTIPLE) return { least: 0, most: scores.reduce((sum, score) => sum + score, 0) };
  return { least: Math.min(...scores), most: Math.max(...scores) };
}

/** Whether answers to a question change its points at all; RANGE needs a distance, MAX anything above 0. */
export function canScore(question: ScorecardQuestion): boolean {
  const points = pointsOf(question);
  if (!points || points.most <= 0) return false;
  return question.valueRule === AnswerValueRule.MAX || points.most > points.least;
}

/** Whether a question is scored: neither it nor its section is left out, and its answers can give points. */
export const isScoredIn = (section: ScorecardSection, question: ScorecardQuestion): boolean =>
  !section.isExcluded && !question.isExcluded && canScore(question);

/** Makes a form ready for scoring. Never fails: what the check of a scorecard calls an error scores nothing here. */
export function compileForm(content: ScorecardContent): CompiledForm {
  const questions: CompiledQuestion[] = [];
  const places = new Map<string, number>();
  content.sections.forEach((section, at) => {
    for (const question of section.questions) {
      const isScored = isScoredIn(section, question);
      const compiled = compileQuestion(question, { at, isScored, places, effect: content.fatalEffect });
      places.set(question.ref, questions.length);
      questions.push(compiled);
    }
  });
  const { mode, naRule, fatalEffect, bonusCap, bands, passMark } = content;
  return {
    ...{ mode, naRule, fatalEffect, bonusCap, bands, passMark, questions },
    sections: content.sections.map(({ ref, weight }) => ({ ref, weight })),
    byRef: new Map(questions.map((question) => [question.ref, question])),
    places,
  };
}

const families = Object.values(ErrorFamily);

/** What an answer does that says `AS_FORM`, or what it says itself. */
const effectOf = (fatal: OptionFatal | null, ofForm: FatalEffect): FatalEffect | null =>
  fatal === OptionFatal.AS_FORM ? ofForm : fatal && FatalEffect[fatal];

function compileQuestion(
  question: ScorecardQuestion,
  from: { at: number; isScored: boolean; places: ReadonlyMap<string, number>; effect: FatalEffect },
): CompiledQuestion {
  const { isScored, places } = from;
  const { least, most } = pointsOf(question) ?? { least: 0, most: 0 };
  const { type, valueRule } = question;
  const isMultiple = type === QuestionType.MULTIPLE;
  const errsByPoints = isScored && !question.isBonus;
  const says = question.options.some(({ isError }) => isError !== null);
  const answer = (of: {
    score: number | null;
    isError: boolean | null;
    fatal: OptionFatal | null;
  }): CompiledAnswer => ({
    points: of.score ?? 0,
    ...valuesOf(of.score ?? 0, least, most, valueRule),
    isError: of.fatal !== null || (of.isError ?? (errsByPoints && !isMultiple && (of.score ?? 0) < most)),
    fatal: effectOf(of.fatal, from.effect),
  });
  const options = new Map(question.options.map((option) => [option.key, answer(option)]));
  const ranges = question.ranges.map((range) => ({ min: range.min, max: range.max, answer: answer(range) }));
  const errsBelowAll = isMultiple && errsByPoints && !says;
  const errorBelow = question.errorBelow ?? (errsByPoints ? most : -Infinity);
  return {
    ...{ ref: question.ref, section: from.at, type, weight: question.weight, isScored, isBonus: question.isBonus },
    ...{
      naAllowed: question.naAllowed,
      family: question.family,
      familyAt: families.indexOf(question.family),
      possible: most,
      valueRule,
    },
    ...meansOf(question, [...options.values(), ...ranges.map((range) => range.answer)], { least, most }),
    ...{ options, errsBelowAll, ranges, errorBelow },
    ...{ scaleMin: question.scaleMin ?? 0, scaleMax: question.scaleMax ?? 0 },
    canErr:
      errsBelowAll ||
      (type === QuestionType.SCALE && (question.scaleMin ?? 0) < errorBelow) ||
      [...options.values(), ...ranges.map((range) => range.answer)].some(({ isError }) => isError),
    condition: question.condition && compileCondition(question.condition, places),
  };
}

/** Points as value by the rule, and as share of the most; 0 where there is nothing to divide by. */
export function valuesOf(
  points: number,
  least: number,
  most: number,
  rule: AnswerValueRule,
): { value: number; share: number } {
  const share = most > 0 ? points / most : 0;
  if (rule === AnswerValueRule.MAX) return { value: share, share };
  return { value: most > least ? (points - least) / (most - least) : 0, share };
}

/** Mean over the answers that a question offers; of a MULTIPLE one over all choices, which is half. */
function meansOf(
  question: ScorecardQuestion,
  answers: readonly CompiledAnswer[],
  { least, most }: { least: number; most: number },
): { meanValue: number; meanShare: number } {
  if (question.type === QuestionType.MULTIPLE) return { meanValue: 0.5, meanShare: 0.5 };
  if (question.type === QuestionType.SCALE) {
    const { value, share } = valuesOf((least + most) / 2, least, most, question.valueRule);
    return { meanValue: value, meanShare: share };
  }
  const mean = (pick: (answer: CompiledAnswer) => number): number =>
    answers.length ? answers.reduce((sum, one) => sum + pick(one), 0) / answers.length : 0;
  return { meanValue: mean((one) => one.value), meanShare: mean((one) => one.share) };
}

const compileCondition = (
  { isAll, tests }: ScorecardCondition,
  places: ReadonlyMap<string, number>,
): CompiledQuestion['condition'] => ({
  isAll,
  tests: tests.map((test) => ({ at: places.get(test.ref) ?? -1, keys: new Set(test.in) })),
});
