import type { SaveStatus } from '../../../../components/save-mark';
import type { EditedCardFragment, ScorecardDraftUpdateInput } from '../../../../gql/scorecards/graphql';
import type { Refusal } from '../../../../lib/outcome';
import { Store } from '../../../../lib/store';
import { changesOf, type Form, isSame, type Loaded } from './content';
import { type Contested, mergeForms, withTheirs } from './merge';
import { dropUnsaved, keepUnsaved, type Unsaved } from './unsaved';

/** How the server answered to a save. */
export type SaveReply =
  | { kind: 'saved'; head: EditedCardFragment }
  | { kind: 'conflict' }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'failed'; isLasting: boolean };

export interface CardConflict {
  readonly theirs: Loaded;
  readonly contested: readonly Contested[];
}

export interface SessionState {
  readonly head: EditedCardFragment;
  readonly form: Form;
  readonly status: SaveStatus;
  readonly savedAt: Date | null;
  /** Why the last save was refused, and the form that it was about. */
  readonly refused: { readonly form: Form; readonly refusals: readonly Refusal[] } | null;
  readonly conflict: CardConflict | null;
  /** How many places came from a colleague's save without a choice; told once. */
  readonly taken: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface CardSessionOptions {
  readonly loaded: Loaded;
  readonly save: (input: ScorecardDraftUpdateInput) => Promise<SaveReply>;
  /** Fetches the scorecard anew; null when that did not succeed. */
  readonly load: () => Promise<Loaded | null>;
}

interface Step {
  readonly form: Form;
  readonly mark: string | null;
}

const QUIET_MS = 1_200;
const RETRY_MS = 5_000;
const MOST_STEPS = 200;

/**
 * The form of one open builder and its way to the server: saves by itself after a pause, and never gives up what was built:
 * what could not be saved stays, here and for this tab's next visit.
 */
export class CardSession {
  readonly store: Store<SessionState>;
  private base: Form;
  private back: Step[] = [];
  private forth: Step[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private isClosed = false;
  private readonly id: string;

  constructor(private readonly options: CardSessionOptions) {
    const { head, form } = options.loaded;
    this.id = head.id;
    this.base = form;
    this.store = new Store<SessionState>({
      head,
      form,
      status: 'saved',
      savedAt: head.draft ? new Date(head.draft.updatedAt) : null,
      refused: null,
      conflict: null,
      taken: 0,
      canUndo: false,
      canRedo: false,
    });
  }

  get hasUnsaved(): boolean {
    return changesOf(this.base, this.store.get().form) !== null;
  }

  open = (): void => {
    this.isClosed = false;
  };

  close = (): void => {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.keep();
  };

  keep = (): void => {
    if (this.hasUnsaved) keepUnsaved(this.id, this.base, this.store.get().form);
  };

  /** Changes the form. Changes of the same mark in a row are undone together: the letters of a word. */
  edit = (change: (form: Form) => Form, mark: string | null = null): void => {
    const { form } = this.store.get();
    const next = change(form);
    if (next === form) return;
    if (mark === null || this.back.at(-1)?.mark !== mark) this.back = [...this.back, { form, mark }].slice(-MOST_STEPS);
    this.forth = [];
    this.show(next);
  };

  undo = (): void => {
    const step = this.back.pop();
    if (!step) return;
    this.forth.push({ form: this.store.get().form, mark: step.mark });
    this.show(step.form);
  };

  redo = (): void => {
    const step = this.forth.pop();
    if (!step) return;
    this.back.push({ form: this.store.get().form, mark: step.mark });
    this.show(step.form);
  };

  /** Puts back what an earlier visit could not save, joined with what stands now. */
  restore = ({ base, form }: Unsaved): void => this.edit((now) => mergeForms(base, form, now).form);

  /** Saves now and waits until everything is on the server. False when something could not be saved. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.store.get().conflict) return false;
    await this.saveAll();
    return !this.hasUnsaved;
  };

  /** Follows a change of the scorecard that this page made itself. */
  follow = (head: EditedCardFragment): void => {
    if (head.revision > this.store.get().head.revision) this.set({ head });
  };

  /** Settles a conflict: what is named becomes theirs, the rest mine. */
  resolve = (theirs: readonly Contested[]): void => {
    const { conflict, form } = this.store.get();
    if (!conflict) return;
    this.base = conflict.theirs.form;
    const next = withTheirs(form, conflict.theirs.form, theirs);
    this.set({ form: next, head: conflict.theirs.head, conflict: null, status: 'waiting' });
    this.plan(0);
  };

  forgetTaken = (): void => this.set({ taken: 0 });

  private show(form: Form): void {
    this.set({ form, refused: null });
    this.plan(QUIET_MS);
  }

  private set(changes: Partial<SessionState>): void {
    const [canUndo, canRedo] = [this.back.length > 0, this.forth.length > 0];
    this.store.set({ ...this.store.get(), ...changes, canUndo, canRedo });
  }

  private plan(ms: number): void {
    clearTimeout(this.timer);
    if (this.store.get().conflict || this.isClosed) return;
    if (!this.running && this.store.get().status !== 'waiting') this.set({ status: 'waiting' });
    this.timer = setTimeout(() => void this.saveAll(), ms);
  }

  private saveAll(): Promise<void> {
    this.running ??= this.saveUntilDone().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async saveUntilDone(): Promise<void> {
    for (;;) {
      const { form, head, refused } = this.store.get();
      // What was refused waits for its next change.
      if (refused) return;
      const changes = changesOf(this.base, form);
      if (!changes) {
        this.set({ status: 'saved' });
        return;
      }
      this.set({ status: 'saving' });
      const reply = await this.options.save({ expectedRevision: head.revision, ...changes });
      if (!(await this.take(reply, form))) return;
    }
  }

  /** Takes in an answer. False ends the round. */
  private async take(reply: SaveReply, sent: Form): Promise<boolean> {
    switch (reply.kind) {
      case 'saved':
        this.base = sent;
        this.set({ head: reply.head, savedAt: new Date() });
        if (!this.hasUnsaved) dropUnsaved(this.id);
        if (this.store.get().form === sent) return true;
        // What was built meanwhile waits for its own pause.
        this.set({ status: this.hasUnsaved ? 'waiting' : 'saved' });
        if (!this.isClosed && this.hasUnsaved) this.timer = setTimeout(() => void this.saveAll(), QUIET_MS);
        return false;
      case 'conflict':
        return this.meet();
      case 'refused':
        // Only what is still the same is wrong; what was changed meanwhile gets its own try.
        if (this.store.get().form !== sent) return true;
        this.set({ status: 'refused', refused: { form: sent, refusals: reply.refusals } });
        return false;
      case 'failed':
        this.fail(reply.isLasting);
        return false;
    }
  }

  private fail(isLasting: boolean): void {
    this.set({ status: 'failed' });
    this.keep();
    // What the server will refuse again is not sent again until something changes.
    if (!this.isClosed && !isLasting) this.timer = setTimeout(() => void this.saveAll(), RETRY_MS);
  }

  /** Somebody else saved first: joins what can be joined, asks about the rest. */
  private async meet(): Promise<boolean> {
    const theirs = await this.options.load();
    if (!theirs) {
      this.fail(false);
      return false;
    }
    const { form } = this.store.get();
    const merge = mergeForms(this.base, form, theirs.form);
    const taken = this.store.get().taken + merge.taken;
    // Steps from before would take back what the colleague did.
    if (!isSame(merge.form, form)) [this.back, this.forth] = [[], []];
    if (merge.contested.length > 0) {
      const conflict = { theirs, contested: merge.contested };
      this.set({ form: merge.form, taken, status: 'conflict', conflict });
      this.keep();
      return false;
    }
    this.base = theirs.form;
    this.set({ form: merge.form, head: theirs.head, taken });
    return true;
  }
}
