import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secrets } from '../../../src/platform/auth/secrets.js';
import { Audience, Role, type Viewer, anonymous } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import type { UserError } from '../../../src/platform/errors/index.js';
import { EventStore, Transactions } from '../../../src/platform/events/index.js';
import { TextCheck } from '../../../src/platform/files/content/text-check.js';
import { cleanName, rangeOf } from '../../../src/platform/files/file.rules.js';
import { FilePurpose, type Files, createFiles, registerFileRoutes } from '../../../src/platform/files/index.js';
import { CursorCodec } from '../../../src/platform/graphql/cursor.js';
import { JobQueue } from '../../../src/platform/jobs/index.js';
import { connectMongo, ensureIndexes } from '../../../src/platform/mongo/connect.js';
import { Idempotency } from '../../../src/platform/mongo/idempotency.js';
import { silentLog } from '../../../src/platform/telemetry/log.js';
import { png } from '../../support/pictures.js';

const person = (id: string, role: Role): Viewer => ({
  ...anonymous('en'),
  kind: 'person',
  id,
  name: id,
  roles: [role],
  audience: Audience.INTERNAL,
});
const people: Readonly<Record<string, Viewer>> = {
  editor: person('user_editor', Role.KNOWLEDGE_EDITOR),
  other: person('user_other', Role.KNOWLEDGE_EDITOR),
  agent: person('user_agent', Role.AGENT),
};
const editor = people.editor as Viewer;

let connection: Connection;
let clock: ManualClock;
let files: Files;
let jobs: JobQueue;
let app: FastifyInstance;

beforeAll(async () => {
  connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '', `files_${randomBytes(5).toString('hex')}`);
  clock = new ManualClock();
  const events = new EventStore(connection);
  const secrets = new Secrets('test-secret-test-secret-test-secret-0123456789');
  const log = silentLog();
  jobs = new JobQueue(connection, clock, log);
  files = createFiles(
    {
      connection,
      clock,
      log,
      events,
      secrets,
      instanceId: 'test',
      transactions: new Transactions(connection, events, clock),
      cursors: new CursorCodec(secrets.key('cursor')),
      idempotency: new Idempotency(connection, clock),
    },
    { jobs },
  );
  await ensureIndexes(connection);
  app = Fastify();
  await registerFileRoutes(
    app,
    files,
    (request) => Promise.resolve(people[request.headers.authorization ?? ''] ?? anonymous('en')),
    (holder) => Promise.resolve(Object.values(people).find(({ id }) => id === holder.id) ?? null),
  );
});
afterAll(async () => {
  await app.close();
  await jobs.stop();
  await connection.dropDatabase();
  await connection.close();
});

const place = async (name = 'rows.jsonl', viewer = editor) =>
  files.service.createUpload(viewer, { purpose: FilePurpose.ARTICLE_IMPORT, name, bytes: 100 });
const put = (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({ method: 'PUT', url, payload, headers: { 'content-type': 'application/x-anything', ...headers } });
const state = async (id: string) =>
  (await connection.collection('stored_files').findOne({ _id: id as never }))?.state as unknown;
const blobs = async () => [
  await connection.collection('files.files').countDocuments(),
  await connection.collection('files.chunks').countDocuments(),
];
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: UserError) => error.faults[0]?.code,
  );

describe('an upload', () => {
  it('is taken once, by content, and waits to be used', async () => {
    const { url, fileId, expiresAt } = await place('../../etc/rows.jsonl');
    expect(expiresAt.getTime() - clock.now().getTime()).toBe(900_000);
    const answer = await put(url, '{"id":"1","title":"机门"}\n', { authorization: 'editor' });
    expect([answer.statusCode, answer.json()]).toEqual([201, { fileId, bytes: 28 }]);
    expect((await put(url, 'again')).statusCode).toBe(409);
    expect(await state(fileId)).toBe('PENDING');
    expect(await files.service.link(editor, fileId, 'ARTICLE_IMPORT', 'job_1')).toMatchObject({
      name: 'rows.jsonl',
      state: 'LINKED',
    });
    expect(await codeOf(files.service.link(people.other as Viewer, fileId, 'ARTICLE_IMPORT', 'job_2'))).toBe(
      'FILE_REFUSED',
    );
  });

  it('keeps the name as it was given where the product reads the file itself, whatever its content is called', async () => {
    for (const purpose of [FilePurpose.ARTICLE_IMPORT, FilePurpose.TREE_IMPORT, FilePurpose.REPAIR_IMPORT]) {
      const { url, fileId } = await files.service.createUpload(editor, { purpose, name: 'tree.mmd', bytes: 12 });
      expect((await put(url, 'flowchart TD')).statusCode).toBe(201);
      expect(await files.service.link(editor, fileId, purpose, 'job_1')).toMatchObject({ name: 'tree.mmd' });
    }
  });

  it('is refused by content, size, person and time, and leaves nothing behind', async () => {
    const before = await blobs();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const content of [
      png,
      Buffer.from([0xc3, 0x28, 0x61, 0x62]),
      Buffer.from('PK\u0005\u0006zip'),
      Buffer.from('half a character 机').subarray(0, -1),
      Buffer.alloc(0),
    ]) {
      const { url, fileId } = await place();
      const answer = await put(url, content);
      expect(answer.statusCode).toBe(415);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
      expect(await state(fileId)).toBe('REFUSED');
      expect(await codeOf(files.service.link(editor, fileId, 'ARTICLE_IMPORT', 'job_1'))).toBe('FILE_REFUSED');
    }
    const large = await place();
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024 * 1024, 97);
      })(),
    );
    await expect(files.service.receive(large.url.split('/').at(-1) ?? '', editor, endless, null)).rejects.toMatchObject(
      { status: 413 },
    );
    expect((await put((await place()).url, 'x', { authorization: 'other' })).statusCode).toBe(403);
    const altered = (await place()).url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await put(altered, 'x')).statusCode).toBe(404);
    expect((await put('/files/upload/nonsense', 'x')).statusCode).toBe(404);
    const late = await place();
    clock.advance(900_001);
    expect((await put(late.url, 'x')).statusCode).toBe(404);
    expect(await blobs()).toEqual(before);
  });

  it('may be tried again after the connection broke', async () => {
    const { url, fileId } = await place();
    const token = url.split('/').at(-1) ?? '';
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('reset');
      })(),
    );
    await expect(files.service.receive(token, editor, broken, null)).rejects.toMatchObject({ status: 400 });
    expect(await state(fileId)).toBe('AWAITED');
    expect((await put(url, 'whole')).statusCode).toBe(201);
  });

  it('is for those who may import', async () => {
    expect(await codeOf(place('x', people.agent))).toBe('NOT_ALLOWED');
    expect(
      await codeOf(
        files.service.createUpload(editor, {
          purpose: FilePurpose.ARTICLE_IMPORT,
          name: 'x',
          bytes: 64 * 1024 * 1024 + 1,
        }),
      ),
    ).toBe('OUT_OF_RANGE');
    expect(
      await codeOf(files.service.createUpload(editor, { purpose: FilePurpose.ARTICLE_IMPORT, name: ' ', bytes: 1 })),
    ).toBe('REQUIRED');
  });

  it('that nothing uses is removed after a day, what is used stays', async () => {
    const kept = await place();
    await put(kept.url, 'kept');
    await files.service.link(editor, kept.fileId, 'ARTICLE_IMPORT', 'job_1');
    const lost = await place();
    await put(lost.url, 'lost');
    clock.advance(25 * 3_600_000);
    expect(await files.service.cleanUp()).toBeGreaterThan(0);
    expect([await state(kept.fileId), await state(lost.fileId)]).toEqual(['LINKED', undefined]);
  });
});

describe('a stored file', () => {
  it('is given to its owner only, with ranges', async () => {
    const { url, fileId } = await place('a b.jsonl.gz');
    const bytes = gzipSync('0123456789'.repeat(50));
    await put(url, bytes);
    const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
      app.inject({ method, url: `/files/${fileId}`, headers: { authorization: 'editor', ...headers } });
    const whole = await get();
    expect(whole.rawPayload.equals(bytes)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'application/gzip',
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''a%20b.jsonl.gz",
    });
    const part = await get({ range: 'bytes=2-5' });
    expect([part.statusCode, part.headers['content-range'], part.rawPayload.equals(bytes.subarray(2, 6))]).toEqual([
      206,
      `bytes 2-5/${bytes.length}`,
      true,
    ]);
    expect((await get({ range: 'bytes=-3' })).rawPayload.equals(bytes.subarray(-3))).toBe(true);
    expect((await get({ range: 'bytes=9999-' })).statusCode).toBe(416);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).statusCode).toBe(200);
    expect((await get({}, 'HEAD')).headers['content-length']).toBe(String(bytes.length));
    expect((await get({ authorization: 'other' })).statusCode).toBe(404);
    expect((await get({ authorization: 'agent' }, 'HEAD')).statusCode).toBe(404);
    expect((await get({ authorization: '' })).statusCode).toBe(401);
    for (const id of ['..%2f..%2fetc%2fpasswd', '$ne', 'x'.repeat(90)])
      expect((await app.inject({ url: `/files/${id}`, headers: { authorization: 'editor' } })).statusCode).toBe(404);
  });
});

describe('the address of a file', () => {
  const agent = people.agent as Viewer;
  let readers: string[] = [];
  const addressed = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const pictureOf = async (): Promise<string> => {
    const { url, fileId } = await files.service.createUpload(editor, {
      purpose: FilePurpose.ARTICLE_IMAGE,
      name: 'drum.html',
      bytes: 100,
    });
    expect((await put(url, png(4, 3))).statusCode).toBe(201);
    return fileId;
  };
  beforeAll(() => files.service.guard('ARTICLE_IMAGE', (viewer) => Promise.resolve(readers.includes(viewer.id))));

  it('works for its person while they may read the file, and for nobody else', async () => {
    const fileId = await pictureOf();
    await files.service.link(editor, fileId, 'ARTICLE_IMAGE', 'article_1');
    readers = [agent.id];
    const address = files.service.addresses.of(agent, fileId);
    const shown = await addressed(address);
    expect([shown.statusCode, shown.rawPayload.equals(png(4, 3))]).toEqual([200, true]);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': "inline; filename*=UTF-8''drum.html.png",
    });
    const etag = String(shown.headers.etag);
    expect((await addressed(address, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await addressed(address, { range: 'bytes=1-3' })).rawPayload.toString('latin1')).toBe('PNG');
    // Whoever is signed in as somebody else is judged as who they are.
    expect((await addressed(address, { authorization: 'other' })).statusCode).toBe(404);
    // Altered, of another file, of another person, and without rights: all alike.
    const token = address.split('?t=')[1] ?? '';
    const other = await pictureOf();
    for (const url of [
      `/files/${other}?t=${token}`,
      address.replace(agent.id, editor.id),
      address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      `/files/${fileId}?t=`,
      `/files/${fileId}?t=a&t=b`,
      files.service.addresses.of(people.other as Viewer, fileId),
    ])
      expect([url, (await addressed(url)).statusCode]).toEqual([url, url.includes('t=a&') ? 401 : 404]);
    readers = [];
    expect((await addressed(address, { 'if-none-match': etag })).statusCode).toBe(404);
    // Its owner has no right of their own to what hangs on a text.
    expect((await addressed(`/files/${fileId}`, { authorization: 'editor' })).statusCode).toBe(404);
  });

  it('is the same for half an hour, and ends within an hour', async () => {
    const fileId = await pictureOf();
    clock.set(new Date(Math.ceil(clock.now().getTime() / 1_800_000) * 1_800_000));
    const address = files.service.addresses.of(editor, fileId);
    clock.advance(1_799_000);
    expect(files.service.addresses.of(editor, fileId)).toBe(address);
    expect((await addressed(address)).statusCode).toBe(200);
    clock.advance(1_800_000);
    expect(files.service.addresses.of(editor, fileId)).not.toBe(address);
    expect((await addressed(address)).statusCode).toBe(200);
    clock.advance(2_000);
    expect((await addressed(address)).statusCode).toBe(404);
  });

  it('of what nothing uses yet is its owner’s', async () => {
    const fileId = await pictureOf();
    expect((await addressed(`/files/${fileId}`, { authorization: 'editor' })).statusCode).toBe(200);
    expect((await addressed(`/files/${fileId}`, { authorization: 'other' })).statusCode).toBe(404);
  });
});

describe('what the product itself writes', () => {
  const owner = { id: editor.id, name: editor.name };

  it('is its owner’s, for a day, and cannot be uploaded', async () => {
    const stored = await files.service.store(
      owner,
      { purpose: 'EXPORT', name: 'all.csv', contentType: 'text/csv; charset=utf-8' },
      Readable.from([Buffer.from('a,b')]),
    );
    const get = (who: string) => app.inject({ url: `/files/${stored._id}`, headers: { authorization: who } });
    const answer = await get('editor');
    expect([answer.statusCode, answer.payload, answer.headers['content-type']]).toEqual([
      200,
      'a,b',
      'text/csv; charset=utf-8',
    ]);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect((await get('other')).statusCode).toBe(404);
    expect(await codeOf(files.service.createUpload(editor, { purpose: FilePurpose.EXPORT, name: 'x', bytes: 1 }))).toBe(
      'NOT_ALLOWED',
    );
    clock.advance(25 * 3_600_000);
    await files.service.cleanUp();
    expect((await get('editor')).statusCode).toBe(404);
  });

  it('is judged like an upload where it is for an article, and leaves nothing behind', async () => {
    const before = await blobs();
    const write = (source: Iterable<Buffer>) =>
      files.service.store(owner, { purpose: 'ARTICLE_IMAGE', name: 'a.png' }, Readable.from(source));
    await expect(write([Buffer.from('<svg onload=alert(1)>')])).rejects.toMatchObject({ status: 415 });
    await expect(
      write(
        (function* () {
          yield png(2, 2).subarray(0, 20);
          throw new Error('the source broke');
        })(),
      ),
    ).rejects.toThrow('the source broke');
    expect(await blobs()).toEqual(before);
    expect(await write([png(2, 2)])).toMatchObject({ state: 'PENDING', width: 2, height: 2 });
  });
});

describe('the rules of files', () => {
  it('accept any text in any pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 7 }), (text, size) => {
        const clean = Buffer.from(text.replace(/\p{C}/gu, ''));
        const check = new TextCheck();
        let good = true;
        for (let at = 0; at < clean.length; at += size) good &&= check.accepts(clean.subarray(at, at + size));
        expect(good && check.ends()).toBe(clean.length > 0);
      }),
    );
  });

  it('never give more than the file', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => `bytes=${a}-${b}`),
        ),
        fc.nat(50),
        (header, size) => {
          const range = rangeOf(header, size);
          if (range && range !== 'unsatisfiable')
            expect(range.start >= 0 && range.start <= range.end && range.end < size).toBe(true);
        },
      ),
    );
    expect(rangeOf('bytes=0-1,3-4', 10)).toBeNull();
  });

  it('keep no path in a name', () => {
    expect(['../../a.md', 'C:\\x\\b.md', 'a\u0000\n.md', '机门.md'].map(cleanName)).toEqual([
      'a.md',
      'b.md',
      'a.md',
      '机门.md',
    ]);
  });
});
