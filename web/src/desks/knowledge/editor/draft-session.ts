import type { CombinedError } from 'urql';
import type { ArticleDraftUpdateInput, EditedArticleFragment } from '../../../gql/knowledge/graphql';
import { toFailure } from '../../../lib/failures';
import { Store } from '../../../lib/store';
import { type Content, type ContentField, contentOf, differingFields, fieldOf, toInput } from './content';
import { mergeContents, withField } from './merge';
import { dropUnsaved, keepUnsaved } from './unsaved';
import type { Refusal } from '../../../lib/outcome';

/** How the server answered to a save. `article` is the article as it is there now. */
export type SaveReply =
  | { kind: 'saved'; article: EditedArticleFragment }
  | { kind: 'conflict'; article: EditedArticleFragment }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'failed'; error: CombinedError };

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'refused' | 'failed' | 'conflict';

export interface DraftState {
  content: Content;
  status: SaveStatus;
  savedAt: Date | null;
  /** Sentences of the server at their fields. */
  errors: Partial<Record<ContentField, string>>;
  /** Sentences about no field. */
  otherErrors: readonly string[];
  failure: CombinedError | null;
  /** Both texts, while a choice between them is due. */
  conflict: {
    /** What both began from. */
    base: Content;
    theirs: Content;
    article: EditedArticleFragment;
    fields: readonly ContentField[];
  } | null;
  /** Fields that were joined from another person's save without a choice; to be told once. */
  taken: readonly ContentField[];
  /** Rises whenever the text changes from outside the editor, which then shows the new one. */
  epoch: number;
}

interface DraftSessionOptions {
  article: EditedArticleFragment;
  save: (input: ArticleDraftUpdateInput) => Promise<SaveReply>;
  /** Quiet time after the last change before a save, in ms. */
  quietMs?: number;
  /** Time before a failed save is tried again, in ms. */
  retryMs?: number;
}

/**
 * The text of one open editor and its way to the server: saves by itself after a pause, one save at a time, sends only
 * what changed, and never gives up a text: what could not be saved stays, here and for this tab's next visit.
 */
export class DraftSession {
  readonly store: Store<DraftState>;
  private base: Content;
  private revision: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private isClosed = false;
  private readonly id: string;
  private readonly isCase: boolean;

  constructor(private readonly options: DraftSessionOptions) {
    const { article } = options;
    this.id = article.id;
    this.isCase = article.kind === 'TECHNICAL_CASE';
    this.base = contentOf(article);
    this.revision = article.revision;
    this.store = new Store<DraftState>({
      content: this.base,
      status: 'saved',
      savedAt: article.draft ? new Date(article.draft.updatedAt) : null,
      errors: {},
      otherErrors: [],
      failure: null,
      conflict: null,
      taken: [],
      epoch: 0,
    });
  }

  /** The number that the next change must name. */
  get expectedVersion(): number {
    return this.revision;
  }

  get unsavedFields(): ContentField[] {
    return differingFields(this.base, this.store.get().content);
  }

  get hasUnsaved(): boolean {
    return this.unsavedFields.length > 0;
  }

  /** Opens for business again (an effect that ran twice), or for the first time. */
  open = (): void => {
    this.isClosed = false;
  };

  /** Ends saving. What is unsaved is kept for this tab. */
  close = (): void => {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.keep();
  };

  /** Puts what is unsaved where a reload of the page finds it. */
  keep = (): void => keepUnsaved(this.id, this.store.get().content, this.unsavedFields);

  edit = (changes: Partial<Content>): void => {
    const state = this.store.get();
    const errors = { ...state.errors };
    for (const field of Object.keys(changes) as ContentField[]) delete errors[field];
    this.set({ content: { ...state.content, ...changes }, errors });
    this.plan(this.options.quietMs ?? 1_500);
  };

  /** Takes a whole text from outside the fields, as after a recovery. */
  replace = (changes: Partial<Content>): void => {
    this.edit(changes);
    this.set({ epoch: this.store.get().epoch + 1 });
  };

  /** Follows a change of the article that this page made itself: submitted, withdrawn, discarded. */
  adopt = (article: EditedArticleFragment): void => {
    if (article.revision <= this.revision) return;
    clearTimeout(this.timer);
    this.revision = article.revision;
    this.base = contentOf(article);
    if (this.unsavedFields.length === 0) return;
    this.set({ content: this.base, epoch: this.store.get().epoch + 1, status: 'saved', errors: {}, otherErrors: [] });
  };

  /** Takes in a change of the article that this page made beside the text: what is typed meanwhile stays. */
  follow = (article: EditedArticleFragment): void => {
    if (article.revision <= this.revision) return;
    this.meet(article);
    this.plan(this.options.quietMs ?? 1_500);
  };

  /** Saves now and waits until everything is on the server. False when something could not be saved. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.store.get().conflict) return false;
    await this.saveAll();
    return this.unsavedFields.length === 0;
  };

  /** Settles a conflict: for each contested field mine or theirs, or what came of joining both. */
  resolve = (choice: Partial<Record<ContentField, 'mine' | 'theirs'>>, written: Partial<Content> = {}): void => {
    const { conflict, content, epoch } = this.store.get();
    if (!conflict) return;
    let settled = { ...content, ...written };
    for (const field of conflict.fields)
      if (choice[field] === 'theirs') settled = withField(settled, field, conflict.theirs);
    this.base = conflict.theirs;
    this.revision = conflict.article.revision;
    this.set({ content: settled, conflict: null, status: 'waiting', epoch: epoch + 1 });
    this.plan(0);
  };

  /** Shows what another change of the article was refused for, at the fields that it names. Gives the sentences about no field. */
  refuse = (refusals: readonly Refusal[]): string[] => {
    const errors = { ...this.store.get().errors };
    const others: string[] = [];
    for (const { field, message } of refusals) {
      const at = fieldOf(field);
      if (at) errors[at] ??= message;
      else others.push(message);
    }
    this.set({ errors });
    return others;
  };

  forgetTaken = (): void => this.set({ taken: [] });

  private set(changes: Partial<DraftState>): void {
    this.store.set({ ...this.store.get(), ...changes });
  }

  private plan(ms: number): void {
    clearTimeout(this.timer);
    const { conflict } = this.store.get();
    if (conflict) return;
    if (this.unsavedFields.length === 0) {
      if (!this.running) this.set({ status: 'saved', failure: null });
      return;
    }
    if (!this.running) this.set({ status: 'waiting' });
    this.timer = setTimeout(() => void this.saveAll(), ms);
  }

  private saveAll(): Promise<void> {
    this.running ??= this.saveUntilDone().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** One save after another until nothing is left that the server would take. */
  private async saveUntilDone(): Promise<void> {
    for (;;) {
      const { content, errors } = this.store.get();
      // A refused field waits for its next change; the others go on.
      const fields = differingFields(this.base, content).filter((field) => errors[field] === undefined);
      if (fields.length === 0) {
        this.set({ status: this.unsavedFields.length === 0 ? 'saved' : 'refused' });
        return;
      }
      this.set({ status: 'saving' });
      const reply = await this.options.save({
        expectedVersion: this.revision,
        ...toInput(content, fields, this.isCase),
      });
      if (!this.take(reply, content, fields)) return;
    }
  }

  /** Takes in an answer. False ends the round. */
  private take(reply: SaveReply, sent: Content, fields: readonly ContentField[]): boolean {
    switch (reply.kind) {
      case 'saved': {
        let base = this.base;
        for (const field of fields) base = withField(base, field, sent);
        this.base = base;
        this.revision = reply.article.revision;
        this.set({ savedAt: new Date(), otherErrors: [], failure: null });
        if (this.unsavedFields.length === 0) dropUnsaved(this.id);
        // What was typed meanwhile waits for its own pause.
        if (
          this.unsavedFields.some((field) => fields.includes(field) || this.store.get().errors[field] === undefined)
        ) {
          this.set({ status: 'waiting' });
          if (!this.isClosed) this.timer = setTimeout(() => void this.saveAll(), this.options.quietMs ?? 1_500);
          return false;
        }
        return true;
      }
      case 'conflict':
        return this.meet(reply.article);
      case 'refused': {
        const before = Object.keys(this.store.get().errors).length;
        const others = this.refuse(reply.refusals);
        this.set({ otherErrors: others, status: 'refused' });
        // The fields that were not refused go again, as long as that leaves fewer of them.
        return others.length === 0 && Object.keys(this.store.get().errors).length > before;
      }
      case 'failed':
        this.set({ status: 'failed', failure: reply.error });
        this.keep();
        // What the server will refuse again is not sent again until the text changes.
        if (!this.isClosed && toFailure(reply.error).kind !== 'forbidden')
          this.timer = setTimeout(() => void this.saveAll(), this.options.retryMs ?? 5_000);
        return false;
    }
  }

  /** Somebody else saved first: joins what can be joined, asks about the rest. */
  private meet(article: EditedArticleFragment): boolean {
    const theirs = contentOf(article);
    const { content, contested, taken } = mergeContents(this.base, this.store.get().content, theirs);
    const epoch = taken.length > 0 ? this.store.get().epoch + 1 : this.store.get().epoch;
    if (contested.length > 0) {
      this.set({
        content,
        epoch,
        taken,
        status: 'conflict',
        conflict: { base: this.base, theirs, article, fields: contested },
      });
      this.keep();
      return false;
    }
    this.base = theirs;
    this.revision = article.revision;
    this.set({ content, epoch, taken });
    return true;
  }
}
