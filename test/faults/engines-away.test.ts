import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, password, type Centre } from '../support/centre.js';
import { Received, type Answer, type TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startProxy, type Proxy } from '../support/proxy.js';
import { writeAndPublish } from '../support/publish.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { follow, numbered, push, titlesOf } from '../modules/feed/feed-fixture.js';

let mongo: Proxy;
let meili: Proxy;
let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;
let article: { id: string };

const status = async (path: string): Promise<number> => (await fetch(`${app.url}${path}`)).status;

beforeAll(async () => {
  mongo = await startProxy(new URL(process.env.TEST_MONGODB_URI ?? ''));
  meili = await startProxy(new URL(process.env.TEST_MEILI_URL ?? ''));
  app = await startTestApp({ mongoPort: mongo.port, meiliPort: meili.port, feedPace: { retryMs: 100 } });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
  article = await writeAndPublish(editor, 'Washing machine leaks', { priority: null });
});

afterEach(() => {
  mongo.mend();
  meili.mend();
});

afterAll(async () => {
  await app.end();
  await mongo.close();
  await meili.close();
});

const create =
  'mutation ($input: ArticleCreateInput!) { articleCreate(input: $input) { article { id } userErrors { code } } }';
const inputOf = (title: string) => ({
  input: { kind: 'FAQ', locale: 'EN', content: { title, bodyMarkdown: 'Text.' } },
});

describe('the database away', () => {
  /** Operations of all sorts, with how long each took. */
  const tryAll = (title: string): Promise<{ answer: Answer; ms: number }[]> => {
    const timed = async (work: Promise<Answer>) => {
      const started = performance.now();
      const answer = await work;
      return { answer, ms: performance.now() - started };
    };
    return Promise.all([
      timed(agent.run('query ($id: ID!) { article(id: $id) { title } }', { id: article.id })),
      timed(agent.run('{ knowledgeInbox(first: 5) { nodes { id } } }')),
      timed(agent.run('{ search(query: "washing", first: 5) { nodes { title } } }')),
      timed(
        app.client.run('mutation ($input: LoginInput!) { login(input: $input) { userErrors { code } } }', {
          input: { identifier: 'agent@test.example', password, session: 'TOKENS' },
        }),
      ),
      ...Array.from({ length: 5 }, (_, index) => timed(editor.run(create, inputOf(`${title} ${index}`)))),
    ]);
  };

  it.each(['cut', 'freeze'] as const)(
    '(%s): answers UNAVAILABLE in time, stays alive, comes back by itself and loses nobody',
    async (how) => {
      const socket = agent.socket();
      // Nobody has looked at this one's session yet.
      const newcomer = await centre.as(Role.TRAINER);
      let closed = false;
      socket.on('closed', () => {
        closed = true;
      });
      const following = await follow(socket);
      await push(app, article.id, [`${how} before`]);
      await following.until(() => titlesOf(following).length === 1);

      mongo[how]();
      const first = tryAll(`first ${how}`);
      const overSocket = new Received(socket, '{ articles(first: 1) { totalCount } }');
      // Whoever opens a socket now is told to come back, with a code after which clients do.
      const code = new Promise<number>((resolve) => {
        const stranger = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        stranger.on('open', () =>
          stranger.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: newcomer.token } })),
        );
        stranger.on('close', resolve);
        stranger.on('error', () => undefined);
      });
      expect(await status('/health/live')).toBe(200);
      await eventually(async () => expect(await status('/health/ready')).toBe(503));
      const answers = (await Promise.all([first, tryAll(`second ${how}`)])).flat();
      for (const { answer, ms } of answers) {
        expect(answer.errors).toMatchObject([
          {
            message: expect.stringMatching(/^The database is/),
            extensions: { code: 'UNAVAILABLE', requestId: expect.any(String) },
          },
        ]);
        expect(ms).toBeLessThan(10_000);
      }
      process.stderr.write(
        `  ${how}: ${answers.length} operations answered UNAVAILABLE within ${Math.round(Math.max(...answers.map(({ ms }) => ms)))} ms\n`,
      );
      await overSocket.until(({ errors }) => errors.length > 0, 10_000);
      expect(overSocket.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
      expect(await code).toBe(1013);

      mongo.mend();
      const mended = performance.now();
      await eventually(async () => expect(await status('/health/ready')).toBe(200), 30_000);
      await eventually(
        async () => expect((await editor.run(create, inputOf(`${how} afterwards`))).errors).toEqual([]),
        30_000,
      );
      process.stderr.write(
        `  ${how}: works again ${Math.round(performance.now() - mended)} ms after the database came back\n`,
      );
      await push(app, article.id, numbered(`${how} after`, 1, 20));
      await following.until(() => titlesOf(following).length === 21, 30_000);
      expect(titlesOf(following)).toEqual([`${how} before`, ...numbered(`${how} after`, 1, 20)]);
      expect([following.errors, closed]).toEqual([[], false]);
      following.stop();
      await socket.dispose();
      // What was refused did not happen behind anybody's back (a frozen network may have carried the first of it).
      const titles = await editor.get<{ title: string }[]>(
        'articles.nodes',
        '{ articles(first: 100) { nodes { title } } }',
      );
      const late = titles.filter(
        ({ title }) => title.startsWith(`second ${how}`) || (how === 'cut' && title.startsWith('first cut')),
      );
      expect(late).toEqual([]);
    },
  );
});

describe('the search engine away', () => {
  const search = 'query ($query: String!) { search(query: $query, first: 5) { isDegraded nodes { title } } }';

  it('leaves reading, writing and a simpler search, and catches up afterwards', async () => {
    await eventually(
      async () =>
        expect(await agent.get('search', search, { query: 'leaks' })).toEqual({
          isDegraded: false,
          nodes: [{ title: 'Washing machine leaks' }],
        }),
      30_000,
    );
    meili.cut();
    expect(await agent.get('search', search, { query: 'leaks' })).toEqual({
      isDegraded: true,
      nodes: [{ title: 'Washing machine leaks' }],
    });
    expect(
      await agent.get('article.title', 'query ($id: ID!) { article(id: $id) { title } }', { id: article.id }),
    ).toBe('Washing machine leaks');
    const words = ['brimble', 'kottering', 'lavoon'];
    for (const word of words) await writeAndPublish(editor, `Written while away ${word}`);
    expect(await agent.get('search', search, { query: 'kottering' })).toEqual({
      isDegraded: true,
      nodes: [{ title: 'Written while away kottering' }],
    });
    expect(await status('/health/ready')).toBe(200);
    meili.mend();
    for (const word of words) {
      await eventually(
        async () =>
          expect(await agent.get('search', search, { query: word })).toEqual({
            isDegraded: false,
            nodes: [{ title: `Written while away ${word}` }],
          }),
        40_000,
      );
    }
  });
});
