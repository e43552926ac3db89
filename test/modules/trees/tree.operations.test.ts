import { beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../support/client.js';
import { standingTrees } from './trees-app.js';
import { words } from './drawings.js';
import { approveTree, changeTree, createTree, info, refusedTree, smallTree, treeFields } from './trees-fixture.js';

const trees = standingTrees();
let third: TestClient;
beforeAll(async () => {
  third = (await trees.centre.add('third', { roles: [Role.KNOWLEDGE_EDITOR] })).client;
});

describe('drawing', () => {
  it('makes one tree for one key, internal, owned by who drew it', async () => {
    const input = { content: smallTree('Once'), idempotencyKey: 'once', note: 'first' };
    const mutation = `mutation ($input: TreeCreateInput!) { treeCreate(input: $input) { tree { ${treeFields} audience title { en text } draft { state note number author { id } content { startKey nodes { key } } } owner { id } ownerTeam { id } viewerCanEdit viewerCanSubmit viewerCanReview viewerCanWalk content { startKey } } userErrors { code field } } }`;
    const made = await trees.editor.change<{ tree: { id: string; code: string; draft: unknown } }>(
      'treeCreate',
      mutation,
      {
        input,
      },
    );
    const again = await trees.editor.change<{ tree: { id: string } }>('treeCreate', mutation, { input });
    expect(again.tree.id).toBe(made.tree.id);
    expect(made.tree).toMatchObject({
      ...{ code: 'T-3001', revision: 1, state: 'DRAFT', version: null, audience: 'INTERNAL', content: null },
      ...{ title: { en: 'Once', text: 'Once' }, owner: { id: trees.centre.person(Role.KNOWLEDGE_EDITOR)._id } },
      ...{ viewerCanEdit: true, viewerCanSubmit: true, viewerCanReview: false, viewerCanWalk: false },
      draft: {
        state: 'DRAFT',
        note: 'first',
        number: 1,
        content: { startKey: 'q1', nodes: [{ key: 'q1' }, { key: 'done' }, { key: 'open' }] },
      },
    });
    expect(await trees.eventTypes(made.tree.id)).toEqual(['tree.created']);
    const other = await trees.editor.get('treeCreate.userErrors', mutation, { input: { ...input, note: 'other' } });
    expect(other).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it('is saved in small pieces, and refused where it does not fit, with nothing half stored', async () => {
    const made = await createTree(trees.editor, smallTree('Pieces'));
    const change = { setNodes: [info('step', 'done')], removeNodes: ['open'] };
    const after = await changeTree<never>(
      trees.editor,
      'treeDraftUpdate',
      made,
      { content: change },
      'nodeCount draft { content { nodes { key title { en } } } }',
    );
    expect(after).toMatchObject({ revision: 2, nodeCount: 3 });
    const before = await trees.stored(made.id);
    expect(await refusedTree(trees.editor, 'treeDraftUpdate', made, { content: change })).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const bad = {
      title: words('x'.repeat(201)),
      setNodes: [info('ok', null), { ...info('bad key', null), outcome: { result: 'RESOLVED' } }],
      categoryId: null,
    };
    expect(await refusedTree(trees.editor, 'treeDraftUpdate', after, { content: bad })).toEqual([
      expect.objectContaining({ code: 'TOO_LONG', field: ['content', 'title', 'zhCN'] }),
      expect.objectContaining({ code: 'TOO_LONG', field: ['content', 'title', 'en'] }),
      expect.objectContaining({ code: 'INVALID', field: ['content', 'setNodes', '1', 'key'] }),
      expect.objectContaining({ code: 'INVALID', field: ['content', 'setNodes', '1', 'outcome'] }),
    ]);
    const unknown = { categoryId: 'category_01h455vb4pex5vsknk084sn02q', productLineIds: ['nothing'] };
    expect(
      (await refusedTree(trees.editor, 'treeDraftUpdate', after, { content: unknown })).map(({ field }) =>
        field?.at(-1),
      ),
    ).toEqual(['categoryId', 'productLineIds']);
    expect(await trees.stored(made.id)).toEqual(before);
    expect(await trees.eventTypes(made.id)).toEqual(['tree.created', 'tree.draft-updated']);
  });

  it('is thrown away; what was never published comes back from the archive as it was drawn', async () => {
    const made = await createTree(trees.editor, smallTree('Away'));
    const gone = await changeTree(trees.editor, 'treeDraftDiscard', made);
    expect(gone.state).toBe('ARCHIVED');
    expect(await refusedTree(trees.editor, 'treeDraftUpdate', gone, { content: {} })).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
    const back = await changeTree<never>(trees.editor, 'treeRestore', gone, {}, 'draft { content { nodes { key } } }');
    expect(back).toMatchObject({ state: 'DRAFT', draft: { content: { nodes: [{}, {}, {}] } } });
    expect(await trees.eventTypes(made.id)).toEqual(['tree.created', 'tree.draft-discarded', 'tree.restored']);
  });

  it('is for editors and administrators: to others drafts do not exist', async () => {
    const made = await createTree(trees.editor, smallTree('Hidden'));
    const before = await trees.stored(made.id);
    for (const [principal, code] of [
      [Role.AGENT, 'FORBIDDEN'],
      [Role.PARTNER, 'FORBIDDEN'],
      [Role.SUPERVISOR, 'FORBIDDEN'],
      ['anonymous', 'UNAUTHENTICATED'],
    ] as const) {
      const client = await trees.centre.as(principal);
      const answer = await client.run(
        `mutation { treeDraftDiscard(id: "${made.id}", input: { expectedVersion: 1 }) { tree { id } } }`,
      );
      expect([principal, answer.errors[0]?.extensions.code]).toEqual([principal, code]);
    }
    expect(await trees.agent.get('tree', `{ tree(id: "${made.id}") { id } }`)).toBeNull();
    expect(await trees.agent.get('treeByCode', `{ treeByCode(code: "${made.code}") { id } }`)).toBeNull();
    expect(
      await trees.agent.get(
        'trees.totalCount',
        '{ trees(first: 10, filter: { draftStates: [DRAFT] }) { totalCount } }',
      ),
    ).toBe(0);
    expect(await trees.stored(made.id)).toEqual(before);
  });
});

describe('review', () => {
  it('refuses what the check finds wrong, and says what', async () => {
    const made = await createTree(trees.editor, { ...smallTree('Wrong'), startKey: 'nowhere' });
    const answer = await trees.editor.get<{ findings: { code: string }[]; userErrors: unknown[]; tree: unknown }>(
      'treeSubmit',
      'mutation ($id: ID!, $input: TreeSubmitInput!) { treeSubmit(id: $id, input: $input) { tree { state } findings { code severity nodeKey } userErrors { code } } }',
      { id: made.id, input: { expectedVersion: 1 } },
    );
    expect(answer.userErrors).toEqual([{ code: 'TREE_INVALID' }]);
    expect(answer.findings.map(({ code }) => code)).toContain('NO_START');
    expect(answer.tree).toEqual({ state: 'DRAFT' });
    expect(await trees.eventTypes(made.id)).toEqual(['tree.created']);
  });

  it('is by somebody else, stands in a queue, and is told', async () => {
    const made = await createTree(trees.editor, smallTree('Review me'));
    expect(await refusedTree(trees.editor, 'treeWithdraw', made)).toMatchObject([{ code: 'WRONG_STATE' }]);
    const waiting = await changeTree(trees.editor, 'treeSubmit', made, { note: 'please' });
    const queue = (client: TestClient, scope: string): Promise<{ id: string }[]> =>
      client.get('treesToReview.nodes', `{ treesToReview(first: 50, scope: ${scope}) { nodes { id } totalCount } }`);
    expect(await queue(trees.reviewer, 'FOR_ME')).toEqual([{ id: made.id }]);
    expect(await queue(trees.editor, 'FOR_ME')).toEqual([]);
    expect(await queue(trees.editor, 'SENT_BY_ME')).toEqual([{ id: made.id }]);
    for (const field of ['treeApprove', 'treeReject'])
      expect(await refusedTree(trees.editor, field, waiting, { reason: 'mine' })).toMatchObject([
        { code: 'SAME_PERSON' },
      ]);
    expect(await refusedTree(trees.reviewer, 'treeReject', waiting, { reason: ' ' })).toMatchObject([
      { code: 'REQUIRED', field: ['reason'] },
    ]);
    const back = await changeTree<never>(
      trees.reviewer,
      'treeReject',
      waiting,
      { reason: 'Ask for the code first' },
      'draft { state reviews { outcome reason reviewer { id } } }',
    );
    expect(back).toMatchObject({
      state: 'DRAFT',
      draft: { state: 'DRAFT', reviews: [{ outcome: 'REJECTED', reason: 'Ask for the code first' }] },
    });
    const notices = await trees.app.container.foundation.connection
      .collection('notices')
      .find({ subjectId: made.id })
      .toArray();
    expect(notices).toMatchObject([{ kind: 'REVIEW_DECIDED', userId: trees.centre.person(Role.KNOWLEDGE_EDITOR)._id }]);
    const done = await approveTree(trees.editor, trees.reviewer, back);
    expect(done.state).toBe('APPROVED');
    expect(await trees.eventTypes(made.id)).toEqual([
      'tree.created',
      'tree.submitted',
      'tree.rejected',
      'tree.submitted',
      'tree.approved',
    ]);
  });

  it('needs as many people as the category says', async () => {
    const { category } = await trees.editor.change<{ category: { id: string } }>(
      'categoryCreate',
      'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id } userErrors { code field } } }',
      { input: { key: 'strict', name: words('Strict'), needsTwoPairsOfEyes: false, minimumApprovals: 2 } },
    );
    const made = await createTree(trees.editor, smallTree('Strict', { categoryId: category.id }));
    const once = await approveTree(trees.editor, trees.reviewer, made);
    expect(once.state).toBe('IN_REVIEW');
    expect(await refusedTree(trees.reviewer, 'treeApprove', once)).toMatchObject([{ code: 'SAME_PERSON' }]);
    expect(await trees.reviewer.get('treesToReview.totalCount', '{ treesToReview(first: 9) { totalCount } }')).toBe(0);
    const twice = await changeTree<never>(third, 'treeApprove', once, {}, 'draft { approvals { have need } }');
    expect(twice).toMatchObject({ state: 'APPROVED', draft: { approvals: { have: 2, need: 2 } } });
  });
});
