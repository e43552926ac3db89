import type { Numbered } from '../questions';
import { isFatalAnswer } from '../questions';
import { isEmptyAnswer, type ScoreState } from './score-state';

/** What still keeps a draft from being submitted, by the refs of questions. */
export interface Lacking {
  /** Asked and not answered. */
  open: readonly string[];
  /** Answered wrong or fatal, without a note that the agent can read. */
  notes: readonly string[];
}

/** A fatal answer always wants its note; another error where the form says so. */
export function lackingOf(numbered: readonly Numbered[], { answers, notes, result }: ScoreState): Lacking {
  const noted = new Set(notes.flatMap(({ ref, text, isPrivate }) => (!isPrivate && text.trim() ? [ref] : [])));
  const wrong = new Set(result?.questions.flatMap(({ ref, isError }) => (isError ? [ref] : [])));
  return {
    // What was answered since the server last counted is not open.
    open: (result?.open ?? numbered.map(({ question }) => question.ref)).filter((ref) => {
      const answer = answers.get(ref);
      return !answer || isEmptyAnswer(answer);
    }),
    notes: numbered.flatMap(({ question }) => {
      const { ref, noteRequiredOnError } = question;
      const wants = isFatalAnswer(question, answers.get(ref)) || (noteRequiredOnError && wrong.has(ref));
      return wants && !noted.has(ref) ? [ref] : [];
    }),
  };
}
