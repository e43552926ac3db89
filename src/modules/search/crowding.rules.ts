/** Among the first so many hits … */
const first = 20;
/** … at most so many are of one document: itself and its parts. */
export const mostOfOne = 3;

/**
 * Hits in their order, but of one document at most three among the first twenty: what is too many comes after those, and is left out
 * where the others do not fill twenty places.
 * @param wholeOf id of the document that a hit is a part of, or its own.
 */
export function withoutCrowds<T extends { readonly id: string }>(
  hits: readonly T[],
  wholeOf: (id: string) => string,
): readonly T[] {
  const counts = new Map<string, number>();
  const shown: T[] = [];
  const held: T[] = [];
  for (const [at, hit] of hits.entries()) {
    if (shown.length >= first) return [...shown, ...held, ...hits.slice(at)];
    const whole = wholeOf(hit.id);
    const count = (counts.get(whole) ?? 0) + 1;
    counts.set(whole, count);
    (count <= mostOfOne ? shown : held).push(hit);
  }
  return shown.length >= first ? [...shown, ...held] : shown;
}
