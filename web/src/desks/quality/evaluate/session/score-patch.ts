import type { GivenAnswerFragment, EvaluationDraftUpdateInput } from '../../../../gql/quality/graphql';
import type { Refusal } from '../../../../lib/outcome';
import { type Answers, type DraftNote, noAnswer, sameAnswer, sameNote } from './score-state';

/** What the server has, in the words of the page. */
export interface ScoreBase {
  answers: Answers;
  notes: readonly DraftNote[];
}

/** What is to be saved. */
export interface ScorePatch {
  answers: readonly GivenAnswerFragment[];
  notes: readonly DraftNote[];
  removed: readonly string[];
}

export const isEmptyPatch = ({ answers, notes, removed }: ScorePatch): boolean =>
  answers.length + notes.length + removed.length === 0;

/** What differs from what the server has. A note without words is none. */
export function patchOf(base: ScoreBase, answers: Answers, notes: readonly DraftNote[]): ScorePatch {
  const refs = new Set([...base.answers.keys(), ...answers.keys()]);
  const worded = notes.filter(({ text }) => text.trim() !== '');
  const known = new Map(base.notes.map((note) => [note.id, note]));
  return {
    answers: [...refs]
      .filter((ref) => !sameAnswer(base.answers.get(ref), answers.get(ref)))
      .map((ref) => answers.get(ref) ?? noAnswer(ref)),
    notes: worded.filter((note) => {
      const before = note.id === null ? undefined : known.get(note.id);
      return before === undefined || !sameNote(before, note);
    }),
    removed: base.notes.flatMap(({ id }) => (id !== null && !worded.some((note) => note.id === id) ? [id] : [])),
  };
}

export const inputOf = (
  { answers, notes, removed }: ScorePatch,
  expectedRevision: number,
): EvaluationDraftUpdateInput => ({
  expectedRevision,
  answers: answers.map(({ ref, options, number, text, isNa }) => ({ ref, options, number, text, isNa })),
  notes: notes.map(({ id, ref, second, text, isPrivate }) => ({ id, ref, second, text: text.trim(), isPrivate })),
  removedNoteIds: [...removed],
});

/** Where the server's sentences belong: to answers by ref, to notes by key, or to the whole. */
export function placed(refusals: readonly Refusal[], patch: ScorePatch) {
  const answerErrors = new Map<string, string>();
  const noteErrors = new Map<string, string>();
  const otherErrors: string[] = [];
  for (const { field, message } of refusals) {
    const [kind, place] = field ?? [];
    const note = kind === 'notes' ? patch.notes[Number(place)] : undefined;
    if (kind === 'answers' && place !== undefined) answerErrors.set(place, message);
    else if (note) noteErrors.set(note.key, message);
    else otherErrors.push(message);
  }
  return { answerErrors, noteErrors, otherErrors };
}
