import type { GivenAnswerFragment } from '../../../gql/quality/graphql';
import type { PinnedNote } from './listen-column';
import { isFatalAnswer, type Numbered } from './questions';

interface Noted {
  readonly answers: ReadonlyMap<string, GivenAnswerFragment>;
  readonly notes: readonly { readonly key: string; readonly ref: string | null; readonly second: number | null }[];
}

/** Notes that are pinned to a second, with what their answer is: they stand over the sound and beside the words. */
export const pinnedNotes = (numbered: readonly Numbered[], { answers, notes }: Noted): PinnedNote[] =>
  notes
    .flatMap(({ key, ref, second }) => {
      if (second === null) return [];
      const one = numbered.find(({ question }) => question.ref === ref);
      const tone = one && isFatalAnswer(one.question, answers.get(one.question.ref)) ? ('bad' as const) : 'info';
      return [{ id: key, ref, number: one?.number ?? null, second, tone } satisfies PinnedNote];
    })
    .sort((a, b) => a.second - b.second);
