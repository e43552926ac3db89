import type { Drawing, DrawnNode, Frame, FrameField, Patch } from './content';

/** What could not be saved before the page was left. It stays in this tab only and goes when it is saved or thrown away. */
export interface Unsaved {
  readonly at: string;
  readonly fields: Partial<Record<FrameField, unknown>>;
  readonly set: readonly DrawnNode[];
  readonly remove: readonly string[];
}

const keyOf = (id: string): string => `caregraph.unsaved-tree.${id}`;

export function keepUnsaved(id: string, drawing: Drawing, patch: Patch): void {
  const kept: Unsaved = {
    at: new Date().toISOString(),
    fields: Object.fromEntries(patch.fields.map((field) => [field, drawing.frame[field]])),
    set: patch.set.flatMap((key) => drawing.nodes.get(key) ?? []),
    remove: patch.remove,
  };
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the drawing stays on the page, and leaving it still asks.
  }
}

export const dropUnsaved = (id: string): void => sessionStorage.removeItem(keyOf(id));

export function readUnsaved(id: string): Unsaved | null {
  const raw = sessionStorage.getItem(keyOf(id));
  if (raw === null) return null;
  try {
    const kept = JSON.parse(raw) as Unsaved;
    return Array.isArray(kept.set) && Array.isArray(kept.remove) ? kept : null;
  } catch {
    return null;
  }
}

/** A drawing with what was kept put back. */
export function restored(drawing: Drawing, kept: Unsaved): Drawing {
  const nodes = new Map(drawing.nodes);
  for (const key of kept.remove) nodes.delete(key);
  for (const node of kept.set) nodes.set(node.key, node);
  return { frame: { ...drawing.frame, ...(kept.fields as Partial<Frame>) }, nodes };
}
