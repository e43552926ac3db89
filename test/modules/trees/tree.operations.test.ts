import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';
import {
  approveTree,
  changeTree,
  createTree,
  info,
  refusedTree,
  smallTree,
  treeFields,
  words,
} from './trees-fixture.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let reviewer: TestClient;
let third: TestClient;
let agent: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  reviewer = await centre.as(Role.ADMIN);
  third = (await centre.add('third', { roles: [Role.KNOWLEDGE_EDITOR] })).client;
  agent = await centre.as(Role.AGENT);
});
afterAll(() => app.end());

const eventsOf = async (id: string): Promise<string[]> =>
  (
    await app.container.foundation.connection
      .collection('events')
      .find({ subjectId: id })
      .sort({ at: 1, _id: 1 })
      .toArray()
  ).map(({ type }) => type as string);
const stored = (id: string) =>
  app.container.foundation.connection.collection('trees').findOne({ _id: id as never }) as Promise<
    Record<string, unknown>
  >;

describe('drawing', () => {
  it('makes one tree for one key, internal, owned by who drew it', async () => {
    const input = { content: smallTree('Once'), idempotencyKey: 'once', note: 'first' };
    const mutation = `mutation ($input: TreeCreateInput!) { treeCreate(input: $input) { tree { ${treeFields} audience title { en text } draft { state note number author { id } content { startKey nodes { key } } } owner { id } ownerTeam { id } viewerCanEdit viewerCanSubmit viewerCanReview viewerCanWalk content { startKey } } userErrors { code field } } }`;
    const made = await editor.change<{ tree: { id: string; code: string; draft: unknown } }>('treeCreate', mutation, {
      input,
    });
    const again = await editor.change<{ tree: { id: string } }>('treeCreate', mutation, { input });
    expect(again.tree.id).toBe(made.tree.id);
    expect(made.tree).toMatchObject({
      ...{ code: 'T-3001', revision: 1, state: 'DRAFT', version: null, audience: 'INTERNAL', content: null },
      ...{ title: { en: 'Once', text: 'Once' }, owner: { id: centre.person(Role.KNOWLEDGE_EDITOR)._id } },
      ...{ viewerCanEdit: true, viewerCanSubmit: true, viewerCanReview: false, viewerCanWalk: false },
      draft: {
        state: 'DRAFT',
        note: 'first',
        number: 1,
        content: { startKey: 'q1', nodes: [{ key: 'q1' }, { key: 'done' }, { key: 'open' }] },
      },
    });
    expect(await eventsOf(made.tree.id)).toEqual(['tree.created']);
    const other = await editor.get('treeCreate.userErrors', mutation, { input: { ...input, note: 'other' } });
    expect(other).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it('is saved in small pieces, and refused where it does not fit, with nothing half stored', async () => {
    const made = await createTree(editor, smallTree('Pieces'));
    const change = { setNodes: [info('step', 'done')], removeNodes: ['open'] };
    const after = await changeTree<never>(
      editor,
      'treeDraftUpdate',
      made,
      { content: change },
      'nodeCount draft { content { nodes { key title { en } } } }',
    );
    expect(after).toMatchObject({ revision: 2, nodeCount: 3 });
    const before = await stored(made.id);
    expect(await refusedTree(editor, 'treeDraftUpdate', made, { content: change })).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const bad = {
      title: words('x'.repeat(201)),
      setNodes: [info('ok', null), { ...info('bad key', null), outcome: { result: 'RESOLVED' } }],
      categoryId: null,
    };
    expect(await refusedTree(editor, 'treeDraftUpdate', after, { content: bad })).toEqual([
      expect.objectContaining({ code: 'TOO_LONG', field: ['content', 'title', 'zhCN'] }),
      expect.objectContaining({ code: 'TOO_LONG', field: ['content', 'title', 'en'] }),
      expect.objectContaining({ code: 'INVALID', field: ['content', 'setNodes', '1', 'key'] }),
      expect.objectContaining({ code: 'INVALID', field: ['content', 'setNodes', '1', 'outcome'] }),
    ]);
    const unknown = { categoryId: 'category_01h455vb4pex5vsknk084sn02q', productLineIds: ['nothing'] };
    expect(
      (await refusedTree(editor, 'treeDraftUpdate', after, { content: unknown })).map(({ field }) => field?.at(-1)),
    ).toEqual(['categoryId', 'productLineIds']);
    expect(await stored(made.id)).toEqual(before);
    expect(await eventsOf(made.id)).toEqual(['tree.created', 'tree.draft-updated']);
  });

  it('is thrown away; what was never published comes back from the archive as it was drawn', async () => {
    const made = await createTree(editor, smallTree('Away'));
    const gone = await changeTree(editor, 'treeDraftDiscard', made);
    expect(gone.state).toBe('ARCHIVED');
    expect(await refusedTree(editor, 'treeDraftUpdate', gone, { content: {} })).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    const back = await changeTree<never>(editor, 'treeRestore', gone, {}, 'draft { content { nodes { key } } }');
    expect(back).toMatchObject({ state: 'DRAFT', draft: { content: { nodes: [{}, {}, {}] } } });
    expect(await eventsOf(made.id)).toEqual(['tree.created', 'tree.draft-discarded', 'tree.restored']);
  });

  it('is for editors and administrators: to others drafts do not exist', async () => {
    const made = await createTree(editor, smallTree('Hidden'));
    const before = await stored(made.id);
    for (const client of [
      agent,
      await centre.as(Role.PARTNER),
      await centre.as(Role.SUPERVISOR),
      await centre.as('anonymous'),
    ]) {
      const answer = await client.run(
        `mutation { treeDraftDiscard(id: "${made.id}", input: { expectedVersion: 1 }) { tree { id } } }`,
      );
      expect(answer.errors[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
    expect(await agent.get('tree', `{ tree(id: "${made.id}") { id } }`)).toBeNull();
    expect(await agent.get('treeByCode', `{ treeByCode(code: "${made.code}") { id } }`)).toBeNull();
    expect(
      await agent.get('trees.totalCount', '{ trees(first: 10, filter: { draftStates: [DRAFT] }) { totalCount } }'),
    ).toBe(0);
    expect(await stored(made.id)).toEqual(before);
  });
});

describe('review', () => {
  it('refuses what the check finds wrong, and says what', async () => {
    const made = await createTree(editor, { ...smallTree('Wrong'), startKey: 'nowhere' });
    const answer = await editor.get<{ findings: { code: string }[]; userErrors: unknown[]; tree: unknown }>(
      'treeSubmit',
      'mutation ($id: ID!, $input: TreeSubmitInput!) { treeSubmit(id: $id, input: $input) { tree { state } findings { code severity nodeKey } userErrors { code } } }',
      { id: made.id, input: { expectedVersion: 1 } },
    );
    expect(answer.userErrors).toEqual([{ code: 'TREE_INVALID' }]);
    expect(answer.findings.map(({ code }) => code)).toContain('NO_START');
    expect(answer.tree).toEqual({ state: 'DRAFT' });
    expect(await eventsOf(made.id)).toEqual(['tree.created']);
  });

  it('is by somebody else, stands in a queue, and is told', async () => {
    const made = await createTree(editor, smallTree('Review me'));
    expect(await refusedTree(editor, 'treeWithdraw', made)).toMatchObject([{ code: 'WRONG_STATE' }]);
    const waiting = await changeTree(editor, 'treeSubmit', made, { note: 'please' });
    const queue = (client: TestClient, scope: string): Promise<{ id: string }[]> =>
      client.get('treesToReview.nodes', `{ treesToReview(first: 50, scope: ${scope}) { nodes { id } totalCount } }`);
    expect(await queue(reviewer, 'FOR_ME')).toEqual([{ id: made.id }]);
    expect(await queue(editor, 'FOR_ME')).toEqual([]);
    expect(await queue(editor, 'SENT_BY_ME')).toEqual([{ id: made.id }]);
    for (const field of ['treeApprove', 'treeReject'])
      expect(await refusedTree(editor, field, waiting, { reason: 'mine' })).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect(await refusedTree(reviewer, 'treeReject', waiting, { reason: ' ' })).toMatchObject([
      { code: 'REQUIRED', field: ['reason'] },
    ]);
    const back = await changeTree<never>(
      reviewer,
      'treeReject',
      waiting,
      { reason: 'Ask for the code first' },
      'draft { state reviews { outcome reason reviewer { id } } }',
    );
    expect(back).toMatchObject({
      state: 'DRAFT',
      draft: { state: 'DRAFT', reviews: [{ outcome: 'REJECTED', reason: 'Ask for the code first' }] },
    });
    const notices = await app.container.foundation.connection
      .collection('notices')
      .find({ subjectId: made.id })
      .toArray();
    expect(notices).toMatchObject([{ kind: 'REVIEW_DECIDED', userId: centre.person(Role.KNOWLEDGE_EDITOR)._id }]);
    const done = await approveTree(editor, reviewer, back);
    expect(done.state).toBe('APPROVED');
    expect(await eventsOf(made.id)).toEqual([
      'tree.created',
      'tree.submitted',
      'tree.rejected',
      'tree.submitted',
      'tree.approved',
    ]);
  });

  it('needs as many people as the category says', async () => {
    const { category } = await editor.change<{ category: { id: string } }>(
      'categoryCreate',
      'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id } userErrors { code field } } }',
      { input: { key: 'strict', name: words('Strict'), needsTwoPairsOfEyes: false, minimumApprovals: 2 } },
    );
    const made = await createTree(editor, smallTree('Strict', { categoryId: category.id }));
    const once = await approveTree(editor, reviewer, made);
    expect(once.state).toBe('IN_REVIEW');
    expect(await refusedTree(reviewer, 'treeApprove', once)).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect(await reviewer.get('treesToReview.totalCount', '{ treesToReview(first: 9) { totalCount } }')).toBe(0);
    const twice = await changeTree<never>(third, 'treeApprove', once, {}, 'draft { approvals { have need } }');
    expect(twice).toMatchObject({ state: 'APPROVED', draft: { approvals: { have: 2, need: 2 } } });
  });
});
