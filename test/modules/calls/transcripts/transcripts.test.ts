import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role, Scope } from '../../../../src/platform/auth/viewer.js';
import { finderOf, usualWords } from '../../../../src/modules/calls/transcripts/unhappy.rules.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { eventually } from '../../../support/eventually.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { eventsOf, makeCall, makeQueue } from '../recordings/ground.js';

let app: TestApp;
let centre: Centre;
let analyst: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline');
});
afterAll(() => app.end());

const setText = `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) {
  userErrors { code field } call { hasTranscript unhappyWords } transcript { locale unhappyWords turns { speaker second text unhappyMarks { start length } } } } }`;
const callText = `query($id: ID!) { call(id: $id) { hasTranscript unhappyWords viewerCanHear transcript { turns { text } } } }`;
const turn = (speaker: string, second: number, text: string) => ({ speaker, second, text });
const english = [
  turn('AGENT', 0.5, 'I am sorry that you have to complain.'),
  turn('CUSTOMER', 4, 'This is unacceptable, a waste  of time. I will complain!'),
  turn('CUSTOMER', 9.25, 'Uncomplaining people are rare.'),
];

describe('unhappy words', () => {
  it('are whole words of an alphabet, parts of Chinese text, the longer of two', () => {
    const found = (words: readonly string[], text: string): string[] =>
      finderOf(words)(text).map(({ start, length }) => text.slice(start, start + length));
    expect(found(usualWords.en, 'A complaint. COMPLAINING, uncomplaining; sue, issue.')).toEqual([
      'complaint',
      'COMPLAINING',
      'sue',
    ]);
    expect(found(usualWords['zh-CN'], '我要投诉你们，太差了，等了这么久没人管')).toEqual([
      '投诉',
      '太差',
      '等了这么久',
      '没人管',
    ]);
    expect(found(['a+b', 'a+b (c)'], 'x a+b (c) y')).toEqual(['a+b (c)']);
    expect(found([], 'anything')).toEqual([]);
  });
});

describe('transcriptSet', () => {
  it('stores what was said, counts on the customer’s turns and leaves one event without the words', async () => {
    const callId = await makeCall(app, centre);
    const payload = await analyst.change('transcriptSet', setText, { input: { callId, locale: 'EN', turns: english } });
    expect(payload).toMatchObject({
      call: { hasTranscript: true, unhappyWords: 3 },
      transcript: { locale: 'EN', unhappyWords: 3, turns: [{ unhappyMarks: [] }, { second: 4 }, { unhappyMarks: [] }] },
    });
    const [, second] = (
      payload as { transcript: { turns: { text: string; unhappyMarks: { start: number; length: number }[] }[] } }
    ).transcript.turns;
    expect(second?.unhappyMarks.map(({ start, length }) => second.text.slice(start, start + length))).toEqual([
      ...['unacceptable', 'waste  of time', 'complain'],
    ]);
    const events = await eventsOf(app, 'transcript.set', callId);
    expect(events).toMatchObject([{ after: { unhappyWords: 3, turns: 3, language: 'en' } }]);
    expect(JSON.stringify(events)).not.toContain('unacceptable');
    const again = await analyst.change('transcriptSet', setText, {
      input: { callId, locale: 'ZH_CN', turns: [turn('CUSTOMER', 1, '我要投诉')] },
    });
    expect(again).toMatchObject({ call: { unhappyWords: 1 }, transcript: { locale: 'ZH_CN' } });
    const removed = await analyst.change('transcriptSet', setText, { input: { callId, locale: 'EN', turns: [] } });
    expect(removed).toMatchObject({ call: { hasTranscript: false, unhappyWords: 0 }, transcript: null });
    expect(await eventsOf(app, 'transcript.removed', callId)).toHaveLength(1);
  });

  it('by a client key with the scope, by the reference', async () => {
    const key = await centre.as(`client ${Scope.CALLS_WRITE}`);
    const id = await makeCall(app, centre, { reference: 'T-1' });
    const payload = await key.change('transcriptSet', setText, {
      input: { callReference: 'T-1', locale: 'EN', turns: english },
    });
    expect(payload).toMatchObject({ call: null, transcript: { unhappyWords: 3 } });
    expect(await analyst.get('call.hasTranscript', callText, { id })).toBe(true);
    const other = await centre.as(`client ${Scope.AGENTTIME_WRITE}`);
    const answer = await other.run(setText, { input: { callReference: 'T-1', locale: 'EN', turns: [] } });
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    [[turn('AGENT', -1, 'x')], 'OUT_OF_RANGE', ['turns', '0', 'second']],
    [[turn('AGENT', 700_000, 'x')], 'OUT_OF_RANGE', ['turns', '0', 'second']],
    [[turn('AGENT', 5, 'x'), turn('AGENT', 4, 'y')], 'INVALID', ['turns', '1', 'second']],
    [[turn('AGENT', 5, '  ')], 'REQUIRED', ['turns', '0', 'text']],
    [[turn('AGENT', 5, 'x'.repeat(2_001))], 'TOO_LONG', ['turns', '0', 'text']],
    [Array.from({ length: 5_001 }, (_, n) => turn('AGENT', n, 'x')), 'TOO_MANY', ['turns']],
    [Array.from({ length: 501 }, (_, n) => turn('AGENT', n, 'x'.repeat(2_000))), 'TOO_LONG', ['turns']],
  ])('refuses what is wrong and keeps what was there (%#)', async (turns, code, field) => {
    const callId = await makeCall(app, centre);
    await analyst.change('transcriptSet', setText, { input: { callId, locale: 'EN', turns: english } });
    const refused = await analyst.get('transcriptSet', setText, { input: { callId, locale: 'EN', turns } });
    expect(refused).toMatchObject({ userErrors: [{ code, field }], transcript: null });
    expect(await analyst.get('call', callText, { id: callId })).toMatchObject({
      unhappyWords: 3,
      transcript: { turns: [{}, {}, {}] },
    });
    expect(await eventsOf(app, 'transcript.set', callId)).toHaveLength(1);
  });

  it('is read by those who may hear, and set by those who see the call', async () => {
    const callId = await makeCall(app, centre);
    await analyst.change('transcriptSet', setText, { input: { callId, locale: 'EN', turns: english } });
    const cases: readonly (readonly [TestClient, boolean | null])[] = [
      [await centre.as(Role.SUPERVISOR), true],
      [await centre.as(Role.MANAGER), true],
      [await centre.as(Role.ADMIN), false],
      [await centre.as(Role.AGENT), false],
      [await centre.as(Role.TRAINER), null],
      [(await centre.add('t-lead', { roles: [Role.SUPERVISOR] })).client, null],
    ];
    for (const [client, reads] of cases) {
      const shown = await client.get<{ viewerCanHear: boolean; transcript: unknown } | null>('call', callText, {
        id: callId,
      });
      expect(shown?.viewerCanHear ?? null).toBe(reads);
      expect(Boolean(shown?.transcript)).toBe(reads === true);
    }
    const { client: farLead } = await centre.add('t-far-lead', { roles: [Role.SUPERVISOR] });
    expect(await farLead.get('transcriptSet', setText, { input: { callId, locale: 'EN', turns: [] } })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['callId'] }],
    });
    expect(await analyst.get('call.hasTranscript', callText, { id: callId })).toBe(true);
  });
});

describe('unhappyWordsSet', () => {
  const listText = `query { unhappyWordLists { locale words isUsual revision } }`;
  const wordsText = `mutation($input: UnhappyWordsSetInput!) { unhappyWordsSet(input: $input) { userErrors { code field } list { words isUsual revision } } }`;

  it('changes a list, counts anew, and goes back to the usual one', async () => {
    const callId = await makeCall(app, centre);
    await analyst.change('transcriptSet', setText, { input: { callId, locale: 'EN', turns: english } });
    const input = { locale: 'EN', words: ['rare', ' People  are '], expectedVersion: 0 };
    const payload = await analyst.change('unhappyWordsSet', wordsText, { input });
    expect(payload).toMatchObject({ list: { words: ['rare', 'People are'], isUsual: false, revision: 1 } });
    await eventually(async () => (await analyst.get('call.unhappyWords', callText, { id: callId })) === 2);
    const stale = await analyst.get('unhappyWordsSet', wordsText, { input });
    expect(stale).toMatchObject({ userErrors: [{ code: 'CONFLICT' }], list: { revision: 1 } });
    await analyst.change('unhappyWordsSet', wordsText, { input: { locale: 'EN', words: [], expectedVersion: 1 } });
    await eventually(async () => (await analyst.get('call.unhappyWords', callText, { id: callId })) === 3);
    expect(await analyst.get('unhappyWordLists', listText)).toMatchObject([
      { locale: 'ZH_CN', isUsual: true, revision: 0 },
      { locale: 'EN', isUsual: true, revision: 2, words: [...usualWords.en] },
    ]);
    expect(await eventsOf(app, 'unhappy-words.set', 'en')).toHaveLength(2);
  });

  it('refuses what is wrong, and who may not', async () => {
    const set = (words: readonly string[]): Promise<unknown> =>
      analyst.get('unhappyWordsSet.userErrors', wordsText, { input: { locale: 'ZH_CN', words, expectedVersion: 0 } });
    expect(await set(['a', ' '])).toEqual([{ code: 'REQUIRED', field: ['words', '1'] }]);
    expect(await set(['x'.repeat(41)])).toEqual([{ code: 'TOO_LONG', field: ['words', '0'] }]);
    expect(await set(['差', '差'])).toEqual([{ code: 'DUPLICATE', field: ['words', '1'] }]);
    expect(await set(Array.from({ length: 501 }, (_, n) => `w${n}`))).toEqual([{ code: 'TOO_MANY', field: ['words'] }]);
    const supervisor = await centre.as(Role.SUPERVISOR);
    const answer = await supervisor.run(wordsText, { input: { locale: 'ZH_CN', words: ['x'], expectedVersion: 0 } });
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await analyst.get('unhappyWordLists', listText)).toMatchObject([{ isUsual: true, revision: 0 }, {}]);
  });
});
