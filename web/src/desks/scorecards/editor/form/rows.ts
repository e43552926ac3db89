/** The list with an item in another place. */
export function moved<Item>(list: readonly Item[], from: number, step: -1 | 1): Item[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + step, 0, item);
  return next;
}

export const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, place) => (place === at ? item : one));

export const without = <Item>(list: readonly Item[], at: number): Item[] => list.filter((_, place) => place !== at);
