import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { dig } from '../../../support/client.js';
import { type CallsFixture, localized, startCalls } from '../calls-fixture.js';

let fixture: CallsFixture;

beforeAll(async () => {
  fixture = await startCalls();
});
afterAll(() => fixture.app.end());

const texts = {
  callQueueSave: `mutation ($input: CallQueueSaveInput!) { callQueueSave(input: $input) { userErrors { code field }
    queue { key channel retentionDays isActive revision } } }`,
  callLevelsSet: `mutation ($input: CallLevelsSetInput!) { callLevelsSet(input: $input) { userErrors { code field } revision levels { key } } }`,
  callTargetsSet: `mutation ($input: CallTargetsSetInput!) { callTargetsSet(input: $input) { userErrors { code field } revision
    firstContact targets { channel level { key } seconds share } } }`,
} as const;
type Name = keyof typeof texts;

const set = async (name: Name, input: object): Promise<unknown> =>
  dig((await fixture.clients.admin.run(texts[name], { input })).data, name);
const queue = { key: 'chat-desk', name: localized('Chat'), channel: 'CHAT' };
const level = (key: string) => ({ key, name: localized(key) });

describe('queues', () => {
  it('are made with a usual retention and changed with the version that was seen', async () => {
    expect(await set('callQueueSave', queue)).toEqual({
      userErrors: [],
      queue: { key: 'chat-desk', channel: 'CHAT', retentionDays: 180, isActive: true, revision: 1 },
    });
    expect(await set('callQueueSave', { ...queue, retentionDays: 365, expectedVersion: 1 })).toMatchObject({
      queue: { retentionDays: 365, revision: 2 },
    });
    expect(await fixture.events('call-queue.changed')).toMatchObject([
      { before: { retentionDays: 180 }, after: { key: 'chat-desk', retentionDays: 365 } },
    ]);
    const before = await fixture.snapshot();
    expect(await set('callQueueSave', { ...queue, retentionDays: 400, expectedVersion: 1 })).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
      queue: { retentionDays: 365 },
    });
    expect(await set('callQueueSave', queue)).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['key'] }] });
    expect(await fixture.snapshot()).toBe(before);
  });

  it.each([
    ['a key of another form', { ...queue, key: 'Chat Desk' }, 'INVALID', ['key']],
    ['no name', { ...queue, key: 'new', name: { zhCN: '', en: 'x' } }, 'REQUIRED', ['name', 'zhCN']],
    ['a retention below 90 days', { ...queue, key: 'new', retentionDays: 89 }, 'OUT_OF_RANGE', ['retentionDays']],
    ['a retention above ten years', { ...queue, key: 'new', retentionDays: 3_651 }, 'OUT_OF_RANGE', ['retentionDays']],
    ['another channel', { ...queue, key: 'mailbox', expectedVersion: 1 }, 'INVALID', ['channel']],
  ])('refuse %s and change nothing', async (_name, input, code, field) => {
    const before = await fixture.snapshot();
    expect(await set('callQueueSave', input)).toMatchObject({ userErrors: [{ code, field }], queue: null });
    expect(await fixture.snapshot()).toBe(before);
  });
});

describe('levels and targets', () => {
  it('are the usual ones until an ADMIN sets others', async () => {
    const read = await fixture.clients.agent.run(
      '{ callLevels { key name { zhCN } } callTargets { channel level { key } seconds share } callQueues { key } }',
    );
    expect(dig(read.data, 'callLevels')).toMatchObject([{ key: 'vip' }, { key: 'contract' }, { key: 'ordinary' }]);
    expect(dig(read.data, 'callTargets')).toContainEqual({
      channel: 'PHONE',
      level: { key: 'vip' },
      seconds: 5,
      share: 0.99,
    });
    expect(await fixture.clients.admin.get('callSettingsRevision', '{ callSettingsRevision }')).toBe(0);
  });

  it('are set as a whole, with the version that was seen and one event', async () => {
    const levels = ['vip', 'ordinary', 'direct'].map(level);
    expect(await set('callLevelsSet', { levels, expectedVersion: 0 })).toEqual({
      ...{ userErrors: [], revision: 1, levels: [{ key: 'vip' }, { key: 'ordinary' }, { key: 'direct' }] },
    });
    expect(await fixture.events('call-levels.set')).toHaveLength(1);
    const targets = [{ channel: 'PHONE', level: 'direct', seconds: 10, share: 0.9 }];
    expect(await set('callTargetsSet', { targets, expectedVersion: 1 })).toEqual({
      ...{ userErrors: [], revision: 2, firstContact: null, targets: [{ ...targets[0], level: { key: 'direct' } }] },
    });
    const before = await fixture.snapshot();
    expect(await set('callTargetsSet', { targets, expectedVersion: 1 })).toMatchObject({
      ...{ userErrors: [{ code: 'CONFLICT' }], revision: 2 },
    });
    expect(await set('callLevelsSet', { levels: [level('vip')], expectedVersion: 2 })).toMatchObject({
      userErrors: [{ code: 'IN_USE', field: ['levels'] }],
    });
    expect(
      await set('callTargetsSet', { targets: [{ ...targets[0], level: 'gold' }], expectedVersion: 2 }),
    ).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['targets', '0', 'level'] }],
    });
    expect(await fixture.snapshot()).toBe(before);
  });
});

describe('the share wanted at the first contact', () => {
  const wanted = () => fixture.clients.agent.get('callFirstContactTarget', '{ callFirstContactTarget }');
  const revision = () => fixture.clients.admin.get<number>('callSettingsRevision', '{ callSettingsRevision }');
  const setTo = async (more: object) =>
    set('callTargetsSet', { targets: [], expectedVersion: await revision(), ...more });

  it('is set beside the other targets, stays where it is left out, and goes with null', async () => {
    expect(await setTo({ firstContact: 0.75 })).toMatchObject({ userErrors: [], firstContact: 0.75 });
    expect((await fixture.events('call-targets.set')).at(-1)).toMatchObject({ after: { firstContact: 0.75 } });
    expect(await wanted()).toBe(0.75);
    await setTo({});
    await set('callLevelsSet', { levels: [level('vip')], expectedVersion: await revision() });
    expect(await wanted()).toBe(0.75);
    const before = await fixture.snapshot();
    for (const firstContact of [0, 1.01, -1])
      expect(await setTo({ firstContact })).toMatchObject({
        userErrors: [{ code: 'OUT_OF_RANGE', field: ['firstContact'] }],
      });
    expect(await setTo({ firstContact: 0.5, expectedVersion: 0 })).toMatchObject({
      ...{ userErrors: [{ code: 'CONFLICT' }], firstContact: 0.75 },
    });
    expect(await fixture.snapshot()).toBe(before);
    await setTo({ firstContact: null });
    expect(await wanted()).toBeNull();
  });
});

describe('settings of calls', () => {
  const inputs: Record<Name, object> = {
    callQueueSave: { ...queue, key: 'other' },
    callLevelsSet: { levels: [level('vip')], expectedVersion: 0 },
    callTargetsSet: { targets: [], expectedVersion: 0 },
  };
  it.each(Object.keys(texts) as Name[])('%s is for ADMIN only', async (name) => {
    const before = await fixture.snapshot();
    for (const role of [Role.QA_ANALYST, Role.MANAGER, Role.SUPERVISOR, Role.AGENT]) {
      const answer = await (await fixture.centre.as(role)).run(texts[name], { input: inputs[name] });
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await fixture.snapshot()).toBe(before);
  });
});
