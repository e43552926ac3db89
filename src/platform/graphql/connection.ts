import type { GraphQLResolveInfo } from 'graphql';
import { badInput } from '../errors/app-error.js';
import { ArgsType, Field, Int, ObjectType } from './decorators.js';
import { CursorScalar } from './scalars.js';

/** Most rows that one page may hold. */
export const maxPageSize = 100;

/** Where a page lies in its list. */
@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the first row; null for an empty page.' })
  startCursor?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last row; null for an empty page.' })
  endCursor?: string | null;
}

/** Arguments of every connection: `first` (with `after`) or `last` (with `before`), 1 to 100. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows from the front, 1 to 100. Give `first` or `last`.' })
  first?: number | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many rows from the back, 1 to 100. Give `first` or `last`.' })
  last?: number | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

/** A page that was asked for, checked. */
export interface PageRequest {
  readonly size: number;
  readonly fromEnd: boolean;
  readonly after: string | null;
  readonly before: string | null;
}

/** Checks a connection's arguments; throws BAD_USER_INPUT unless exactly one of `first` and `last` is 1 to 100. */
export function pageRequest(args: PageArgs): PageRequest {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if ((first === null) === (last === null)) throw badInput('Give either `first` or `last`.');
  const size = first ?? last ?? 0;
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize)
    throw badInput(`A page holds 1 to ${maxPageSize} rows.`);
  return { size, fromEnd: last !== null, after: args.after ?? null, before: args.before ?? null };
}

/** One row with its cursor. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a list. `totalCount` is counted only when it is asked for. */
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number | (() => Promise<number>);
}

/** The edge and connection classes of a type; type-graphql needs real classes with their own names. */
export function connectionOf<T extends object>(
  name: string,
  type: () => new () => T,
): {
  Edge: new () => Edge<T>;
  Connection: new () => Connection<T>;
} {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${name}.` })
  class EdgeClass implements Edge<T> {
    @Field(() => CursorScalar, { description: 'Position of this row in the list.' })
    cursor!: string;

    @Field(type, { description: 'The row itself.' })
    node!: T;
  }

  // Simple resolvers call what is a function: totals are counted only when they are asked for.
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionClass implements Connection<T> {
    @Field(() => [EdgeClass], { description: 'Rows with their cursors.' })
    edges!: EdgeClass[];

    @Field(() => [type()], { description: 'Rows without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      name: 'totalCount',
      description: 'How many rows the list has for you; counted only when asked for.',
    })
    totalCount!: number | (() => Promise<number>);
  }

  return { Edge: EdgeClass, Connection: ConnectionClass };
}

/** Whether the operation selects a field of that name directly below the current one. */
export function selects(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some((node) =>
    node.selectionSet?.selections.some((selection) => selection.kind === 'Field' && selection.name.value === name),
  );
}
