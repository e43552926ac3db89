import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { oggOf, opusPackets, speech, wavOf } from '../../../platform/audio/fixtures.js';
import { attach, attachText, eventsOf, makeCall, makeQueue, recordingText, settled, upload } from './ground.js';

let app: TestApp;
let centre: Centre;
let analyst: TestClient;
const wav = speech('two_channel_16k.wav');

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline');
});
afterAll(() => app.end());

const stored = (): Promise<number[]> =>
  Promise.all(
    ['files.files', 'files.chunks', 'recordings'].map((name) =>
      app.container.foundation.connection.collection(name).countDocuments(),
    ),
  );

describe('an upload of the purpose RECORDING', () => {
  it.each([
    [
      'a page that is called a recording',
      Buffer.from('<html><script>alert(1)</script></html>'.repeat(20)),
      'NOT_AUDIO',
    ],
    ['a recording that is cut off', wav.subarray(0, wav.length - 500), 'CUT_OFF'],
    ['six channels', wavOf({ code: 1, bits: 16, channels: 6 }, Buffer.alloc(1_200)), 'TOO_MANY_CHANNELS'],
  ])('%s is refused and leaves nothing', async (_name, bytes, reason) => {
    const before = await stored();
    const answer = await upload(analyst, bytes, { name: 'call.wav' });
    expect([answer.status, answer.reason]).toEqual([415, reason]);
    const call = await makeCall(app, centre);
    const refused = await analyst.get('recordingAttach', attachText, {
      input: { callId: call, fileId: answer.fileId },
    });
    expect(refused).toEqual({ userErrors: [{ code: 'FILE_REFUSED', field: ['fileId'] }], recording: null });
    expect(await stored()).toEqual(before);
  });

  it('over the limit is refused before it is read', async () => {
    const text = `mutation($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { userErrors { code field } upload { url } } }`;
    const answer = await analyst.get('fileUploadCreate', text, {
      input: { purpose: 'RECORDING', name: 'a.wav', bytes: 200 * 1024 * 1024 + 1 },
    });
    expect(answer).toEqual({ userErrors: [{ code: 'OUT_OF_RANGE', field: ['bytes'] }], upload: null });
  });

  it('whose connection breaks off leaves nothing, and may be tried again at the same address', async () => {
    const before = await stored();
    const { upload: place } = await analyst.change<{ upload: { fileId: string; url: string } }>(
      'fileUploadCreate',
      `mutation($input: FileUploadCreateInput!) { fileUploadCreate(input: $input) { userErrors { code } upload { fileId url } } }`,
      { input: { purpose: 'RECORDING', name: 'call.wav', bytes: wav.length } },
    );
    await new Promise<void>((done) => {
      const sending = request(`${app.url}${place.url}`, { method: 'PUT', headers: { 'content-length': wav.length } });
      sending.on('error', () => done());
      sending.write(wav.subarray(0, 200_000), () => setTimeout(() => sending.destroy(), 100));
    });
    await eventually(async () => {
      const file = await app.container.files.service.find(place.fileId);
      return file?.state === 'AWAITED';
    });
    expect(await stored()).toEqual(before);
    const again = await fetch(`${app.url}${place.url}`, { method: 'PUT', body: Uint8Array.from(wav) });
    expect(again.status).toBe(201);
  });

  it('is given to nobody by /files, not even to who brought it', async () => {
    const admin = await centre.as(Role.ADMIN);
    const { fileId } = await upload(admin, wav);
    const get = (client: TestClient): Promise<number> =>
      fetch(`${app.url}/files/${fileId}`, { headers: { authorization: `Bearer ${client.token ?? ''}` } }).then(
        ({ status }) => status,
      );
    expect([await get(admin), await get(analyst)]).toEqual([404, 404]);
    await attach(admin, await makeCall(app, centre), wav);
    expect(await get(admin)).toBe(404);
  });
});

describe('recordingAttach', () => {
  it.each([
    ['two_channel_16k.wav', wav, { format: 'WAV_PCM', channels: 2, contentType: 'audio/wav', isConverted: false }],
    [
      'brooklyn_bridge.mp3',
      speech('brooklyn_bridge.mp3'),
      { format: 'MP3', channels: 2, contentType: 'audio/mpeg', isConverted: false },
    ],
    [
      'brooklyn_bridge.flac',
      speech('brooklyn_bridge.flac'),
      { format: 'FLAC', channels: 1, contentType: 'audio/flac', isConverted: false },
    ],
    [
      'Ogg Opus',
      oggOf(1, opusPackets(1, 30)),
      { format: 'OGG_OPUS', channels: 1, contentType: 'audio/ogg', isConverted: false },
    ],
    [
      'A-law',
      wavOf({ code: 6, bits: 8, channels: 2 }, Buffer.alloc(16_000, 0xd5)),
      { format: 'WAV_ALAW', channels: 2, contentType: 'audio/wav', isConverted: true },
    ],
  ])('%s is measured in the background', async (_name, bytes, expected) => {
    const call = await makeCall(app, centre);
    const id = await attach(analyst, call, bytes);
    const shown = await settled(analyst, id);
    expect(shown).toMatchObject({
      state: 'READY',
      source: 'UPLOAD',
      bytes: bytes.length,
      call: { id: call },
      ...expected,
    });
    expect(shown.peaks?.map(({ channel, values }) => [channel, values.length])).toEqual(
      Array.from({ length: expected.channels }, (_, channel) => [channel, 1_600]),
    );
    const [attached] = await eventsOf(app, 'recording.attached', id);
    expect(attached).toMatchObject({
      actorId: centre.person(Role.QA_ANALYST)._id,
      after: { callId: call, source: 'UPLOAD' },
    });
    expect(await eventsOf(app, 'recording.ready', id)).toHaveLength(1);
    const text = `query($id: ID!) { call(id: $id) { hasRecording recording { id } viewerCanHear } }`;
    expect(await analyst.get('call', text, { id: call })).toEqual({
      hasRecording: true,
      recording: { id },
      viewerCanHear: true,
    });
  });

  it('gives a call one recording, and the same key has one effect', async () => {
    const call = await makeCall(app, centre);
    const { fileId } = await upload(analyst, wav);
    const input = { callId: call, fileId, idempotencyKey: `key-${call}` };
    const first = await analyst.change<{ recording: { id: string } }>('recordingAttach', attachText, { input });
    const second = await analyst.change<{ recording: { id: string } }>('recordingAttach', attachText, { input });
    expect(second.recording.id).toBe(first.recording.id);
    const other = await upload(analyst, wav);
    const refused = await analyst.get('recordingAttach', attachText, { input: { callId: call, fileId: other.fileId } });
    expect(refused).toEqual({ userErrors: [{ code: 'WRONG_STATE', field: ['callId'] }], recording: null });
    const reused = await analyst.get('recordingAttach', attachText, { input: { ...input, fileId: other.fileId } });
    expect(reused).toMatchObject({ userErrors: [{ code: 'KEY_REUSED' }] });
    expect(await eventsOf(app, 'recording.attached', first.recording.id)).toHaveLength(1);
  });

  it('by a client key, which names the call by its reference and reads back what it said', async () => {
    const key = await centre.as(`client ${Scope.CALLS_WRITE}`);
    await makeCall(app, centre, { reference: 'CRM-77' });
    const { fileId } = await upload(key, wav);
    const payload = await key.change('recordingAttach', attachText, { input: { callReference: 'CRM-77', fileId } });
    expect(payload).toMatchObject({ recording: { state: 'WAITING', format: 'WAV_PCM', channels: 2 } });
    const other = await upload(key, wav);
    const input = { callReference: 'CRM-78', fileId: other.fileId };
    expect(await key.get('recordingAttach', attachText, { input })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['callReference'] }],
    });
  });

  it('refuses the wrong people, files and calls, and nothing changes', async () => {
    const call = await makeCall(app, centre);
    const { fileId } = await upload(analyst, wav);
    const before = await stored();
    const { client: lead } = await centre.add('lead-of-none', { roles: [Role.SUPERVISOR] });
    const own = await upload(lead, wav);
    const codes = async (client: TestClient, input: object): Promise<unknown> =>
      (await client.get<{ userErrors: unknown }>('recordingAttach', attachText, { input })).userErrors;
    // A lead of other people does not know that there is such a call.
    expect(await codes(lead, { callId: call, fileId: own.fileId })).toEqual([{ code: 'NOT_FOUND', field: ['callId'] }]);
    // Somebody else's upload.
    const supervisor = await centre.as(Role.SUPERVISOR);
    expect(await codes(supervisor, { callId: call, fileId })).toEqual([{ code: 'FILE_REFUSED', field: ['fileId'] }]);
    expect(await codes(analyst, { fileId })).toEqual([{ code: 'REQUIRED', field: ['callId'] }]);
    const agent = await centre.as(Role.AGENT);
    const answer = await agent.run(attachText, { input: { callId: call, fileId } });
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await stored()).toEqual([(before[0] as number) + 1, (before[1] as number) + 1, before[2]]);
  });

  it('damage that only decoding finds is said, and another recording may be attached', async () => {
    const call = await makeCall(app, centre);
    const damaged = Buffer.from(speech('brooklyn_bridge.flac'));
    for (let at = 26_000; at < 26_400; at += 1) damaged[at] = (at * 73) & 255;
    const id = await attach(analyst, call, damaged);
    const shown = await settled(analyst, id);
    expect(shown).toMatchObject({
      state: 'REFUSED',
      refusal: 'The recording is damaged and cannot be read.',
      peaks: null,
    });
    expect(await eventsOf(app, 'recording.refused', id)).toMatchObject([
      { actorKind: 'system', after: { code: 'BROKEN' } },
    ]);
    const again = await attach(analyst, call, wav);
    expect(await settled(analyst, again)).toMatchObject({ state: 'READY' });
    const text = `query($id: ID!) { call(id: $id) { recording { id } } }`;
    expect(await analyst.get('call.recording.id', text, { id: call })).toBe(again);
  });
});

describe('who sees a recording', () => {
  it('and who hears it', async () => {
    const call = await makeCall(app, centre);
    const id = await attach(analyst, call, wav);
    await settled(analyst, id);
    const otherLead = (await centre.add('other-lead', { roles: [Role.SUPERVISOR] })).client;
    const otherAgent = (await centre.add('other-agent', { roles: [Role.AGENT], teamIds: [centre.teams.one] })).client;
    const otherManager = (await centre.add('other-manager', { roles: [Role.MANAGER], siteId: null })).client;
    const cases: readonly (readonly [TestClient, boolean | null])[] = [
      [analyst, true],
      [await centre.as(Role.SUPERVISOR), true],
      [await centre.as(Role.MANAGER), true],
      [await centre.as(Role.ADMIN), false],
      [await centre.as(Role.AGENT), false],
      [await centre.as(Role.TRAINER), null],
      [otherLead, null],
      [otherAgent, null],
      [otherManager, null],
    ];
    for (const [client, hears] of cases) {
      const shown = await client.get<{ viewerCanHear: boolean; peaks: unknown } | null>('recording', recordingText, {
        id,
      });
      expect(shown?.viewerCanHear ?? null).toBe(hears);
      expect(Boolean(shown?.peaks)).toBe(hears === true);
    }
  });
});
