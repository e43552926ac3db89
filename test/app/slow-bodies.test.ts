import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { endSlowBodies } from '../../src/app/slow-bodies.js';

describe('requests that do not arrive', () => {
  let app: FastifyInstance;
  afterEach(() => app.close());

  const start = async (): Promise<number> => {
    app = Fastify({ requestTimeout: 60_000, forceCloseConnections: true });
    endSlowBodies(app, (url) => url.startsWith('/files/'), 150);
    app.post('/graphql', async () => 'taken');
    app.post('/files/upload', async () => 'taken');
    app.get('/slow', async () => new Promise((resolve) => setTimeout(() => resolve('answered'), 600)));
    await app.listen({ host: '127.0.0.1', port: 0 });
    return (app.server.address() as AddressInfo).port;
  };
  /** Sends some bytes, the rest later, and gives what came until the connection ended or the answer is there. */
  const send = (port: number, first: string, rest: string, afterMs: number): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(first));
      const timer = setTimeout(() => socket.writable && socket.write(rest), afterMs);
      socket.on('data', (data) => {
        answer += data.toString();
        if (/taken|answered/.test(answer)) socket.end();
      });
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(answer);
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
    });
  const head = (path: string, length: number): string =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

  it('are ended after their time, but for files', async () => {
    const port = await start();
    expect(await send(port, `${head('/graphql', 2)}{`, '}', 2_000)).not.toContain('taken');
    expect(await send(port, `${head('/files/upload', 2)}{`, '}', 600)).toContain('taken');
    expect(await send(port, `${head('/graphql', 2)}{`, '}', 10)).toContain('taken');
  });

  it('are not those whose answer takes long', async () => {
    const port = await start();
    expect(await send(port, 'GET /slow HTTP/1.1\r\nhost: x\r\n\r\n', '', 5_000)).toContain('answered');
  });
});
