import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { type CallsFixture, record, recordText, row, startCalls } from './calls-fixture.js';

let fixture: CallsFixture;

beforeAll(async () => {
  fixture = await startCalls();
});
afterAll(() => fixture.app.end());
beforeEach(async () => {
  const { db } = fixture.app.container.foundation.connection;
  for (const name of ['calls', 'events']) await db?.collection(name).deleteMany({});
});

describe('callsRecord', () => {
  it('stores calls with what follows from them, and leaves one event', async () => {
    const answer = await record(fixture.clients.key, [
      row(),
      row({
        reference: 'C-2',
        answeredAt: null,
        abandonedAt: '2026-11-20T02:00:31Z',
        endedAt: null,
        agent: null,
        holdSeconds: 0,
      }),
    ]);
    expect(answer).toMatchObject({ accepted: 2, unchanged: 0, userErrors: [] });
    const [first, second] = await fixture.stored('calls');
    expect(first).toMatchObject({
      ...{ reference: 'C-1', channel: 'PHONE', queue: 'after-sales', agentId: fixture.agentId, chainId: 'C-1' },
      ...{ teamId: fixture.centre.teams.one, siteId: fixture.centre.siteId, talkSeconds: 246, waitSeconds: 10 },
      ...{ handleSeconds: 302, firstResponseAt: new Date('2026-11-20T02:00:10Z'), satisfaction: 2, importId: null },
    });
    expect(first?.teamIds).toEqual([fixture.centre.teams.one, fixture.centre.teams.top]);
    expect(second).toMatchObject({ waitSeconds: 31, talkSeconds: null, endedAt: new Date('2026-11-20T02:00:31Z') });
    const [event, ...others] = await fixture.events('calls.recorded');
    expect(others).toEqual([]);
    expect(event).toMatchObject({ actorKind: 'client', after: { created: 2, updated: 0, unchanged: 0, refused: 0 } });
    expect(event).not.toHaveProperty('number');
  });

  it('never stores who the customer is', async () => {
    await record(fixture.clients.key, [row()], 'once');
    const { db } = fixture.app.container.foundation.connection;
    for (const { name } of (await db?.listCollections().toArray()) ?? [])
      expect(JSON.stringify(await fixture.stored(name))).not.toMatch(/138 ?0013 ?8000/);
    expect((await fixture.stored('calls'))[0]?.customer).toMatchObject({ last4: '8000' });
  });

  it('changes nothing the second time, and says what differs the third', async () => {
    await record(fixture.clients.key, [row()]);
    const before = JSON.stringify([await fixture.stored('calls'), await fixture.stored('events')]);
    const [call] = await fixture.stored('calls');
    expect(await record(fixture.clients.analyst, [row()])).toMatchObject({
      ...{ accepted: 0, unchanged: 1, rows: [{ outcome: 'UNCHANGED', call: { id: call?._id } }] },
    });
    expect(JSON.stringify([await fixture.stored('calls'), await fixture.stored('events')])).toBe(before);
    expect(await record(fixture.clients.key, [row({ satisfaction: 4, customer: '139 1111 2222' })])).toMatchObject({
      ...{ accepted: 1, rows: [{ outcome: 'UPDATED' }] },
    });
    expect(await fixture.stored('calls')).toMatchObject([
      { _id: call?._id, satisfaction: 4, customer: { last4: '2222' } },
    ]);
    const [, event] = await fixture.events('calls.recorded');
    expect(event).toMatchObject({
      before: { changes: [{ reference: 'C-1', satisfaction: 2 }] },
      after: { updated: 1, changes: [{ reference: 'C-1', satisfaction: 4, customer: '*' }] },
    });
  });

  it('takes a customer of separators only for none: nobody is called so', async () => {
    await record(fixture.clients.key, [row({ customer: '-' }), row({ reference: 'C-2', customer: ' . ' })]);
    expect((await fixture.stored('calls')).map(({ customer }) => customer)).toEqual([null, null]);
  });

  it('keeps what a row says nothing of, and takes away what it says is not there', async () => {
    await record(fixture.clients.key, [row()]);
    await record(fixture.clients.key, [
      { ...row({ satisfaction: null }), disposition: undefined, tags: undefined, agent: undefined },
    ]);
    expect(await fixture.stored('calls')).toMatchObject([
      { satisfaction: null, disposition: '费用答错', tags: ['上门费'], agentId: fixture.agentId },
    ]);
  });

  it('takes the good rows and names the bad ones', async () => {
    const answer = await record(fixture.clients.key, [
      row({ endedAt: '2026-11-20T01:00:00Z' }),
      row({ reference: 'C-2', agent: 'nobody@test.example' }),
      row({ reference: 'C-3' }),
      row({ reference: 'C-3' }),
    ]);
    expect(answer).toMatchObject({ accepted: 1, unchanged: 0, userErrors: [] });
    expect(answer.rows.map(({ outcome, userErrors }) => [outcome, userErrors[0]?.code, userErrors[0]?.field])).toEqual([
      ['REFUSED', 'OUT_OF_RANGE', ['rows', '0', 'endedAt']],
      ['REFUSED', 'NOT_FOUND', ['rows', '1', 'agent']],
      ['CREATED', undefined, undefined],
      ['REFUSED', 'DUPLICATE', ['rows', '3', 'reference']],
    ]);
    expect((await fixture.stored('calls')).map(({ reference }) => reference)).toEqual(['C-3']);
  });

  it('answers a repeated key as the first time, and refuses it with other rows', async () => {
    const first = await record(fixture.clients.key, [row()], 'key-1');
    expect(await record(fixture.clients.key, [row()], 'key-1')).toEqual(first);
    expect(await fixture.events('calls.recorded')).toHaveLength(1);
    const before = await fixture.snapshot();
    expect(await record(fixture.clients.key, [row({ reference: 'C-9' })], 'key-1')).toMatchObject({
      userErrors: [{ code: 'KEY_REUSED' }],
      rows: [],
    });
    expect(await fixture.snapshot()).toBe(before);
  });

  it('makes one call of many reports at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => record(fixture.clients.key, [row(), row({ reference: 'C-2' })])),
    );
    const outcomes = answers.flatMap(({ rows }) => rows.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === 'CREATED')).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome === 'UNCHANGED')).toHaveLength(10);
    expect(await fixture.stored('calls')).toHaveLength(2);
    expect(await fixture.events('calls.recorded')).toHaveLength(1);
  });

  it('puts legs of a chain together in whatever order they come', async () => {
    await record(fixture.clients.key, [row({ reference: 'C-3', transferOf: 'C-2' })]);
    await record(fixture.clients.key, [
      row({ reference: 'C-2', transferOf: 'C-1' }),
      row({ reference: 'C-4', transferOf: 'C-3' }),
    ]);
    await record(fixture.clients.key, [row({ reference: 'C-1' })]);
    expect((await fixture.stored('calls')).map(({ chainId }) => chainId)).toEqual(['C-1', 'C-1', 'C-1', 'C-1']);
    const refused = await record(fixture.clients.key, [row({ reference: 'C-1', transferOf: 'C-4' })]);
    expect(refused.rows[0]?.userErrors).toMatchObject([{ code: 'INVALID', field: ['rows', '0', 'transferOf'] }]);
    await record(fixture.clients.key, [row({ reference: 'C-3', transferOf: null })]);
    const chains = (await fixture.stored('calls')).map(
      ({ reference, chainId }) => `${String(reference)}:${String(chainId)}`,
    );
    expect(chains.sort()).toEqual(['C-1:C-1', 'C-2:C-1', 'C-3:C-3', 'C-4:C-3']);
  });

  it.each([
    ['no row', [], 'REQUIRED'],
    ['more than 100 rows', Array.from({ length: 101 }, (_, at) => row({ reference: `C-${at}` })), 'TOO_MANY'],
  ])('refuses %s as a whole', async (_name, rows, code) => {
    const before = await fixture.snapshot();
    expect((await record(fixture.clients.key, rows)).userErrors).toMatchObject([{ code, field: ['rows'] }]);
    expect(await fixture.snapshot()).toBe(before);
  });

  it.each([Role.AGENT, Role.SUPERVISOR, Role.TRAINER, 'client agenttime:write', 'anonymous'] as const)(
    'is not for %s',
    async (principal) => {
      const client = await fixture.centre.as(principal);
      const before = await fixture.snapshot();
      const answer = await client.run(recordText, { input: { rows: [row()] } });
      expect(answer.errors[0]?.extensions.code).toBe(principal === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      expect(await fixture.snapshot()).toBe(before);
    },
  );

  it('lets a client key see nothing but what became of its rows', async () => {
    const answer = await record(fixture.clients.key, [row()]);
    expect(answer.rows[0]).toMatchObject({ outcome: 'CREATED', call: null });
    const read = await fixture.clients.key.run('{ calls(first: 1) { nodes { id } } }');
    expect(read.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('reading calls', () => {
  beforeEach(async () => {
    await record(fixture.clients.key, [
      row(),
      row({
        reference: 'C-2',
        offeredAt: '2026-11-20T01:00:00Z',
        agent: 'supervisor@test.example',
        satisfaction: 5,
        customer: null,
      }),
      row({
        reference: 'D-3',
        queue: 'mailbox',
        offeredAt: '2026-11-19T02:00:00Z',
        productLine: 'tv',
        customerLevel: 'vip',
      }),
    ]);
  });

  const list = (client: { get: CallsFixture['clients']['agent']['get'] }, filter: object = {}): Promise<string[]> =>
    client
      .get<{ reference: string }[]>(
        'calls.nodes',
        'query ($filter: CallFilter) { calls(first: 100, filter: $filter) { nodes { reference } } }',
        { filter },
      )
      .then((nodes) => nodes.map(({ reference }) => reference));

  it.each([
    ['all, newest first', {}, ['C-1', 'C-2', 'D-3']],
    ['a period', { from: '2026-11-20T00:00:00Z', to: '2026-11-20T02:00:00Z' }, ['C-2']],
    ['a queue', { queue: 'mailbox' }, ['D-3']],
    ['a channel', { channel: 'PHONE' }, ['C-1', 'C-2']],
    ['a level', { customerLevel: 'vip' }, ['D-3']],
    ['marks', { satisfaction: [5] }, ['C-2']],
    ['a beginning of the reference', { text: 'D-' }, ['D-3']],
    ['no recording', { hasRecording: false }, ['C-1', 'C-2', 'D-3']],
    ['a recording', { hasRecording: true }, []],
  ])('lists %s', async (_name, filter, expected) => {
    expect(await list(fixture.clients.analyst, filter)).toEqual(expected);
  });

  it('lists calls of agents, teams, sites and lines', async () => {
    const { analyst } = fixture.clients;
    const { teams, lines, siteId } = fixture.centre;
    expect(await list(analyst, { agentId: fixture.agentId })).toEqual(['C-1', 'D-3']);
    expect(await list(analyst, { teamId: teams.top })).toEqual(['C-1', 'D-3']);
    expect(await list(analyst, { teamId: teams.two })).toEqual([]);
    expect(await list(analyst, { siteId })).toEqual(['C-1', 'C-2', 'D-3']);
    expect(await list(analyst, { productLineId: lines.tv })).toEqual(['D-3']);
  });

  it('pages by cursors, both ways', async () => {
    const page = (args: string) =>
      fixture.clients.analyst.get<{
        nodes: { reference: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
        totalCount: number;
      }>('calls', `{ calls(${args}) { nodes { reference } pageInfo { endCursor hasNextPage } totalCount } }`);
    const first = await page('first: 2');
    expect(first).toMatchObject({ nodes: [{ reference: 'C-1' }, { reference: 'C-2' }], totalCount: 3 });
    const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(rest).toMatchObject({ nodes: [{ reference: 'D-3' }], pageInfo: { hasNextPage: false } });
    const oldest = await page('first: 1, orderBy: { field: OFFERED_AT, direction: ASC }');
    expect(oldest.nodes).toEqual([{ reference: 'D-3' }]);
  });

  it('shows everybody their own calls only', async () => {
    const other = await fixture.centre.add('other', { roles: [Role.AGENT], teamIds: [fixture.centre.teams.two] });
    expect(await list(fixture.clients.agent)).toEqual(['C-1', 'D-3']);
    expect(await list(fixture.clients.lead)).toEqual(['C-1', 'D-3']);
    expect(await list(await fixture.centre.as(Role.MANAGER))).toEqual(['C-1', 'C-2', 'D-3']);
    expect(await list(other.client)).toEqual([]);
    expect(await list(await fixture.centre.as(Role.TRAINER))).toEqual([]);
  });

  it('shows what a call leads to, and nothing of who the customer is', async () => {
    const call = await fixture.clients.lead.get(
      'callByReference',
      `{ callByReference(reference: "D-3") { reference queue { key name { en } } channel agent { name } team { key } site { key }
        productLine { key } customerLevel { key } customer { lastDigits } chain { reference } hasRecording viewerCanLink viewerCanHold } }`,
    );
    expect(call).toEqual({
      ...{
        reference: 'D-3',
        queue: { key: 'mailbox', name: { en: 'mailbox' } },
        channel: 'MAIL',
        team: { key: 'one' },
      },
      ...{
        agent: { name: 'agent名' },
        site: { key: 'main' },
        productLine: { key: 'tv' },
        customerLevel: { key: 'vip' },
      },
      ...{ customer: { lastDigits: '8000' }, chain: [{ reference: 'D-3' }], hasRecording: false },
      ...{ viewerCanLink: true, viewerCanHold: false },
    });
  });

  it('finds the same customer’s calls around a call, for who may see it', async () => {
    const [{ _id: id } = { _id: '' }] = await fixture.stored('calls', { reference: 'C-1' });
    const query = 'query ($id: ID!, $days: Int!) { callsOfCustomer(callId: $id, days: $days) { reference } }';
    const of = (client: CallsFixture['clients']['agent'], days: number) =>
      client.get('callsOfCustomer', query, { id, days });
    expect(await of(fixture.clients.agent, 2)).toEqual([{ reference: 'D-3' }, { reference: 'C-1' }]);
    const other = await fixture.centre.add('third', { roles: [Role.AGENT], teamIds: [fixture.centre.teams.two] });
    expect(await of(other.client, 2)).toBeNull();
  });

  it('refuses conditions that cannot hold', async () => {
    for (const filter of [
      { from: '2026-11-20T00:00:00Z', to: '2026-11-20T00:00:00Z' },
      { satisfaction: [0] },
      { text: 'x' },
      { reasonNodeKey: 'speed' },
    ]) {
      const answer = await fixture.clients.analyst.run(
        'query ($filter: CallFilter) { calls(first: 1, filter: $filter) { nodes { id } } }',
        { filter },
      );
      expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
