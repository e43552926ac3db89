import type { Connection, PageRequest } from '../graphql/connection.js';
import type { CursorCodec } from '../graphql/cursor.js';

/** Which part of a numbered list is wanted; both ends are left out themselves. */
export interface Span {
  readonly below?: number;
  readonly above?: number;
}

/** How far one page may look. */
export interface ScanPace {
  /** Rows that one look at the database brings while a page is filled. */
  readonly scanSize: number;
  /** Looks at the most for one page, so that a viewer who may see little does not cost a lot. */
  readonly maxScans: number;
}

/** A numbered list whose rows are judged one by one after they were read, because who may see them is decided by things of now. */
export interface JudgedList<S extends { readonly number?: number }, T extends { readonly number: number }> {
  read(span: Span, newestFirst: boolean, limit: number): Promise<readonly S[]>;
  /** Those of the rows that belong in the list. */
  keep(rows: readonly S[]): Promise<readonly T[]>;
}

/** What was found, and how far the list was looked through when the looking ended before enough was found. */
export interface Collected<T> {
  readonly rows: T[];
  readonly stoppedAt: number | null;
}

/** Up to `wanted` rows of the list. */
export async function collectJudged<S extends { readonly number?: number }, T extends { readonly number: number }>(
  list: JudgedList<S, T>,
  span: Span,
  newestFirst: boolean,
  wanted: number,
  pace: ScanPace,
): Promise<Collected<T>> {
  const found: T[] = [];
  let { below, above } = span;
  for (let scan = 0; scan < pace.maxScans; scan += 1) {
    const rows = await list.read(
      { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) },
      newestFirst,
      pace.scanSize,
    );
    found.push(...(await list.keep(rows)));
    if (found.length >= wanted || rows.length < pace.scanSize) return { rows: found.slice(0, wanted), stoppedAt: null };
    const last = rows.at(-1)?.number ?? 0;
    if (newestFirst) below = last;
    else above = last;
  }
  return { rows: found, stoppedAt: (newestFirst ? below : above) ?? null };
}

/** One page of such a list, newest first. `name` is the list's in its cursors. */
export async function judgedPage<S extends { readonly number?: number }, T extends { readonly number: number }>(
  list: JudgedList<S, T>,
  name: string,
  request: PageRequest,
  cursors: CursorCodec,
  pace: ScanPace,
): Promise<Connection<T>> {
  const position = (cursor: string | null): number | undefined => {
    const value = cursor ? cursors.decode(name, cursor)[0] : undefined;
    return typeof value === 'number' ? value : undefined;
  };
  const cursorOf = (number: number): string => cursors.encode(name, [number]);
  const below = position(request.after);
  const above = position(request.before);
  const newestFirst = !request.fromEnd;
  const span: Span = { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) };
  const { rows: found, stoppedAt } = await collectJudged(list, span, newestFirst, request.size + 1, pace);
  const more = found.length > request.size || stoppedAt !== null;
  const rows = found.slice(0, request.size);
  if (!newestFirst) rows.reverse();
  const edges = rows.map((node) => ({ node, cursor: cursorOf(node.number) }));
  // Where the looking ended early the page ends there too, so that the next page goes on from that place.
  const stopped = stoppedAt !== null && found.length <= request.size ? cursorOf(stoppedAt) : null;
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage: newestFirst ? more : above !== undefined,
      hasPreviousPage: newestFirst ? below !== undefined : more,
      startCursor: (newestFirst ? null : stopped) ?? edges[0]?.cursor ?? null,
      endCursor: (newestFirst ? stopped : null) ?? edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => (await collectJudged(list, {}, true, Infinity, pace)).rows.length,
  };
}
