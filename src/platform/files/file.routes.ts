import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../auth/viewer.js';
import { anonymous } from '../auth/viewer.js';
import type { StoredFile } from './file.js';
import type { FileAddresses } from './file-address.service.js';
import { type ByteRange, isShown, purposes, rangeOf } from './file.rules.js';
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

const refusal = (request: FastifyRequest, code: string, message: string, reason: string | null = null): object => ({
  errors: [{ message, extensions: { code, ...(reason === null ? {} : { reason }), requestId: request.id } }],
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
  const readerOf = readerBy(files.service.addresses, authenticate, currentViewer);

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
          .send(refusal(request, codes[error.status] ?? 'BAD_USER_INPUT', error.message, error.reason));
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

/** Who reads: by access token or key, or by the `t` of an address that was made for them. Null for who may not be told anything. */
const readerBy =
  (addresses: FileAddresses, authenticate: Authenticate, currentViewer: CurrentViewer) =>
  async (request: FastifyRequest<ById>): Promise<Viewer | null> => {
    const { t: token } = request.query;
    const isSigned = request.headers.authorization !== undefined;
    if (typeof token !== 'string') return authenticate(request);
    const holder = addresses.holder(request.params.id, token);
    if (!isSigned) return holder && currentViewer(holder);
    // Signed in as somebody else than the address was made for: it is good for nothing then.
    const viewer = await authenticate(request);
    return holder === null || viewer.id === holder.id ? viewer : null;
  };

/** Sound that somebody may hear, and what has to be done before the first byte is given. */
export interface Playable {
  readonly file: StoredFile;
  readonly begin: () => Promise<void>;
}

/** Sound that is streamed under an address of its own. */
export interface SoundSource {
  /** What its addresses begin with, such as `/recordings`. */
  readonly path: string;
  readonly addresses: FileAddresses;
  /** For who may hear it; null for everybody else, and where there is none. */
  playable(viewer: Viewer, id: string): Promise<Playable | null>;
}

/**
 * `GET` and `HEAD <path>/:id` give sound, with ranges: by an access token or key, or by the `t` of an address that was made for somebody.
 * Absent and unheard answer alike.
 */
export function registerSoundRoutes(
  app: FastifyInstance,
  files: { readonly service: FileService },
  source: SoundSource,
  authenticate: Authenticate,
  currentViewer: CurrentViewer,
): void {
  const readerOf = readerBy(source.addresses, authenticate, currentViewer);
  app.route<ById>({
    method: ['GET', 'HEAD'],
    url: `${source.path}/:id`,
    handler: async (request, reply) => {
      const viewer = await readerOf(request);
      if (viewer?.kind === 'anonymous')
        return reply.status(401).send(refusal(request, 'UNAUTHENTICATED', 'Sign in first.'));
      const found = viewer && (await source.playable(viewer, request.params.id));
      if (!found)
        return reply.status(404).send(refusal(request, 'NOT_FOUND', 'There is no such sound, or you may not hear it.'));
      return sendSound(request, reply, files.service, found);
    },
  });
}

async function sendSound(
  request: FastifyRequest,
  reply: FastifyReply,
  service: FileService,
  { file, begin }: Playable,
): Promise<FastifyReply> {
  const etag = `"${file.blobId ?? ''}"`;
  void reply.headers({
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, no-store',
    'content-type': file.contentType,
    'content-disposition': 'inline',
    ...guarding,
  });
  const sent = partOf(request, reply, file, etag);
  if (sent === null) return reply.send();
  if (request.method === 'HEAD') return reply.send();
  await begin();
  return reply.send(service.part(file, sent.range));
}

/** Bytes are never run, framed or guessed at. */
const guarding = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;

/** Writes status and headers of the part that is asked for; null where it lies outside. */
function partOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes }: StoredFile,
  etag: string,
): { readonly range: ByteRange | null } | null {
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? rangeOf(request.headers.range, bytes) : null;
  if (range === 'unsatisfiable') {
    void reply.status(416).header('content-range', `bytes */${bytes}`);
    return null;
  }
  const length = range ? range.end - range.start + 1 : bytes;
  void reply.status(range ? 206 : 200).header('content-length', length);
  if (range) void reply.header('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
  return { range };
}

function sendFile(request: FastifyRequest, reply: FastifyReply, service: FileService, file: StoredFile): FastifyReply {
  const etag = `"${file.blobId ?? ''}"`;
  const shown = isShown(file);
  void reply.headers({
    'accept-ranges': 'bytes',
    etag,
    // A picture may be kept, but each use asks again whether it may still be seen.
    'cache-control': shown ? 'private, no-cache' : 'private, no-store',
    ...guarding,
  });
  if (shown && request.headers['if-none-match'] === etag) return reply.status(304).send();
  void reply.headers({
    'content-type': file.contentType,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  const sent = partOf(request, reply, file, etag);
  return sent === null || request.method === 'HEAD' ? reply.send() : reply.send(service.part(file, sent.range));
}
