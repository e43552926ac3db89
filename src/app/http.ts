import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import Fastify, { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context, SessionCookie } from '../platform/graphql/context.js';
import { formatError } from '../platform/graphql/format-error.js';
import { documentLimits, limits } from '../platform/graphql/limits.js';
import { runInRequest } from '../platform/telemetry/request-context.js';
import {
  type Authenticate,
  type CurrentViewer,
  registerFileRoutes,
  registerSoundRoutes,
} from '../platform/files/index.js';
import type { Container } from './container.js';
import { createContext, languageOf, requestIdOf, viewerOf } from './context.js';
import { isUnavailable, unavailable, whileDatabaseAnswers } from './patience.js';
import { operationLimits, operationLog } from './plugins.js';
import { arrival, endSlowBodies } from './slow-bodies.js';

/** Name of the HttpOnly cookie that keeps a console's refresh token. */
const cookieName = 'caregraph_session';

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types caregraph-html',
].join('; ');

const webRoot = fileURLToPath(new URL('../../web/', import.meta.url));

function sessionCookie(request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const options = {
    path: '/graphql',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const;
  return {
    read: () => request.cookies[cookieName] ?? null,
    write: (token, expiresAt) => void reply.setCookie(cookieName, token, { ...options, expires: expiresAt }),
    clear: () => void reply.clearCookie(cookieName, options),
  };
}

/** An answer that is made before GraphQL is reached, in GraphQL's shape. */
const early = (code: string, message: string, requestId: string) => ({
  errors: [{ message, extensions: { code, requestId } }],
});

function registerErrors(app: FastifyInstance, container: Container): void {
  app.setErrorHandler(
    (
      error: Error & { statusCode?: number; extensions?: { code?: unknown; http?: { status?: number } } },
      request,
      reply,
    ) => {
      const isAway = isUnavailable(error);
      const status = isAway ? 503 : (error.statusCode ?? error.extensions?.http?.status ?? 500);
      if (status >= 500) container.foundation.log[isAway ? 'warn' : 'error']({ err: error }, 'request failed');
      const code = isAway
        ? 'UNAVAILABLE'
        : status === 401
          ? 'UNAUTHENTICATED'
          : status === 403
            ? 'FORBIDDEN'
            : status >= 500
              ? 'INTERNAL'
              : 'BAD_USER_INPUT';
      const message = isAway
        ? unavailable().message
        : status === 413
          ? `At most ${limits.bodyBytes} bytes, and ${limits.signedBodyBytes} for who is signed in.`
          : status >= 500
            ? 'Something went wrong on our side.'
            : status === 401
              ? 'Sign in again.'
              : 'This request cannot be read.';
      void reply.status(status).send(early(code, message, request.id));
    },
  );
  app.setNotFoundHandler((request, reply) => {
    // Addresses inside the console are its own matter: it gets its page for all of them.
    if (
      request.method === 'GET' &&
      request.headers.accept?.includes('text/html') &&
      existsSync(`${webRoot}index.html`)
    ) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    }
    return reply.status(404).send(early('NOT_FOUND', 'There is nothing at this address.', request.id));
  });
}

function registerHealth(app: FastifyInstance, container: Container): void {
  const instance = container.foundation.instanceId;
  app.get('/health/live', () => ({ status: 'live', instance }));
  app.get('/health/ready', async (_request, reply) => {
    const health = await container.health();
    return reply
      .status(health.ready ? 200 : 503)
      .send({ status: health.ready ? 'ready' : 'not ready', instance, ...health });
  });
  app.get('/metrics', async (_request, reply) => {
    container.metrics.feedHead.set(container.hub.head);
    return reply.type(container.metrics.registry.contentType).send(await container.metrics.registry.metrics());
  });
}

/** The web server: GraphQL, console, files, health and metrics on one port. It is listening when `listen` was called on it. */
export async function createHttp(
  container: Container,
  schema: GraphQLSchema,
  options: { production: boolean; trustedProxies: number },
): Promise<FastifyInstance> {
  const log = container.foundation.log;
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: arrival.fileMs,
    trustProxy: options.trustedProxies ? (_address: string, hop: number) => hop < options.trustedProxies : false,
    forceCloseConnections: 'idle',
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    routerOptions: { maxParamLength: 2_000 },
  });
  app.server.headersTimeout = 10_000;
  endSlowBodies(app, (url) => url.startsWith('/files/upload/'), arrival.usualMs);
  // A connection whose answer was under way when closing began is kept alive by its client: it goes as soon as it is idle.
  app.addHook('preClose', (done) => {
    const timer = setInterval(() => app.server.closeIdleConnections(), 100).unref();
    app.server.once('close', () => clearInterval(timer));
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': request.id,
    });
    if (request.url.startsWith('/graphql')) void reply.header('cache-control', 'no-store');
    runInRequest({ requestId: request.id, instance: container.foundation.instanceId }, done);
  });
  // Reading a body leaves the asynchronous context behind; this enters it again.
  app.addHook('preValidation', (request, _reply, done) =>
    runInRequest({ requestId: request.id, instance: container.foundation.instanceId }, done),
  );
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    container.metrics.httpDuration.observe(
      { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1_000,
    );
    done();
  });
  registerErrors(app, container);
  await app.register(fastifyCookie);

  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    cache: 'bounded',
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationRules: [documentLimits],
    validationOptions: { maxErrors: limits.reportedErrors },
    parseOptions: { maxTokens: limits.tokens },
    formatError: formatError(log),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(),
      operationLimits(schema, container.metrics, options.production),
      operationLog(container.metrics, log),
    ] as ApolloServerPlugin<Context>[],
  });
  await apollo.start();
  const graphql = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const viewer = await viewerOf(
        container,
        request.headers.authorization,
        languageOf(request.headers['accept-language']),
      );
      return createContext(container, {
        viewer,
        requestId: request.id,
        address: request.ip,
        session: sessionCookie(request, reply),
      });
    },
  });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    bodyLimit: limits.signedBodyBytes,
    // Before anything of a long body is read it is asked who sends it.
    preParsing: async (request) => {
      const declared = Number(request.headers['content-length'] ?? NaN);
      if (request.method !== 'POST' || declared <= limits.bodyBytes) return;
      const { authorization } = request.headers;
      const viewer = authorization ? await viewerOf(container, authorization, 'en') : null;
      if (!viewer || viewer.kind === 'anonymous') throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    },
    handler: (request, reply) => whileDatabaseAnswers(container, async () => graphql.call(app, request, reply)),
  });
  registerHealth(app, container);
  const authenticate: Authenticate = (request) =>
    viewerOf(container, request.headers.authorization, languageOf(request.headers['accept-language']));
  const currentViewer: CurrentViewer = (holder) => container.people.authenticator.currentViewer(holder);
  await registerFileRoutes(app, container.files, authenticate, currentViewer);
  registerSoundRoutes(app, container.files, container.calls.recordings.sound, authenticate, currentViewer);
  if (existsSync(webRoot)) {
    await app.register(fastifyStatic, {
      root: webRoot,
      // One route for all of them: a route for each of some six hundred files costs every start a third of a second.
      wildcard: true,
      preCompressed: true,
      // Its own would win over what is set here.
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.setHeader(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  return app;
}
