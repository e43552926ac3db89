import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { always } from '../../../../src/platform/rules/rules.js';
import { dig } from '../../../support/client.js';
import { type CallsFixture, record, row, startCalls } from '../calls-fixture.js';

let fixture: CallsFixture;
const erased: { ids: readonly string[]; at: Date }[] = [];
let eraserFails = false;

beforeAll(async () => {
  fixture = await startCalls();
  fixture.app.container.calls.customers.registerEraser({
    erase(ids, at) {
      if (eraserFails) return Promise.reject(new Error('this room is out of order'));
      erased.push({ ids, at });
      return Promise.resolve({ testNotes: 3 });
    },
  });
});
afterAll(() => fixture.app.end());
beforeEach(async () => {
  erased.length = 0;
  eraserFails = false;
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['calls', 'events']) await db?.collection(name).deleteMany({});
  await record(fixture.clients.key, [
    row(),
    row({ reference: 'C-2', offeredAt: '2026-11-19T02:00:00Z', customer: '13800138000' }),
    row({ reference: 'C-3', customer: '13900000000' }),
  ]);
});

const text =
  'mutation ($input: CustomerEraseInput!) { customerErase(input: $input) { callCount userErrors { code field } } }';
const erase = (input: object, client = fixture.clients.admin) =>
  client.run(text, { input: { reason: 'asked for', ...input } });
const holdText =
  'mutation ($input: CallLegalHoldInput!) { callLegalHold(input: $input) { call { isOnLegalHold } userErrors { code field } } }';
const idOf = async (reference: string): Promise<string> =>
  String((await fixture.stored('calls', { reference }))[0]?._id);

describe('customerErase', () => {
  it('leaves the figures of the customer’s calls and nothing else of the customer', async () => {
    const before = await fixture.stored('calls');
    expect((await erase({ reference: '138-0013-8000' })).data).toEqual({
      customerErase: { callCount: 2, userErrors: [] },
    });
    const [first, second, other] = await fixture.stored('calls');
    const hash = dig(first, 'customer.hash');
    expect(first).toMatchObject({
      customer: { keyId: 'erased', last4: '' },
      disposition: null,
      tags: [],
      talkSeconds: 246,
      satisfaction: 2,
    });
    expect(hash).not.toBe(dig(before[0], 'customer.hash'));
    expect(dig(second, 'customer.hash')).toBe(hash);
    expect(other).toEqual(before[2]);
    expect(erased.flatMap(({ ids }) => [...ids]).sort()).toEqual([await idOf('C-1'), await idOf('C-2')].sort());
    const events = await fixture.events('customer.erased');
    expect(events).toMatchObject([{ subjectType: 'customer', after: { calls: 2, testNotes: 3, reason: 'asked for' } }]);
    expect(JSON.stringify(events)).not.toContain('8000');
  });

  it('reaches those who called very often, a thousand calls at a time', async () => {
    const [call] = await fixture.app.container.calls.store.byReferences(['C-3'], always);
    const { db } = fixture.app.container.foundation.connection;
    await db
      ?.collection('calls')
      .insertMany(
        Array.from({ length: 1_100 }, (_, at) => ({ ...call, _id: `call_many${at}`, reference: `M-${at}` })) as never[],
      );
    expect(dig((await erase({ reference: '13900000000' })).data, 'customerErase')).toEqual({
      ...{ callCount: 1_101, userErrors: [] },
    });
    expect(erased.map(({ ids }) => ids.length)).toEqual([1_000, 101]);
    expect(await fixture.events('customer.erased')).toMatchObject([{ after: { calls: 1_101, testNotes: 6 } }]);
    expect(await fixture.stored('calls', { 'customer.keyId': 'erased' })).toHaveLength(1_101);
  });

  it('can be asked for by a call, once', async () => {
    const callId = await idOf('C-3');
    expect(dig((await erase({ callId })).data, 'customerErase.callCount')).toBe(1);
    expect(dig((await erase({ callId })).data, 'customerErase.userErrors')).toEqual([
      { code: 'NOT_FOUND', field: ['callId'] },
    ]);
  });

  it('is not undone by a later report', async () => {
    await erase({ reference: '13800138000' });
    await record(fixture.clients.key, [row({ satisfaction: 5, disposition: '又来了' })]);
    expect(await fixture.stored('calls', { reference: 'C-1' })).toMatchObject([
      { satisfaction: 5, disposition: null, tags: [], customer: { keyId: 'erased', last4: '' } },
    ]);
    const again = await record(fixture.clients.key, [row({ satisfaction: 5, disposition: '又来了' })]);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('leaves no mark of a row that is made of the customer, not even after a later report', async () => {
    const marks = async () => (await fixture.stored('calls')).map(({ contentHash }) => contentHash);
    const [, , other] = await marks();
    await erase({ reference: '13800138000' });
    expect(await marks()).toEqual(['', '', other]);
    await record(fixture.clients.key, [row({ satisfaction: 5 })]);
    expect(await marks()).toEqual(['', '', other]);
  });

  it('is stopped by a legal hold, which QA_ANALYST and ADMIN set with a reason', async () => {
    const callId = await idOf('C-2');
    const hold = (isOn: boolean, client = fixture.clients.analyst) =>
      client.run(holdText, { input: { callId, isOn, reason: 'court' } });
    expect(dig((await hold(true)).data, 'callLegalHold.call.isOnLegalHold')).toBe(true);
    expect(await fixture.events('call.hold-set')).toMatchObject([{ subjectId: callId, after: { reason: 'court' } }]);
    const before = await fixture.snapshot();
    expect(dig((await erase({ reference: '13800138000' })).data, 'customerErase.userErrors')).toEqual([
      { code: 'WRONG_STATE', field: ['reference'] },
    ]);
    expect((await hold(false, fixture.clients.lead)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await fixture.snapshot()).toBe(before);
    await hold(false);
    expect(dig((await erase({ reference: '13800138000' })).data, 'customerErase.callCount')).toBe(2);
  });

  it('erases nothing where one room cannot', async () => {
    eraserFails = true;
    const before = await fixture.snapshot();
    expect((await erase({ reference: '13800138000' })).errors[0]?.extensions.code).toBe('INTERNAL');
    expect(await fixture.snapshot()).toBe(before);
  });

  it.each([
    ['nothing', {}, 'REQUIRED', 'reference'],
    ['both', { reference: '13800138000', callId: 'call_x' }, 'INVALID', 'callId'],
    ['somebody unknown', { reference: '13712345678' }, 'NOT_FOUND', 'reference'],
    ['an unknown call', { callId: 'call_x' }, 'NOT_FOUND', 'callId'],
    ['no reason', { reference: '13800138000', reason: ' ' }, 'REQUIRED', 'reason'],
    ['a reason that is too long', { reference: '13800138000', reason: 'x'.repeat(501) }, 'TOO_LONG', 'reason'],
  ])('refuses %s', async (_name, input, code, field) => {
    const before = await fixture.snapshot();
    expect(dig((await erase(input)).data, 'customerErase.userErrors')).toEqual([{ code, field: [field] }]);
    expect(await fixture.snapshot()).toBe(before);
  });

  it.each([Role.QA_ANALYST, Role.MANAGER, Role.SUPERVISOR, 'client calls:write'] as const)(
    'is not for %s',
    async (principal) => {
      const before = await fixture.snapshot();
      const answer = await erase({ reference: '13800138000' }, await fixture.centre.as(principal));
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
      expect(await fixture.snapshot()).toBe(before);
    },
  );
});
