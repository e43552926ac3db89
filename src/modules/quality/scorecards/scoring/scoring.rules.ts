import type { AnswerGiven, FamilyErrors, FormResult, QuestionResult, SectionResult } from '../form-result.js';
import { AnswerState, ErrorFamily, FatalEffect, NaRule, ScoreOutcome, type ScoringMode } from '../scorecard-enums.js';
import { answerOf, graver, isAsked } from './answers.rules.js';
import type { CompiledForm, CompiledQuestion } from './compiled-form.js';
import { band, reaches } from './score-arithmetic.rules.js';
import { type Sums, countsByPoints, formPercentage, noSums, sectionPercentage } from './sums.rules.js';

/** Another mode or rule than those of the form, for a what-if. An effect given here takes the place of that of every fatal answer. */
export interface ScoringOverride {
  readonly mode?: ScoringMode | null;
  readonly naRule?: NaRule | null;
  readonly fatalEffect?: FatalEffect | null;
}

/** One run over the answers to one form. Everything is found by the place of its question: this is what a what-if over a year runs. */
interface Run {
  readonly form: CompiledForm;
  /** What was answered, by the place of the question. */
  readonly given: readonly (AnswerGiven | undefined)[];
  readonly isByPoints: boolean;
  readonly naRule: NaRule;
  readonly override: FatalEffect | null;
  readonly sums: readonly Sums[];
  readonly results: QuestionResult[];
  /** Gravest effect so far. */
  effect: FatalEffect | null;
}

/**
 * Scores answers. Percentages are not rounded. Answers that the form does not offer count as open: ask `answerFaults` first.
 * Pure, and fast enough to score a year of evaluations anew for a what-if.
 */
export function scoreForm(
  form: CompiledForm,
  answers: ReadonlyMap<string, AnswerGiven> | readonly AnswerGiven[],
  override: ScoringOverride = {},
): FormResult {
  const mode = override.mode ?? form.mode;
  const run: Run = {
    form,
    given: inPlace(form, answers),
    isByPoints: countsByPoints(mode),
    naRule: override.naRule ?? form.naRule,
    override: override.fatalEffect ?? null,
    sums: form.sections.map(noSums),
    results: [],
    effect: null,
  };
  for (const question of form.questions) read(run, question);
  if (run.naRule !== NaRule.EXCLUDE) fillIn(run);
  const { raw, reported, isFatal, fatalEffect, outcome, band, sections } = scored(run, mode);
  const { families, open } = countedErrors(run);
  return {
    raw,
    reported,
    isFatal,
    fatalEffect,
    outcome,
    band,
    sections,
    questions: run.results,
    families,
    open,
  };
}

/** Answers by the place of their question; of an unknown question nothing, of two the last. */
function inPlace(
  form: CompiledForm,
  answers: ReadonlyMap<string, AnswerGiven> | readonly AnswerGiven[],
): (AnswerGiven | undefined)[] {
  const given: (AnswerGiven | undefined)[] = form.questions.map(() => undefined);
  for (const answer of isList(answers) ? answers : answers.values()) {
    const at = form.places.get(answer.ref);
    if (at !== undefined) given[at] = answer;
  }
  return given;
}

const isList = (
  answers: ReadonlyMap<string, AnswerGiven> | readonly AnswerGiven[],
): answers is readonly AnswerGiven[] => Array.isArray(answers);

/** State, points and error of one question; what is answered and scored goes into the sums. */
function read(run: Run, question: CompiledQuestion): void {
  const at = run.results.length;
  const result: QuestionResult = {
    ref: question.ref,
    value: null,
    earned: 0,
    possible: 0,
    state: AnswerState.OPEN,
    isError: false,
    isFatal: false,
    family: question.family,
  };
  run.results.push(result);
  if (question.condition && !isAsked(question.condition, run.results, run.given)) {
    result.state = AnswerState.SYSTEM_NA;
    return;
  }
  const given = run.given[at];
  if (!given) return;
  if (given.isNa) {
    result.state = AnswerState.MARKED_NA;
    return;
  }
  const answer = answerOf(question, given);
  const sums = run.sums[question.section];
  if (!answer || !sums) return;
  result.state = AnswerState.ANSWERED;
  result.isError = answer.isError;
  if (answer.fatal) {
    result.isFatal = true;
    const effect = run.override ?? answer.fatal;
    run.effect = graver(run.effect, effect);
    if (effect === FatalEffect.ZERO_SECTION) sums.isZeroed = true;
  }
  if (!question.isScored) return;
  const value = run.isByPoints ? answer.share : answer.value;
  if (!question.isBonus) {
    sums.answered += 1;
    sums.answeredValues += value;
  }
  count(question, result, value, answer.points, sums);
}

/** Puts what a question counts into its result and into the sums of its section; a bonus only adds. */
function count(question: CompiledQuestion, result: QuestionResult, value: number, earned: number, sums: Sums): void {
  result.value = value;
  result.earned = earned;
  sums.weighed += question.weight * value;
  sums.values += value;
  sums.earned += earned;
  if (question.isBonus) return;
  result.possible = question.possible;
  sums.weights += question.weight;
  sums.count += 1;
  sums.possible += question.possible;
}

/** Questions that do not apply count what the rule says; a bonus that does not apply is left out, and so is everything where nothing is answered. */
function fillIn(run: Run): void {
  const { form, results, sums } = run;
  let answered = 0;
  let values = 0;
  for (const sum of sums) {
    answered += sum.answered;
    values += sum.answeredValues;
  }
  if (answered === 0) return;
  form.questions.forEach((question, at) => {
    const result = results[at];
    const sum = sums[question.section];
    if (!result || !sum || !question.isScored || question.isBonus) return;
    if (result.state !== AnswerState.MARKED_NA && result.state !== AnswerState.SYSTEM_NA) return;
    const value = valueInstead(run, question, sum, values / answered);
    if (value !== null) count(question, result, value, value * question.possible, sum);
  });
}

function valueInstead(run: Run, question: CompiledQuestion, sum: Sums, formMean: number): number | null {
  switch (run.naRule) {
    case NaRule.EXCLUDE:
      return null;
    case NaRule.PASS:
      return 1;
    case NaRule.ZERO:
      return 0;
    case NaRule.GROUP_MEAN:
      return sum.answered > 0 ? sum.answeredValues / sum.answered : null;
    case NaRule.FORM_MEAN:
      return formMean;
    case NaRule.POSSIBLE_MEAN:
      return run.isByPoints ? question.meanShare : question.meanValue;
  }
}

/** The numbers of form and sections, before and after fatal answers took effect. */
function scored(run: Run, mode: ScoringMode): Omit<FormResult, 'questions' | 'families' | 'open'> {
  const { form, sums, effect } = run;
  const hasScore = sums.some(({ answered }) => answered > 0);
  const capped = (value: number | null): number | null =>
    value === null || !hasScore ? null : form.bonusCap ? Math.min(100, value) : value;
  const raw = capped(formPercentage(form.sections, sums, mode, false));
  const isZeroed = sums.some((sum) => sum.isZeroed);
  const kept = isZeroed ? capped(formPercentage(form.sections, sums, mode, true)) : raw;
  const reported = raw !== null && effect === FatalEffect.ZERO_FORM ? 0 : kept;
  return {
    ...{ raw, reported, isFatal: effect !== null, fatalEffect: effect },
    outcome: outcomeOf(form.passMark, reported, effect !== null),
    band: reported === null || !form.bands ? null : band(reported, form.bands),
    sections: form.sections.map(({ ref }, at) => sectionResult(ref, sums[at] ?? noSums(), mode)),
  };
}

function sectionResult(ref: string, sums: Sums, mode: ScoringMode): SectionResult {
  const raw = sectionPercentage(sums, mode);
  return { ref, raw, reported: raw !== null && sums.isZeroed ? 0 : raw, isNa: sums.answered === 0 };
}

function outcomeOf(passMark: number | null, reported: number | null, isFatal: boolean): ScoreOutcome | null {
  if (isFatal) return ScoreOutcome.FAIL;
  if (passMark === null || reported === null) return null;
  return reaches(reported, passMark) ? ScoreOutcome.PASS : ScoreOutcome.FAIL;
}

const families = Object.values(ErrorFamily);

/** Errors of all families, and what is still open. */
function countedErrors({ form, results }: Run): Pick<FormResult, 'families' | 'open'> {
  const counted = families.map((family): FamilyErrors => ({ family, errors: 0, items: 0 }));
  const open: string[] = [];
  results.forEach((result, at) => {
    if (result.state === AnswerState.OPEN) open.push(result.ref);
    const question = form.questions[at];
    if (result.state !== AnswerState.ANSWERED || !question?.canErr) return;
    const family = counted[question.familyAt];
    if (!family) return;
    family.items += 1;
    if (result.isError) family.errors += 1;
  });
  return { families: counted, open };
}
