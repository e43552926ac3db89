import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { createUnionType } from '../../platform/graphql/decorators.js';
import { Article, articleById } from '../articles/index.js';
import { Tree } from '../trees/index.js';

/** Trees by id, as the viewer may see them now. */
export type TreeById = LoaderFactory<string, Tree | null>;

const isTreeId = (id: string): boolean => id.startsWith('tree_');

/** Everything that can be found. */
export const SearchSubject = createUnionType({
  name: 'SearchSubject',
  description: 'Everything that can be found.',
  types: () => [Article, Tree] as const,
  resolveType: ({ _id }: Article | Tree) => (isTreeId(_id) ? Tree : Article),
});

/**
 * The article or tree behind a found id, the tree of a node; null where it is gone or the viewer may not see it.
 * @param wholeId id of the document that a found id is a part of, or the id itself.
 */
export const subjectById =
  (treeById: TreeById, wholeId: (id: string) => string) =>
  async (context: Context, id: string): Promise<Article | Tree | null> =>
    isTreeId(id) ? context.loaders.get(treeById).load(wholeId(id)) : context.loaders.get(articleById).load(id);

export type SubjectById = ReturnType<typeof subjectById>;
