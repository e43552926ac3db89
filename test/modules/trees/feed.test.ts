import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { TreeState } from '../../../src/modules/trees/tree-enums.js';
import type { Tree } from '../../../src/modules/trees/tree.js';
import { systemActor } from '../../../src/platform/auth/actor.js';
import { Role } from '../../../src/platform/auth/viewer.js';
import { createCentre, type Centre } from '../../support/centre.js';
import { Received, type TestClient } from '../../support/client.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';
import { same, titled } from './drawings.js';
import { changeStored, plantTree } from './planted-trees.js';

interface Row {
  id: string;
  kind: string;
  code: string;
  title: string;
  version: number;
  article: object | null;
  subject: { __typename: string; code: string } | null;
  viewerMustAcknowledge: boolean;
  isSuperseded: boolean;
  earlierAcknowledgement: { version: number } | null;
}

const rowFields = `id kind code title version article { id } subject { __typename ... on Tree { code } ... on Article { code } }
  viewerMustAcknowledge isSuperseded earlierAcknowledgement { version }`;
const followed = `subscription ($after: Cursor) { knowledgeFeed(after: $after) { __typename
  ... on FeedReady { cursor } ... on FeedHeartbeat { cursor } ... on FeedNews { cursor entry { kind title } } } }`;

interface Message {
  knowledgeFeed: { __typename: string; cursor: string; entry?: { kind: string; title: string } };
}

type Reach = Partial<Pick<Tree, 'teams' | 'tierRank' | 'state' | 'audience' | 'version'>>;

let app: TestApp;
let centre: Centre;
let agent: TestClient;
const open: Client[] = [];
let codes = 100;

/** A tree as it is stored, without a word to anybody. */
const plant = (title: string, change: Reach = {}): Promise<string> =>
  plantTree(app, { code: `T-${++codes}`, title: same(title), nodes: [titled('a', same(title))], change });

/** Pushes what a publication of a tree pushes. */
async function push(
  treeId: string,
  title: string,
  more: Reach & { kind?: string; priority?: 'INFO' | 'MUST_READ' } = {},
): Promise<void> {
  const { kind = 'TREE_PUBLISHED', priority = 'MUST_READ', version = 1, ...reach } = more;
  await app.container.foundation.transactions.run(async (transaction) => {
    transaction.append({
      type: 'tree.published',
      subject: { type: 'tree', id: treeId },
      version: version ?? 1,
      actor: systemActor,
      push: {
        kind,
        priority,
        title,
        summary: null,
        code: 'T-1',
        dueAt: null,
        audience: 'INTERNAL',
        tierRank: 0,
        teams: ['*'],
        lines: ['*'],
        state: 'PUBLISHED',
        effectiveFrom: 0,
        effectiveTo: 8_640_000_000_000_000,
        ...reach,
      },
    });
    await Promise.resolve();
  });
}

const inbox = (client: TestClient): Promise<Row[]> =>
  client.get('knowledgeInbox.nodes', `{ knowledgeInbox(first: 100) { nodes { ${rowFields} } } }`);
const rowOf = async (client: TestClient, title: string): Promise<Row | undefined> =>
  (await inbox(client)).find((row) => row.title === title);
const acknowledge = async (client: TestClient, entryId: string, version: number): Promise<unknown> =>
  (
    await client.run(
      'mutation ($input: FeedEntryAcknowledgeInput!) { feedEntryAcknowledge(input: $input) { userErrors { code } } }',
      { input: { entryId, version } },
    )
  ).data;
const follow = async (client: TestClient, after: string | null = null): Promise<Received<Message>> => {
  const socket = client.socket();
  open.push(socket);
  const received = new Received<Message>(socket, followed, { after });
  await received.until(({ items, errors }) => items.length + errors.length > 0);
  return received;
};
const titles = (received: Received<Message>): string[] =>
  received.items.flatMap(({ knowledgeFeed: { entry } }) => (entry ? [entry.title] : []));

beforeAll(async () => {
  app = await startTestApp();
  centre = await createCentre(app);
  agent = await centre.as(Role.AGENT);
}, 120_000);
afterEach(async () => {
  for (const socket of open.splice(0)) await socket.dispose();
});
afterAll(() => app.end());

describe('trees that are pushed', () => {
  it('stand in the inbox like articles, lead to the tree, and are to be acknowledged', async () => {
    const id = await plant('Drum faults');
    await push(id, 'Drum faults');
    const row = await rowOf(agent, 'Drum faults');
    expect(row).toMatchObject({
      kind: 'TREE_PUBLISHED',
      version: 1,
      article: null,
      subject: { __typename: 'Tree' },
      viewerMustAcknowledge: true,
    });
    expect(await acknowledge(agent, row?.id ?? '', 2)).toEqual({
      feedEntryAcknowledge: { userErrors: [{ code: 'CONFLICT' }] },
    });
    expect((await rowOf(agent, 'Drum faults'))?.viewerMustAcknowledge).toBe(true);
    expect(await acknowledge(agent, row?.id ?? '', 1)).toEqual({ feedEntryAcknowledge: { userErrors: [] } });
    expect((await rowOf(agent, 'Drum faults'))?.viewerMustAcknowledge).toBe(false);
  });

  it('know what was acknowledged of the tree before, and replace its earlier entry', async () => {
    const id = await plant('Dryer faults');
    await push(id, 'Dryer faults');
    await acknowledge(agent, (await rowOf(agent, 'Dryer faults'))?.id ?? '', 1);
    await changeStored(app, id, { version: 2 });
    await push(id, 'Dryer faults anew', { kind: 'TREE_UPDATED', version: 2 });
    expect(await rowOf(agent, 'Dryer faults anew')).toMatchObject({
      kind: 'TREE_UPDATED',
      earlierAcknowledgement: { version: 1 },
      viewerMustAcknowledge: true,
    });
    expect((await rowOf(agent, 'Dryer faults'))?.isSuperseded).toBe(true);
  });

  it('are counted among those who may read the tree now', async () => {
    const id = await plant('Counted');
    await push(id, 'Counted');
    const other = await centre.add('other-team', { roles: [Role.AGENT], teamIds: [centre.teams.two] });
    const admin = await centre.as(Role.ADMIN);
    const entryId = (await rowOf(agent, 'Counted'))?.id ?? '';
    const counted = (): Promise<unknown> =>
      admin.get(
        'feedEntry.acknowledgement',
        'query ($id: ID!) { feedEntry(id: $id) { acknowledgement { requiredCount acknowledgedCount } } }',
        { id: entryId },
      );
    expect(await counted()).toEqual({ requiredCount: 2, acknowledgedCount: 0 });
    await acknowledge(other.client, entryId, 1);
    expect(await counted()).toEqual({ requiredCount: 2, acknowledgedCount: 1 });
    await changeStored(app, id, { teams: [centre.teams.two] });
    expect(await counted()).toEqual({ requiredCount: 1, acknowledgedCount: 1 });
  });

  it('are told to whom the tree is for now: nobody of another team or a lower tier, no outsider, no draft', async () => {
    const hidden: [string, Reach][] = [
      ['For team two', { teams: [centre.teams.two] }],
      ['For experts', { tierRank: 3 }],
      ['A draft', { state: TreeState.DRAFT }],
    ];
    for (const [title, reach] of hidden) await push(await plant(title, reach), title);
    const seen = (await inbox(agent)).map(({ title }) => title);
    for (const [title] of hidden) expect(seen).not.toContain(title);
    const editor = await centre.as(Role.KNOWLEDGE_EDITOR);
    expect((await inbox(editor)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(hidden.map(([title]) => title)),
    );
    const supervisor = (await inbox(await centre.as(Role.SUPERVISOR))).map(({ title }) => title);
    expect(supervisor).toEqual(expect.arrayContaining(['For team two', 'For experts']));
    expect(supervisor).not.toContain('A draft');
    const id = (await rowOf(editor, 'For team two'))?.id ?? '';
    expect(await agent.get('feedEntry', 'query ($id: ID!) { feedEntry(id: $id) { id } }', { id })).toBeNull();
    expect(await acknowledge(agent, id, 1)).toEqual({ feedEntryAcknowledge: { userErrors: [{ code: 'NOT_FOUND' }] } });
    for (const role of [Role.PARTNER, Role.CUSTOMER])
      expect((await (await centre.as(role)).run('{ knowledgeInbox(first: 1) { nodes { id } } }')).errors).toMatchObject(
        [{ extensions: { code: 'FORBIDDEN' } }],
      );
  });

  it('come over the line, and what was missed is judged by the tree as it is now', async () => {
    const narrowed = await plant('Narrowed meanwhile');
    const kept = await plant('Kept');
    const line = await follow(agent);
    const start = line.items[0]?.knowledgeFeed.cursor ?? '';
    await push(narrowed, 'Narrowed meanwhile');
    await push(kept, 'Kept');
    await line.until(() => titles(line).includes('Kept'));
    expect(titles(line)).toEqual(['Narrowed meanwhile', 'Kept']);
    await changeStored(app, narrowed, { teams: [centre.teams.two] });
    const again = await follow(agent, start);
    await again.until(() => titles(again).includes('Kept'));
    expect(titles(again)).toEqual(['Kept']);
  });

  it('tell those who could walk a tree that it is out of use, and keep its earlier entries from them', async () => {
    const id = await plant('Out of use');
    await push(id, 'Out of use');
    await changeStored(app, id, { state: TreeState.ARCHIVED });
    await push(id, 'Out of use now', { kind: 'TREE_ARCHIVED', priority: 'INFO' });
    const seen = (await inbox(agent)).map(({ title }) => title);
    expect(seen).toContain('Out of use now');
    expect(seen).not.toContain('Out of use');
    expect((await rowOf(agent, 'Out of use now'))?.subject).toBeNull();
    await changeStored(app, id, { teams: [centre.teams.two] });
    expect((await inbox(agent)).map(({ title }) => title)).not.toContain('Out of use now');
  });
});
