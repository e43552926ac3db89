import { type Fault, UserErrorCode, fault } from '../../../../platform/errors/index.js';
import type { AnswerGiven } from '../form-result.js';
import { AnswerState, FatalEffect, QuestionType } from '../scorecard-enums.js';
import { scorecardLimits } from '../scorecard-limits.js';
import {
  type CompiledAnswer,
  type CompiledForm,
  type CompiledQuestion,
  type CompiledTest,
  valuesOf,
} from './compiled-form.js';

/** What an answer gives; null where it is none, or not one that the question offers. */
export function answerOf(question: CompiledQuestion, given: AnswerGiven): CompiledAnswer | null {
  switch (question.type) {
    case QuestionType.YES_NO:
    case QuestionType.SINGLE:
      return given.options.length === 1 ? (question.options.get(given.options[0] ?? '') ?? null) : null;
    case QuestionType.MULTIPLE:
      return given.options.length ? sumOf(question, given.options) : null;
    case QuestionType.SCALE:
      return given.number === null ? null : onScale(question, given.number);
    case QuestionType.NUMERIC: {
      const { number } = given;
      if (number === null) return null;
      return question.ranges.find(({ min, max }) => number >= min && number <= max)?.answer ?? null;
    }
    case QuestionType.TEXT:
      return given.text?.trim() ? silent : null;
  }
}

/** Words score nothing and are no error. */
const silent: CompiledAnswer = { points: 0, value: 0, share: 0, isError: false, fatal: null };

function onScale(question: CompiledQuestion, number: number): CompiledAnswer | null {
  const { scaleMin, scaleMax, valueRule } = question;
  if (!Number.isInteger(number) || number < scaleMin || number > scaleMax) return null;
  const values = valuesOf(number, scaleMin, scaleMax, valueRule);
  return { points: number, ...values, isError: number < question.errorBelow, fatal: null };
}

const gravity: Readonly<Record<FatalEffect, number>> = {
  [FatalEffect.FLAG_ONLY]: 1,
  [FatalEffect.ZERO_SECTION]: 2,
  [FatalEffect.ZERO_FORM]: 3,
};

/** The graver of two effects. */
export const graver = (one: FatalEffect | null, other: FatalEffect | null): FatalEffect | null => {
  if (!one || !other) return one ?? other;
  return gravity[one] >= gravity[other] ? one : other;
};

function sumOf(question: CompiledQuestion, keys: readonly string[]): CompiledAnswer | null {
  let points = 0;
  let isError = false;
  let fatal: FatalEffect | null = null;
  for (const key of new Set(keys)) {
    const option = question.options.get(key);
    if (!option) return null;
    points += option.points;
    isError ||= option.isError;
    fatal = graver(fatal, option.fatal);
  }
  const share = question.possible > 0 ? points / question.possible : 0;
  return {
    ...{ points, value: share, share, fatal },
    isError: isError || (question.errsBelowAll && points < question.possible),
  };
}

/** Whether a condition holds, by the states and answers of the questions before, each at its place. */
export function isAsked(
  { isAll, tests }: NonNullable<CompiledQuestion['condition']>,
  results: readonly { readonly state: AnswerState }[],
  given: readonly (AnswerGiven | undefined)[],
): boolean {
  const holds = ({ at, keys }: CompiledTest): boolean => {
    const answer = results[at]?.state === AnswerState.ANSWERED ? given[at] : undefined;
    if (!answer) return false;
    return answer.number === null ? answer.options.some((key) => keys.has(key)) : keys.has(String(answer.number));
  };
  return isAll ? tests.every(holds) : tests.some(holds);
}

/** Whether nothing at all was answered, so that there is nothing to judge. */
const isEmpty = ({ options, number, text }: AnswerGiven): boolean =>
  options.length === 0 && number === null && (text === null || text === '');

/**
 * What is wrong with answers, each with its field `answers.<ref>`: an unknown or repeated question, an answer of another type, an option
 * that is not offered, a number outside, N/A where it is not allowed. Open questions are no fault; `FormResult.open` names them.
 */
export function answerFaults(form: CompiledForm, answers: readonly AnswerGiven[]): Fault[] {
  const seen = new Set<string>();
  return answers.flatMap((given) => {
    const question = form.byRef.get(given.ref);
    if (!question) return [unknown(given.ref)];
    if (seen.has(given.ref)) return [twice(given.ref)];
    seen.add(given.ref);
    const found = faultOf(question, given);
    return found ? [found] : [];
  });
}

const unknown = (ref: string): Fault =>
  fault(UserErrorCode.NOT_FOUND, '评分卡中没有这道题。', 'The scorecard has no such question.', 'answers', ref);
const twice = (ref: string): Fault =>
  fault(UserErrorCode.DUPLICATE, '同一道题答了两次。', 'The same question is answered twice.', 'answers', ref);

function faultOf(question: CompiledQuestion, given: AnswerGiven): Fault | null {
  const wrong = (code: UserErrorCode, zh: string, en: string): Fault => fault(code, zh, en, 'answers', given.ref);
  if (given.isNa) {
    if (!question.naAllowed)
      return wrong(UserErrorCode.INVALID, '这道题不能选“不适用”。', 'This question cannot be N/A.');
    return isEmpty(given)
      ? null
      : wrong(UserErrorCode.INVALID, '选了“不适用”就不能再作答。', 'N/A goes without an answer.');
  }
  if (isEmpty(given)) return null;
  if (!fitsType(question.type, given))
    return wrong(UserErrorCode.INVALID, '作答方式与题型不符。', 'The answer is not of the question’s type.');
  switch (question.type) {
    case QuestionType.SCALE: {
      const { scaleMin, scaleMax } = question;
      if (answerOf(question, given)) return null;
      return wrong(
        UserErrorCode.OUT_OF_RANGE,
        `请给 ${scaleMin} 到 ${scaleMax} 之间的整数。`,
        `Give a whole number from ${scaleMin} to ${scaleMax}.`,
      );
    }
    case QuestionType.NUMERIC:
      if (answerOf(question, given)) return null;
      return wrong(UserErrorCode.OUT_OF_RANGE, '这个数不在任何一段内。', 'The number lies in none of the ranges.');
    case QuestionType.TEXT: {
      const { answer } = scorecardLimits;
      if ((given.text ?? '').length <= answer) return null;
      return wrong(UserErrorCode.TOO_LONG, `最多 ${answer} 个字符。`, `At most ${answer} characters.`);
    }
    case QuestionType.YES_NO:
    case QuestionType.SINGLE:
    case QuestionType.MULTIPLE:
      if (new Set(given.options).size !== given.options.length)
        return wrong(UserErrorCode.DUPLICATE, '同一个选项选了两次。', 'The same option is chosen twice.');
      if (question.type !== QuestionType.MULTIPLE && given.options.length > 1)
        return wrong(UserErrorCode.TOO_MANY, '这道题只能选一项。', 'Only one option can be chosen.');
      return answerOf(question, given)
        ? null
        : wrong(UserErrorCode.NOT_FOUND, '没有这个选项。', 'The question does not offer this option.');
  }
}

/** Whether only the part is filled in that the type uses. */
function fitsType(type: QuestionType, { options, number, text }: AnswerGiven): boolean {
  const hasText = text !== null && text !== '';
  if (type === QuestionType.TEXT) return options.length === 0 && number === null;
  if (type === QuestionType.SCALE || type === QuestionType.NUMERIC) return options.length === 0 && !hasText;
  return number === null && !hasText;
}
