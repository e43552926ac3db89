import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../platform/graphql/context.js';
import { limits, operationCost } from '../platform/graphql/limits.js';
import type { Log } from '../platform/telemetry/log.js';
import type { Metrics } from '../platform/telemetry/metrics.js';

const introspects = (document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (field) => field.kind === Kind.FIELD && /^__(schema|type)$/.test(field.name.value),
      ),
  ) || /__schema|__type\b/.test(document.loc?.source.body ?? '');

/**
 * What can only be judged when the caller and the variables are known: introspection by strangers in production, page sizes and cost.
 * Returns the cost; throws a coded GraphQLError. Used by both doors.
 */
export function judgeOperation(
  schema: GraphQLSchema,
  context: Context,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | undefined,
  production: boolean,
): number {
  if (production && context.viewer.kind === 'anonymous' && introspects(document)) {
    throw new GraphQLError('Introspection is for signed-in callers.', {
      extensions: { code: 'FORBIDDEN', http: { status: 400 } },
    });
  }
  try {
    return operationCost(schema, document, variables, operationName);
  } catch (error) {
    if (error instanceof GraphQLError)
      throw new GraphQLError(error.message, {
        extensions: { code: 'BAD_USER_INPUT', ...error.extensions, http: { status: 400 } },
      });
    throw error;
  }
}

/** Limits that need the variables, before execution; the cost is told in `extensions.cost`. */
export function operationLimits(
  schema: GraphQLSchema,
  metrics: Metrics,
  production: boolean,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let cost: number | null = null;
      return {
        didResolveOperation: async ({ document, request, contextValue }) => {
          cost = judgeOperation(schema, contextValue, document, request.variables, request.operationName, production);
        },
        didEncounterErrors: async ({ errors }) => {
          for (const error of errors) {
            if (typeof error.extensions.limit === 'string')
              metrics.limitRejections.inc({ door: 'http', limit: error.extensions.limit });
          }
        },
        willSendResponse: async ({ response }) => {
          if (response.body.kind !== 'single' || cost === null) return;
          response.body.singleResult.extensions = {
            ...response.body.singleResult.extensions,
            cost: { requested: cost, allowed: limits.cost },
          };
        },
      };
    },
  };
}

/** First root field of an operation: from the schema, so that a client cannot invent label values. */
export function rootFieldOf(operation: OperationDefinitionNode | null | undefined): string {
  const first = operation?.selectionSet.selections[0];
  return first?.kind === Kind.FIELD ? first.name.value : 'none';
}

/** One log line and one measurement an operation. Never its variables: they hold what people search and write. */
export function operationLog(metrics: Metrics, log: Log): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const started = performance.now();
      return {
        willSendResponse: async ({ operation, contextValue, errors, response }) => {
          const seconds = (performance.now() - started) / 1_000;
          const field = errors?.length && !operation ? 'none' : rootFieldOf(operation);
          const kind = operation?.operation ?? 'none';
          metrics.operationDuration.observe(
            { door: 'http', kind, field, outcome: errors?.length ? 'error' : 'ok' },
            seconds,
          );
          const codes =
            response.body.kind === 'single'
              ? (response.body.singleResult.errors ?? []).map((error) => String(error.extensions?.code))
              : [];
          for (const code of codes) metrics.graphqlErrors.inc({ door: 'http', code });
          log.info(
            {
              kind,
              field,
              ms: Math.round(seconds * 1_000),
              viewer: contextValue.viewer.id,
              ...(codes.length ? { codes } : {}),
            },
            'operation',
          );
        },
      };
    },
  };
}
