import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { type TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startProxy, type Proxy } from '../support/proxy.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ownMeilisearch, type OwnMeilisearch } from './meilisearch-process.js';

interface Found {
  isDegraded: boolean;
  verdict: string;
  titles: string[];
}

const zh = { locale: 'ZH_CN', priority: null } as const;
const articles: readonly [
  title: string,
  options: { locale?: string; priority: null; content?: Record<string, unknown> },
][] = [
  ['洗衣机甩干时剧烈晃动', { ...zh, content: { bodyMarkdown: '请检查运输螺栓是否已经拆除，并把机器放平。' } }],
  [
    '洗衣机不进水',
    { ...zh, content: { bodyMarkdown: '先看水龙头有没有打开，再清洗进水阀的滤网。', errorCodes: ['E21'] } },
  ],
  ['空调遥控器没有反应', { ...zh, content: { bodyMarkdown: '更换两节电池后长按复位键。' } }],
  ['会议室投影仪无法连接', { ...zh, content: { bodyMarkdown: '确认信号线接在会议主机上。' } }],
  ['发票抬头开错了怎么办', { ...zh, content: { bodyMarkdown: '七天之内可以作废重开。' } }],
  [
    'How do I reset the thermostat of my refrigerator',
    { priority: null, content: { bodyMarkdown: 'Hold the snowflake button for ten seconds.' } },
  ],
  [
    'Dishwasher leaves spots on glasses',
    { priority: null, content: { bodyMarkdown: 'Refill the rinse aid and descale the sprinkler.' } },
  ],
  [
    'Television shows no picture',
    { priority: null, content: { bodyMarkdown: 'Check the antenna cable first.', errorCodes: ['TV-404'] } },
  ],
  [
    'Return an opened parcel',
    { priority: null, content: { bodyMarkdown: 'Within fourteen days, with the courier label.' } },
  ],
];

/** What an agent types, and which article has to stand first. */
const questions: readonly [what: string, query: string, title: string][] = [
  ['two characters out of the middle of a word', '控器', '空调遥控器没有反应'],
  ['two more', '影仪', '会议室投影仪无法连接'],
  [
    'an English question with a typo',
    'how to reset the thermostt of the fridge refrigerator',
    'How do I reset the thermostat of my refrigerator',
  ],
  ['another typo', 'dishwahser leaves spots', 'Dishwasher leaves spots on glasses'],
  ['an error code', 'E21', '洗衣机不进水'],
  ['an error code, written otherwise', 'tv404', 'Television shows no picture'],
  ['traditional characters', '會議室投影儀無法連接', '会议室投影仪无法连接'],
  ['a word of the body only', 'snowflake', 'How do I reset the thermostat of my refrigerator'],
  ['Chinese words of the body only', '运输螺栓', '洗衣机甩干时剧烈晃动'],
];
const unanswered = 'which planets have rings made of chocolate pudding';

let meili: OwnMeilisearch;
let mongo: Proxy;
let app: TestApp;
let other: TestApp;
let centre: Centre;
let editor: TestClient;
let agents: TestClient[];

const search = async (agent: TestClient, query: string): Promise<Found> => {
  const { nodes, ...rest } = await agent.get<{ isDegraded: boolean; verdict: string; nodes: { title: string }[] }>(
    'search',
    'query ($query: String!) { search(query: $query, first: 5) { isDegraded verdict nodes { title } } }',
    { query },
  );
  return { ...rest, titles: nodes.map(({ title }) => title) };
};
const readiness = async (at: TestApp): Promise<number> => (await fetch(`${at.url}/health/ready`)).status;

beforeAll(async () => {
  meili = await ownMeilisearch();
  mongo = await startProxy(new URL(process.env['TEST_MONGODB_URI'] ?? ''));
  app = await startTestApp({ meiliPort: meili.port });
  other = await startTestApp({ beside: app, meiliPort: meili.port, mongoPort: mongo.port });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  const agent = await centre.as(Role.AGENT);
  agents = [agent, other.client.as(agent.token)];
  for (const [title, options] of articles) await writeAndPublish(editor, title, options);
  await app.container.search.whenCaughtUp();
  await other.container.search.whenCaughtUp();
}, 120_000);

afterAll(async () => {
  mongo.mend();
  await other.end();
  await app.end().catch(() => undefined);
  await mongo.close();
  await meili.end();
}, 60_000);

const allRight = async (isDegraded: boolean): Promise<void> => {
  for (const agent of agents) {
    for (const [what, query, title] of questions) {
      const found = await search(agent, query);
      expect({ what, isDegraded: found.isDegraded, first: found.titles[0] }).toEqual({
        what,
        isDegraded,
        first: title,
      });
    }
    expect(await search(agent, unanswered)).toMatchObject({ isDegraded, verdict: 'NO_GOOD_ANSWER' });
  }
};

describe('the search engine killed, with two server copies', () => {
  it('finds the right articles while it lives', () => allRight(false));

  it('goes on finding them when it is dead, and what is published meanwhile; catches up by itself', async () => {
    await meili.kill();
    await allRight(true);
    expect([await readiness(app), await readiness(other)]).toEqual([200, 200]);
    const started = performance.now();
    for (let n = 0; n < 20; n++) await search(agents[n % 2] as TestClient, '运输螺栓');
    process.stderr.write(
      `  without an engine ${((performance.now() - started) / 20).toFixed(1)} ms a search over HTTP\n`,
    );

    await writeAndPublish(editor, '蓝牙音箱配对失败', zh);
    await writeAndPublish(editor, 'Written by candlelight about quabbling', { priority: null });
    for (const agent of agents) {
      await eventually(async () =>
        expect(await search(agent, '箱配')).toMatchObject({ isDegraded: true, titles: ['蓝牙音箱配对失败'] }),
      );
      await eventually(async () =>
        expect((await search(agent, 'quabling')).titles).toEqual(['Written by candlelight about quabbling']),
      );
    }

    await meili.start();
    for (const agent of agents)
      for (const [query, title] of [
        ['箱配', '蓝牙音箱配对失败'],
        ['quabbling', 'Written by candlelight about quabbling'],
      ] as const)
        await eventually(
          async () => expect(await search(agent, query)).toMatchObject({ isDegraded: false, titles: [title] }),
          40_000,
        );
    await app.container.search.whenCaughtUp();
    await allRight(false);
  }, 120_000);

  it('builds the index anew when the engine comes back without its data', async () => {
    await meili.kill();
    await meili.lose();
    await meili.start();
    // Meanwhile people get answers, whoever gives them.
    for (const [what, query, title] of questions)
      expect([what, (await search(agents[0] as TestClient, query)).titles[0]]).toEqual([what, title]);
    await eventually(() => allRight(false), 60_000);
  }, 90_000);

  it('reads what was published while the database was away for one copy, before and after', async () => {
    const [near, far] = agents as [TestClient, TestClient];
    mongo.cut();
    await eventually(async () => expect(await readiness(other)).toBe(503));
    expect(await readiness(app)).toBe(200);
    await writeAndPublish(editor, 'Published behind the back of a copy: wogglestone', { priority: null });
    await eventually(async () => expect((await search(near, 'wogglestone')).titles).toHaveLength(1));
    mongo.mend();
    await eventually(async () => expect(await readiness(other)).toBe(200), 30_000);
    // Without the engine it is the copy's own question index that has to have it.
    await meili.kill();
    await eventually(
      async () =>
        expect(await search(far, 'wogglestone')).toMatchObject({
          isDegraded: true,
          titles: ['Published behind the back of a copy: wogglestone'],
        }),
      30_000,
    );
    expect(other.container.search.questionStatus()).toMatchObject({
      isLoaded: true,
      documentCount: articles.length + 3,
    });
    await meili.start();
    await eventually(() => allRight(false), 40_000);
  }, 120_000);
});
