import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { Clock } from '../../../src/platform/clock/clock.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { writeAndPublish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { changeReach } from '../feed/feed-fixture.js';
import { type Listed, listOf, numbered, tell, unreadOf } from './notices-fixture.js';

/** The wall clock, which can be put forward. */
class ShiftedClock implements Clock {
  shiftMs = 0;
  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}

const markDocument =
  'mutation ($input: NoticesMarkReadInput!) { noticesMarkRead(input: $input) { notices { id readAt } counts { unreadCount } userErrors { code field message } } }';

describe('notices', () => {
  const clock = new ShiftedClock();
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let articleId: string;

  /** Somebody new, who has been told nothing yet. */
  const someone = async (key: string, roles: readonly Role[] = [Role.AGENT]) => {
    const { user, client } = await centre.add(key, { roles, teamIds: [centre.teams.one] });
    return { id: user._id, client };
  };
  const mark = async (client: TestClient, input: Record<string, unknown>) =>
    client.get<{
      notices: Listed[] | null;
      counts: { unreadCount: number } | null;
      userErrors: { code: string; field: string[]; message: string }[];
    }>('noticesMarkRead', markDocument, { input });
  const readEvents = (id: string): Promise<number> =>
    app.container.foundation.events.events.countDocuments({ type: 'notices.read', actorId: id }).exec();

  beforeAll(async () => {
    app = await startTestApp({ clock, feedPace: { scanSize: 10, maxScans: 20 } });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    articleId = (await writeAndPublish(editor, 'Washing machine does not spin', { priority: null })).id;
  });

  afterAll(() => app.end());

  it('are listed for their person, in the person’s language, with what they are about and who did it', async () => {
    const { id, client } = await someone('listed');
    const editorId = centre.person(Role.KNOWLEDGE_EDITOR)._id;
    const actor = { kind: 'person', id: editorId, label: 'Editor' } as const;
    await tell(app, [id], articleId, ['a title'], { kind: 'REVIEW_DECIDED', actor });
    const document =
      '{ notices(first: 5) { nodes { __typename id kind subjectCode title text at readAt actor { id } article { id title } } totalCount } }';
    const notices = await client.get<{ nodes: { id: string }[] }>('notices', document);
    expect(notices).toEqual({
      nodes: [
        {
          __typename: 'Notice',
          id: expect.stringMatching(/^notice_/),
          kind: 'REVIEW_DECIDED',
          subjectCode: 'K-9',
          title: 'a title',
          text: 'About a title',
          at: expect.any(String),
          readAt: null,
          actor: { id: editorId },
          article: { id: articleId, title: 'Washing machine does not spin' },
        },
      ],
      totalCount: 1,
    });
    await client.change(
      'viewerLocaleSet',
      'mutation { viewerLocaleSet(input: { locale: ZH_CN }) { userErrors { code } } }',
    );
    expect(await client.get('notices.nodes.0.text', document)).toBe('关于a title');
    // The same thing by its id, for its person only.
    const byId = 'query ($id: ID!) { node(id: $id) { __typename id } }';
    const node = { id: notices.nodes[0]?.id };
    expect(await client.get('node', byId, node)).toEqual({ __typename: 'Notice', id: node.id });
    expect(await editor.get('node', byId, node)).toBeNull();
    expect(await (await centre.as(Role.PARTNER)).get('node', byId, node)).toBeNull();
  });

  it('are paged newest first from both ends, all or the unread ones', async () => {
    const { id, client } = await someone('paged');
    await tell(app, [id], articleId, numbered('page', 1, 7));
    const document =
      'query ($isUnread: Boolean, $first: Int, $after: Cursor, $last: Int, $before: Cursor) { notices(isUnread: $isUnread, first: $first, after: $after, last: $last, before: $before) { nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }';
    interface Page {
      nodes: Listed[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
      totalCount: number;
    }
    const page = (variables: Record<string, unknown>): Promise<Page> => client.get('notices', document, variables);
    const titles = ({ nodes }: Page): string[] => nodes.map(({ title }) => title);
    const first = await page({ first: 3 });
    expect([titles(first), first.pageInfo.hasNextPage, first.totalCount]).toEqual([
      ['page 7', 'page 6', 'page 5'],
      true,
      7,
    ]);
    // What comes meanwhile neither repeats nor hides others.
    await tell(app, [id], articleId, ['page 8']);
    const second = await page({ first: 3, after: first.pageInfo.endCursor });
    expect(titles(second)).toEqual(['page 4', 'page 3', 'page 2']);
    const back = await page({ last: 2, before: second.pageInfo.startCursor });
    expect([titles(back), back.pageInfo.hasPreviousPage]).toEqual([['page 6', 'page 5'], true]);
    expect(titles(await page({ last: 2 }))).toEqual(['page 2', 'page 1']);
    const [, { id: read } = { id: '' }] = await listOf(client);
    await mark(client, { ids: [read] });
    expect(titles(await page({ isUnread: true, first: 2 }))).toEqual(['page 8', 'page 6']);
    expect(titles(await page({ isUnread: false, first: 2 }))).toEqual(['page 7']);
    for (const bad of [{}, { first: 0 }, { first: 101 }, { first: 1, after: 'nonsense' }]) {
      const answer = await client.run(document, bad);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('are neither listed, counted, found nor marked while their thing may not be seen, and are back when it may', async () => {
    const { id, client } = await someone('hidden');
    const thing = (await writeAndPublish(editor, 'For team two', { priority: null })).id;
    await changeReach(editor, thing, { teamIds: [centre.teams.two] });
    // Many hidden ones lie before the one that may be seen.
    await tell(app, [id], articleId, ['seen']);
    await tell(app, [id], thing, numbered('hidden', 1, 25));
    await tell(app, [id], 'article_01h455vb4pex5vsknk084sn02q', ['of a thing that is gone']);
    await tell(app, [id], articleId, ['of another kind of thing'], { subject: { type: 'tree', id: articleId } });
    expect((await listOf(client)).map(({ title }) => title)).toEqual(['seen']);
    expect(await unreadOf(client)).toBe(1);
    expect(await client.get('notices.totalCount', '{ notices(first: 1) { totalCount } }')).toBe(1);
    const hidden = (await app.container.foundation.events.notices.notices
      .findOne({ userId: id, title: 'hidden 1' })
      .lean()
      .exec()) as { _id: string };
    expect(await client.get('node', 'query ($id: ID!) { node(id: $id) { id } }', { id: hidden._id })).toBeNull();
    expect((await mark(client, { ids: [hidden._id] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['ids', '0'] },
    ]);
    expect((await mark(client, { all: true })).notices).toHaveLength(1);
    await changeReach(editor, thing, {});
    expect((await listOf(client, true)).map(({ title }) => title)).toEqual(numbered('hidden', 1, 25).toReversed());
    expect(await unreadOf(client)).toBe(25);
  });

  it('are marked as read by id or all at once, with one event, and repeating changes nothing', async () => {
    const { id, client } = await someone('marking');
    await tell(app, [id], articleId, numbered('mark', 1, 4));
    const [newest, second] = await listOf(client);
    const ids = [newest?.id ?? '', second?.id ?? ''];
    const done = await mark(client, { ids: [...ids, ids[0]] });
    expect(done).toEqual({
      notices: expect.arrayContaining(ids.map((one) => ({ id: one, readAt: expect.any(String) }))),
      counts: { unreadCount: 2 },
      userErrors: [],
    });
    expect(done.notices).toHaveLength(2);
    expect(await readEvents(id)).toBe(1);
    const moment = done.notices?.[0]?.readAt;
    const again = await mark(client, { ids });
    expect(again.notices?.map(({ readAt }) => readAt)).toEqual([moment, moment]);
    expect(await readEvents(id)).toBe(1);
    const all = await mark(client, { all: true });
    expect([all.notices?.length, all.counts]).toEqual([2, { unreadCount: 0 }]);
    expect((await mark(client, { all: true })).notices).toEqual([]);
    expect(await readEvents(id)).toBe(2);
    const [event] = await app.container.foundation.events.events
      .find({ type: 'notices.read', actorId: id })
      .sort({ at: -1 })
      .lean()
      .exec();
    expect(event).toMatchObject({ subjectType: 'user', subjectId: id, after: { count: 2 } });
    expect((await listOf(client)).every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it('refuse what cannot be marked, name the field, and change nothing', async () => {
    const { id, client } = await someone('refused');
    const other = await someone('unrefused');
    await tell(app, [id, other.id], articleId, ['one']);
    const [mine] = await listOf(client);
    const [theirs] = await listOf(other.client);
    const refusals = [
      [{}, 'INVALID', ['ids']],
      [{ all: false }, 'INVALID', ['ids']],
      [{ ids: [mine?.id], all: true }, 'INVALID', ['ids']],
      [{ ids: [] }, 'REQUIRED', ['ids']],
      [{ ids: Array.from({ length: 101 }, () => mine?.id) }, 'TOO_MANY', ['ids']],
      [{ ids: [mine?.id, theirs?.id] }, 'NOT_FOUND', ['ids', '1']],
      [{ ids: [mine?.id, 'notice_01h455vb4pex5vsknk084sn02q'] }, 'NOT_FOUND', ['ids', '1']],
      [{ ids: ['{"$ne":null}'] }, 'NOT_FOUND', ['ids', '0']],
    ] as const;
    for (const [input, code, field] of refusals) {
      const { userErrors, notices, counts } = await mark(client, input);
      expect(userErrors).toMatchObject([{ code, field }]);
      expect([notices, counts]).toEqual([null, null]);
    }
    expect([await unreadOf(client), await unreadOf(other.client)]).toEqual([1, 1]);
    expect(await readEvents(id)).toBe(0);
    for (const [caller, refused] of [
      [await centre.as(Role.PARTNER), 'FORBIDDEN'],
      [await centre.as(Role.CUSTOMER), 'FORBIDDEN'],
      [await centre.as(Role.DEPARTMENT_CONTACT), 'FORBIDDEN'],
      [await centre.as('client knowledge:read'), 'FORBIDDEN'],
      [app.client, 'UNAUTHENTICATED'],
    ] as const) {
      for (const document of ['{ notices(first: 1) { totalCount } }', '{ noticeCounts { unreadCount } }'])
        expect((await caller.run(document)).errors).toMatchObject([{ extensions: { code: refused } }]);
      const answer = await caller.run(markDocument, { input: { ids: [mine?.id] } });
      expect(answer.errors).toMatchObject([{ extensions: { code: refused } }]);
    }
    expect(await unreadOf(client)).toBe(1);
  });

  it('cost the same database commands for one as for many', async () => {
    const { id, client } = await someone('counted');
    const actor = { kind: 'person', id: centre.person(Role.KNOWLEDGE_EDITOR)._id, label: 'Editor' } as const;
    await tell(app, [id], articleId, ['first'], { actor });
    await app.container.search.whenCaughtUp();
    const { connection } = app.container.foundation;
    const commands = async (): Promise<string[]> => {
      const seen: string[] = [];
      // The hub of the process reads everybody's notices, whenever something wakes it: no part of the request.
      connection.set('debug', (collection: string, method: string, query: Record<string, unknown>) => {
        if (collection === 'notices' && !('userId' in query)) return;
        if (/^(?:articles|notices|users)/.test(collection)) seen.push(`${collection}.${method}`);
      });
      await client.get(
        'notices.nodes',
        '{ notices(first: 50) { nodes { id text actor { id } article { id title } } } }',
      );
      connection.set('debug', false);
      return seen.sort();
    };
    await commands();
    const one = await commands();
    await tell(app, [id], articleId, numbered('more', 1, 8), { actor });
    expect(one).toContain('notices.find');
    expect(await commands()).toEqual(one);
  });

  it('are forgotten after 90 days, and the rest stays', async () => {
    const { id, client } = await someone('kept');
    await tell(app, [id], articleId, ['old']);
    const day = 86_400_000;
    try {
      clock.shiftMs = 60 * day;
      await tell(app, [id], articleId, ['young']);
      clock.shiftMs = 91 * day;
      await app.container.jobs.runDue();
      const titles = await app.container.foundation.events.notices.notices.distinct('title', { userId: id }).exec();
      expect(titles).toEqual(['young']);
    } finally {
      clock.shiftMs = 0;
    }
    expect((await listOf(client)).map(({ title }) => title)).toEqual(['young']);
  });
});
