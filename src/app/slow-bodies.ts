import type { FastifyInstance } from 'fastify';

/** How long a request may take to arrive with its body. */
export const arrival = {
  /** Anything but a file, in ms: whoever is slower holds a connection for nothing. */
  usualMs: 30_000,
  /** A file, in ms: the largest one arrives at 2.4 Mbit/s. */
  fileMs: 900_000,
} as const;

/**
 * Ends connections whose request has not arrived as a whole in time. The server's own limit knows one time for all, which has to be that of
 * large files; `isFile` says which addresses take files.
 */
export function endSlowBodies(app: FastifyInstance, isFile: (url: string) => boolean, usualMs: number): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isFile(request.url)) {
      const { raw } = request;
      const timer = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, usualMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
