import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { AnswerGiven, FormResult } from '../scorecards/form-result.js';
import type { ScorecardContent } from '../scorecards/scorecard-content.js';
import { AnswerState, ErrorFamily, QuestionType } from '../scorecards/scorecard-enums.js';
import { type CompiledForm, compileForm } from '../scorecards/scoring.rules.js';
import { scoreForm } from '../scorecards/scoring.rules.js';
import type { EvaluationFigures, EvaluationMark, EvaluationNote, FamilyCount } from './evaluation.js';

/** A version of a form, ready for scoring. */
export interface ReadyForm {
  readonly content: ScorecardContent;
  readonly form: CompiledForm;
}

export const readyForm = (content: ScorecardContent): ReadyForm => ({ content, form: compileForm(content) });

const noErrors = (): Record<ErrorFamily, FamilyCount> =>
  Object.fromEntries(Object.values(ErrorFamily).map((family) => [family, { e: 0, n: 0 }])) as Record<
    ErrorFamily,
    FamilyCount
  >;

/** What figures count of a draft: nothing. */
export const noFigures = (): EvaluationFigures => ({
  ...{ raw: null, reported: null, isFatal: false },
  ...{ errors: noErrors(), marks: [] },
});

/** What figures count of a result. Questions that were not asked, and texts, leave no mark. */
export function figuresOf(result: FormResult, form: CompiledForm): EvaluationFigures {
  const errors = noErrors();
  for (const { family, errors: e, items: n } of result.families) errors[family] = { e, n };
  const marks = result.questions.flatMap(({ ref, state, isError, isFatal }): EvaluationMark[] => {
    if (form.byRef.get(ref)?.type === QuestionType.TEXT) return [];
    if (state !== AnswerState.ANSWERED && state !== AnswerState.MARKED_NA) return [];
    return [{ r: ref, e: isError ? 1 : 0, f: isFatal ? 1 : 0, na: state === AnswerState.MARKED_NA ? 1 : 0 }];
  });
  const { raw, reported, isFatal } = result;
  return { raw, reported, isFatal, errors, marks };
}

/** What answers give: the result as it is stored, and what figures count of it. */
export function scored(
  form: CompiledForm,
  answers: readonly AnswerGiven[],
): EvaluationFigures & { result: FormResult } {
  const result = scoreForm(form, answers);
  return { result, ...figuresOf(result, form) };
}

/** An answer as somebody hands it in. */
export interface GivenAnswer {
  readonly ref: string;
  readonly options?: readonly string[] | null;
  readonly number?: number | null;
  readonly text?: string | null;
  readonly isNa?: boolean | null;
}

/** An answer as it is stored; words without blanks around them. */
export const answerOf = ({ ref, options, number, text, isNa }: GivenAnswer): AnswerGiven => ({
  ...{ ref, options: [...(options ?? [])], number: number ?? null },
  ...{ text: text?.trim() || null, isNa: isNa ?? false },
});

const isEmpty = ({ options, number, text, isNa }: AnswerGiven): boolean =>
  options.length === 0 && number === null && text === null && !isNa;

/** Answers after a patch, in the order of the form; an empty answer takes the one that stands away. */
export function patched(
  form: CompiledForm,
  answers: readonly AnswerGiven[],
  patch: readonly AnswerGiven[],
): AnswerGiven[] {
  const byRef = new Map([...answers, ...patch].map((answer) => [answer.ref, answer]));
  return form.questions.flatMap(({ ref }) => {
    const answer = byRef.get(ref);
    return answer && !isEmpty(answer) ? [answer] : [];
  });
}

/** Faults of what is to be submitted: a question that is asked and not answered, and an error without the note that the form wants. */
export function openFaults(
  result: FormResult,
  content: ScorecardContent,
  notes: readonly EvaluationNote[],
  needsNotes: boolean,
): Fault[] {
  const open = result.open.map((ref) =>
    fault(UserErrorCode.REQUIRED, '这道题还没有作答。', 'This question is not answered.', 'answers', ref),
  );
  if (!needsNotes) return open;
  const noted = new Set(notes.flatMap(({ ref, isPrivate }) => (ref !== null && !isPrivate ? [ref] : [])));
  const wanting = new Set(
    content.sections.flatMap(({ questions }) =>
      questions.flatMap(({ ref, noteRequiredOnError }) => (noteRequiredOnError && !noted.has(ref) ? [ref] : [])),
    ),
  );
  const unexplained = result.questions
    .filter(({ ref, isError }) => isError && wanting.has(ref))
    .map(({ ref }) =>
      fault(
        UserErrorCode.REQUIRED,
        '请写一条座席可见的备注，说明错在哪里。',
        'Write a note that the agent can read: what is wrong.',
        ...['notes', ref],
      ),
    );
  return [...open, ...unexplained];
}

/** Whether two answers to a question are the same. */
export function isSameAnswer(one: AnswerGiven | undefined, other: AnswerGiven | undefined): boolean {
  if (!one || !other) return one === other;
  const keys = ({ options }: AnswerGiven): string => [...options].sort().join(' ');
  return keys(one) === keys(other) && one.number === other.number && one.text === other.text && one.isNa === other.isNa;
}
