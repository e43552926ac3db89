import type { SaveStatus } from '../../../../components/save-mark';
import type {
  GivenAnswerFragment,
  DraftStateFragment,
  EvaluationDraftUpdateInput,
  WrittenNoteFragment,
  FormScoreFragment,
} from '../../../../gql/quality/graphql';
import type { Refusal } from '../../../../lib/outcome';

/** A note as it stands on the page; without an id it is not on the server yet. */
export interface DraftNote {
  /** Stays the same for as long as the page is open. */
  readonly key: string;
  readonly id: string | null;
  readonly ref: string | null;
  readonly second: number | null;
  readonly text: string;
  readonly isPrivate: boolean;
}

/** How the server answered to a save. */
export type SaveReply =
  | { kind: 'saved'; draft: DraftStateFragment }
  | { kind: 'conflict'; draft: DraftStateFragment | null }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'failed'; isLasting: boolean };

export type Save = (input: EvaluationDraftUpdateInput) => Promise<SaveReply>;

export type Answers = ReadonlyMap<string, GivenAnswerFragment>;

export interface ScoreState {
  readonly answers: Answers;
  readonly notes: readonly DraftNote[];
  /** What the server makes of the answers it has. */
  readonly result: FormScoreFragment | null;
  readonly status: SaveStatus;
  readonly savedAt: Date | null;
  /** Sentences of the server about answers, by the ref of the question. */
  readonly answerErrors: ReadonlyMap<string, string>;
  /** Sentences of the server about notes, by their key. */
  readonly noteErrors: ReadonlyMap<string, string>;
  readonly otherErrors: readonly string[];
  /** What the server holds, where somebody saved in between. */
  readonly conflict: DraftStateFragment | null;
}

/** Nothing answered to a question. */
export const noAnswer = (ref: string): GivenAnswerFragment => ({
  ref,
  options: [],
  number: null,
  text: null,
  isNa: false,
});

export const isEmptyAnswer = ({ options, number, text, isNa }: GivenAnswerFragment): boolean =>
  options.length === 0 && number === null && (text ?? '').trim() === '' && !isNa;

/** Whether two answers say the same. */
export const sameAnswer = (one: GivenAnswerFragment | undefined, other: GivenAnswerFragment | undefined): boolean => {
  const [left, right] = [one && !isEmptyAnswer(one) ? one : null, other && !isEmptyAnswer(other) ? other : null];
  if (!left || !right) return left === right;
  return (
    left.isNa === right.isNa &&
    left.number === right.number &&
    (left.text ?? '').trim() === (right.text ?? '').trim() &&
    left.options.length === right.options.length &&
    left.options.every((key) => right.options.includes(key))
  );
};

export const answersOf = (draft: Pick<DraftStateFragment, 'answers'>): Answers =>
  new Map(draft.answers.map((answer) => [answer.ref, answer]));

export const noteOf = ({ id, ref, second, text, isPrivate }: WrittenNoteFragment): DraftNote => ({
  ...{ key: id, id, ref, second, text, isPrivate },
});

/** Whether two notes say the same. */
export const sameNote = (one: DraftNote, other: DraftNote): boolean =>
  one.ref === other.ref &&
  one.second === other.second &&
  one.isPrivate === other.isPrivate &&
  one.text.trim() === other.text.trim();
