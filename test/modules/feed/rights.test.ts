import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { Role, Scope } from '../../../src/platform/auth/viewer.js';
import type { Clock } from '../../../src/platform/clock/clock.js';
import { SessionKind, systemViewer, type User } from '../../../src/modules/people/index.js';
import { createCentre, password, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { eventually } from '../../support/eventually.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { changeReach, follow, lastCursor, publishFor, titlesOf } from './feed-fixture.js';

/** The wall clock, which can be put forward. */
class ShiftedClock implements Clock {
  shiftMs = 0;
  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}

const inboxOf = (client: TestClient): Promise<{ id: string; title: string; version: number }[]> =>
  client.get('knowledgeInbox.nodes', '{ knowledgeInbox(first: 100) { nodes { id title version } } }');
const countsOf = (client: TestClient): Promise<unknown> =>
  client.get('viewer', '{ viewer { unreadCount mustAcknowledgeCount } }');
const codesOf = (answer: Awaited<ReturnType<TestClient['run']>>): unknown =>
  Object.values(answer.data ?? {}).map((payload) => (payload as { userErrors: { code: string }[] }).userErrors);

describe('rights in the feed', () => {
  const clock = new ShiftedClock();
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  const open: Client[] = [];

  const socketOf = (client: TestClient): Client => {
    const socket = client.socket();
    open.push(socket);
    return socket;
  };
  /** A socket and the code with which the server closes it. */
  const closing = (client: TestClient): { socket: Client; code: Promise<number> } => {
    const socket = socketOf(client);
    const code = new Promise<number>((resolve) =>
      socket.on('closed', (event) => resolve((event as { code: number }).code)),
    );
    return { socket, code };
  };
  const update = async (user: User, input: Record<string, unknown>): Promise<void> => {
    const now = await app.container.people.directory.user(user._id);
    await app.container.people.users.update(systemViewer, user._id, { expectedVersion: now?.revision ?? 0, ...input });
  };

  beforeAll(async () => {
    app = await startTestApp({ clock, feedPace: { judgementMs: 200 } });
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) await socket.dispose();
  });

  afterAll(() => app.end());

  it('tells each of those who ask with the same words what they may see, live, replayed and in the inbox', async () => {
    const { teams, tiers, lines } = centre;
    const readers = new Map<string, TestClient>([
      [
        'one, primary',
        (
          await centre.add('one-primary', {
            roles: [Role.AGENT],
            teamIds: [teams.one],
            tierId: tiers.primary,
            lineIds: [lines.tv],
          })
        ).client,
      ],
      [
        'two, expert',
        (
          await centre.add('two-expert', {
            roles: [Role.AGENT],
            teamIds: [teams.two],
            tierId: tiers.expert,
            lineIds: [lines.washing],
          })
        ).client,
      ],
      [
        'one, all lines, advanced',
        (await centre.add('one-advanced', { roles: [Role.AGENT], teamIds: [teams.one], tierId: tiers.advanced }))
          .client,
      ],
      ['supervisor', await centre.as(Role.SUPERVISOR)],
      [
        'analyst in team two',
        (await centre.add('analyst-two', { roles: [Role.QA_ANALYST], teamIds: [teams.two] })).client,
      ],
    ]);
    const feeds = new Map(
      await Promise.all([...readers].map(async ([name, client]) => [name, await follow(socketOf(client))] as const)),
    );
    const starts = new Map([...feeds].map(([name, received]) => [name, lastCursor(received)]));

    await publishFor(editor, 'for all', null);
    await publishFor(editor, 'team two', { teamIds: [teams.two] });
    await publishFor(editor, 'top team', { teamIds: [teams.top] });
    await publishFor(editor, 'experts', { minimumTierId: tiers.expert });
    await publishFor(editor, 'washing', null, { content: { productLineIds: [lines.washing] } });
    await publishFor(editor, 'public', null, { audience: 'PUBLIC' });
    await publishFor(editor, 'last', null);

    const expected: Record<string, string[]> = {
      'one, primary': ['for all', 'top team', 'public', 'last'],
      'two, expert': ['for all', 'team two', 'top team', 'experts', 'washing', 'public', 'last'],
      'one, all lines, advanced': ['for all', 'top team', 'washing', 'public', 'last'],
      supervisor: ['for all', 'team two', 'top team', 'experts', 'washing', 'public', 'last'],
      'analyst in team two': ['for all', 'team two', 'top team', 'experts', 'washing', 'public', 'last'],
    };
    for (const [name, received] of feeds) {
      await received.until(() => titlesOf(received).includes('last'));
      expect([name, titlesOf(received)]).toEqual([name, expected[name]]);
      const client = readers.get(name) as TestClient;
      const replayed = await follow(socketOf(client), starts.get(name));
      await replayed.until(() => titlesOf(replayed).includes('last'));
      expect([name, titlesOf(replayed)]).toEqual([name, expected[name]]);
      expect([name, (await inboxOf(client)).map((entry) => entry.title).reverse()]).toEqual([name, expected[name]]);
    }
  });

  it('tells nothing to outsiders, by whatever door', async () => {
    const { id } = await publishFor(editor, 'public note', null, {
      audience: 'PUBLIC',
      changeSummary: 'Why we changed it.',
    });
    const entry = (await inboxOf(editor)).find(({ title }) => title === 'public note');
    expect(entry).toBeDefined();
    for (const principal of [
      Role.PARTNER,
      Role.CUSTOMER,
      Role.DEPARTMENT_CONTACT,
      `client ${Scope.KNOWLEDGE_READ}`,
    ] as const) {
      const client = await centre.as(principal);
      expect(
        (await client.run('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id: entry?.id }))
          .data,
      ).toEqual({ node: null, nodes: [null] });
      expect(
        (await client.run('query ($id: ID!) { feedEntry(id: $id) { id } }', { id: entry?.id })).errors,
      ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(await client.get('article.id', 'query ($id: ID!) { article(id: $id) { id } }', { id })).toBe(id);
    }
    const partner = (await centre.as(Role.PARTNER)).socket();
    open.push(partner);
    const refused = await follow(partner);
    expect(refused.items).toEqual([]);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('tells an article that was narrowed meanwhile only to those who still read it, on every path', async () => {
    const lost = (await centre.add('lost', { roles: [Role.AGENT], teamIds: [centre.teams.one] })).client;
    const kept = (await centre.add('kept', { roles: [Role.AGENT], teamIds: [centre.teams.two] })).client;
    const cursors = new Map(
      await Promise.all(
        [lost, kept].map(async (client) => [client, lastCursor(await follow(socketOf(client)))] as const),
      ),
    );
    const before = await countsOf(lost);
    const article = await publishFor(editor, 'Zyxwort narrowed', null, {
      priority: 'MUST_READ',
      changeSummary: 'Zyxwort too.',
    });
    const entry = (await inboxOf(lost)).find(({ title }) => title === 'Zyxwort narrowed');
    await eventually(async () =>
      expect(await lost.get('search.totalCount', '{ search(query: "zyxwort", first: 5) { totalCount } }')).toBe(1),
    );
    await changeReach(editor, article.id, { teamIds: [centre.teams.two] });

    const gone = await follow(socketOf(lost), cursors.get(lost));
    const there = await follow(socketOf(kept), cursors.get(kept));
    await publishFor(editor, 'after the narrowing', null);
    await gone.until(() => titlesOf(gone).includes('after the narrowing'));
    await there.until(() => titlesOf(there).includes('after the narrowing'));
    expect(titlesOf(gone)).toEqual(['after the narrowing']);
    expect(titlesOf(there)).toEqual(['Zyxwort narrowed', 'after the narrowing']);

    expect((await inboxOf(lost)).map(({ title }) => title)).not.toContain('Zyxwort narrowed');
    expect((await inboxOf(kept)).map(({ title }) => title)).toContain('Zyxwort narrowed');
    expect(await countsOf(lost)).toMatchObject({
      mustAcknowledgeCount: (before as { mustAcknowledgeCount: number }).mustAcknowledgeCount,
    });
    expect(await countsOf(kept)).toMatchObject({ mustAcknowledgeCount: 1 });
    const ids = { entry: entry?.id, article: article.id, code: article.code };
    const paths = `query ($entry: ID!, $article: ID!, $code: String!) {
      feedEntry(id: $entry) { id } asNode: node(id: $entry) { id } article(id: $article) { id } articleNode: node(id: $article) { id }
      articleByCode(code: $code) { id } nodes(ids: [$entry, $article]) { id }
    }`;
    expect((await lost.run(paths, ids)).data).toEqual({
      feedEntry: null,
      asNode: null,
      article: null,
      articleNode: null,
      articleByCode: null,
      nodes: [null, null],
    });
    const link =
      'mutation ($input: ArticleLinkToCallInput!) { articleLinkToCall(input: $input) { userErrors { code } } }';
    expect(
      codesOf(await lost.run(link, { input: { articleId: article.id, version: 1, callReference: 'call-1' } })),
    ).toEqual([[{ code: 'NOT_FOUND' }]]);
    for (const [field, input] of [
      ['feedEntryMarkRead', { entryId: entry?.id }],
      ['feedEntryAcknowledge', { entryId: entry?.id, version: 1 }],
    ] as const) {
      const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
      expect(
        codesOf(
          await lost.run(`mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code } } }`, { input }),
        ),
      ).toEqual([[{ code: 'NOT_FOUND' }]]);
    }
    // A hit never leaves; counts and facets follow when the index has heard of it.
    const search =
      '{ search(query: "zyxwort", first: 5) { totalCount nodes { id } facets { field values { value count } } } }';
    expect(await lost.get('search.nodes', search)).toEqual([]);
    await eventually(async () =>
      expect(await lost.get('search', search)).toEqual({ totalCount: 0, nodes: [], facets: [] }),
    );
    await eventually(async () => expect(await kept.get('search.totalCount', search)).toBe(1));
    expect(await lost.get('articles.nodes', '{ articles(first: 100) { nodes { title } } }')).not.toContainEqual({
      title: 'Zyxwort narrowed',
    });

    // The proof of reading asks those who read it now.
    const supervisor = await centre.as(Role.SUPERVISOR);
    const people = await supervisor.get<{ user: { nameEn: string } }[]>(
      'acknowledgements.nodes',
      'query ($entry: ID!) { acknowledgements(entryId: $entry, first: 100) { nodes { user { nameEn } } } }',
      ids,
    );
    const names = people.map(({ user }) => user.nameEn);
    expect(names).toContain('kept');
    expect(names).not.toContain('lost');
  });

  it('tells an article that was widened since to its new readers too, everywhere alike', async () => {
    const late = await centre.add('late', { roles: [Role.AGENT], teamIds: [centre.teams.one] });
    const article = await publishFor(
      editor,
      'first for team two',
      { teamIds: [centre.teams.two] },
      { priority: 'MUST_READ' },
    );
    expect((await inboxOf(late.client)).map(({ title }) => title)).not.toContain('first for team two');
    const before = (await countsOf(late.client)) as { mustAcknowledgeCount: number };
    await changeReach(editor, article.id, {});
    const entry = (await inboxOf(late.client)).find(({ title }) => title === 'first for team two');
    expect(entry).toBeDefined();
    expect(await countsOf(late.client)).toMatchObject({ mustAcknowledgeCount: before.mustAcknowledgeCount + 1 });
    const supervisor = await centre.as(Role.SUPERVISOR);
    const document =
      'query ($entry: ID!) { acknowledgements(entryId: $entry, first: 100, filter: { isAcknowledged: true }) { nodes { user { nameEn } } } }';
    await late.client.change(
      'feedEntryAcknowledge',
      'mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) { userErrors { code } } }',
      { input: { entryId: entry?.id, version: 1 } },
    );
    expect(await supervisor.get('acknowledgements.nodes', document, { entry: entry?.id })).toEqual([
      { user: { nameEn: 'late' } },
    ]);
  });

  it('tells that something is gone to those who could read it, and nothing else of it', async () => {
    const one = (await centre.add('gone-one', { roles: [Role.AGENT], teamIds: [centre.teams.one] })).client;
    const two = (await centre.add('gone-two', { roles: [Role.AGENT], teamIds: [centre.teams.two] })).client;
    const article = await publishFor(editor, 'soon gone', { teamIds: [centre.teams.two] }, { priority: 'STOP_WORK' });
    const live = await follow(socketOf(two));
    const revision = await editor.get<number>(
      'article.revision',
      'query ($id: ID!) { article(id: $id) { revision } }',
      article,
    );
    await editor.change(
      'articleArchive',
      'mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) { userErrors { code } } }',
      { id: article.id, input: { expectedVersion: revision, reason: 'Wrong.' } },
    );
    await live.until(() => titlesOf(live).length > 0);
    const kinds = async (client: TestClient) =>
      client.get(
        'knowledgeInbox.nodes',
        '{ knowledgeInbox(first: 1) { nodes { kind title article { id } viewerMustAcknowledge } } }',
      );
    expect(await kinds(two)).toEqual([
      { kind: 'ARTICLE_ARCHIVED', title: 'soon gone', article: null, viewerMustAcknowledge: false },
    ]);
    expect((await inboxOf(two)).filter(({ title }) => title === 'soon gone')).toHaveLength(1);
    expect((await inboxOf(one)).map(({ title }) => title)).not.toContain('soon gone');
    // Editors keep the whole story.
    expect((await inboxOf(editor)).filter(({ title }) => title === 'soon gone')).toHaveLength(2);
  });

  it('follows somebody who changes teams while subscribed', async () => {
    const mover = await centre.add('mover', { roles: [Role.AGENT], teamIds: [centre.teams.one] });
    const received = await follow(socketOf(mover.client));
    await publishFor(editor, 'two before the move', { teamIds: [centre.teams.two] });
    await update(mover.user, { teamIds: [centre.teams.two] });
    await publishFor(editor, 'one after the move', { teamIds: [centre.teams.one] });
    await publishFor(editor, 'two after the move', { teamIds: [centre.teams.two] });
    await received.until(() => titlesOf(received).includes('two after the move'));
    expect(titlesOf(received)).not.toContain('one after the move');
    const titles = (await inboxOf(mover.client)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['two before the move', 'two after the move']));
    expect(titles).not.toContain('one after the move');
  });

  it('closes the socket with 4403 within seconds when a role goes, the account is closed, or the person signs out', async () => {
    const [demoted, closed, left, other] = [
      await centre.add('demoted', { roles: [Role.AGENT] }),
      await centre.add('closed', { roles: [Role.AGENT] }),
      await centre.add('left', { roles: [Role.AGENT] }),
      await centre.add('other', { roles: [Role.AGENT] }),
    ];
    const watched = await Promise.all(
      [demoted, closed, left].map(async ({ client }) => {
        const { socket, code } = closing(client);
        return { received: await follow(socket), code };
      }),
    );
    const healthy = await follow(socketOf(other.client));
    const started = performance.now();
    await update(demoted.user, { roles: [Role.PARTNER] });
    const user = await app.container.people.directory.user(closed.user._id);
    await app.container.people.users.deactivate(systemViewer, closed.user._id, {
      expectedVersion: user?.revision ?? 0,
    });
    await left.client.run('mutation { logout(input: {}) { userErrors { code } } }');
    await publishFor(editor, 'after they left', null, { audience: 'PUBLIC' });
    expect(await Promise.all(watched.map(({ code }) => code))).toEqual([4403, 4403, 4403]);
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const { received } of watched) expect(titlesOf(received)).toEqual([]);
    await healthy.until(() => titlesOf(healthy).includes('after they left'));
    expect(healthy.errors).toEqual([]);
    expect((await follow(socketOf(demoted.client))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('closes the socket with 4403 when the token ends; with a fresh one and the cursor nothing is lost', async () => {
    const person = await centre.add('expiring', { roles: [Role.AGENT] });
    const { socket, code } = closing(person.client);
    const received = await follow(socket);
    clock.shiftMs = 10 * 60_000 + 1_000;
    expect(await code).toBe(4403);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    await publishFor(editor, 'while the token was old', null);
    expect((await person.client.run('{ viewer { id } }')).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const { session } = await app.container.people.accounts.login(
      { identifier: 'expiring@test.example', password, session: SessionKind.TOKENS },
      'test-expiring',
    );
    const back = await follow(socketOf(person.client.as(session.accessToken)), lastCursor(received));
    await back.until(() => titlesOf(back).length > 0);
    expect(titlesOf(back)).toEqual(['while the token was old']);
  });
});
