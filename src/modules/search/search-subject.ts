import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { createUnionType } from '../../platform/graphql/decorators.js';
import { Article, articleById } from '../articles/index.js';
import { Call, type CallRecord } from '../calls/index.js';
import { Tree } from '../trees/index.js';

/** Trees by id, as the viewer may see them now. */
export type TreeById = LoaderFactory<string, Tree | null>;

/** Calls by id, as the viewer may see them now. */
export type CallById = LoaderFactory<string, CallRecord | null>;

const isCallId = (id: string): boolean => id.startsWith('call_');
const isTreeId = (id: string): boolean => id.startsWith('tree_');

/** What stands behind a hit. */
export type SearchedSubject = Article | Tree | Call;

/** Everything that can be found. */
export const SearchSubject = createUnionType({
  name: 'SearchSubject',
  description: 'Everything that can be found.',
  types: () => [Article, Tree, Call] as const,
  resolveType: ({ _id }: SearchedSubject) => (isTreeId(_id) ? Tree : isCallId(_id) ? Call : Article),
});

/**
 * The article, tree or call behind a found id, the tree of a node; null where it is gone or the viewer may not see it.
 * @param wholeId id of the document that a found id is a part of, or the id itself.
 */
export const subjectById =
  (treeById: TreeById, callById: CallById, wholeId: (id: string) => string) =>
  async (context: Context, id: string): Promise<SearchedSubject | null> => {
    if (isTreeId(id)) return context.loaders.get(treeById).load(wholeId(id));
    if (isCallId(id)) return context.loaders.get(callById).load(wholeId(id));
    return context.loaders.get(articleById).load(id);
  };

export type SubjectById = ReturnType<typeof subjectById>;
