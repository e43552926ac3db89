import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { Role } from '../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../support/centre.js';
import { TestClient } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { changeReach } from '../feed/feed-fixture.js';
import { follow, lastCursor, namesOf, numbered, tell, titlesOf } from './notices-fixture.js';

const feedPace = { heartbeatMs: 400, maxReplay: 50, judgementMs: 200, retryMs: 50 };

describe('the subscription to notices', () => {
  let app: TestApp;
  let centre: Centre;
  let agent: TestClient;
  let editor: TestClient;
  let me: string;
  let editorId: string;
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
    me = centre.person(Role.AGENT)._id;
    editorId = centre.person(Role.KNOWLEDGE_EDITOR)._id;
    articleId = (await writeAndPublish(editor, 'Washing machine does not spin', { priority: null })).id;
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) await socket.dispose();
  });

  afterAll(() => app.end());

  it('says first where it stands, then what this person is told, and nothing that others are', async () => {
    const received = await follow(socketOf(agent));
    expect(namesOf(received)).toEqual(['FeedReady']);
    await tell(app, [editorId], articleId, ['for the editor']);
    await tell(app, [me, editorId], articleId, ['for both'], { kind: 'FLAG_ANSWERED' });
    await received.until(() => titlesOf(received).length > 0);
    expect(received.items.at(-1)).toEqual({
      noticeFeed: {
        __typename: 'NoticeNews',
        cursor: expect.any(String),
        notice: {
          id: expect.stringMatching(/^notice_/),
          kind: 'FLAG_ANSWERED',
          subjectCode: 'K-9',
          title: 'for both',
          text: 'About for both',
        },
      },
    });
    expect(titlesOf(received)).toEqual(['for both']);
  });

  it('replays what was missed and goes on, nothing lost, nothing twice, in order, over six cuts', async () => {
    let cursor = lastCursor(await follow(socketOf(agent)));
    const got: string[] = [];
    const wanted = numbered('cut', 1, 60);
    for (let part = 0; part < 6; part += 1) {
      await tell(app, [me], articleId, wanted.slice(part * 10, part * 10 + 4));
      const socket = socketOf(agent);
      const received = await follow(socket, cursor);
      for (const title of wanted.slice(part * 10 + 4, part * 10 + 10)) {
        await tell(app, [editorId], articleId, ['of somebody else']);
        await tell(app, [me, editorId], articleId, [title]);
      }
      // The cut comes somewhere in the middle of what is live.
      await received.until(() => titlesOf(received).length >= 4 + part);
      socket.terminate();
      await socket.dispose();
      for (const item of received.items) cursor = item.noticeFeed.cursor;
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
          await tell(app, [me], articleId, wanted.slice(20, 25));
          beside = await startTestApp({ beside: app, feedPace, roles: ['web'] });
        }
        const [writer, reader] = part % 2 ? [beside, app] : [app, beside];
        const socket = socketOf(new TestClient(reader.url, agent.token));
        const received = await follow(socket, cursor);
        await tell(writer, [me], articleId, wanted.slice(part === 2 ? 25 : part * 10, part * 10 + 10));
        await received.until(() => got.length + titlesOf(received).length >= part * 10 + 7);
        await socket.dispose();
        for (const item of received.items) cursor = item.noticeFeed.cursor;
        got.push(...titlesOf(received));
      }
      const rest = await follow(socketOf(agent), cursor);
      await rest.until(() => got.length + titlesOf(rest).length >= wanted.length);
      expect([...got, ...titlesOf(rest)]).toEqual(wanted);
    } finally {
      await beside.end();
    }
  });

  it('refuses a cursor that is forged, of somebody else or of another list', async () => {
    const foreign = lastCursor(await follow(socketOf(editor)));
    const own = lastCursor(await follow(socketOf(agent)));
    const list = await agent.get<string>(
      'notices.pageInfo.endCursor',
      '{ notices(first: 1) { pageInfo { endCursor } } }',
    );
    const [, signature = ''] = own.split('.');
    const moved = Buffer.from('[0]').toString('base64url');
    for (const cursor of [foreign, list, `${moved}.${signature}`, 'nonsense']) {
      const received = await follow(socketOf(agent), cursor);
      expect(received.items).toEqual([]);
      expect(received.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('tells a reader who is too far behind, or ahead of the history, to read the list again, and goes on from there', async () => {
    const cursor = lastCursor(await follow(socketOf(agent)));
    await tell(app, [editorId], articleId, numbered('far', 1, feedPace.maxReplay + 1));
    const sooner = await follow(socketOf(agent));
    await tell(app, [me], articleId, ['reached']);
    await sooner.until(() => titlesOf(sooner).includes('reached'));
    const { cursors, events } = app.container.foundation;
    const ahead = cursors.encode(`notice-feed:${me}`, [(await events.notices.head()) + 3]);
    const readers = [await follow(socketOf(agent), cursor), await follow(socketOf(agent), ahead)];
    expect(readers.map(namesOf)).toEqual([['FeedRefetch'], ['FeedRefetch']]);
    await tell(app, [me], articleId, ['after']);
    for (const received of readers) {
      await received.until(() => titlesOf(received).length > 0);
      expect(titlesOf(received)).toEqual(['after']);
    }
  });

  it('judges at the moment of sending, and moves the cursor past what may not be seen', async () => {
    const thing = (await writeAndPublish(editor, 'Soon for team two', { priority: null })).id;
    const received = await follow(socketOf(agent));
    const before = lastCursor(received);
    await tell(app, [me], thing, ['while readable']);
    await received.until(() => titlesOf(received).length === 1);
    await changeReach(editor, thing, { teamIds: [centre.teams.two] });
    await tell(app, [me], thing, ['no longer readable']);
    await tell(app, [me], articleId, ['the other thing']);
    await received.until(() => titlesOf(received).includes('the other thing'));
    expect(titlesOf(received)).toEqual(['while readable', 'the other thing']);
    // What was sent then is not replayed now.
    const again = await follow(socketOf(agent), before);
    await again.until(() => titlesOf(again).length > 0);
    expect(titlesOf(again)).toEqual(['the other thing']);
    await tell(app, [me], thing, ['hidden']);
    const last = lastCursor(received);
    await received.until(() => namesOf(received).at(-1) === 'FeedHeartbeat' && lastCursor(received) !== last);
    expect(titlesOf(received)).toHaveLength(2);
  });

  it('beats while all is quiet', async () => {
    const received = await follow(socketOf(agent));
    await received.until(() => namesOf(received).length >= 3);
    expect(namesOf(received).slice(0, 3)).toEqual(['FeedReady', 'FeedHeartbeat', 'FeedHeartbeat']);
  });

  it('is for staff: outsiders and client keys are refused', async () => {
    for (const principal of [Role.PARTNER, Role.CUSTOMER, 'client knowledge:read'] as const) {
      const received = await follow(socketOf(await centre.as(principal)));
      expect(received.items).toEqual([]);
      expect(received.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});
