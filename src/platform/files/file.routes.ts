import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../auth/viewer.js';
import { anonymous } from '../auth/viewer.js';
import type { StoredFile } from './file.js';
import { isShown, purposes, rangeOf } from './file.rules.js';
import type { FileService } from './file.service.js';
import { UploadRefusedError } from './content/judging.js';

/** Who stands behind a request; throws where a token was sent that is no good. */
export type Authenticate = (request: FastifyRequest) => Promise<Viewer>;

/** The same person or key with the rights of now; null once their session, account or key has ended. */
export type CurrentViewer = (holder: Viewer) => Promise<Viewer | null>;

interface ById {
  Params: { id: string };
  Querystring: { t?: unknown };
}

const refusal = (request: FastifyRequest, code: string, message: string): object => ({
  errors: [{ message, extensions: { code, requestId: request.id } }],
});

const largest = Math.max(...Object.values(purposes).map(({ maxBytes, judge }) => (judge ? maxBytes : 0)));

/**
 * `PUT /files/upload/:token` takes the bytes of an upload; `GET` and `HEAD /files/:id` give a stored file, with ranges: by an access token or
 * key, or by the `t` of an address that was made for somebody. Answers in GraphQL's shape where something is refused.
 */
export async function registerFileRoutes(
  app: FastifyInstance,
  files: { readonly service: FileService },
  authenticate: Authenticate,
  currentViewer: CurrentViewer,
): Promise<void> {
  const readerOf = async (request: FastifyRequest<ById>): Promise<Viewer | null> => {
    const { t: token } = request.query;
    if (request.headers.authorization !== undefined || typeof token !== 'string') return authenticate(request);
    const holder = files.service.addresses.holder(request.params.id, token);
    return holder && currentViewer(holder);
  };

  await app.register(async (scope) => {
    // Bytes are streamed as they come, whatever type they claim to be: they are judged by content.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    scope.put<{ Params: { token: string } }>('/files/upload/:token', { bodyLimit: largest }, async (request, reply) => {
      const viewer = request.headers.authorization === undefined ? anonymous('en') : await authenticate(request);
      const length = Number(request.headers['content-length'] ?? NaN);
      try {
        const stored = await files.service.receive(
          request.params.token,
          viewer,
          request.raw,
          Number.isNaN(length) ? null : length,
        );
        return await reply.status(201).send({ fileId: stored._id, bytes: stored.bytes });
      } catch (error) {
        if (!(error instanceof UploadRefusedError)) throw error;
        // What the client still sends is not read: the connection ends with the answer.
        void reply.header('connection', 'close');
        const codes: Readonly<Record<number, string>> = { 403: 'FORBIDDEN', 404: 'NOT_FOUND' };
        return reply
          .status(error.status)
          .send(refusal(request, codes[error.status] ?? 'BAD_USER_INPUT', error.message));
      }
    });

    scope.route<ById>({
      method: ['GET', 'HEAD'],
      url: '/files/:id',
      handler: async (request, reply) => {
        const viewer = await readerOf(request);
        if (viewer?.kind === 'anonymous')
          return reply.status(401).send(refusal(request, 'UNAUTHENTICATED', 'Sign in first.'));
        const file = viewer && (await files.service.readable(viewer, request.params.id));
        if (!file)
          return reply.status(404).send(refusal(request, 'NOT_FOUND', 'There is no such file, or you may not see it.'));
        return sendFile(request, reply, files.service, file);
      },
    });
  });
}

function sendFile(request: FastifyRequest, reply: FastifyReply, service: FileService, file: StoredFile): FastifyReply {
  const etag = `"${file.blobId ?? ''}"`;
  const shown = isShown(file);
  void reply.headers({
    'accept-ranges': 'bytes',
    etag,
    // A picture may be kept, but each use asks again whether it may still be seen.
    'cache-control': shown ? 'private, no-cache' : 'private, no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  if (shown && request.headers['if-none-match'] === etag) return reply.status(304).send();
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? rangeOf(request.headers.range, file.bytes) : null;
  void reply.headers({
    'content-type': file.contentType,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
  const length = range ? range.end - range.start + 1 : file.bytes;
  void reply.status(range ? 206 : 200).header('content-length', length);
  if (range) void reply.header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  return request.method === 'HEAD' ? reply.send() : reply.send(service.part(file, range));
}
