import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { Role } from '../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../support/centre.js';
import { TestClient } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { changeReach, follow, kindsOf, lastCursor, numbered, push, titlesOf } from './feed-fixture.js';

const feedPace = { heartbeatMs: 400, maxReplay: 50, judgementMs: 200, retryMs: 50 };

describe('the feed', () => {
  let app: TestApp;
  let centre: Centre;
  let agent: TestClient;
  let editor: TestClient;
  let articleId: string;
  const open: Client[] = [];

  const socketOf = (client: TestClient): Client => {
    const socket = client.socket();
    open.push(socket);
    return socket;
  };

  beforeAll(async () => {
    app = await startTestApp({ feedPace });
    centre = await createCentre(app);
    agent = await centre.as(Role.AGENT);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    articleId = (await writeAndPublish(editor, 'Washing machine does not spin')).id;
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) await socket.dispose();
  });

  afterAll(() => app.end());

  it('says first where it stands, then what is published', async () => {
    const received = await follow(socketOf(agent));
    expect(kindsOf(received)).toEqual(['FeedReady']);
    const article = await writeAndPublish(editor, 'Error E18 on the display', { changeSummary: 'New cause.' });
    await received.until(() => titlesOf(received).length === 1);
    expect(received.items.at(-1)).toEqual({
      knowledgeFeed: {
        __typename: 'FeedNews',
        cursor: expect.any(String),
        entry: {
          id: expect.stringMatching(/^event_/),
          code: article.code,
          title: 'Error E18 on the display',
          version: 1,
          summary: 'New cause.',
        },
      },
    });
  });

  it('pushes nothing that was published silently', async () => {
    const received = await follow(socketOf(agent));
    await writeAndPublish(editor, 'Nobody is told', { priority: null });
    await push(app, articleId, ['told']);
    await received.until(() => titlesOf(received).length > 0);
    expect(titlesOf(received)).toEqual(['told']);
  });

  it('replays what was missed and goes on, nothing lost, nothing twice, in order, over six cuts', async () => {
    let cursor = lastCursor(await follow(socketOf(agent)));
    const got: string[] = [];
    const wanted = numbered('cut', 1, 120);
    for (let part = 0; part < 6; part += 1) {
      const missed = wanted.slice(part * 20, part * 20 + 8);
      const live = wanted.slice(part * 20 + 8, part * 20 + 20);
      await push(app, articleId, missed);
      const socket = socketOf(agent);
      const received = await follow(socket, cursor);
      for (const title of live) await push(app, articleId, [title]);
      // The cut comes somewhere in the middle of what is live.
      await received.until(() => titlesOf(received).length >= 8 + part);
      socket.terminate();
      await socket.dispose();
      for (const item of received.items) cursor = item.knowledgeFeed.cursor;
      got.push(...titlesOf(received));
    }
    const rest = await follow(socketOf(agent), cursor);
    await rest.until(() => got.length + titlesOf(rest).length >= wanted.length);
    expect([...got, ...titlesOf(rest)]).toEqual(wanted);
  });

  it('hands a reader from copy to copy and over a restart with the same cursor', async () => {
    let beside = await startTestApp({ beside: app, feedPace, roles: ['web'] });
    try {
      let cursor = lastCursor(await follow(socketOf(agent)));
      const got: string[] = [];
      const wanted = numbered('copy', 1, 40);
      for (let part = 0; part < 4; part += 1) {
        // Written at one copy, read at the other; the third time the other one has just been restarted.
        if (part === 2) {
          await beside.stop();
          await push(app, articleId, wanted.slice(20, 25));
          beside = await startTestApp({ beside: app, feedPace, roles: ['web'] });
        }
        const [writer, reader] = part % 2 ? [beside, app] : [app, beside];
        const socket = socketOf(new TestClient(reader.url, agent.token));
        const received = await follow(socket, cursor);
        for (const title of wanted.slice(part === 2 ? 25 : part * 10, part * 10 + 10))
          await push(writer, articleId, [title]);
        await received.until(() => got.length + titlesOf(received).length >= part * 10 + 7);
        await socket.dispose();
        for (const item of received.items) cursor = item.knowledgeFeed.cursor;
        got.push(...titlesOf(received));
      }
      const rest = await follow(socketOf(agent), cursor);
      await rest.until(() => got.length + titlesOf(rest).length >= wanted.length);
      expect([...got, ...titlesOf(rest)]).toEqual(wanted);
    } finally {
      await beside.end();
    }
  });

  it('refuses a cursor that is forged, of somebody else or of another list, and leaves the socket’s other subscriptions alone', async () => {
    const socket = socketOf(agent);
    const healthy = await follow(socket);
    const foreign = lastCursor(await follow(socketOf(editor)));
    const own = lastCursor(healthy);
    const inbox = await agent.get<string>(
      'knowledgeInbox.pageInfo.endCursor',
      '{ knowledgeInbox(first: 1) { pageInfo { endCursor } } }',
    );
    const [body = '', signature = ''] = own.split('.');
    const moved = Buffer.from('[0]').toString('base64url');
    for (const cursor of [
      foreign,
      inbox,
      `${moved}.${signature}`,
      `${body}.${signature.slice(1)}x`,
      'nonsense',
      `${body}.`,
    ]) {
      const received = await follow(socket, cursor);
      expect(received.items).toEqual([]);
      expect(received.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) } },
      ]);
    }
    await push(app, articleId, ['still there']);
    await healthy.until(() => titlesOf(healthy).includes('still there'));
    expect(healthy.errors).toEqual([]);
  });

  it('tells a reader who is too far behind to read the inbox again, and goes on from there', async () => {
    const cursor = lastCursor(await follow(socketOf(agent)));
    await push(app, articleId, numbered('far', 1, feedPace.maxReplay + 1));
    const sooner = await follow(socketOf(agent));
    await sooner.until(() => app.container.hub.head >= feedPace.maxReplay);
    const received = await follow(socketOf(agent), cursor);
    expect(kindsOf(received)).toEqual(['FeedRefetch']);
    expect(received.items[0]?.knowledgeFeed.reason).toMatch(/more than 50/);
    await push(app, articleId, ['after']);
    await received.until(() => titlesOf(received).length > 0);
    expect(titlesOf(received)).toEqual(['after']);
    // The cursor that came with it is as good as any.
    const again = await follow(socketOf(agent), received.items[0]?.knowledgeFeed.cursor);
    await again.until(() => titlesOf(again).length > 0);
    expect(titlesOf(again)).toEqual(['after']);
  });

  it('tells a reader whose cursor lies ahead of the history, as after a restored backup', async () => {
    const { cursors } = app.container.foundation;
    const ahead = cursors.encode(`feed:${centre.person(Role.AGENT)._id}`, [app.container.hub.head + 3]);
    const received = await follow(socketOf(agent), ahead);
    expect(kindsOf(received)).toEqual(['FeedRefetch']);
    await push(app, articleId, ['first of the new history']);
    await received.until(() => titlesOf(received).length > 0);
    expect(titlesOf(received)).toEqual(['first of the new history']);
  });

  it('moves the cursor past what a reader may not see, by heartbeats', async () => {
    const hidden = (await writeAndPublish(editor, 'For team two only', { priority: null })).id;
    await changeReach(editor, hidden, { teamIds: [centre.teams.two] });
    const received = await follow(socketOf(agent));
    const before = lastCursor(received);
    await push(app, hidden, numbered('hidden', 1, 5));
    await received.until(() => kindsOf(received).includes('FeedHeartbeat') && lastCursor(received) !== before);
    expect(titlesOf(received)).toEqual([]);
    // From that cursor nothing of it is walked through again.
    const { head } = app.container.hub;
    const moved = app.container.foundation.cursors.decode(
      `feed:${centre.person(Role.AGENT)._id}`,
      lastCursor(received),
    );
    expect(moved).toEqual([head]);
  });

  it('beats while all is quiet', async () => {
    const received = await follow(socketOf(agent));
    await received.until(() => kindsOf(received).filter((kind) => kind === 'FeedHeartbeat').length >= 2);
    expect(kindsOf(received).slice(0, 3)).toEqual(['FeedReady', 'FeedHeartbeat', 'FeedHeartbeat']);
  });
});
