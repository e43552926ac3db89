import {
  type GraphQLFieldMap,
  type GraphQLObjectType,
  type GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { type AuthCheckerFn, buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { admits, type AccessRule } from '../platform/auth/access.js';
import { forbidden, unauthenticated } from '../platform/errors/app-error.js';
import type { Context } from '../platform/graphql/context.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';

const rootDescriptions: Readonly<Record<string, string>> = {
  Query:
    'Everything that can be read. Lists are connections: give `first` or `last`, 1 to 100. What you may not see is null or absent.',
  Mutation:
    'Everything that can be changed. Each payload carries the changed object and `userErrors`; with errors nothing was changed.',
  Subscription:
    'What is pushed. Each subscription starts with a cursor and continues after a cursor, so that nothing is lost between connections.',
};

/**
 * Refuses a caller who may not use a root field at all. Declared by `Access` beside each field.
 * An arrow function, because type-graphql takes anything with a prototype for a class.
 */
const checkAccess: AuthCheckerFn<Context, AccessRule> = ({ context }, [rule]) => {
  if (!rule || admits(rule, context.viewer)) return true;
  throw context.viewer.kind === 'anonymous' ? unauthenticated() : forbidden();
};

/** type-graphql cannot describe the root types, so they get their words after the build. */
function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (type) type.description = rootDescriptions[type.name] ?? null;
  }
  return schema;
}

/** type-graphql asks for one; our subscriptions bring their own durable source and never use it. */
const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Append an event instead.');
  },
  subscribe: () => {
    throw new Error('Give the subscription a `subscribe` function.');
  },
};

/** Builds the schema from resolver instances; the instances serve the requests. */
export async function createSchema(resolvers: readonly object[]): Promise<GraphQLSchema> {
  const byClass = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = [...byClass.keys()] as unknown as NonEmptyArray<new () => object>;
  const schema = await buildSchema({
    resolvers: classes as never,
    container: { get: (type) => byClass.get(type) },
    authChecker: checkAccess,
    authMode: 'error',
    pubSub: noPubSub,
    validate: false,
    // Apollo looks at the schema as well, and the contract check prints all of it.
    skipCheck: true,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  return describeRoots(schema);
}

/** The schema as it is committed: sorted, with all descriptions. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Names of all root fields, for the contract tests. */
export function rootFields(schema: GraphQLSchema): string[] {
  const of = (type: GraphQLObjectType | null | undefined): GraphQLFieldMap<unknown, unknown> => type?.getFields() ?? {};
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(of(type)),
  );
}
