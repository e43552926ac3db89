/** So many hits of the kinds that answer questions stand before the first one that was found apart … */
const undisturbed = 3;

/**
 * Puts what was found apart among the other hits, each list in its order: what carries the very code that was typed comes first; three others
 * follow; from there on both take turns. So neither crowds the other out.
 * @param exact how many of `apart` carry the code.
 */
export function woven<T>(others: readonly T[], apart: readonly T[], exact: number): T[] {
  const list = [...apart.slice(0, exact), ...others.slice(0, undisturbed)];
  const rest = others.slice(undisturbed);
  const more = apart.slice(exact);
  for (let at = 0; at < Math.max(rest.length, more.length); at += 1) {
    const [one, other] = [more[at], rest[at]];
    if (one !== undefined) list.push(one);
    if (other !== undefined) list.push(other);
  }
  return list;
}

/** Counts of two lists together. */
export function addedCounts(
  a: Readonly<Record<string, Readonly<Record<string, number>>>>,
  b: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Record<string, Record<string, number>> {
  const sums: Record<string, Record<string, number>> = {};
  for (const counts of [a, b])
    for (const [name, values] of Object.entries(counts)) {
      const sum = (sums[name] ??= {});
      for (const [value, count] of Object.entries(values)) sum[value] = (sum[value] ?? 0) + count;
    }
  return sums;
}
