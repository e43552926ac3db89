import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type mongoose from 'mongoose';
import { createContainer, type Container } from '../../src/app/container.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { connectMongo } from '../../src/platform/mongo/connect.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { benchSecret } from '../shared/secret.js';
import { swapped } from './capture.js';
import { answer, processorMs } from '../shared/child.js';
import type { Command, RawCalls } from './protocol.js';

/**
 * What the same answers cost without GraphQL: a plain JSON handler that gives the driver the very commands that the product gave it, and
 * looks at the caller's token in the same way.
 */

/** Rows of a list. */
const pageSize = 20;

type Row = Record<string, unknown>;
type Db = NonNullable<mongoose.Connection['db']>;

const articleFields = [
  ...['code', 'title', 'say', 'bodyMarkdown', 'kind', 'locale', 'state', 'version', 'audience', 'keywords'],
  ...['publishedAt', 'updatedAt'],
];
const rowFields = ['code', 'title', 'say', 'kind', 'locale', 'state', 'version', 'publishedAt', 'updatedAt'];

const picked = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.map((field) => [field, row[field]]));

/** Gives one command to the driver. */
function ask(db: Db, { collection, method, arguments: given }: Command): Promise<Row[]> {
  const [filter, options] = given as [Row, Row];
  const rows = db.collection(collection);
  if (method === 'findOne') return rows.findOne(filter, options).then((row) => (row ? [row as Row] : []));
  if (method === 'find') return rows.find(filter, options).toArray() as Promise<Row[]>;
  throw new Error(`The plain handler does not know ${method}.`);
}

/** The article, or the articles, with whoever published: first the one command, then the others at once, as the product does. */
async function read(db: Db, commands: readonly Command[], fields: readonly string[]): Promise<Row[]> {
  const [first, ...others] = commands;
  if (!first) throw new Error('Nothing was captured.');
  const articles = await ask(db, first);
  const more = (await Promise.all(others.map((command) => ask(db, command)))).flat();
  const byId = new Map(more.map((row) => [row._id, row]));
  return articles.map((article) => {
    const person = byId.get(article.publishedById);
    return {
      id: article._id,
      ...picked(article, fields),
      publishedBy: person ? { id: person._id, name: person.name } : null,
    };
  });
}

const bodyOf = async (request: IncomingMessage): Promise<Row> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Row;
};

let server: Server | null = null;
let connection: mongoose.Connection | null = null;

answer<RawCalls>({
  async start({ mongodbUri, database, item, list, id }) {
    connection = await connectMongo(mongodbUri, database);
    const { db } = connection;
    if (!db) throw new Error('There is no database.');
    const container: Container = createContainer({
      connection,
      clock: systemClock,
      log: silentLog(),
      secret: benchSecret,
      instanceId: 'bench-raw',
      meili: null,
      enginesUp: () => ({ mongo: null, meili: null }),
    });
    await container.people.start();
    const { authenticator } = container.people;
    const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const given = await bodyOf(request);
      const viewer = await authenticator.viewerFromToken(request.headers.authorization?.slice('Bearer '.length) ?? '');
      if (!viewer) {
        response.writeHead(401).end();
        return;
      }
      const isItem = request.url === '/item';
      const commands = isItem ? (swapped(item, new Map([[id, String(given.id)]])) as Command[]) : list;
      // The product asks for one row more than it shows, to know whether there is a next page.
      const found = (await read(db, commands, isItem ? articleFields : rowFields)).slice(0, pageSize);
      const text = JSON.stringify({ data: isItem ? { article: found[0] ?? null } : { articles: { nodes: found } } });
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    };
    server = createServer((request, response) => {
      handle(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  },

  processorMs,

  async stop() {
    server?.closeAllConnections();
    server?.close();
    await connection?.close();
    return null;
  },
});
