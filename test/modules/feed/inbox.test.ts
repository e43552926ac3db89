import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { Clock } from '../../../src/platform/clock/clock.js';
import { createCentre, type Centre } from '../../support/centre.js';
import { TestClient, dig } from '../../support/client.js';
import { publish } from '../../support/publish.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { numbered, publishFor, push } from './feed-fixture.js';

interface Row {
  id: string;
  title: string;
  version: number;
  readAt: string | null;
  acknowledgedAt: string | null;
  isSuperseded: boolean;
  viewerMustAcknowledge: boolean;
}
interface Page {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const document = `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor, $filter: FeedFilter) {
  knowledgeInbox(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    nodes { id title version readAt acknowledgedAt isSuperseded viewerMustAcknowledge } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const inbox = (client: TestClient, variables: Record<string, unknown> = { first: 100 }): Promise<Page> =>
  client.get('knowledgeInbox', document, variables);
const titles = (page: Page): string[] => page.nodes.map(({ title }) => title);
const counts = (client: TestClient): Promise<{ unreadCount: number; mustAcknowledgeCount: number }> =>
  client.get('viewer', '{ viewer { unreadCount mustAcknowledgeCount } }');

const acknowledge = `mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) {
  entry { id version readAt acknowledgedAt viewerMustAcknowledge } viewer { unreadCount mustAcknowledgeCount } userErrors { code field }
} }`;
const markRead =
  'mutation ($input: FeedEntryMarkReadInput!) { feedEntryMarkRead(input: $input) { entry { id readAt acknowledgedAt } viewer { unreadCount } userErrors { code } } }';

class ShiftedClock implements Clock {
  shiftMs = 0;
  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}

describe('the inbox', () => {
  const clock = new ShiftedClock();
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let articleId: string;
  let made = 0;

  /** An agent of their own, and what was there before them. */
  const agent = async (teamIds: readonly string[] = [centre.teams.one]): Promise<TestClient> =>
    (await centre.add(`agent-${(made += 1)}`, { roles: [Role.AGENT], teamIds })).client;
  const audit = async (type: string, subjectId: string): Promise<number> => {
    const admin = await centre.as(Role.ADMIN);
    return admin.get(
      'auditEvents.totalCount',
      'query ($filter: AuditFilter) { auditEvents(first: 1, filter: $filter) { totalCount } }',
      { filter: { type, subjectId } },
    );
  };
  /** A new version of an article, pushed. */
  const nextVersion = async (id: string, title: string, priority: string): Promise<void> => {
    const revision = await editor.get<number>(
      'article.revision',
      'query ($id: ID!) { article(id: $id) { revision } }',
      { id },
    );
    const { article } = await editor.change<{ article: { id: string; code: string; revision: number } }>(
      'articleDraftUpdate',
      'mutation ($id: ID!, $input: ArticleDraftUpdateInput!) { articleDraftUpdate(id: $id, input: $input) { article { id code revision } userErrors { code } } }',
      { id, input: { expectedVersion: revision, content: { title } } },
    );
    await publish(editor, article, { priority });
  };

  beforeAll(async () => {
    app = await startTestApp({ clock, feedPace: { scanSize: 10, maxScans: 4 } });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    articleId = (await publishFor(editor, 'Subject of many', null, { priority: null })).id;
  });

  afterAll(() => app.end());

  it('lists newest first and pages both ways without loss', async () => {
    const reader = await agent();
    await push(app, articleId, numbered('page', 1, 25));
    const all = numbered('page', 1, 25).reverse();
    expect(titles(await inbox(reader)).slice(0, 25)).toEqual(all);

    const forward: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await inbox(reader, { first: 7, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...titles(page));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(forward).toEqual(titles(await inbox(reader)));

    const backward: string[] = [];
    let before: string | null = null;
    for (;;) {
      const page: Page = await inbox(reader, { last: 7, before });
      expect(page.pageInfo.hasNextPage).toBe(before !== null);
      backward.unshift(...titles(page));
      before = page.pageInfo.startCursor;
      if (!page.pageInfo.hasPreviousPage) break;
    }
    expect(backward).toEqual(forward);
    expect((await inbox(reader, { first: 1 })).totalCount).toBe(forward.length);
    const foreign = await editor.get<string>(
      'knowledgeInbox.pageInfo.endCursor',
      '{ knowledgeInbox(first: 1) { pageInfo { endCursor } } }',
    );
    expect((await reader.run(document, { first: 1, after: foreign })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('goes on behind a long stretch that the viewer may not see', async () => {
    const reader = await agent();
    const hidden = await publishFor(editor, 'Hidden subject', { teamIds: [centre.teams.two] }, { priority: null });
    await push(app, articleId, ['before the stretch']);
    await push(app, hidden.id, numbered('hidden', 1, 95));
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Page = await inbox(reader, { first: 5, after });
      found.push(...titles(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && !found.includes('before the stretch') && pages < 20);
    expect(found[0]).toBe('before the stretch');
    expect(found.filter((title) => title.startsWith('hidden'))).toEqual([]);
  });

  it('narrows by priority and openness, and counts what it lists', async () => {
    clock.shiftMs += 31 * 86_400_000;
    const late = await centre.add(`late-${made}`, { roles: [Role.AGENT], teamIds: [centre.teams.one] });
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    // Quiet notes of more than 30 days ago are history.
    expect(await counts(late.client)).toEqual({ unreadCount: 0, mustAcknowledgeCount: 0 });
    await publishFor(editor, 'quiet', null);
    await publishFor(editor, 'must', null, { priority: 'MUST_READ' });
    await publishFor(editor, 'stop', null, { priority: 'STOP_WORK' });
    const open = async () => titles(await inbox(late.client, { first: 100, filter: { isOpen: true } }));
    expect(await open()).toEqual(['stop', 'must', 'quiet']);
    expect(await counts(late.client)).toEqual({ unreadCount: 3, mustAcknowledgeCount: 2 });
    expect(titles(await inbox(late.client, { first: 10, filter: { priorities: ['MUST_READ'] } }))).toEqual(['must']);
    expect(titles(await inbox(late.client, { first: 10, filter: { priorities: [] } }))).toEqual([]);
    const rows = (await inbox(late.client, { first: 3 })).nodes;
    const idOf = (title: string) => rows.find((row) => row.title === title)?.id;

    // Opening closes a quiet note, and no demanding one.
    await late.client.change('feedEntryMarkRead', markRead, { input: { entryId: idOf('quiet') } });
    await late.client.change('feedEntryMarkRead', markRead, { input: { entryId: idOf('must') } });
    expect(await open()).toEqual(['stop', 'must']);
    expect(await counts(late.client)).toEqual({ unreadCount: 2, mustAcknowledgeCount: 2 });
    const done = await late.client.change('feedEntryAcknowledge', acknowledge, {
      input: { entryId: idOf('must'), version: 1 },
    });
    expect(done).toMatchObject({
      entry: { viewerMustAcknowledge: false, acknowledgedAt: expect.any(String) },
      viewer: { unreadCount: 1, mustAcknowledgeCount: 1 },
    });
    expect(await open()).toEqual(['stop']);
    expect(titles(await inbox(late.client, { first: 2, filter: { isOpen: false } }))).toEqual(['must', 'quiet']);
    expect((await inbox(late.client, { first: 1, filter: { isOpen: true } })).totalCount).toBe(1);

    // Who serves nobody may acknowledge but has not to.
    const trainer = await centre.as(Role.TRAINER);
    expect(await counts(trainer)).toEqual({ unreadCount: 3, mustAcknowledgeCount: 0 });
    expect((await inbox(trainer, { first: 1 })).nodes[0]?.viewerMustAcknowledge).toBe(false);
    await trainer.change('feedEntryAcknowledge', acknowledge, { input: { entryId: idOf('stop'), version: 1 } });
    expect(await counts(trainer)).toEqual({ unreadCount: 2, mustAcknowledgeCount: 0 });
  });

  it('lets a later must-read version replace an earlier one, and a quiet one not', async () => {
    const reader = await agent();
    const before = await counts(reader);
    const article = await publishFor(editor, 'rule of three', null, { priority: 'MUST_READ' });
    await nextVersion(article.id, 'rule of three, spelling', 'INFO');
    const state = async () =>
      (await inbox(reader)).nodes
        .filter(({ title }) => title.startsWith('rule of three'))
        .map(({ version, isSuperseded, viewerMustAcknowledge }) => [version, isSuperseded, viewerMustAcknowledge]);
    expect(await state()).toEqual([
      [2, false, false],
      [1, false, true],
    ]);
    await nextVersion(article.id, 'rule of three and a half', 'MUST_READ');
    expect(await state()).toEqual([
      [3, false, true],
      [2, false, false],
      [1, true, false],
    ]);
    expect(await counts(reader)).toEqual({
      unreadCount: before.unreadCount + 2,
      mustAcknowledgeCount: before.mustAcknowledgeCount + 1,
    });
    expect(titles(await inbox(reader, { first: 2, filter: { isOpen: true } }))).toEqual([
      'rule of three and a half',
      'rule of three, spelling',
    ]);
  });

  it('binds an acknowledgement to the version that was read', async () => {
    const reader = await agent();
    const article = await publishFor(editor, 'bound', null, { priority: 'MUST_READ' });
    const entry = (await inbox(reader, { first: 1 })).nodes[0];
    const input = { entryId: entry?.id, version: 2 };
    const refused = await reader.run(acknowledge, { input });
    expect(dig(refused.data, 'feedEntryAcknowledge')).toMatchObject({
      entry: { id: entry?.id, version: 1, readAt: null, acknowledgedAt: null, viewerMustAcknowledge: true },
      userErrors: [{ code: 'CONFLICT', field: ['version'] }],
    });
    expect(await audit('feed.acknowledged', entry?.id ?? '')).toBe(0);
    for (const entryId of ['event_01h455vb4pex5vsknk084sn02q', article.id, 'nonsense', '']) {
      const absent = await reader.run(acknowledge, { input: { entryId, version: 1 } });
      expect(dig(absent.data, 'feedEntryAcknowledge')).toMatchObject({
        entry: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['entryId'] }],
      });
    }
  });

  it('keeps one receipt and one audit event of twenty calls at once over two copies, and repeats change nothing', async () => {
    const reader = await agent();
    await publishFor(editor, 'twenty hands', null, { priority: 'MUST_READ' });
    const entryId = (await inbox(reader, { first: 1 })).nodes[0]?.id ?? '';
    const beside = await startTestApp({ beside: app, clock, roles: ['web'] });
    try {
      const there = new TestClient(beside.url, reader.token);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? reader : there).run(acknowledge, { input: { entryId, version: 1 } }),
        ),
      );
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      const moments = new Set(answers.map(({ data }) => dig(data, 'feedEntryAcknowledge.entry.acknowledgedAt')));
      expect([...moments]).toEqual([expect.any(String)]);
    } finally {
      await beside.end();
    }
    const receipts = app.container.foundation.connection.collection('feed_receipts');
    expect(await receipts.countDocuments({ entryId })).toBe(1);
    expect(await audit('feed.acknowledged', entryId)).toBe(1);
    const kept = await receipts.findOne({ entryId });
    clock.shiftMs += 60_000;
    await reader.change('feedEntryAcknowledge', acknowledge, { input: { entryId, version: 1 } });
    await reader.change('feedEntryMarkRead', markRead, { input: { entryId } });
    expect(await receipts.findOne({ entryId })).toEqual(kept);
    expect([await audit('feed.acknowledged', entryId), await audit('feed.read', entryId)]).toEqual([1, 0]);
  });

  it('shows each person their own state', async () => {
    const [one, two] = [await agent(), await agent()];
    await publishFor(editor, 'mine and yours', null, { priority: 'MUST_READ' });
    const entryId = (await inbox(one, { first: 1 })).nodes[0]?.id;
    await one.change('feedEntryAcknowledge', acknowledge, { input: { entryId, version: 1 } });
    expect((await inbox(one, { first: 1 })).nodes[0]?.acknowledgedAt).toEqual(expect.any(String));
    expect((await inbox(two, { first: 1 })).nodes[0]).toMatchObject({
      acknowledgedAt: null,
      readAt: null,
      viewerMustAcknowledge: true,
    });
  });
});
