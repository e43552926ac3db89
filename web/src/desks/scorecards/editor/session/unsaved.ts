import type { Form } from './content';

/** What could not be saved before the page was left, and what it was made of. It stays in this tab only. */
export interface Unsaved {
  readonly at: string;
  readonly base: Form;
  readonly form: Form;
}

const keyOf = (id: string): string => `caregraph.unsaved-scorecard.${id}`;

export function keepUnsaved(id: string, base: Form, form: Form): void {
  const kept: Unsaved = { at: new Date().toISOString(), base, form };
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the form stays on the page, and leaving it still asks.
  }
}

export const dropUnsaved = (id: string): void => sessionStorage.removeItem(keyOf(id));

export function readUnsaved(id: string): Unsaved | null {
  const raw = sessionStorage.getItem(keyOf(id));
  if (raw === null) return null;
  try {
    const kept = JSON.parse(raw) as Unsaved;
    return Array.isArray(kept.form.sections) && Array.isArray(kept.base.sections) ? kept : null;
  } catch {
    return null;
  }
}
