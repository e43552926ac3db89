import type { Model, QueryFilter } from 'mongoose';
import { badInput } from '../errors/app-error.js';
import type { Connection, PageRequest } from '../graphql/connection.js';
import type { CursorCodec } from '../graphql/cursor.js';

/** Order of a list: one stored field with `_id` as tie-break, so that every row has one place. */
export interface KeysetOrder {
  /** Names the list in its cursors, e.g. `articles:UPDATED_AT:DESC`. */
  readonly list: string;
  readonly field: string;
  readonly descending: boolean;
}

type Key = string | number | Date;

const toCursorValue = (value: unknown): string | number =>
  value instanceof Date ? `d${value.getTime()}` : typeof value === 'number' ? value : `s${String(value)}`;

function fromCursorValue(value: string | number | undefined): Key {
  if (typeof value === 'number') return value;
  if (value === undefined) throw badInput('This cursor does not belong to this list.');
  return value.startsWith('d') ? new Date(Number(value.slice(1))) : value.slice(1);
}

function beyond(order: KeysetOrder, key: Key, id: string, forward: boolean): Record<string, unknown> {
  const operator = forward !== order.descending ? '$gt' : '$lt';
  return { $or: [{ [order.field]: { [operator]: key } }, { [order.field]: key, _id: { [operator]: id } }] };
}

/**
 * One page of a list by keyset, never by offset: rows that come and go meanwhile neither repeat nor hide others.
 * Needs an index on the filter's fields followed by the order's field and `_id`.
 */
export async function keysetPage<T extends { _id: string }>(
  model: Model<T>,
  filter: Record<string, unknown>,
  order: KeysetOrder,
  request: PageRequest,
  codec: CursorCodec,
  projection: Record<string, 0 | 1> = {},
): Promise<Connection<T>> {
  const bounds: Record<string, unknown>[] = [];
  for (const [cursor, forward] of [
    [request.after, true],
    [request.before, false],
  ] as const) {
    if (!cursor) continue;
    const [value, id] = codec.decode(order.list, cursor);
    bounds.push(beyond(order, fromCursorValue(value), String(id), forward));
  }
  const direction = order.descending !== request.fromEnd ? -1 : 1;
  const query = (bounds.length ? { $and: [filter, ...bounds] } : filter) as QueryFilter<T>;
  const rows = (await model
    .find(query, projection)
    .sort({ [order.field]: direction, _id: direction })
    .limit(request.size + 1)
    .lean()
    .exec()) as unknown as T[];
  const more = rows.length > request.size;
  if (more) rows.pop();
  if (request.fromEnd) rows.reverse();
  // Signing is dear, and most lists ask for one cursor or none: each is made when it is asked for.
  const edges = rows.map((node) => ({
    node,
    get cursor() {
      return codec.encode(order.list, [toCursorValue((node as Record<string, unknown>)[order.field]), node._id]);
    },
  }));
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage: request.fromEnd ? request.before !== null : more,
      hasPreviousPage: request.fromEnd ? more : request.after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    totalCount: () => model.countDocuments(filter as QueryFilter<T>).exec(),
  };
}
