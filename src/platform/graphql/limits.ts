import {
  GraphQLError,
  Kind,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type GraphQLType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { maxPageSize } from './connection.js';

/** Limits of both doors, HTTP and WebSocket. Told to clients in the documentation; a refusal names the limit. */
export const limits = {
  /** Levels of fields; those of introspection are not counted. */
  depth: 12,
  /** Aliases in a document, fragments spread out, `__typename` included. */
  aliases: 15,
  /** Directives in a document, fragments spread out. */
  directives: 10,
  /** Fields in a document, fragments spread out: stops fragments that double each other. */
  fields: 1_000,
  /** How often one operation may select the same root field (guesses at a password, for instance). */
  sameRootField: 5,
  /** Lexical tokens of a document. */
  tokens: 1_000,
  /** Bytes of a request body and of a socket message. */
  bodyBytes: 256 * 1024,
  /** Bytes of a request body of somebody who is signed in: the longest article that may be written fits, whatever its characters. */
  signedBodyBytes: 2_560 * 1024,
  /** Objects that one operation may ask for: 1 an object, times the page size of the connections above it. */
  cost: 2_000,
  /** Validation errors that are reported at the most (the library adds a last one that says so). */
  reportedErrors: 4,
  subscriptionsPerSocket: 100,
  socketsPerPrincipal: 50,
  /** Objects assumed for a plain list, which is small by nature. */
  plainList: 5,
} as const;

const refuse = (limit: string, allowed: number, found?: number): GraphQLError =>
  new GraphQLError(`The document is over the limit of ${allowed} for ${limit}.`, {
    extensions: {
      code: 'BAD_USER_INPUT',
      limit,
      allowed,
      ...(found === undefined ? {} : { found }),
      http: { status: 400 },
    },
  });

interface Measure {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
}

const nothing: Measure = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/** Size of a selection with its fragments spread out. Each fragment is measured once; a circle counts as nothing (another rule refuses it). */
function measure(
  set: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  known: Map<string, Measure>,
): Measure {
  const sum: Measure = { ...nothing };
  const add = (part: Measure, deeper: number): void => {
    sum.depth = Math.max(sum.depth, part.depth + deeper);
    sum.fields += part.fields;
    sum.aliases += part.aliases;
    sum.directives += part.directives;
  };
  for (const selection of set.selections) {
    sum.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD) {
      const introspection = selection.name.value === '__schema' || selection.name.value === '__type';
      sum.fields += 1;
      sum.aliases += selection.alias ? 1 : 0;
      sum.depth = Math.max(sum.depth, 1);
      if (selection.selectionSet) {
        const inner = measure(selection.selectionSet, fragments, known);
        add(introspection ? { ...inner, depth: 0 } : inner, 1);
      }
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(measure(selection.selectionSet, fragments, known), 0);
    } else {
      const name = selection.name.value;
      let part = known.get(name);
      if (!part) {
        known.set(name, nothing);
        const fragment = fragments.get(name);
        part = fragment ? measure(fragment.selectionSet, fragments, known) : nothing;
        known.set(name, part);
      }
      add(part, 0);
    }
  }
  return sum;
}

/** Validation rule for everything that can be judged from the document alone; its verdict is cached with the document. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  return {
    Document(document: DocumentNode) {
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const definition of document.definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      }
      const known = new Map<string, Measure>();
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const size = measure(definition.selectionSet, fragments, known);
        size.directives += definition.directives?.length ?? 0;
        for (const limit of ['depth', 'fields', 'aliases', 'directives'] as const) {
          if (size[limit] > limits[limit]) context.reportError(refuse(limit, limits[limit], size[limit]));
        }
        const roots = new Map<string, number>();
        for (const selection of definition.selectionSet.selections) {
          if (selection.kind === Kind.FIELD)
            roots.set(selection.name.value, (roots.get(selection.name.value) ?? 0) + 1);
        }
        for (const [name, count] of roots) {
          if (count > limits.sameRootField && name !== '__typename')
            context.reportError(refuse('sameRootField', limits.sameRootField, count));
        }
      }
      return undefined;
    },
  };
}

const isList = (type: GraphQLType): boolean => isListType(type) || (isNonNullType(type) && isListType(type.ofType));

function checkPage(args: Record<string, unknown>): number {
  const sizes = [args.first, args.last].filter((size): size is number => typeof size === 'number');
  for (const size of sizes) {
    if (size < 1 || size > maxPageSize) throw refuse('pageSize', maxPageSize, size);
  }
  return sizes[0] ?? maxPageSize;
}

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const named = getNamedType(field.type);
  if (named.name.endsWith('Connection')) return 1 + checkPage(args as Record<string, unknown>) * childComplexity;
  if (!isCompositeType(named)) return childComplexity;
  if (type.name.endsWith('Connection') || type.name.endsWith('Edge')) return 1 + childComplexity;
  return isList(field.type) ? limits.plainList * (1 + childComplexity) : 1 + childComplexity;
};

/** What an operation costs with these variables; throws BAD_USER_INPUT over the limit, for a page size outside 1 to 100, and for variables that do not fit. */
export function operationCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | undefined,
): number {
  const cost = getComplexity({
    schema,
    query,
    variables: variables ?? {},
    ...(operationName ? { operationName } : {}),
    estimators: [estimate],
  });
  if (cost > limits.cost) throw refuse('cost', limits.cost, cost);
  return cost;
}
