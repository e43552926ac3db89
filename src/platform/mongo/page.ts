import type { Model, QueryFilter } from 'mongoose';
import { badInput } from '../errors/app-error.js';
import type { Connection, PageRequest } from '../graphql/connection.js';
import type { CursorCodec } from '../graphql/cursor.js';

interface SortField {
  readonly field: string;
  readonly descending: boolean;
}

/** Order of a list: a stored field with `_id` as tie-break, so that every row has one place. */
export interface KeysetOrder extends SortField {
  /** Names the list in its cursors, e.g. `articles:UPDATED_AT:DESC`. */
  readonly list: string;
  /** A field that counts for more than `field`. */
  readonly ahead?: SortField;
}

type Key = string | number | Date;

const toCursorValue = (value: unknown): string | number =>
  value instanceof Date ? `d${value.getTime()}` : typeof value === 'number' ? value : `s${String(value)}`;

function fromCursorValue(value: string | number | undefined): Key {
  if (typeof value === 'number') return value;
  if (value === undefined) throw badInput('This cursor does not belong to this list.');
  return value.startsWith('d') ? new Date(Number(value.slice(1))) : value.slice(1);
}

/** All that gives a row its place, the weightiest first. */
const sortFields = (order: KeysetOrder): readonly SortField[] => [
  ...(order.ahead ? [order.ahead] : []),
  order,
  { field: '_id', descending: order.descending },
];

/** What lies beyond a row: alike in the weightier fields, and further in the next. */
function beyond(
  fields: readonly SortField[],
  position: readonly (string | number)[],
  forward: boolean,
): Record<string, unknown> {
  const last = fields.length - 1;
  const keys = fields.map((_, at): Key => (at === last ? String(position[at]) : fromCursorValue(position[at])));
  return {
    $or: fields.map(({ field, descending }, at) => ({
      ...Object.fromEntries(fields.slice(0, at).map((weightier, above) => [weightier.field, keys[above]])),
      [field]: { [forward === descending ? '$lt' : '$gt']: keys[at] },
    })),
  };
}

/**
 * One page of a list by keyset, never by offset: rows that come and go meanwhile neither repeat nor hide others.
 * Needs an index on the filter's fields followed by the order's fields and `_id`.
 */
export async function keysetPage<T extends { _id: string }>(
  model: Model<T>,
  filter: Record<string, unknown>,
  order: KeysetOrder,
  request: PageRequest,
  codec: CursorCodec,
  projection: Record<string, 0 | 1> = {},
): Promise<Connection<T>> {
  const fields = sortFields(order);
  const bounds: Record<string, unknown>[] = [];
  for (const [cursor, forward] of [
    [request.after, true],
    [request.before, false],
  ] as const) {
    if (cursor) bounds.push(beyond(fields, codec.decode(order.list, cursor), forward));
  }
  const query = (bounds.length ? { $and: [filter, ...bounds] } : filter) as QueryFilter<T>;
  const rows = (await model
    .find(query, projection)
    .sort(Object.fromEntries(fields.map(({ field, descending }) => [field, descending !== request.fromEnd ? -1 : 1])))
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
      const row = node as Record<string, unknown>;
      return codec.encode(order.list, [...fields.slice(0, -1).map(({ field }) => toCursorValue(row[field])), node._id]);
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
