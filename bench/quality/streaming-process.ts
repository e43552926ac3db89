import { createReadStream, createWriteStream } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { startApp, type RunningApp } from '../../src/app/start.js';
import { SessionKind, SiteKind, systemViewer } from '../../src/modules/people/index.js';
import { Channel } from '../../src/modules/calls/index.js';
import { Role } from '../../src/platform/auth/viewer.js';
import { systemClock } from '../../src/platform/clock/clock.js';
import { rangeOf } from '../../src/platform/files/index.js';
import { Locale } from '../../src/platform/graphql/enums.js';
import { silentLog } from '../../src/platform/telemetry/log.js';
import { answer } from '../shared/child.js';
import { benchSecret } from '../shared/secret.js';
import type { StreamingCalls } from './streaming-protocol.js';

/** The app and the bare server in one process of their own. */

let app: RunningApp | null = null;
let bare: Server | null = null;

const rate = 44_100;
/** What the product keeps in memory of files that were given lately. */
const keptMegabytes = 68;

/** A WAV file of 16 bits and two channels, made as it is read. */
function* recording(megabytes: number): Generator<Buffer> {
  const bytes = megabytes * 1_000_000 - 44;
  const size = bytes - (bytes % 4);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(size + 36, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(size, 40);
  yield head;
  const noise = Buffer.alloc(64_000);
  for (let at = 0; at < noise.length; at += 1) noise[at] = (at * 7_919) >> 3;
  for (let left = size; left > 0; left -= noise.length) yield noise.subarray(0, Math.min(left, noise.length));
}

/** The usual file server: a stream of the range, piped. */
function serve(path: string, bytes: number): Promise<Server> {
  const server = createServer((request, response) => {
    const range = rangeOf(request.headers.range, bytes);
    if (range === null || range === 'unsatisfiable') return void response.writeHead(416).end();
    const { start, end } = range;
    response.writeHead(206, {
      ...{ 'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'content-length': end - start + 1 },
      'content-range': `bytes ${start}-${end}/${bytes}`,
    });
    createReadStream(path, { start, end }).pipe(response);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

async function signIn({ container }: RunningApp): Promise<string> {
  const { people } = container;
  const name = { zhCN: '测', en: 'Bench' };
  const site = await people.sites.create(systemViewer, {
    ...{ key: 'bench', name, kind: SiteKind.MAIN, timeZone: 'Asia/Shanghai', workingHours: [], holidays: [] },
  });
  const [identifier, password] = ['analyst@bench.example', 'a bench password'];
  await people.users.create(
    systemViewer,
    {
      ...{ name: 'analyst', nameEn: 'analyst', email: identifier, staffNumber: null, roles: [Role.QA_ANALYST] },
      ...{ siteId: site._id, teamIds: [], departmentIds: [], tierId: null, productLineIds: [], locale: Locale.EN },
    },
    password,
  );
  const signed = await people.accounts.login({ identifier, password, session: SessionKind.TOKENS }, 'bench');
  return signed.session.accessToken;
}

async function post(url: string, token: string, query: string, input: object): Promise<Record<string, never>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables: { input } }),
  });
  return ((await reply.json()) as { data: Record<string, never> }).data;
}

/** A call with its recording, by the ways that everybody goes. */
async function recorded(
  { url, container }: RunningApp,
  token: string,
  reference: string,
  megabytes: number,
): Promise<string> {
  const { mediaJobs } = container;
  const now = systemClock.now();
  const rows = [{ reference, queue: 'bench', offeredAt: new Date(now.getTime() - 60_000), endedAt: now }];
  await post(url, token, 'mutation($input: CallsRecordInput!) { callsRecord(input: $input) { accepted } }', { rows });
  const place = await post(
    ...([url, token] as const),
    'mutation($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { upload { fileId url } } }',
    { purpose: 'RECORDING', name: 'bench.wav', bytes: megabytes * 1_000_000 },
  );
  const { fileId, url: path } = (place as unknown as { fileUploadCreate: { upload: { fileId: string; url: string } } })
    .fileUploadCreate.upload;
  const body = Readable.toWeb(Readable.from(recording(megabytes))) as ReadableStream;
  const taken = await fetch(`${url}${path}`, { method: 'PUT', body, duplex: 'half' } as RequestInit);
  if (taken.status !== 201) throw new Error(`The upload answered ${taken.status}: ${await taken.text()}`);
  const attached = await post(
    ...([url, token] as const),
    'mutation($input: RecordingAttachInput!) { recordingAttach(input: $input) { userErrors { message } recording { id } } }',
    { callReference: reference, fileId },
  );
  const { recording: made } = (attached as unknown as { recordingAttach: { recording: { id: string } | null } })
    .recordingAttach;
  if (!made) throw new Error(JSON.stringify(attached));
  await mediaJobs.runDue();
  return made.id;
}

answer<StreamingCalls>({
  async start({ mongodbUri, meili, database, folder, megabytes }) {
    app = await startApp({
      config: {
        ...{ host: '127.0.0.1', port: 0, publicUrl: null, seed: 'none', instanceId: `bench-${process.pid}` },
        ...{ secret: benchSecret, adminEmail: null, production: true, trustedProxies: 0, roles: new Set(['web']) },
      },
      ...{ mongodbUri, database, meili, indexPrefix: database, clock: systemClock, log: silentLog() },
      progress: () => undefined,
    });
    const token = await signIn(app);
    const { calls } = app.container;
    await calls.queues.service.save(systemViewer, {
      key: 'bench',
      name: { zhCN: '测', en: 'Bench' },
      channel: Channel.PHONE,
    });
    const ids: string[] = [];
    const wanted = 1 + Math.ceil(keptMegabytes / megabytes) + 1;
    for (let n = 0; n < wanted; n += 1) ids.push(await recorded(app, token, `BENCH-${n}`, megabytes));
    const [ours = '', ...many] = ids.map((id) => `${app?.url}/recordings/${id}`);
    const path = join(folder, 'bench.wav');
    await pipeline(Readable.from(recording(megabytes)), createWriteStream(path));
    const bytes = [...recording(megabytes)].reduce((sum, { length }) => sum + length, 0);
    bare = await serve(path, bytes);
    const { port } = bare.address() as AddressInfo;
    return { ours, many, bare: `http://127.0.0.1:${port}/`, token, bytes };
  },

  async stop() {
    bare?.closeAllConnections();
    bare?.close();
    await app?.stop();
    app = null;
    return null;
  },
});
