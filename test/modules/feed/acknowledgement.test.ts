import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { SiteKind, systemViewer, type User } from '../../../src/modules/people/index.js';
import { createCentre, type Centre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { publishFor } from './feed-fixture.js';

interface Row {
  user: { nameEn: string } | null;
  readAt: string | null;
  acknowledgedAt: string | null;
}
interface Page {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const document = `query ($entryId: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $filter: AcknowledgementFilter) {
  acknowledgements(entryId: $entryId, first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    nodes { user { nameEn } readAt acknowledgedAt } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const list = (client: TestClient, entryId: string, more: Record<string, unknown> = {}): Promise<Page> =>
  client.get('acknowledgements', document, { entryId, ...('last' in more ? {} : { first: 100 }), ...more });
const names = (page: Page): string[] => page.nodes.map(({ user }) => user?.nameEn ?? 'nobody');
const figures = (client: TestClient, entryId: string): Promise<unknown> =>
  client.get(
    'feedEntry.acknowledgement',
    'query ($id: ID!) { feedEntry(id: $id) { acknowledgement { requiredCount acknowledgedCount } } }',
    { id: entryId },
  );

describe('who has acknowledged', () => {
  let app: TestApp;
  let centre: Centre;
  let editor: TestClient;
  let people: Record<'ann' | 'ben' | 'cid' | 'far', { user: User; client: TestClient }>;
  let lead: TestClient;

  const acknowledge = async (client: TestClient, entryId: string): Promise<void> => {
    await client.change(
      'feedEntryAcknowledge',
      'mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) { userErrors { code } } }',
      { input: { entryId, version: 1 } },
    );
  };
  const entryOf = async (
    title: string,
    reach: Parameters<typeof publishFor>[2] = null,
    priority = 'MUST_READ',
  ): Promise<string> => {
    await publishFor(editor, title, reach, { priority });
    return editor.get('knowledgeInbox.nodes.0.id', '{ knowledgeInbox(first: 1) { nodes { id } } }');
  };
  const update = async (user: User, input: Record<string, unknown>): Promise<void> => {
    const now = await app.container.people.directory.user(user._id);
    await app.container.people.users.update(systemViewer, user._id, { expectedVersion: now?.revision ?? 0, ...input });
  };

  beforeAll(async () => {
    app = await startTestApp();
    centre = await createCentre(app);
    editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    const { people: room } = app.container;
    const site = await room.sites.create(systemViewer, {
      key: 'branch',
      name: { zhCN: '分部', en: 'Branch' },
      kind: SiteKind.BRANCH,
      timeZone: 'Asia/Shanghai',
      workingHours: [],
      holidays: [],
    });
    const agent = (key: string, teamIds: string[], siteId = centre.siteId) =>
      centre.add(key, { roles: [Role.AGENT], teamIds, siteId });
    people = {
      ann: await agent('ann', [centre.teams.one]),
      ben: await agent('ben', [centre.teams.one]),
      cid: await agent('cid', [centre.teams.two]),
      far: await agent('far', [], site._id),
    };
    const made = await centre.add('lead-one', { roles: [Role.SUPERVISOR] });
    lead = made.client;
    const team = await room.directory.teamByKey('one');
    await room.teams.update(systemViewer, centre.teams.one, {
      expectedVersion: team?.revision ?? 0,
      leadIds: [made.user._id],
    });
  });

  afterAll(() => app.end());

  it('is for leads about their teams, managers about their site, administrators about all, and nobody else', async () => {
    const id = await entryOf('who sees whom');
    await acknowledge(people.ben.client, id);
    const [supervisor, manager, admin] = [
      await centre.as(Role.SUPERVISOR),
      await centre.as(Role.MANAGER),
      await centre.as(Role.ADMIN),
    ];
    expect(names(await list(lead, id)).sort()).toEqual(['agent', 'ann', 'ben']);
    expect(names(await list(supervisor, id)).sort()).toEqual(['agent', 'ann', 'ben', 'cid']);
    expect(names(await list(manager, id)).sort()).toEqual(['agent', 'ann', 'ben', 'cid']);
    expect(names(await list(admin, id)).sort()).toEqual(['agent', 'ann', 'ben', 'cid', 'far']);
    for (const client of [lead, supervisor, manager, admin]) {
      const page = await list(client, id);
      // Those who have not come first, and the figures are those of the list.
      expect(names(page).at(-1)).toBe('ben');
      expect(page.totalCount).toBe(page.nodes.length);
      expect(await figures(client, id)).toEqual({
        requiredCount: page.totalCount,
        acknowledgedCount: page.nodes.filter((row) => row.acknowledgedAt).length,
      });
    }
    for (const role of [Role.AGENT, Role.KNOWLEDGE_EDITOR, Role.QA_ANALYST, Role.TRAINER]) {
      const client = await centre.as(role);
      expect((await client.run(document, { entryId: id, first: 1 })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
      expect(await figures(client, id)).toBeNull();
    }
  });

  it('narrows and pages both ways', async () => {
    const id = await entryOf('to be paged');
    await acknowledge(people.ann.client, id);
    await acknowledge(people.far.client, id);
    const admin = await centre.as(Role.ADMIN);
    const all = names(await list(admin, id));
    expect(names(await list(admin, id, { filter: { isAcknowledged: true } })).sort()).toEqual(['ann', 'far']);
    expect(names(await list(admin, id, { filter: { isAcknowledged: false } })).sort()).toEqual(['agent', 'ben', 'cid']);
    expect(names(await list(admin, id, { filter: { teamId: centre.teams.two } }))).toEqual(['cid']);
    expect(names(await list(admin, id, { filter: { teamId: centre.teams.top } })).sort()).toEqual([
      'agent',
      'ann',
      'ben',
      'cid',
    ]);
    expect(names(await list(lead, id, { filter: { teamId: centre.teams.two } }))).toEqual([]);
    const first = await list(admin, id, { first: 2 });
    const second = await list(admin, id, { first: 2, after: first.pageInfo.endCursor });
    const third = await list(admin, id, { first: 2, after: second.pageInfo.endCursor });
    expect([first, second, third].flatMap(names)).toEqual(all);
    expect([first, second, third].map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    const back = await list(admin, id, { last: 2 });
    const further = await list(admin, id, { last: 3, before: back.pageInfo.startCursor });
    expect([...names(further), ...names(back)]).toEqual(all);
    expect(
      (
        await admin.run(document, {
          entryId: id,
          first: 1,
          after: (await list(admin, await entryOf('another list'))).pageInfo.endCursor,
        })
      ).errors,
    ).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await list(admin, 'event_01h455vb4pex5vsknk084sn02q')).toMatchObject({ nodes: [], totalCount: 0 });
  });

  it('asks the people of now: whoever comes later, moves or leaves', async () => {
    const id = await entryOf('people come and go', { teamIds: [centre.teams.one] });
    const admin = await centre.as(Role.ADMIN);
    expect(names(await list(admin, id)).sort()).toEqual(['agent', 'ann', 'ben']);
    const later = await centre.add('later', { roles: [Role.AGENT], teamIds: [centre.teams.one] });
    expect(names(await list(lead, id))).toContain('later');
    await acknowledge(later.client, id);
    expect(names(await list(lead, id, { filter: { isAcknowledged: true } }))).toEqual(['later']);
    // Whoever moves away need not read it any more, and is no longer the lead's; whoever comes has to.
    await update(later.user, { teamIds: [centre.teams.two] });
    await update(people.cid.user, { teamIds: [centre.teams.one] });
    expect(names(await list(admin, id)).sort()).toEqual(['agent', 'ann', 'ben', 'cid']);
    expect(await figures(lead, id)).toEqual({ requiredCount: 4, acknowledgedCount: 0 });
    // Back again, what they did still counts.
    await update(later.user, { teamIds: [centre.teams.one] });
    expect(await figures(lead, id)).toEqual({ requiredCount: 5, acknowledgedCount: 1 });
    const gone = await app.container.people.directory.user(later.user._id);
    await app.container.people.users.deactivate(systemViewer, later.user._id, { expectedVersion: gone?.revision ?? 0 });
    expect(await figures(lead, id)).toEqual({ requiredCount: 4, acknowledgedCount: 0 });
    await update(people.cid.user, { teamIds: [centre.teams.two] });
  });

  it('asks nobody for a quiet note', async () => {
    const id = await entryOf('only a note', null, 'INFO');
    const admin = await centre.as(Role.ADMIN);
    expect(await figures(admin, id)).toEqual({ requiredCount: 0, acknowledgedCount: 0 });
    expect(await list(admin, id)).toMatchObject({ nodes: [], totalCount: 0 });
  });
});
