import { type Drawing, type DrawnNode, type Frame, FRAME_FIELDS, type FrameField } from './content';

/** One step of what was done: the parts that changed, before and after. */
interface Step {
  /** Steps of the same mark in a row are one: the letters of a word. */
  readonly mark: string | null;
  readonly nodes: ReadonlyMap<string, readonly [DrawnNode | undefined, DrawnNode | undefined]>;
  readonly fields: ReadonlyMap<FrameField, readonly [unknown, unknown]>;
  /** Node that it was about, to be shown again. */
  readonly at: string | null;
}

const MOST = 200;

function stepOf(before: Drawing, after: Drawing, mark: string | null, at: string | null): Step {
  const nodes = new Map<string, readonly [DrawnNode | undefined, DrawnNode | undefined]>();
  if (before.nodes !== after.nodes) {
    for (const [key, node] of after.nodes) {
      const was = before.nodes.get(key);
      if (was !== node) nodes.set(key, [was, node]);
    }
    for (const [key, node] of before.nodes) if (!after.nodes.has(key)) nodes.set(key, [node, undefined]);
  }
  const fields = new Map<FrameField, readonly [unknown, unknown]>();
  for (const field of FRAME_FIELDS)
    if (before.frame[field] !== after.frame[field]) fields.set(field, [before.frame[field], after.frame[field]]);
  return { mark, nodes, fields, at };
}

/** Two steps as one: what stood before the first, and what stands after the second. */
function joined(first: Step, second: Step): Step {
  const nodes = new Map(first.nodes);
  for (const [key, [before, after]] of second.nodes) nodes.set(key, [(first.nodes.get(key) ?? [before])[0], after]);
  const fields = new Map(first.fields);
  for (const [field, [before, after]] of second.fields)
    fields.set(field, [(first.fields.get(field) ?? [before])[0], after]);
  return { ...second, nodes, fields };
}

/** A drawing with one side of a step put in. What others did to other places meanwhile stays. */
function applied(drawing: Drawing, step: Step, side: 0 | 1): Drawing {
  let frame: Frame = drawing.frame;
  for (const [field, values] of step.fields) frame = { ...frame, [field]: values[side] };
  const nodes = new Map(drawing.nodes);
  for (const [key, values] of step.nodes) {
    const node = values[side];
    if (node) nodes.set(key, node);
    else nodes.delete(key);
  }
  return { frame, nodes };
}

/** What can be undone and done again. */
export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  note(before: Drawing, after: Drawing, mark: string | null, at: string | null): void {
    const step = stepOf(before, after, mark, at);
    const last = this.done.at(-1);
    this.undone = [];
    if (last && mark !== null && last.mark === mark) this.done[this.done.length - 1] = joined(last, step);
    else this.done = [...this.done.slice(-MOST + 1), step];
  }

  /** Ends a run of steps with the same mark: what comes next is a step of its own. */
  settle(): void {
    const last = this.done.at(-1);
    if (last && last.mark !== null) this.done[this.done.length - 1] = { ...last, mark: null };
  }

  undo(drawing: Drawing): { drawing: Drawing; at: string | null } | null {
    const step = this.done.pop();
    if (!step) return null;
    this.undone.push({ ...step, mark: null });
    return { drawing: applied(drawing, step, 0), at: step.at };
  }

  redo(drawing: Drawing): { drawing: Drawing; at: string | null } | null {
    const step = this.undone.pop();
    if (!step) return null;
    this.done.push(step);
    return { drawing: applied(drawing, step, 1), at: step.at };
  }
}
