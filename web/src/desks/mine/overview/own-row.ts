import type { OwnRowFragment } from '../../../gql/mine/graphql';
import type { Questions } from '../../coaching/shared/use-questions';
import { type WrongQuestion, wrongIn } from '../../coaching/shared/wrong';

/** What happened to a disputed evaluation. */
export type DisputeStanding = 'open' | 'upheld' | 'rejected' | null;

export function disputeStanding({ disputes }: Pick<OwnRowFragment, 'disputes'>): DisputeStanding {
  if (disputes.some(({ state }) => state === 'OPEN')) return 'open';
  const decided = disputes.filter(({ state }) => state === 'DECIDED').flatMap(({ items }) => items);
  if (decided.length === 0) return null;
  return decided.some(({ decision }) => decision === 'UPHELD') ? 'upheld' : 'rejected';
}

/** The score before disputes and corrections changed it; null where nothing did. */
export const scoreBefore = ({ history }: Pick<OwnRowFragment, 'history'>): number | null =>
  history[0]?.result.reported ?? null;

/** Where a call without an error lost most of its points; null where it lost none, or before its questions are known. */
export function mostLost(
  { result, scorecardVersion }: OwnRowFragment,
  questions: Questions,
): { number: number; text: { zhCN: string; en: string } } | null {
  const asked = questions.get(scorecardVersion?.id ?? '') ?? [];
  const [most] = [...(result?.questions ?? [])]
    .filter(({ earned, possible }) => earned < possible)
    .sort((one, other) => other.possible - other.earned - (one.possible - one.earned));
  const at = asked.findIndex(({ ref }) => ref === most?.ref);
  const question = asked[at];
  return question ? { number: at + 1, text: question.text } : null;
}

/** What goes wrong fatally again and again: the question with the most fatal errors, where it has at least two. */
export function oftenWrong(
  rows: readonly OwnRowFragment[],
  questions: Questions,
): { wrong: WrongQuestion; times: number; of: number } | null {
  const fatal = rows
    .filter(({ kind, result }) => (kind === 'STANDARD' || kind === 'SECOND') && result?.isFatal === true)
    .map((row) => wrongIn(row, questions).filter(({ isFatal }) => isFatal));
  const counted = new Map<string, { wrong: WrongQuestion; times: number }>();
  for (const wrong of fatal.flat()) {
    // Questions of different forms and versions are the same where they ask the same.
    const key = wrong.text.zhCN;
    counted.set(key, { wrong, times: (counted.get(key)?.times ?? 0) + 1 });
  }
  const most = [...counted.values()].sort((one, other) => other.times - one.times)[0];
  return most && most.times >= 2 ? { ...most, of: fatal.length } : null;
}
