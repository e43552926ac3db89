import type { GivenAnswerFragment, DraftStateFragment } from '../../../../gql/quality/graphql';
import { Store } from '../../../../lib/store';
import { newKey } from '../../../../lib/new-key';
import { inputOf, isEmptyPatch, patchOf, placed, type ScoreBase, type ScorePatch } from './score-patch';
import { type Answers, answersOf, type DraftNote, noteOf, type Save, type ScoreState } from './score-state';

/** An answer is saved almost at once: the score follows it. Words wait for a pause. */
const ANSWER_MS = 120;
const WORDS_MS = 700;
const RETRY_MS = 5_000;
const NONE: ReadonlyMap<string, string> = new Map();

/** The scoring of one call: what is answered and noted, saved by small patches, one at a time. */
export class ScoreSession {
  readonly store: Store<ScoreState>;
  private base: ScoreBase;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Number.POSITIVE_INFINITY;
  private running: Promise<void> | null = null;
  private isClosed = false;
  private revision: number;

  constructor(
    draft: DraftStateFragment,
    private readonly save: Save,
  ) {
    this.revision = draft.revision;
    this.base = { answers: answersOf(draft), notes: draft.notes.map(noteOf) };
    this.store = new Store<ScoreState>({
      ...{ answers: this.base.answers, notes: this.base.notes, result: draft.result },
      ...{ status: 'saved', savedAt: new Date(draft.updatedAt), conflict: null },
      ...{ answerErrors: NONE, noteErrors: NONE, otherErrors: [] },
    });
  }

  open = (): void => {
    this.isClosed = false;
  };

  close = (): void => {
    this.isClosed = true;
    clearTimeout(this.timer);
  };

  get hasUnsaved(): boolean {
    return !isEmptyPatch(this.unsaved());
  }

  get expectedRevision(): number {
    return this.revision;
  }

  answer = (answer: GivenAnswerFragment, isWords = false): void => {
    const { answers, answerErrors } = this.store.get();
    const errors = new Map(answerErrors);
    errors.delete(answer.ref);
    this.set({ answers: new Map(answers).set(answer.ref, answer), answerErrors: errors });
    this.plan(isWords ? WORDS_MS : ANSWER_MS);
  };

  /** A new note; gives its key. Without words it stays on the page alone. */
  addNote = (note: Pick<DraftNote, 'ref' | 'second' | 'text'>): string => {
    const key = newKey();
    this.set({ notes: [...this.store.get().notes, { ...note, key, id: null, isPrivate: false }] });
    this.plan(WORDS_MS);
    return key;
  };

  changeNote = (key: string, changes: Partial<Pick<DraftNote, 'second' | 'text' | 'isPrivate'>>): void => {
    const { notes, noteErrors } = this.store.get();
    const errors = new Map(noteErrors);
    errors.delete(key);
    this.set({
      notes: notes.map((note) => (note.key === key ? { ...note, ...changes } : note)),
      noteErrors: errors,
    });
    this.plan(WORDS_MS);
  };

  removeNote = (key: string): void => {
    this.set({ notes: this.store.get().notes.filter((note) => note.key !== key) });
    this.plan(ANSWER_MS);
  };

  /** Saves what is unsaved now; false where something could not be saved. */
  flush = async (): Promise<boolean> => {
    this.unplan();
    if (this.store.get().conflict) return false;
    await this.saveAll();
    return !this.hasUnsaved;
  };

  /** After somebody else saved: mine is put over theirs, or theirs is taken as it is. */
  settle = (whose: 'mine' | 'theirs'): void => {
    const { conflict } = this.store.get();
    if (!conflict) return;
    const theirs = { answers: answersOf(conflict), notes: conflict.notes.map(noteOf) };
    const mine = this.unsaved();
    const before = this.store.get();
    this.base = theirs;
    this.revision = conflict.revision;
    const taken = { conflict: null, result: conflict.result, status: 'saved' as const, otherErrors: [] };
    if (whose === 'theirs') {
      this.set({ ...taken, ...theirs, answerErrors: NONE, noteErrors: NONE, savedAt: new Date(conflict.updatedAt) });
      return;
    }
    const answers = new Map(theirs.answers);
    for (const answer of mine.answers) answers.set(answer.ref, answer);
    const changed = new Map(mine.notes.map((note) => [note.id, note]));
    const kept = theirs.notes
      .filter(({ id }) => id === null || !mine.removed.includes(id))
      .map((note) => changed.get(note.id) ?? note);
    const added = before.notes.filter(
      ({ id, text }) => id === null || (text.trim() !== '' && changed.has(id) && !kept.some((note) => note.id === id)),
    );
    this.set({ ...taken, answers, notes: [...kept, ...added.map((note) => ({ ...note, id: null }))] });
    this.plan(0);
  };

  private set(changes: Partial<ScoreState>): void {
    this.store.set({ ...this.store.get(), ...changes });
  }

  private unsaved(): ScorePatch {
    const { answers, notes } = this.store.get();
    return patchOf(this.base, answers, notes);
  }

  private unplan(): void {
    clearTimeout(this.timer);
    this.dueAt = Number.POSITIVE_INFINITY;
  }

  /** An answer does not wait for the pause of words that are being written. */
  private plan(ms: number): void {
    const { conflict, status } = this.store.get();
    if (conflict || this.isClosed) return;
    if (status !== 'waiting' && !this.running) this.set({ status: this.hasUnsaved ? 'waiting' : 'saved' });
    const at = Date.now() + ms;
    if (ms < WORDS_MS && this.dueAt < at) return;
    clearTimeout(this.timer);
    this.dueAt = at;
    this.timer = setTimeout(() => {
      this.unplan();
      void this.saveAll();
    }, ms);
  }

  private saveAll(): Promise<void> {
    this.running ??= this.saveUntilDone().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async saveUntilDone(): Promise<void> {
    for (;;) {
      const { answerErrors, noteErrors } = this.store.get();
      const all = this.unsaved();
      // What was refused waits for its next change; the rest goes on.
      const patch: ScorePatch = {
        answers: all.answers.filter(({ ref }) => !answerErrors.has(ref)),
        notes: all.notes.filter(({ key }) => !noteErrors.has(key)),
        removed: all.removed,
      };
      if (isEmptyPatch(patch)) {
        this.set({ status: isEmptyPatch(all) ? 'saved' : 'refused' });
        return;
      }
      this.set({ status: 'saving' });
      const reply = await this.save(inputOf(patch, this.revision));
      if (reply.kind === 'saved') this.take(reply.draft, patch);
      else if (reply.kind === 'refused') {
        if (!this.refuse(reply, patch)) return;
      } else {
        this.stop(reply);
        return;
      }
    }
  }

  private stop(reply: { kind: 'conflict'; draft: DraftStateFragment | null } | { kind: 'failed'; isLasting: boolean }) {
    if (reply.kind === 'conflict' && reply.draft) {
      this.set({ status: 'conflict', conflict: reply.draft });
      return;
    }
    this.set({ status: 'failed' });
    // What the server will refuse again is not sent again until something changes.
    const isLasting = reply.kind === 'failed' && reply.isLasting;
    if (!this.isClosed && !isLasting) this.timer = setTimeout(() => void this.saveAll(), RETRY_MS);
  }

  /** Takes in what was saved. What was changed while it was on its way stays, and goes with the next round. */
  private take(draft: DraftStateFragment, sent: ScorePatch): void {
    const state = this.store.get();
    const theirs = answersOf(draft);
    const inPage = new Map(sent.answers.map((answer) => [answer.ref, answer]));
    const dirty = new Set(patchOf(this.base, state.answers, []).answers.map(({ ref }) => ref));
    const base = new Map([...theirs, ...inPage]);
    const answers: Map<string, GivenAnswerFragment> = new Map(
      [...theirs].filter(([ref]) => !dirty.has(ref)).concat([...state.answers].filter(([ref]) => dirty.has(ref))),
    );
    const known = new Set(this.base.notes.map(({ id }) => id));
    const fresh = draft.notes.filter(({ id }) => !known.has(id));
    const ids = new Map(sent.notes.filter(({ id }) => id === null).map(({ key }, at) => [key, fresh[at]?.id ?? null]));
    this.base = { answers: base, notes: draft.notes.map(noteOf) };
    this.revision = draft.revision;
    this.set({
      ...{ answers: answers as Answers, result: draft.result, savedAt: new Date(), otherErrors: [] },
      notes: state.notes.map((note) => {
        if (note.id === null) return { ...note, id: ids.get(note.key) ?? null };
        // Its words were deleted: should there be new ones, it is a new note.
        return sent.removed.includes(note.id) ? { ...note, id: null } : note;
      }),
    });
  }

  private refuse({ refusals }: { refusals: Parameters<typeof placed>[0] }, patch: ScorePatch): boolean {
    const { answerErrors, noteErrors, otherErrors } = placed(refusals, patch);
    const state = this.store.get();
    this.set({
      answerErrors: new Map([...state.answerErrors, ...answerErrors]),
      noteErrors: new Map([...state.noteErrors, ...noteErrors]),
      ...{ otherErrors, status: 'refused' },
    });
    // Without a place the same patch would be refused again.
    return otherErrors.length === 0 && answerErrors.size + noteErrors.size > 0;
  }
}
