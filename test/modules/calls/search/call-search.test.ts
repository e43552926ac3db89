import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { makeCall, makeQueue } from '../recordings/ground.js';

let app: TestApp;
let centre: Centre;
let analyst: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  analyst = await centre.as(Role.QA_ANALYST);
  await makeQueue(app, 'hotline');
});
afterAll(() => app.end());

const searchText = `query($query: String!, $filter: SearchFilter) { search(query: $query, filter: $filter, first: 20) {
  totalCount nodes { id kind code title snippet subject { __typename ... on Call { id reference } } } facets { field values { value label count } } } }`;
interface Found {
  readonly totalCount: number;
  readonly nodes: readonly {
    id: string;
    kind: string;
    code: string;
    title: string;
    snippet: string;
    subject: { __typename: string };
  }[];
  readonly facets: readonly { field: string; values: readonly { value: string; label: string; count: number }[] }[];
}
const search = (client: TestClient, query: string, kinds?: readonly string[]): Promise<Found> =>
  client.get<Found>('search', searchText, { query, filter: kinds ? { kinds } : null });
const calls = async (client: TestClient, query: string, kinds?: readonly string[]): Promise<string[]> =>
  (await search(client, query, kinds)).nodes.filter(({ kind }) => kind === 'CALL').map(({ id }) => id);
const say = async (callId: string, locale: string, ...texts: string[]): Promise<void> => {
  await analyst.change(
    'transcriptSet',
    `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code } } }`,
    {
      input: {
        callId,
        locale,
        turns: texts.map((text, second) => ({ speaker: second % 2 ? 'AGENT' : 'CUSTOMER', second, text })),
      },
    },
  );
};
const indexed = (): Promise<void> => app.container.search.whenCaughtUp();

describe('calls in the search', () => {
  it('are found by what was said, by tags, by fields and by their reference, in both languages', async () => {
    const chinese = await makeCall(app, centre, { reference: 'ZH-1001' });
    await say(chinese, 'ZH_CN', '洗衣机一直漏水，排水泵响得厉害', '好的，我帮您登记上门维修');
    const english = await makeCall(app, centre, {
      reference: 'EN-2002',
      tags: ['gasket-leak'],
      disposition: 'promised a callback',
    });
    await say(english, 'EN', 'The dishwasher smells of burnt rubber', 'I will send a technician');
    const tagged = await makeCall(app, centre, { reference: 'TAG-3003', tags: ['refund-dispute'] });
    const plain = await makeCall(app, centre, { reference: 'PLAIN-4004', disposition: 'burnt rubber' });
    await indexed();
    expect(await calls(analyst, '排水泵漏水')).toEqual([chinese]);
    expect(await calls(analyst, 'burnt rubber dishwasher')).toEqual([english]);
    expect(await calls(analyst, 'refund-dispute')).toEqual([tagged]);
    expect(await calls(analyst, 'promised a callback')).toEqual([english]);
    expect(await calls(analyst, 'EN-2002')).toEqual([english]);
    // Neither words nor tags: there are too many of those.
    expect(await calls(analyst, 'PLAIN-4004')).toEqual([]);
    const [hit] = (await search(analyst, 'burnt rubber dishwasher')).nodes;
    expect(hit).toMatchObject({ code: 'EN-2002', subject: { __typename: 'Call', id: english, reference: 'EN-2002' } });
    expect(hit?.snippet).toContain('burnt rubber');
    expect(plain).toMatch(/^call_/);
  });

  it('words only for who may hear; fields for who sees the call; nothing for others', async () => {
    const call = await makeCall(app, centre, { tags: ['zebrawood'] });
    await say(call, 'EN', 'quokkas chewed the cable', 'oh no');
    await indexed();
    const cases: readonly (readonly [string, TestClient, boolean, boolean])[] = [
      ['quality staff', analyst, true, true],
      ['the lead', await centre.as(Role.SUPERVISOR), true, true],
      ['the manager of the site', await centre.as(Role.MANAGER), true, true],
      ['an administrator', await centre.as(Role.ADMIN), true, false],
      ['the agent', await centre.as(Role.AGENT), false, false],
      ['a trainer', await centre.as(Role.TRAINER), false, false],
      ['an editor', await centre.as(Role.KNOWLEDGE_EDITOR), false, false],
      ['another lead', (await centre.add('s-lead', { roles: [Role.SUPERVISOR] })).client, false, false],
      [
        'another manager',
        (await centre.add('s-manager', { roles: [Role.MANAGER], siteId: null })).client,
        false,
        false,
      ],
    ];
    for (const [who, client, byFields, byWords] of cases) {
      expect([who, await calls(client, 'zebrawood')]).toEqual([who, byFields ? [call] : []]);
      expect([who, await calls(client, 'quokkas chewed cable')]).toEqual([who, byWords ? [call] : []]);
      const found = await search(client, 'quokkas chewed cable');
      expect([who, found.totalCount]).toEqual([who, byWords ? 1 : 0]);
      expect([who, JSON.stringify(found.facets).includes('CALL')]).toEqual([who, byWords]);
      // What an administrator finds by a tag says nothing of what was said.
      if (!byWords)
        expect([who, JSON.stringify(await search(client, 'zebrawood'))]).toEqual([
          who,
          expect.not.stringContaining('quokka'),
        ]);
    }
  });

  it('go with their transcript and with their tags', async () => {
    const call = await makeCall(app, centre);
    await say(call, 'EN', 'a marzipan motor');
    await indexed();
    expect(await calls(analyst, 'marzipan motor')).toEqual([call]);
    await analyst.change(
      'transcriptSet',
      `mutation($input: TranscriptSetInput!) { transcriptSet(input: $input) { userErrors { code } } }`,
      { input: { callId: call, locale: 'EN', turns: [] } },
    );
    await indexed();
    expect(await calls(analyst, 'marzipan motor')).toEqual([]);
  });

  it('can be asked for alone, and counted', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await makeCall(app, centre, { tags: ['periwinkle'] }));
    await indexed();
    const found = await search(analyst, 'periwinkle', ['CALL']);
    expect(found.nodes.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(found.totalCount).toBe(3);
    expect(found.facets.find(({ field }) => field === 'KIND')?.values).toEqual([
      { value: 'CALL', label: 'Call', count: 3 },
    ]);
    expect((await search(analyst, 'periwinkle', ['FAQ'])).totalCount).toBe(0);
    const agent = await centre.as(Role.AGENT);
    expect((await search(agent, 'periwinkle', ['CALL'])).totalCount).toBe(0);
  });

  it('an import of calls without words and tags writes nothing to the index, and they are in no memory', async () => {
    const { documentCount } = app.container.search.questionStatus();
    const before = await app.container.foundation.connection
      .collection('search_index_rows')
      .countDocuments()
      .catch(() => 0);
    for (let n = 0; n < 5; n += 1) await makeCall(app, centre);
    await indexed();
    expect(app.container.search.questionStatus().documentCount).toBe(documentCount);
    expect(
      await app.container.foundation.connection
        .collection('search_index_rows')
        .countDocuments()
        .catch(() => 0),
    ).toBe(before);
  });
});
