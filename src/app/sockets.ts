import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GraphQLError,
  execute,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode, type Context as SocketContext } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Viewer } from '../platform/auth/viewer.js';
import type { Context } from '../platform/graphql/context.js';
import { formatError } from '../platform/graphql/format-error.js';
import { documentLimits, limits } from '../platform/graphql/limits.js';
import { runInRequest } from '../platform/telemetry/request-context.js';
import type { Container } from './container.js';
import { createContext, languageOf, noCookie, viewerOf } from './context.js';
import { whileDatabaseAnswers } from './patience.js';
import { judgeOperation, rootFieldOf } from './plugins.js';

/** How often open sockets are asked whether their person may still be there, in ms. */
const recheckMs = 2_000;
/** How long open sockets have for their goodbye when the server stops, in ms. */
const goodbyeMs = 2_000;
/** WebSocket's own code for a server that cannot serve for the moment. */
const tryAgainLater = 1013;
/** An interval in which a peer must answer a ping, in ms. */
const keepAliveMs = 12_000;

interface Peer {
  readonly socket: WebSocket;
  viewer: Viewer;
  readonly expiresAt: number;
  readonly address: string;
}

type PeerExtra = Extra & { peer?: Peer };

/** A browser tells where its page comes from; only our own pages may open a socket. Programs send no origin. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

const expiryOf = (token: string): number => {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number };
    return typeof claims.exp === 'number' ? claims.exp * 1_000 : Infinity;
  } catch {
    return Infinity;
  }
};

/** Roles, scopes and audience as one text. */
const rightsOf = ({ roles, scopes, audience }: Viewer): string =>
  JSON.stringify([[...roles].sort(), [...scopes].sort(), audience]);

/** The second door. It obeys the same limits as the first and re-checks its people for as long as they stay. */
export function attachSockets(
  server: Server,
  container: Container,
  schema: GraphQLSchema,
  production: boolean,
): { close(): Promise<void> } {
  const { log, clock } = container.foundation;
  const format = formatError(log);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, perMessageDeflate: false });
  const peers = new Set<Peer>();
  const rules = [...specifiedRules, documentLimits];

  const forget = (peer: Peer | undefined): void => {
    if (peer) peers.delete(peer);
    container.metrics.socketsOpen.set(peers.size);
  };

  const admit = async (context: SocketContext<Record<string, unknown>, PeerExtra>): Promise<boolean> => {
    const { accessToken, clientKey } = context.connectionParams ?? {};
    const credential = typeof accessToken === 'string' ? accessToken : typeof clientKey === 'string' ? clientKey : null;
    if (!credential) return false;
    const request = context.extra.request;
    const language = languageOf(request.headers['accept-language']);
    const viewer = await whileDatabaseAnswers(container, () =>
      viewerOf(container, `Bearer ${credential}`, language),
    ).catch((error: unknown) => {
      if (error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED') return null;
      log.warn({ err: error }, 'could not find out who opens a socket');
      // Clients come back by themselves after this code; after one of graphql-ws's own for faults they would not.
      context.extra.socket.close(tryAgainLater, 'Try again later');
      return null;
    });
    if (!viewer) return false;
    if ([...peers].filter((peer) => peer.viewer.id === viewer.id).length >= limits.socketsPerPrincipal) return false;
    const peer: Peer = {
      socket: context.extra.socket,
      viewer,
      expiresAt: expiryOf(credential),
      address: request.socket.remoteAddress ?? '',
    };
    context.extra.peer = peer;
    peers.add(peer);
    container.metrics.socketsOpen.set(peers.size);
    return true;
  };

  const prepare = (
    context: SocketContext<Record<string, unknown>, PeerExtra>,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): ExecutionArgs | GraphQLError[] => {
    const peer = context.extra.peer;
    if (!peer) return [new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } })];
    if (Object.keys(context.subscriptions).length > limits.subscriptionsPerSocket) {
      return [
        new GraphQLError('Too many operations on this socket.', {
          extensions: { code: 'RATE_LIMITED', limit: 'subscriptionsPerSocket', allowed: limits.subscriptionsPerSocket },
        }),
      ];
    }
    try {
      const document = parse(payload.query, { maxTokens: limits.tokens });
      const faults = validate(schema, document, rules, { maxErrors: limits.reportedErrors, hideSuggestions: true });
      if (faults.length) return [...faults];
      const operation = getOperationAST(document, payload.operationName);
      if (!operation)
        return [new GraphQLError('Name the operation to run.', { extensions: { code: 'BAD_USER_INPUT' } })];
      const contextValue: Context = createContext(container, {
        viewer: peer.viewer,
        requestId: randomUUID(),
        address: peer.address,
        session: noCookie,
      });
      judgeOperation(
        schema,
        contextValue,
        document,
        payload.variables ?? undefined,
        payload.operationName ?? undefined,
        production,
      );
      return {
        schema,
        document,
        contextValue,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
      };
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('Refused.', { originalError: error as Error })];
    }
  };

  const inRequest = <T>(requestId: string, work: () => T): T =>
    runInRequest({ requestId, instance: container.foundation.instanceId }, work);
  const inOperation = <T>(args: { contextValue?: unknown }, work: () => T): T =>
    inRequest((args.contextValue as Context).requestId, work);

  const patiently = <T>(work: () => Promise<T>): Promise<T | ExecutionResult> =>
    whileDatabaseAnswers(container, work).catch((error: unknown) => ({
      errors: [new GraphQLError('Refused.', { originalError: error as Error })],
    }));

  const polish = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => format(error.toJSON(), error));

  const recheckOne = async (peer: Peer): Promise<void> => {
    if (clock.now().getTime() >= peer.expiresAt) return peer.socket.close(CloseCode.Forbidden, 'Token expired');
    const now = await container.people.authenticator.currentViewer(peer.viewer);
    if (!now) return peer.socket.close(CloseCode.Forbidden, 'Session ended');
    // What the person may open at all has changed: the client comes back and opens what it still may.
    if (rightsOf(now) !== rightsOf(peer.viewer)) return peer.socket.close(CloseCode.Forbidden, 'Rights changed');
    peer.viewer = now;
  };

  const handler = useServer<Record<string, unknown>, { peer?: Peer }>(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      onConnect: admit as never,
      onDisconnect: (context) => forget((context.extra as PeerExtra).peer),
      onClose: (context) => forget((context.extra as PeerExtra).peer),
      execute: (args) => inOperation(args, () => patiently(async () => execute(args))),
      subscribe: (args) => inOperation(args, () => patiently(async () => subscribe(args))),
      onSubscribe: (context, _id, payload) => {
        const peer = (context.extra as PeerExtra).peer;
        return inRequest(randomUUID(), () => {
          const args = prepare(context as never, payload);
          if (!Array.isArray(args)) {
            log.info(
              { field: rootFieldOf(getOperationAST(args.document, args.operationName)), viewer: peer?.viewer.id },
              'socket operation',
            );
          }
          return args;
        });
      },
      onError: async (context, _id, _payload, errors) => {
        const polished = inRequest(randomUUID(), () => polish(errors as GraphQLError[]));
        const { peer } = context.extra as PeerExtra;
        // A subscription that ends because its person may no longer be here takes the socket with it, at once.
        if (
          peer &&
          polished.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED' || extensions?.code === 'FORBIDDEN')
        ) {
          await recheckOne(peer).catch((error: unknown) => log.warn({ err: error }, 'could not re-check a socket'));
        }
        return polished;
      },
      onNext: (_context, _id, _payload, args, result) =>
        (result.errors
          ? { ...result, errors: inOperation(args, () => polish(result.errors as GraphQLError[])) }
          : result) as never,
    },
    sockets,
    keepAliveMs,
  );

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const refuse = (status: string): void =>
      void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql') return refuse('404 Not Found');
    if (!isOwnOrigin(request.headers.origin, request.headers.host)) return refuse('403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  };
  server.on('upgrade', upgrade);

  const recheck = setInterval(() => {
    void Promise.allSettled([...peers].map(recheckOne)).then((results) => {
      const failed = results.filter((result) => result.status === 'rejected');
      if (failed[0]) log.warn({ err: failed[0].reason, sockets: failed.length }, 'could not re-check sockets');
    });
  }, recheckMs);

  return {
    async close() {
      clearInterval(recheck);
      server.off('upgrade', upgrade);
      for (const client of sockets.clients) client.close(1012, 'Restarting');
      // Whoever does not read does not say goodbye either.
      const grace = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, goodbyeMs);
      await Promise.resolve(handler.dispose()).finally(() => clearTimeout(grace));
    },
  };
}
