import { type Fault, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { CompiledForm } from '../scorecards/scoring.rules.js';
import { type EvaluationNote, evaluationLimits } from './evaluation.js';

/** A note as somebody hands it in. */
export interface GivenNote {
  readonly id?: string | null;
  readonly ref?: string | null;
  readonly second?: number | null;
  readonly text: string;
  readonly isPrivate?: boolean | null;
}

/** What is to become of the notes of a draft. */
export interface NotesPatch {
  readonly notes: readonly GivenNote[];
  readonly removedIds: readonly string[];
}

/** What notes are judged by: the form, how long the recording is (null: there is none), who writes, when, and ids for new ones. */
export interface NotesFrame {
  readonly form: CompiledForm;
  readonly seconds: number | null;
  readonly authorId: string;
  readonly at: Date;
  readonly nextId: () => string;
}

const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trim();

/** Notes after a patch, in the order in which they were written; with what is wrong about the patch, named by `notes.<place>.<field>`. */
export function notesPatched(
  notes: readonly EvaluationNote[],
  patch: NotesPatch,
  frame: NotesFrame,
): { readonly notes: EvaluationNote[]; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const known = new Map(notes.map((note) => [note._id, note]));
  patch.removedIds.forEach((id, place) => {
    if (!known.delete(id)) faults.push(missing('removedNoteIds', String(place)));
  });
  patch.notes.forEach((given, place) => {
    const before = given.id ? known.get(given.id) : undefined;
    if (given.id && !before) faults.push(missing('notes', String(place), 'id'));
    faults.push(...noteFaults(given, place, frame));
    const note = noteOf(given, before, frame);
    known.set(note._id, note);
  });
  if (known.size > evaluationLimits.notes) {
    const { notes: most } = evaluationLimits;
    faults.push(fault(UserErrorCode.TOO_MANY, `最多 ${most} 条备注。`, `At most ${most} notes.`, 'notes'));
  }
  return { notes: [...known.values()], faults };
}

function noteOf(given: GivenNote, before: EvaluationNote | undefined, frame: NotesFrame): EvaluationNote {
  return {
    _id: before?._id ?? frame.nextId(),
    ref: given.ref ?? null,
    second: given.second ?? null,
    text: clean(given.text),
    isPrivate: given.isPrivate ?? false,
    authorId: frame.authorId,
    at: frame.at,
  };
}

function noteFaults({ ref, second, text }: GivenNote, place: number, { form, seconds }: NotesFrame): Fault[] {
  const faults: Fault[] = [];
  const at = (field: string): string[] => ['notes', String(place), field];
  const { note: most } = evaluationLimits;
  const length = clean(text).length;
  if (!length) faults.push(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', ...at('text')));
  if (length > most)
    faults.push(fault(UserErrorCode.TOO_LONG, `最多 ${most} 个字符。`, `At most ${most} characters.`, ...at('text')));
  if (ref !== null && ref !== undefined && !form.byRef.has(ref)) {
    faults.push(
      fault(UserErrorCode.NOT_FOUND, '评分卡中没有这道题。', 'The scorecard has no such question.', ...at('ref')),
    );
  }
  if (second === null || second === undefined) return faults;
  if (seconds === null) {
    faults.push(
      fault(UserErrorCode.INVALID, '没有可以标记的录音。', 'There is no recording to pin it to.', ...at('second')),
    );
  } else if (!Number.isFinite(second) || second < 0 || second > seconds) {
    const last = Math.floor(seconds * 10) / 10;
    faults.push(
      fault(
        UserErrorCode.OUT_OF_RANGE,
        `请给 0 到 ${last} 秒之间的时刻。`,
        `Give a second from 0 to ${last}.`,
        ...at('second'),
      ),
    );
  }
  return faults;
}

const missing = (...field: string[]): Fault =>
  fault(UserErrorCode.NOT_FOUND, '找不到这条备注。', 'There is no such note.', ...field);
