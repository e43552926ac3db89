import type { SearchPreviewPlace } from './search-preview.js';

/** Every document of either list with its places, those that stand best first. */
export function placesOf(before: readonly string[], after: readonly string[]): SearchPreviewPlace[] {
  const place = (list: readonly string[], id: string): number | null => {
    const at = list.indexOf(id);
    return at < 0 ? null : at + 1;
  };
  const best = ({ before: one, after: other }: SearchPreviewPlace): number =>
    Math.min(one ?? Infinity, other ?? Infinity);
  return [...new Set([...after, ...before])]
    .map((id) => ({ id, before: place(before, id), after: place(after, id) }))
    .sort((a, b) => best(a) - best(b) || (a.after ?? Infinity) - (b.after ?? Infinity));
}

/** Whether two lists hold other documents or another order. */
export const differs = (before: readonly string[], after: readonly string[]): boolean =>
  before.length !== after.length || before.some((id, at) => id !== after[at]);
