import { useQuery } from 'urql';
import {
  TreeListDocument,
  TreeOfCodeDocument,
  type TreeRowFragment,
  TreeSearchDocument,
} from '../../../gql/trees/graphql';
import { usePages } from '../../../lib/use-pages';
import { codeOf, listVariables, type TreeListSearch } from './tree-filters';

const PAGE = 50;
const FOUND = 30;

type TreeList = ReturnType<typeof usePages<TreeRowFragment, object, TreeRowFragment>>;

/**
 * The trees of a list. Words that are typed are looked for in titles, also of working copies, and by the search, which reads the steps;
 * a code finds its tree, live or not.
 */
export function useTreeList(filters: TreeListSearch): Omit<TreeList, 'client'> {
  const typed = filters.text.trim();
  const code = codeOf(typed);
  const list = usePages(TreeListDocument, listVariables(filters, PAGE), (data) => data.trees);
  const [found, askFound] = useQuery({
    query: TreeSearchDocument,
    variables: { query: typed, first: FOUND },
    pause: typed === '' || code !== null,
  });
  const [one, askOne] = useQuery({ query: TreeOfCodeDocument, variables: { code: code ?? '' }, pause: code === null });
  if (typed === '') return list;
  const asked = code === null ? found : one;
  const rows =
    code === null ? rowsOf(found.data?.search.nodes ?? []) : one.data?.treeByCode ? [one.data.treeByCode] : [];
  const fitting = rows.filter(
    (row) =>
      (filters.purpose === null || row.purpose === filters.purpose) &&
      (filters.line === null ||
        row.productLines.length === 0 ||
        row.productLines.some(({ id }) => id === filters.line)),
  );
  const titled = code === null ? list.rows : [];
  const kept = [...titled, ...fitting.filter(({ id }) => titled.every((row) => row.id !== id))];
  return {
    ...list,
    rows: kept,
    total: kept.length,
    hasMore: false,
    isLoading: asked.fetching,
    isReady: asked.data !== undefined,
    error: asked.error ?? null,
    more: () => undefined,
    reload: () => (code === null ? askFound : askOne)({ requestPolicy: 'network-only' }),
  };
}

type Hit = { subject: object };

/** A tree may be found by several of its nodes: it is listed once. */
function rowsOf(hits: readonly Hit[]): TreeRowFragment[] {
  const rows = new Map<string, TreeRowFragment>();
  for (const { subject } of hits) {
    if (!('code' in subject)) continue;
    const row = subject as TreeRowFragment;
    if (!rows.has(row.id)) rows.set(row.id, row);
  }
  return [...rows.values()];
}
