import type { KeptCategoryFragment } from '../../../gql/knowledge/graphql';

/** The tree as rows: each category directly below the one that it belongs to, in the order of the names. */
export function inOrder(
  categories: readonly KeptCategoryFragment[],
  nameOf: (category: KeptCategoryFragment) => string,
): KeptCategoryFragment[] {
  const below = new Map<string | null, KeptCategoryFragment[]>();
  for (const category of categories) {
    const above = category.parent?.id ?? null;
    below.set(above, [...(below.get(above) ?? []), category]);
  }
  const rows: KeptCategoryFragment[] = [];
  const add = (above: string | null): void => {
    for (const category of (below.get(above) ?? []).sort((one, other) => nameOf(one).localeCompare(nameOf(other)))) {
      rows.push(category);
      add(category.id);
    }
  };
  add(null);
  return rows;
}

/** Ids of a category and of everything below it: none of them can stand above it. */
export const withBelow = (categories: readonly KeptCategoryFragment[], id: string): Set<string> =>
  new Set(categories.filter(({ path }) => path.some((above) => above.id === id)).map((category) => category.id));
