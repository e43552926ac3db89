import type {
  GivenAnswerFragment,
  AnsweredFormFragment,
  AskedQuestionFragment,
  FormScoreFragment,
} from '../../../gql/quality/graphql';
import { isEmptyAnswer, noAnswer } from './session/score-state';

export { isEmptyAnswer };

export type FormSection = AnsweredFormFragment['content']['sections'][number];
export type QuestionScore = FormScoreFragment['questions'][number];

/** A question with its number in the form. */
export interface Numbered {
  readonly question: AskedQuestionFragment;
  readonly number: number;
  readonly section: FormSection;
}

export const questionsOf = (sections: readonly FormSection[]): Numbered[] =>
  sections
    .flatMap((section) => section.questions.map((question) => ({ question, section })))
    .map((one, at) => ({ ...one, number: at + 1 }));

/** Weights of sections count only where the form adds up by sections. */
export const weighsSections = (mode: AnsweredFormFragment['content']['mode']): boolean => mode === 'SECTION_WEIGHT';

/** Whether an answer is fatal, known before the server says so: its note opens at once. */
export function isFatalAnswer(question: AskedQuestionFragment, answer: GivenAnswerFragment | undefined): boolean {
  if (!answer || answer.isNa || isEmptyAnswer(answer)) return false;
  if (question.options.some(({ key, fatal }) => fatal !== null && answer.options.includes(key))) return true;
  const { number } = answer;
  return (
    number !== null && question.ranges.some(({ min, max, fatal }) => fatal !== null && number >= min && number <= max)
  );
}

/** Numbers of a scale that are few enough to stand beside each other. */
export const scaleOf = ({ scaleMin, scaleMax }: Pick<AskedQuestionFragment, 'scaleMin' | 'scaleMax'>): number[] => {
  const from = scaleMin ?? 0;
  return Array.from({ length: Math.min(101, Math.max(0, (scaleMax ?? 0) - from + 1)) }, (_, at) => from + at);
};

/** What a digit answers; null where the question is not answered by a digit. Pressed again it takes a choice of several back. */
export function answerByDigit(
  question: AskedQuestionFragment,
  digit: number,
  before: GivenAnswerFragment | undefined,
): GivenAnswerFragment | null {
  const empty = noAnswer(question.ref);
  if (digit === 0) return question.naAllowed ? { ...empty, isNa: true } : null;
  switch (question.type) {
    case 'YES_NO':
    case 'SINGLE': {
      const option = question.options[digit - 1];
      return option ? { ...empty, options: [option.key] } : null;
    }
    case 'MULTIPLE': {
      const option = question.options[digit - 1];
      return option ? toggled(question, option.key, before) : null;
    }
    case 'SCALE':
      return scaleOf(question).includes(digit) ? { ...empty, number: digit } : null;
    case 'NUMERIC':
    case 'TEXT':
      return null;
  }
}

/** A question that takes several with one more, or one less; in the order of the form. */
export function toggled(
  question: AskedQuestionFragment,
  key: string,
  before: GivenAnswerFragment | undefined,
): GivenAnswerFragment {
  const had = before?.options ?? [];
  const wanted = (one: string): boolean => (one === key ? !had.includes(key) : had.includes(one));
  const options = question.options.map((option) => option.key).filter(wanted);
  return { ...noAnswer(question.ref), options };
}
