import type { EditedTreeHeadFragment, TreeDraftUpdateInput } from '../../../../gql/trees/graphql';
import type { Refusal } from '../../../../lib/outcome';
import { Store } from '../../../../lib/store';
import {
  differenceOf,
  type Drawing,
  type DrawnNode,
  type Frame,
  type FrameField,
  inOrderOf,
  isEmptyPatch,
  NODES_PER_SAVE,
  type Patch,
  toInput,
  withPatch,
} from './content';
import { History } from './history';
import { mergeDrawings } from './merge';
import type { Loaded, SaveReply, SessionState } from './session-state';
export type { Loaded, SaveReply, SessionState, TreeConflict } from './session-state';
import { dropUnsaved, keepUnsaved } from './unsaved';

interface TreeSessionOptions {
  readonly loaded: Loaded;
  readonly save: (input: TreeDraftUpdateInput) => Promise<SaveReply>;
  /** Fetches the tree anew; null when that did not succeed. */
  readonly load: () => Promise<Loaded | null>;
}

const QUIET_MS = 1_200;
const RETRY_MS = 5_000;
const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/**
 * The drawing of one open editor and its way to the server: saves by itself after a pause, one small patch at a time, and
 * never gives up what was drawn: what could not be saved stays, here and for this tab's next visit.
 */
export class TreeSession {
  readonly store: Store<SessionState>;
  private base: Drawing;
  private readonly history = new History();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private isClosed = false;
  private readonly id: string;

  constructor(private readonly options: TreeSessionOptions) {
    const { head, drawing } = options.loaded;
    this.id = head.id;
    this.base = drawing;
    this.store = new Store<SessionState>({
      head,
      drawing,
      status: 'saved',
      savedAt: head.draft ? new Date(head.draft.updatedAt) : null,
      nodeErrors: NO_ERRORS,
      fieldErrors: {},
      otherErrors: [],
      conflict: null,
      taken: 0,
      canUndo: false,
      canRedo: false,
    });
  }

  get expectedVersion(): number {
    return this.store.get().head.revision;
  }

  get hasUnsaved(): boolean {
    return !isEmptyPatch(this.unsaved());
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
    const patch = this.unsaved();
    if (!isEmptyPatch(patch)) keepUnsaved(this.id, this.store.get().drawing, patch);
  };

  /** Changes the drawing. Changes of the same mark in a row are undone together; `at` is the node that it is about. */
  edit = (change: (drawing: Drawing) => Drawing, mark: string | null = null, at: string | null = null): void => {
    const { drawing } = this.store.get();
    const next = change(drawing);
    if (next === drawing) return;
    this.history.note(drawing, next, mark, at);
    this.show(next);
  };

  editNode = (key: string, changes: Partial<DrawnNode>, mark: string | null = null): void =>
    this.edit(
      (drawing) => {
        const node = drawing.nodes.get(key);
        if (!node) return drawing;
        return { ...drawing, nodes: new Map(drawing.nodes).set(key, { ...node, ...changes }) };
      },
      mark,
      key,
    );

  editFrame = (changes: Partial<Frame>, mark: string | null = null): void =>
    this.edit((drawing) => ({ ...drawing, frame: { ...drawing.frame, ...changes } }), mark);

  /** Ends a run of typing: what comes next is undone by itself. */
  settle = (): void => this.history.settle();

  /** Gives the node that was changed, to be shown. */
  undo = (): string | null => this.turn(this.history.undo(this.store.get().drawing));

  redo = (): string | null => this.turn(this.history.redo(this.store.get().drawing));

  /** Saves now and waits until everything is on the server. False when something could not be saved. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.store.get().conflict) return false;
    await this.saveAll();
    return !this.hasUnsaved;
  };

  /** Follows a change of the tree that this page made itself. */
  follow = (head: EditedTreeHeadFragment): void => {
    if (head.revision > this.expectedVersion) this.set({ head });
  };

  /** Settles a conflict: for each contested node and field mine or theirs. */
  resolve = (theirNodes: ReadonlySet<string>, theirFields: ReadonlySet<FrameField>): void => {
    const { conflict, drawing } = this.store.get();
    if (!conflict) return;
    const { theirs } = conflict;
    let next = drawing;
    for (const key of theirNodes) {
      const node = theirs.drawing.nodes.get(key);
      const nodes = new Map(next.nodes);
      if (node) nodes.set(key, node);
      else nodes.delete(key);
      next = { ...next, nodes };
    }
    for (const field of theirFields) next = { ...next, frame: { ...next.frame, [field]: theirs.drawing.frame[field] } };
    this.base = theirs.drawing;
    this.set({ drawing: inOrderOf(next, this.base), head: theirs.head, conflict: null, status: 'waiting' });
    this.plan(0);
  };

  forgetTaken = (): void => this.set({ taken: 0 });

  private turn(result: { drawing: Drawing; at: string | null } | null): string | null {
    if (!result) return null;
    this.show(inOrderOf(result.drawing, this.base));
    return result.at;
  }

  private show(drawing: Drawing): void {
    const state = this.store.get();
    const nodeErrors =
      state.nodeErrors.size === 0
        ? state.nodeErrors
        : new Map([...state.nodeErrors].filter(([key]) => drawing.nodes.get(key) === state.drawing.nodes.get(key)));
    const fieldErrors = Object.fromEntries(
      Object.entries(state.fieldErrors).filter(
        ([field]) => drawing.frame[field as FrameField] === state.drawing.frame[field as FrameField],
      ),
    );
    this.set({ drawing, nodeErrors, fieldErrors });
    this.plan(QUIET_MS);
  }

  private set(changes: Partial<SessionState>): void {
    const { canUndo, canRedo } = this.history;
    this.store.set({ ...this.store.get(), ...changes, canUndo, canRedo });
  }

  private unsaved(): Patch {
    return differenceOf(this.base, this.store.get().drawing);
  }

  private plan(ms: number): void {
    clearTimeout(this.timer);
    if (this.store.get().conflict || this.isClosed) return;
    // Comparing costs with the size of the drawing: it waits for the pause as well.
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
      const { drawing, nodeErrors, fieldErrors } = this.store.get();
      const all = this.unsaved();
      // What was refused waits for its next change; the rest goes on.
      const patch: Patch = {
        fields: all.fields.filter((field) => fieldErrors[field] === undefined),
        set: all.set.filter((key) => !nodeErrors.has(key)).slice(0, NODES_PER_SAVE),
        remove: all.remove,
      };
      if (isEmptyPatch(patch)) {
        this.set({ status: isEmptyPatch(all) ? 'saved' : 'refused' });
        return;
      }
      this.set({ status: 'saving' });
      const reply = await this.options.save({ expectedVersion: this.expectedVersion, ...toInput(drawing, patch) });
      if (!(await this.take(reply, drawing, patch))) return;
    }
  }

  /** Takes in an answer. False ends the round. */
  private async take(reply: SaveReply, sent: Drawing, patch: Patch): Promise<boolean> {
    switch (reply.kind) {
      case 'saved': {
        this.base = withPatch(this.base, sent, patch);
        const { drawing } = this.store.get();
        this.set({
          head: reply.head,
          savedAt: new Date(),
          otherErrors: [],
          drawing: inOrderOf(drawing, this.base),
        });
        if (!this.hasUnsaved) dropUnsaved(this.id);
        if (drawing === sent) return true;
        // What was drawn meanwhile waits for its own pause.
        this.set({ status: this.hasUnsaved ? 'waiting' : 'saved' });
        if (!this.isClosed && this.hasUnsaved) this.timer = setTimeout(() => void this.saveAll(), QUIET_MS);
        return false;
      }
      case 'conflict':
        return this.meet();
      case 'refused':
        return this.refuse(reply.refusals, patch);
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

  private refuse(refusals: readonly Refusal[], patch: Patch): boolean {
    const nodeErrors = new Map(this.store.get().nodeErrors);
    const fieldErrors = { ...this.store.get().fieldErrors };
    const others: string[] = [];
    const before = nodeErrors.size + Object.keys(fieldErrors).length;
    for (const { field, message } of refusals) {
      const at = field?.indexOf('setNodes') ?? -1;
      const key = at >= 0 ? patch.set[Number(field?.[at + 1])] : undefined;
      const named = patch.fields.find((one) => field?.includes(one));
      if (key !== undefined) nodeErrors.set(key, nodeErrors.get(key) ?? message);
      else if (named) fieldErrors[named] ??= message;
      else others.push(message);
    }
    this.set({ nodeErrors, fieldErrors, otherErrors: others, status: 'refused' });
    return others.length === 0 && nodeErrors.size + Object.keys(fieldErrors).length > before;
  }

  /** Somebody else saved first: joins what can be joined, asks about the rest. */
  private async meet(): Promise<boolean> {
    const theirs = await this.options.load();
    if (!theirs) {
      this.fail(false);
      return false;
    }
    const merge = mergeDrawings(this.base, this.store.get().drawing, theirs.drawing);
    const taken = this.store.get().taken + merge.taken;
    if (merge.nodes.length > 0 || merge.fields.length > 0) {
      const conflict = { theirs, nodes: merge.nodes, fields: merge.fields };
      this.set({ drawing: merge.drawing, taken, status: 'conflict', conflict });
      this.keep();
      return false;
    }
    this.base = theirs.drawing;
    this.set({ drawing: merge.drawing, head: theirs.head, taken });
    return true;
  }
}
