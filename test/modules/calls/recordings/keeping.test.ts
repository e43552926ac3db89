import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { speech } from '../../../platform/audio/fixtures.js';
import { record } from '../calls-fixture.js';
import {
  attach,
  attachText,
  eventsOf,
  linkOf,
  makeCall,
  makeQueue,
  recordingText,
  settled,
  type ShownRecording,
  upload,
} from './ground.js';

let app: TestApp;
let clock: ManualClock;
let centre: Centre;
let analyst: TestClient;
const day = 86_400_000;
const endless = new AbortController().signal;
const turns = [{ speaker: 'CUSTOMER', second: 1, text: 'this is unacceptable' }];

beforeAll(async () => {
  clock = new ManualClock();
  app = await startTestApp({ clock });
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline', 90);
  await makeQueue(app, 'lasting', 365);
  await makeQueue(app, 'brief', 90);
});
afterAll(() => app.end());

async function recorded(
  change: Parameters<typeof makeCall>[2] = {},
): Promise<{ call: string; id: string; fileId: string }> {
  const call = await makeCall(app, centre, change);
  const id = await attach(analyst, call, speech('hello.wav'));
  await settled(analyst, id);
  await analyst.change(
    'transcriptSet',
    `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code } } }`,
    { input: { callId: call, locale: 'EN', turns } },
  );
  const stored = await app.container.foundation.connection.collection('recordings').findOne({ _id: id as never });
  return { call, id, fileId: String(stored?.fileId) };
}
const fresh = async (): Promise<TestClient> => (analyst = await centre.as(Role.QA_ANALYST));
const shown = (id: string): Promise<ShownRecording> => analyst.get('recording', recordingText, { id });
const bytesOf = async (fileId: string): Promise<boolean> => (await app.container.files.service.open(fileId)) !== null;
const callText = `query($id: ID!) { call(id: $id) { hasRecording hasTranscript unhappyWords transcript { turns { text } } recording { state } } }`;
const runJobs = async (): Promise<void> => {
  const { recordings, transcripts } = app.container.calls;
  await recordings.keeping.endOld(endless);
  await recordings.keeping.eraseEnded(endless);
  await transcripts.keeping.removeOld(endless);
};

describe('retention', () => {
  it('ends recordings and transcripts when their queue says, but not what is on legal hold', async () => {
    const [short, lasting, held] = [await recorded(), await recorded({ queue: 'lasting' }), await recorded()];
    const deleteAt = (await shown(short.id)).deleteAt ?? '';
    expect(Math.round((new Date(deleteAt).getTime() - clock.now().getTime()) / day)).toBe(90);
    const holdText = `mutation($input: CallLegalHoldInput!) { callLegalHold(input: $input) { userErrors { code } } }`;
    await analyst.change('callLegalHold', holdText, { input: { callId: held.call, isOn: true, reason: 'court' } });
    clock.advance(89 * day);
    await runJobs();
    await fresh();
    expect((await shown(short.id)).state).toBe('READY');
    const link = await linkOf(analyst, short.id);
    clock.advance(2 * day);
    await runJobs();
    await fresh();
    expect(await shown(short.id)).toMatchObject({ state: 'EXPIRED', peaks: null, contentType: null, deleteAt: null });
    expect(await shown(lasting.id)).toMatchObject({ state: 'READY' });
    expect(await shown(held.id)).toMatchObject({ state: 'READY', isOnLegalHold: true });
    expect(await Promise.all([short, lasting, held].map(({ fileId }) => bytesOf(fileId)))).toEqual([false, true, true]);
    expect(await analyst.get('call', callText, { id: short.call })).toEqual({
      ...{
        hasRecording: false,
        hasTranscript: false,
        unhappyWords: 1,
        transcript: null,
        recording: { state: 'EXPIRED' },
      },
    });
    expect(await analyst.get('call.transcript.turns', callText, { id: held.call })).toHaveLength(1);
    expect((await fetch(link)).status).toBe(404);
    expect(await eventsOf(app, 'recording.expired')).toMatchObject([{ subjectId: short.id, actorKind: 'system' }]);
    expect(await eventsOf(app, 'transcript.expired')).toMatchObject([{ subjectId: short.call }]);
    const refused = await analyst.get(
      'recordingLink.userErrors',
      `mutation($input: RecordingLinkInput!) { recordingLink(input: $input) { userErrors { code } } }`,
      { input: { recordingId: short.id } },
    );
    expect(refused).toEqual([{ code: 'WRONG_STATE' }]);
  });

  it('follows the queue when an ADMIN changes it', async () => {
    const one = await recorded();
    const queue = await app.container.calls.queues.store.byKey('hotline');
    const admin = await centre.as(Role.ADMIN);
    await admin.change(
      'callQueueSave',
      `mutation($input: CallQueueSaveInput!) { callQueueSave(input: $input) { userErrors { code } } }`,
      {
        input: {
          ...{ key: 'hotline', name: { zhCN: '热线', en: 'Line' }, channel: 'PHONE', retentionDays: 400 },
          expectedVersion: queue?.revision,
        },
      },
    );
    clock.advance(100 * day);
    await runJobs();
    await fresh();
    expect((await shown(one.id)).state).toBe('READY');
  });
});

describe('a recording that nobody works on any more', () => {
  it('is refused, and the call may get another one; one that waits for its turn stays', async () => {
    const [lost, open] = [await recorded(), await recorded()];
    const { connection } = app.container.foundation;
    const setBack = async (id: string, jobState: string): Promise<void> => {
      await connection
        .collection('recordings')
        .updateOne({ _id: id as never }, { $set: { state: 'WAITING', createdAt: clock.now() } });
      await connection
        .collection('jobs')
        .updateOne({ _id: `recording-measure:${id}` as never }, { $set: { state: jobState, runAt: new Date(9e14) } });
    };
    await setBack(lost.id, 'FAILED');
    await setBack(open.id, 'WAITING');
    const states = async () => [(await shown(lost.id)).state, (await shown(open.id)).state];
    const { keeping } = app.container.calls.recordings;
    await keeping.giveUpAbandoned(endless);
    expect(await states()).toEqual(['WAITING', 'WAITING']);
    clock.advance(day / 12);
    await fresh();
    await keeping.giveUpAbandoned(endless);
    expect(await states()).toEqual(['REFUSED', 'WAITING']);
    expect(await eventsOf(app, 'recording.refused', lost.id)).toMatchObject([{ after: { code: 'SERVER' } }]);
    const again = await attach(analyst, lost.call, speech('hello.wav'));
    expect((await settled(analyst, again)).state).toBe('READY');
  });
});

describe('what an import says later of a call', () => {
  const key = (): Promise<TestClient> => centre.as('client calls:write');
  const report = async (call: string, change: object): Promise<void> => {
    const [stored] = await app.container.calls.store.byIds([call]);
    const { reference, queue, offeredAt, answeredAt, endedAt } = stored ?? {};
    const { rows } = await record(await key(), [{ reference, queue, offeredAt, answeredAt, endedAt, ...change }]);
    expect(rows[0]).toMatchObject({ outcome: 'UPDATED', userErrors: [] });
  };

  it('holds for what the call has: another queue, another end', async () => {
    const [longer, shorter] = [await recorded(), await recorded({ queue: 'lasting' })];
    await report(longer.call, { queue: 'lasting' });
    await report(shorter.call, { queue: 'brief' });
    const deleteAt = Date.parse((await shown(shorter.id)).deleteAt ?? '');
    const endedAt = new Date(deleteAt - 90 * day - 100_000);
    await report(shorter.call, { endedAt });
    expect((await shown(shorter.id)).deleteAt).toBe(new Date(deleteAt - 100_000).toISOString());
    clock.advance(100 * day);
    await runJobs();
    await fresh();
    expect((await shown(longer.id)).state).toBe('READY');
    expect((await shown(shorter.id)).state).toBe('EXPIRED');
    expect(await analyst.get('call', callText, { id: longer.call })).toMatchObject({ hasTranscript: true });
    expect(await analyst.get('call', callText, { id: shorter.call })).toMatchObject({ hasTranscript: false });
  });
});

describe('what is on legal hold', () => {
  it('keeps its transcript as it is; one that was missing may still come', async () => {
    const [held, bare] = [(await recorded()).call, await makeCall(app, centre)];
    const holdText = `mutation($input: CallLegalHoldInput!) { callLegalHold(input: $input) { userErrors { code } } }`;
    for (const callId of [held, bare])
      await analyst.change('callLegalHold', holdText, { input: { callId, isOn: true, reason: 'court' } });
    const set = (callId: string, given: object[]) =>
      analyst.get(
        'transcriptSet.userErrors',
        `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code field } } }`,
        { input: { callId, locale: 'EN', turns: given } },
      );
    const before = await eventsOf(app, 'transcript.set', held);
    for (const given of [[], [{ ...turns[0], text: 'other words' }]])
      expect(await set(held, given)).toEqual([{ code: 'WRONG_STATE', field: ['callId'] }]);
    expect(await analyst.get('call.transcript.turns', callText, { id: held })).toEqual([{ text: turns[0]?.text }]);
    expect(await eventsOf(app, 'transcript.set', held)).toEqual(before);
    expect(await set(bare, turns)).toEqual([]);
  });
});

describe('erasing a customer', () => {
  it('meanwhile lets nothing be brought for the call any more', async () => {
    const reference = '13755556666';
    const callId = await makeCall(app, centre, { customerReference: reference });
    const { calls } = app.container;
    const { fileId } = await upload(analyst, speech('hello.wav'));
    const admin = await centre.as(Role.ADMIN);
    // Erased between the moment that the call was looked up and the one that something is brought.
    const meanwhile = async (): Promise<void> => {
      const visible = jest.spyOn(calls.store, 'visible');
      visible.mockImplementationOnce(async (...given) => {
        visible.mockRestore();
        const found = await calls.store.visible(...given);
        await admin.change(
          'customerErase',
          `mutation($input: CustomerEraseInput!) { customerErase(input: $input) { userErrors { code } } }`,
          { input: { reference, reason: 'asked for' } },
        );
        return found;
      });
      await Promise.resolve();
    };
    await meanwhile();
    expect(await analyst.get('recordingAttach.userErrors', attachText, { input: { callId, fileId } })).toEqual([
      { code: 'WRONG_STATE', field: ['callId'] },
    ]);
    const again = await makeCall(app, centre, { customerReference: reference });
    await meanwhile();
    expect(
      await analyst.get(
        'transcriptSet.userErrors',
        `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code field } } }`,
        { input: { callId: again, locale: 'EN', turns } },
      ),
    ).toEqual([{ code: 'WRONG_STATE', field: ['callId'] }]);
    expect(await analyst.get('call', callText, { id: again })).toMatchObject({ hasTranscript: false });
  });

  it('takes sound and words of all calls, and says how many', async () => {
    const reference = '13911112222';
    const [one, two] = [
      await recorded({ customerReference: reference }),
      await recorded({ customerReference: reference }),
    ];
    const other = await recorded({ customerReference: '13933334444' });
    const admin = await centre.as(Role.ADMIN);
    await admin.change(
      'customerErase',
      `mutation($input: CustomerEraseInput!) { customerErase(input: $input) { userErrors { code } } }`,
      { input: { reference, reason: 'asked for' } },
    );
    // Not given from that moment on; the bytes go right after.
    for (const { id } of [one, two]) expect((await shown(id)).state).toBe('EXPIRED');
    await eventually(async () => !(await bytesOf(one.fileId)) && !(await bytesOf(two.fileId)));
    expect(await bytesOf(other.fileId)).toBe(true);
    const { connection } = app.container.foundation;
    expect(
      await connection.collection('call_transcripts').countDocuments({ _id: { $in: [one.call, two.call] } as never }),
    ).toBe(0);
    expect(
      await connection.collection('recording_peaks').countDocuments({ _id: { $in: [one.id, two.id] } as never }),
    ).toBe(0);
    // Nothing new of them is taken.
    const late = await analyst.get(
      'transcriptSet.userErrors',
      `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code field } } }`,
      { input: { callId: one.call, locale: 'EN', turns } },
    );
    expect(late).toEqual([{ code: 'WRONG_STATE', field: ['callId'] }]);
    expect((await eventsOf(app, 'customer.erased')).at(-1)).toMatchObject({ after: { recordings: 2, transcripts: 2 } });
    expect(JSON.stringify(await eventsOf(app, 'customer.erased'))).not.toContain(reference);
  });
});
