import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { samplesOf, speech, toALaw, wavOf } from '../../../platform/audio/fixtures.js';
import { attach, eventsOf, linkOf, makeCall, makeQueue, settled } from './ground.js';

let app: TestApp;
let clock: ManualClock;
let centre: Centre;
let analyst: TestClient;
let id: string;
const wav = speech('commercial_mono.wav');

beforeAll(async () => {
  clock = new ManualClock();
  app = await startTestApp({ clock });
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline');
  id = await attach(analyst, await makeCall(app, centre), wav);
  await settled(analyst, id);
});
afterAll(() => app.end());

const get = (
  client: TestClient | null,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${app.url}${path}`, {
    method,
    headers: { ...(client?.token ? { authorization: `Bearer ${client.token}` } : {}), ...headers },
  });
const body = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

describe('GET /recordings/<id>', () => {
  it('gives the whole sound, guarded', async () => {
    const answer = await get(analyst, `/recordings/${id}`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(wav.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await body(answer)).equals(wav)).toBe(true);
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-', 100, wav.length - 1],
    ['bytes=-100', wav.length - 100, wav.length - 1],
    ['bytes=44-700043', 44, 700_043],
    ['bytes=700000-99999999', 700_000, wav.length - 1],
  ])('%s is 206', async (range, start, end) => {
    const answer = await get(analyst, `/recordings/${id}`, { range });
    expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([
      ...[206, `bytes ${start}-${end}/${wav.length}`, String(end - start + 1)],
    ]);
    expect((await body(answer)).equals(wav.subarray(start, end + 1))).toBe(true);
  });

  it('outside is 416 with the length, malformed is everything, and an old copy is not gone on with', async () => {
    const outside = await get(analyst, `/recordings/${id}`, { range: `bytes=${wav.length}-` });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${wav.length}`]);
    for (const range of ['bytes=5-1', 'chunks=0-1', `bytes=${Array(400).fill('0-').join(',')}`])
      expect((await get(analyst, `/recordings/${id}`, { range })).status).toBe(200);
    const etag = (await get(analyst, `/recordings/${id}`, {}, 'HEAD')).headers.get('etag') ?? '';
    expect((await get(analyst, `/recordings/${id}`, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get(analyst, `/recordings/${id}`, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
  });

  it('HEAD tells the same without the bytes', async () => {
    const answer = await get(analyst, `/recordings/${id}`, { range: 'bytes=0-9' }, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), (await body(answer)).length]).toEqual([206, '10', 0]);
  });

  it('gives 16-bit PCM where browsers cannot play the original', async () => {
    const original = samplesOf(speech('two_channel_16k.wav'));
    const data = Buffer.from([...original].map(toALaw));
    const converted = await attach(
      analyst,
      await makeCall(app, centre),
      wavOf({ code: 6, bits: 8, channels: 2, rate: 16_000 }, data),
    );
    expect(await settled(analyst, converted)).toMatchObject({
      state: 'READY',
      isConverted: true,
      contentType: 'audio/wav',
    });
    const got = await body(await get(analyst, `/recordings/${converted}`));
    expect([got.readUInt16LE(20), got.readUInt16LE(34), got.readUInt16LE(22), got.readUInt32LE(24)]).toEqual([
      1, 16, 2, 16_000,
    ]);
    expect(got.readUInt32LE(4)).toBe(got.length - 8);
    expect(samplesOf(got).length).toBe(original.length);
  });
});

describe('who hears', () => {
  it('those who may; for all others it is not there', async () => {
    const cases: readonly (readonly [TestClient | null, number])[] = [
      [analyst, 200],
      [await centre.as(Role.SUPERVISOR), 200],
      [await centre.as(Role.MANAGER), 200],
      [await centre.as(Role.ADMIN), 404],
      [await centre.as(Role.AGENT), 404],
      [await centre.as(Role.TRAINER), 404],
      [await centre.as(Role.KNOWLEDGE_EDITOR), 404],
      [await centre.as('client calls:write'), 404],
      [(await centre.add('far-lead', { roles: [Role.SUPERVISOR] })).client, 404],
      [null, 401],
    ];
    for (const [client, status] of cases)
      for (const [method, range] of [
        ['GET', ''],
        ['HEAD', ''],
        ['GET', 'bytes=0-1'],
      ] as const) {
        const answer = await get(client, `/recordings/${id}`, range ? { range } : {}, method);
        expect(answer.status).toBe(status === 200 && range ? 206 : status);
        await answer.arrayBuffer();
      }
    for (const odd of [
      'recording_01jdzzzzzzzzzzzzzzzzzzzzzz',
      '..%2f..%2fetc%2fpasswd',
      'x'.repeat(1_500),
      '%7B%22$gt%22:1%7D',
    ])
      expect((await get(analyst, `/recordings/${odd}`)).status).toBe(404);
  });

  it('examples with consent: their agent and trainers', async () => {
    const call = await makeCall(app, centre);
    const example = await attach(analyst, call, wav);
    await settled(analyst, example);
    const clients = [await centre.as(Role.AGENT), await centre.as(Role.TRAINER)];
    const statuses = (): Promise<number[]> =>
      Promise.all(clients.map(async (client) => (await get(client, `/recordings/${example}`, {}, 'HEAD')).status));
    expect(await statuses()).toEqual([404, 404]);
    await app.container.foundation.connection
      .collection('calls')
      .updateOne({ _id: call as never }, { $set: { isExemplary: true } });
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe('a short-lived address', () => {
  const text = `mutation($input: RecordingLinkInput!) { recordingLink(input: $input) { userErrors { code field } link { url expiresAt } } }`;

  it('works for its person, without a header, with ranges', async () => {
    const url = await linkOf(analyst, id);
    const answer = await get(null, url, { range: 'bytes=0-3' });
    expect([answer.status, (await body(answer)).toString('latin1')]).toEqual([206, 'RIFF']);
  });

  it('of another person is refused, and so is one that was altered, or made for another recording or a file', async () => {
    const url = await linkOf(analyst, id);
    const supervisor = await centre.as(Role.SUPERVISOR);
    expect((await get(supervisor, url)).status).toBe(404);
    expect((await get(analyst, url, {}, 'HEAD')).status).toBe(200);
    const other = centre.person(Role.SUPERVISOR)._id;
    const forged = url.replace(centre.person(Role.QA_ANALYST)._id, other);
    expect(forged).not.toBe(url);
    for (const bad of [
      forged,
      `${url}x`,
      url.slice(0, -1),
      url.replace(id, 'recording_01jdzzzzzzzzzzzzzzzzzzzzzz'),
      `${app.url}/recordings/${id}?t=`,
    ])
      expect((await get(null, bad)).status).toBe(404);
    expect((await get(null, url.replace('/recordings/', '/files/'))).status).toBe(404);
  });

  it('ends with its time, with the session and with the right to hear', async () => {
    const { user, client } = await centre.add('short-lead', { roles: [Role.QA_ANALYST] });
    const url = await linkOf(client, id);
    expect((await get(null, url, {}, 'HEAD')).status).toBe(200);
    clock.advance(31 * 60_000);
    expect((await get(null, url, {}, 'HEAD')).status).toBe(404);
    const fresh = await linkOf(await centre.as(Role.QA_ANALYST), id);
    expect((await get(null, fresh, {}, 'HEAD')).status).toBe(200);
    const again = await linkOf((await centre.add('leaving', { roles: [Role.QA_ANALYST] })).client, id);
    await app.container.foundation.connection
      .collection('users')
      .updateMany({ email: 'leaving@test.example' }, { $set: { isActive: false } });
    app.container.people.authenticator.forget();
    expect((await get(null, again, {}, 'HEAD')).status).toBe(404);
    expect(user.roles).toContain(Role.QA_ANALYST);
  });

  it('is given to who may hear, and refused to all others alike', async () => {
    const admin = await centre.as(Role.ADMIN);
    expect((await admin.run(text, { input: { recordingId: id } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const refused = { userErrors: [{ code: 'NOT_FOUND', field: ['recordingId'] }], link: null };
    const agent = await centre.as(Role.AGENT);
    for (const recordingId of [id, 'recording_01jdzzzzzzzzzzzzzzzzzzzzzz', 'nonsense'])
      expect(await agent.get('recordingLink', text, { input: { recordingId } })).toEqual(refused);
  });
});

describe('each listening is written down', () => {
  it('once for each person, recording and ten minutes; looking at it is no listening', async () => {
    analyst = await centre.as(Role.QA_ANALYST);
    const own = await attach(analyst, await makeCall(app, centre), wav);
    await settled(analyst, own);
    const heard = async (): Promise<unknown[]> =>
      (await eventsOf(app, 'recording.heard', own)).map(({ actorId }) => actorId);
    await get(analyst, `/recordings/${own}`, {}, 'HEAD');
    await get(analyst, `/recordings/${own}`, { range: 'bytes=99999999-' });
    await get(await centre.as(Role.AGENT), `/recordings/${own}`);
    await linkOf(analyst, own);
    expect(await heard()).toEqual([]);
    const person = centre.person(Role.QA_ANALYST)._id;
    await Promise.all(
      Array.from({ length: 8 }, async (_, n) =>
        (await get(analyst, `/recordings/${own}`, { range: `bytes=${n * 1_000}-${n * 1_000 + 10}` })).arrayBuffer(),
      ),
    );
    expect(await heard()).toEqual([person]);
    clock.advance(9 * 60_000);
    await (await get(analyst, `/recordings/${own}`)).arrayBuffer();
    expect(await heard()).toEqual([person]);
    const manager = await centre.as(Role.MANAGER);
    await (await get(manager, `/recordings/${own}`)).arrayBuffer();
    expect(await heard()).toEqual([person, centre.person(Role.MANAGER)._id]);
    clock.advance(2 * 60_000);
    const later = await get(await centre.as(Role.QA_ANALYST), `/recordings/${own}`);
    expect([later.status, (await body(later)).length]).toEqual([200, wav.length]);
    expect(await heard()).toEqual([person, centre.person(Role.MANAGER)._id, person]);
  });
});
