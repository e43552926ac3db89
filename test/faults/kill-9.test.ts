import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { Role } from '../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../support/centre.js';
import { Received, TestClient } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startProcess, type ServerProcess } from '../support/process.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { writeAndPublish } from '../support/publish.js';

interface Message {
  knowledgeFeed: { __typename: string; cursor: string; entry?: { id: string; code: string; title: string } };
}

const feed =
  'subscription ($after: Cursor) { knowledgeFeed(after: $after) { __typename ... on FeedReady { cursor } ... on FeedHeartbeat { cursor } ... on FeedRefetch { cursor } ... on FeedNews { cursor entry { id code title } } } }';

describe('kill -9 in the middle of publishing', () => {
  let app: TestApp;
  let centre: Centre;
  let server: ServerProcess | null = null;

  beforeAll(async () => {
    app = await startTestApp({ roles: ['web'] });
    centre = await createCentre(app);
  });

  afterAll(async () => {
    await server?.end('SIGKILL');
    await app.end();
  }, 180_000);

  it('loses nothing that was acknowledged: stored, searchable, in the feed, once', async () => {
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const agent = await centre.as(Role.AGENT);
    const acknowledged = new Map<string, string>();
    const received: string[] = [];
    let cursor: string | null = null;

    for (const cycle of [1, 2]) {
      server = await startProcess(app.database);
      const url = server.url;
      const socket = new TestClient(url, agent.token).socket();
      const listening: Received<Message> = new Received<Message>(socket, feed, { after: cursor });
      await listening.until(({ items }) => items.length > 0);
      const target = acknowledged.size + 25;
      let isKilled = false;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let turn = 0; !isKilled; turn += 1) {
          const word = `zq${cycle}w${writer}t${turn}x`;
          // What was answered counts; a call that fails (after the kill all do) may or may not have taken effect.
          const article = await writeAndPublish(new TestClient(url, editor.token), `Kill test ${word}`).catch(
            () => null,
          );
          if (article) acknowledged.set(article.id, word);
        }
      });
      await eventually(() => acknowledged.size >= target, 120_000);
      const gone = server.end('SIGKILL');
      isKilled = true;
      await gone;
      await Promise.all(writers);
      for (const { knowledgeFeed } of listening.items) {
        cursor = knowledgeFeed.cursor;
        if (knowledgeFeed.entry) received.push(knowledgeFeed.entry.title);
      }
      listening.stop();
      await socket.dispose();
    }

    const started = performance.now();
    server = await startProcess(app.database);
    process.stderr.write(
      `  ready ${Math.round(performance.now() - started)} ms after the kill; ${acknowledged.size} publications were acknowledged\n`,
    );
    const reader = new TestClient(server.url, agent.token);

    // The feed: what came before and what comes after the last cursor is everything, each once.
    const socket = reader.socket();
    const rest = new Received<Message>(socket, feed, { after: cursor });
    const titles = () => [
      ...received,
      ...rest.items.flatMap(({ knowledgeFeed }) => (knowledgeFeed.entry ? [knowledgeFeed.entry.title] : [])),
    ];
    await rest.until(() => [...acknowledged.values()].every((word) => titles().includes(`Kill test ${word}`)), 30_000);
    expect(new Set(titles()).size).toBe(titles().length);
    rest.stop();
    await socket.dispose();

    // Stored, and searchable without a step by hand.
    for (const [id, word] of acknowledged) {
      expect(await reader.get('article', 'query ($id: ID!) { article(id: $id) { state version } }', { id })).toEqual({
        state: 'PUBLISHED',
        version: 1,
      });
      await eventually(async () => {
        const hits = await reader.get<{ id: string }[]>(
          'search.nodes',
          'query ($query: String!) { search(query: $query, first: 3) { nodes { id } } }',
          { query: word },
        );
        expect(hits.map((hit) => hit.id)).toContain(id);
      }, 30_000);
    }

    // Numbers without a gap, and as many as there are articles.
    const connection = await mongoose
      .createConnection(process.env.TEST_MONGODB_URI ?? '', { dbName: app.database })
      .asPromise();
    const numbers = (
      await connection
        .collection<{ number: number }>('events')
        .find({ number: { $exists: true } })
        .sort({ number: 1 })
        .toArray()
    ).map((event) => event.number);
    const published = await connection.collection('articles').countDocuments({ state: 'PUBLISHED' });
    await connection.close();
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(published).toBe(numbers.length);
  }, 400_000);

  it('ends in order on SIGTERM', async () => {
    expect(await server?.end('SIGTERM')).toBe(0);
    server = null;
  });
});
