import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { speech } from '../../../platform/audio/fixtures.js';
import { eventsOf, makeCall, makeQueue, settled } from './ground.js';

let app: TestApp;
let centre: Centre;
let analyst: TestClient;
let outside: Server;
let reply: (request: IncomingMessage, response: ServerResponse, count: number) => void;
let count = 0;
const wav = speech('hello.wav');

beforeAll(async () => {
  outside = createServer((request, response) => reply(request, response, (count += 1)));
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  app = await startTestApp({ recordingHosts: ['127.0.0.1', '*.nip.example'] });
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline');
});
afterAll(async () => {
  outside.closeAllConnections();
  await new Promise<void>((done) => outside.close(() => done()));
  await app.end();
});

const address = (path = '/call.wav'): string => `http://127.0.0.1:${(outside.address() as AddressInfo).port}${path}`;
const text = `mutation($input: RecordingFetchInput!) { recordingFetch(input: $input) { userErrors { code field } recording { id state source } } }`;

async function fetched(url: string): Promise<{ id: string; shown: Awaited<ReturnType<typeof settled>> }> {
  const callId = await makeCall(app, centre);
  const { recording } = await analyst.change<{ recording: { id: string } }>('recordingFetch', text, {
    input: { callId, url },
  });
  return { id: recording.id, shown: await settled(analyst, recording.id) };
}

describe('recordingFetch', () => {
  it('fetches, judges by content and measures; a busy host is asked again', async () => {
    const from = count;
    reply = (_request, response, n) => {
      if (n - from < 2) return void response.writeHead(503).end('busy');
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': wav.length }).end(wav);
    };
    const { id, shown } = await fetched(address());
    expect(shown).toMatchObject({ state: 'READY', source: 'URL', bytes: wav.length, contentType: 'audio/wav' });
    expect(count - from).toBe(2);
    expect(await eventsOf(app, 'recording.attached', id)).toMatchObject([{ after: { source: 'URL' } }]);
    // The address may hold what lets in: it is kept nowhere once it was used.
    expect(
      await app.container.foundation.connection.collection('recordings').findOne({ _id: id as never }),
    ).toMatchObject({ url: null });
  });

  it.each([
    ['a page', (response: ServerResponse) => void response.writeHead(200).end('<html>'.repeat(100)), /WAV/],
    [
      'half a recording',
      (response: ServerResponse) => void response.writeHead(200).end(wav.subarray(0, 20_000)),
      /cut off/,
    ],
    ['404', (response: ServerResponse) => void response.writeHead(404).end(), /did not give/],
    [
      'a redirect',
      (response: ServerResponse) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      /did not give/,
    ],
  ])('%s is refused for good', async (_name, answer, reason) => {
    reply = (_request, response) => answer(response);
    const from = count;
    const { shown } = await fetched(address());
    expect(shown).toMatchObject({ state: 'REFUSED', seconds: null });
    expect(shown.refusal).toMatch(reason);
    expect(count - from).toBe(1);
  });

  it.each([
    ['https://elsewhere.example/a.wav', 'INVALID'],
    ['http://127.0.0.1.evil.example/a.wav', 'INVALID'],
    ['file:///etc/passwd', 'INVALID'],
    ['gopher://127.0.0.1/', 'INVALID'],
    ['http://169.254.169.254/latest', 'INVALID'],
    ['https://name:secret@127.0.0.1/a.wav', 'INVALID'],
    ['nonsense', 'INVALID'],
    [`https://127.0.0.1/${'a'.repeat(2_000)}`, 'TOO_LONG'],
  ])('%s is refused at once, and nothing is asked', async (url, code) => {
    const from = count;
    const callId = await makeCall(app, centre);
    expect(await analyst.get('recordingFetch', text, { input: { callId, url } })).toEqual({
      userErrors: [{ code, field: ['url'] }],
      recording: null,
    });
    expect(count).toBe(from);
    expect(
      await analyst.get('call.recording', `query($id: ID!) { call(id: $id) { recording { id } } }`, { id: callId }),
    ).toBeNull();
  });
});
