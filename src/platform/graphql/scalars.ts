import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

const readCursor = (value: unknown): string => {
  if (typeof value !== 'string' || value.length > 400 || !/^[A-Za-z0-9_.-]+$/.test(value)) {
    throw new GraphQLError('A cursor is an opaque text that the server gave.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return value;
};

/** A signed, opaque position in a list or in the feed. */
export const CursorScalar = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'A signed, opaque position in a list or in the feed, as the server gave it. At most 400 characters.',
  serialize: (value) => String(value),
  parseValue: readCursor,
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : null),
});

/** A moment, ISO 8601 with time zone. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment in ISO 8601 with a time zone, e.g. `2026-11-25T09:30:00.000Z`.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
});
