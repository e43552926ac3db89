import type { Questions } from './use-questions';

/** What these readers need of an evaluation. */
export interface Scored {
  readonly scorecardCode: string;
  readonly scorecardVersion: { readonly id: string } | null;
  readonly result: { readonly questions: readonly { ref: string; isError: boolean; isFatal: boolean }[] } | null;
}

/** A question that was wrong in one or several evaluations. */
export interface WrongQuestion {
  readonly ref: string;
  readonly number: number;
  readonly text: { zhCN: string; en: string };
  readonly isFatal: boolean;
  readonly times: number;
}

/** What was wrong in one evaluation, the fatal errors first; nothing before its questions are known. */
export function wrongIn(
  { result, scorecardVersion }: Omit<Scored, 'scorecardCode'>,
  questions: Questions,
): WrongQuestion[] {
  const asked = questions.get(scorecardVersion?.id ?? '') ?? [];
  return (result?.questions ?? [])
    .flatMap(({ ref, isError, isFatal }): WrongQuestion[] => {
      const at = asked.findIndex((question) => question.ref === ref);
      const question = asked[at];
      return question && (isError || isFatal) ? [{ ref, number: at + 1, text: question.text, isFatal, times: 1 }] : [];
    })
    .sort((one, other) => Number(other.isFatal) - Number(one.isFatal) || one.number - other.number);
}

/** Whether anything was wrong, which is known before the questions are. */
export const isWrong = ({ result }: Pick<Scored, 'result'>): boolean =>
  result?.questions.some(({ isError, isFatal }) => isError || isFatal) ?? false;

/** What was wrong in several evaluations by the same form, the most frequent first. */
export function wrongAmong(evaluations: readonly Scored[], questions: Questions): WrongQuestion[] {
  const code = evaluations[0]?.scorecardCode;
  const found = new Map<string, WrongQuestion>();
  for (const wrong of evaluations
    .filter(({ scorecardCode }) => scorecardCode === code)
    .flatMap((evaluation) => wrongIn(evaluation, questions))) {
    const before = found.get(wrong.ref);
    found.set(wrong.ref, {
      ...wrong,
      isFatal: wrong.isFatal || (before?.isFatal ?? false),
      times: (before?.times ?? 0) + 1,
    });
  }
  return [...found.values()].sort((one, other) => other.times - one.times || one.number - other.number);
}
