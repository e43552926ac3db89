import { describe, expect, it } from '@jest/globals';
import { Audience, Role } from '../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../support/client.js';
import { eventually } from '../../support/eventually.js';
import { standingTrees } from './trees-app.js';
import { words } from './drawings.js';
import {
  approveTree,
  changeTree,
  createTree,
  drawAndPublish,
  outcome,
  publishTree,
  refusedTree,
  smallTree,
} from './trees-fixture.js';

const trees = standingTrees();

const sees = (client: TestClient, id: string): Promise<unknown> => client.get('tree', `{ tree(id: "${id}") { id } }`);

describe('publishing', () => {
  it('makes versions that never change, keeps all keys, and tells people where a priority is given', async () => {
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Drum'), {
      priority: 'INFO',
      changeSummary: 'New.',
    });
    const [first] = await trees.rows('tree_versions', { treeId: tree.id });
    expect(first).toMatchObject({
      number: 1,
      treeCode: tree.code,
      nodeCount: 3,
      policy: { audience: 'INTERNAL', state: 'PUBLISHED' },
    });
    const drawn = await changeTree(trees.editor, 'treeDraftUpdate', tree, {
      content: { title: words('Drum 2'), removeNodes: ['open'], setNodes: [outcome('other')] },
    });
    expect(await trees.stored(tree.id)).toMatchObject({ title: { en: 'Drum' }, keysEver: ['q1', 'done', 'open'] });
    const fixed = await changeTree(trees.editor, 'treeDraftUpdate', drawn, {
      content: {
        setNodes: smallTree('x')
          .setNodes?.slice(0, 1)
          .map((node) => ({
            ...node,
            choices: node.choices?.map((choice) => (choice.to === 'open' ? { ...choice, to: 'other' } : choice)),
          })),
      },
    });
    const again = await publishTree(trees.editor, trees.reviewer, fixed, {
      priority: 'MUST_READ',
      changeSummary: 'Other end.',
    });
    expect(again).toMatchObject({ version: 2, state: 'PUBLISHED' });
    expect(await trees.stored(tree.id)).toMatchObject({
      title: { en: 'Drum 2' },
      keysEver: ['q1', 'done', 'open', 'other'],
      draft: null,
      publishedPriority: 'MUST_READ',
    });
    expect((await trees.rows('tree_versions', { treeId: tree.id, number: 1 }))[0]).toEqual(first);
    expect(await trees.pushes(tree.id)).toEqual([
      { kind: 'TREE_PUBLISHED', priority: 'INFO', version: 1, summary: 'New.', code: tree.code },
      { kind: 'TREE_UPDATED', priority: 'MUST_READ', version: 2, summary: 'Other end.', code: tree.code },
    ]);
    const gone = await changeTree(trees.editor, 'treeArchive', again, { reason: 'Old' });
    expect((await trees.pushes(tree.id)).at(-1)).toMatchObject({ kind: 'TREE_ARCHIVED', version: 2 });
    expect(await sees(trees.agent, tree.id)).toBeNull();
    await changeTree(trees.editor, 'treeRestore', gone);
    expect(await sees(trees.agent, tree.id)).toEqual({ id: tree.id });
    expect(await trees.pushes(tree.id)).toHaveLength(3);
  });

  it('is refused where something is missing, and happens once where two do it at once', async () => {
    const made = await createTree(trees.editor, smallTree('Race'));
    expect(await refusedTree(trees.editor, 'treePublish', made)).toMatchObject([{ code: 'WRONG_STATE' }]);
    const approved = await approveTree(trees.editor, trees.reviewer, made);
    const before = await trees.stored(made.id);
    expect(await refusedTree(trees.editor, 'treePublish', approved, { priority: 'STOP_WORK' })).toMatchObject([
      { code: 'REQUIRED', field: ['changeSummary'] },
    ]);
    expect(await refusedTree(trees.editor, 'treePublish', approved, { audience: 'PARTNER' })).toMatchObject([
      { code: 'WIDENING_NOT_CONFIRMED' },
    ]);
    expect(
      await refusedTree(trees.editor, 'treePublish', approved, { publishAt: { instant: '2020-01-01T00:00:00Z' } }),
    ).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['publishAt'] }]);
    expect(await trees.stored(made.id)).toEqual(before);
    const both = await Promise.all([1, 2].map(() => refusedTree(trees.editor, 'treePublish', approved)));
    expect(both.map((errors) => errors[0]?.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
    expect(await trees.rows('tree_versions', { treeId: made.id })).toHaveLength(1);
    expect(await trees.pushes(made.id)).toEqual([]);
  });

  it('is refused where the check finds an error by now: a sub-tree went out of use', async () => {
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inner'));
    const outer = {
      ...{ title: words('Outer'), startKey: 's' },
      setNodes: [
        { key: 's', kind: 'SUBTREE', title: words('s'), subtree: { code: inner.code }, to: 'end' },
        outcome('end'),
      ],
    };
    const approved = await approveTree(trees.editor, trees.reviewer, await createTree(trees.editor, outer));
    const [refused] = await refusedTree(trees.editor, 'treeArchive', inner, { reason: 'Old' });
    expect(refused).toMatchObject({ code: 'IN_USE', field: ['confirmDependants'] });
    await changeTree(trees.editor, 'treeArchive', inner, { reason: 'Old', confirmDependants: true });
    const answer = await trees.editor.get<{ findings: { code: string; nodeKey: string }[] }>(
      'treePublish',
      'mutation ($id: ID!, $input: TreePublishInput!) { treePublish(id: $id, input: $input) { findings { code nodeKey severity } userErrors { code } } }',
      { id: approved.id, input: { expectedVersion: approved.revision } },
    );
    expect(answer).toMatchObject({ userErrors: [{ code: 'TREE_INVALID' }] });
    expect(answer.findings).toContainEqual({ code: 'BROKEN_SUBTREE', nodeKey: 's', severity: 'ERROR' });
    expect(await trees.rows('tree_versions', { treeId: approved.id })).toEqual([]);
  });
});

describe('who walks it', () => {
  it('changes at once; widening has to be meant, what does not exist is refused', async () => {
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Narrow'));
    const narrow = { audience: 'INTERNAL', teamIds: [trees.centre.teams.two], reason: 'Team two only' };
    const after = await changeTree(trees.editor, 'treeAudienceChange', tree, narrow);
    expect(await sees(trees.agent, tree.id)).toBeNull();
    const wide = { ...narrow, teamIds: [], reason: 'All' };
    expect(await refusedTree(trees.editor, 'treeAudienceChange', after, wide)).toMatchObject([
      { code: 'WIDENING_NOT_CONFIRMED' },
    ]);
    expect(
      await refusedTree(trees.editor, 'treeAudienceChange', after, { ...wide, teamIds: ['team_x'] }),
    ).toMatchObject([{ code: 'NOT_FOUND', field: ['teamIds'] }]);
    expect(await refusedTree(trees.editor, 'treeAudienceChange', after, { ...wide, reason: '' })).toMatchObject([
      { code: 'REQUIRED', field: ['reason'] },
    ]);
    const higher = await changeTree(trees.editor, 'treeAudienceChange', after, {
      ...wide,
      minimumTierId: trees.centre.tiers.expert,
      confirmWidening: true,
    });
    expect(await sees(trees.agent, tree.id)).toBeNull();
    await changeTree(trees.editor, 'treeAudienceChange', higher, {
      ...wide,
      minimumTierId: null,
      confirmWidening: true,
    });
    expect(await sees(trees.agent, tree.id)).toEqual({ id: tree.id });
    const events = await trees.rows('events', { subjectId: tree.id, type: 'tree.audience-changed' });
    expect(events.map(({ after: facts }) => facts)).toEqual([
      expect.objectContaining({ teams: [trees.centre.teams.two], reason: 'Team two only' }),
      expect.objectContaining({ teams: ['*'], tierRank: 3 }),
      expect.objectContaining({ tierRank: 0, audience: Audience.INTERNAL }),
    ]);
  });
});

describe('keeping it true', () => {
  it('gives it to an owner, who is told, may verify it, and finds it when it is due', async () => {
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Kept'));
    const ownerId = trees.centre.person(Role.AGENT)._id;
    expect(await refusedTree(trees.editor, 'treeSetOwner', tree, { ownerId: null })).toMatchObject([
      { code: 'REQUIRED' },
    ]);
    expect(
      await refusedTree(trees.editor, 'treeSetOwner', tree, { ownerId: trees.centre.person(Role.PARTNER)._id }),
    ).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await refusedTree(trees.agent, 'treeVerify', tree)).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await refusedTree(trees.agent, 'treeSetOwner', tree, { ownerId })).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const owned = await changeTree<never>(
      trees.editor,
      'treeSetOwner',
      tree,
      { ownerId },
      'owner { id } ownerTeam { id }',
    );
    expect(owned).toMatchObject({ owner: { id: ownerId }, ownerTeam: { id: trees.centre.teams.one } });
    expect(await trees.rows('notices', { subjectId: tree.id, kind: 'OWNER_CHANGED' })).toMatchObject([
      { kind: 'OWNER_CHANGED', userId: ownerId },
    ]);
    expect(await refusedTree(trees.agent, 'treeSetVerificationInterval', owned, { everyDays: 0 })).toMatchObject([
      { code: 'OUT_OF_RANGE', field: ['everyDays'] },
    ]);
    const dated = await changeTree<never>(
      trees.agent,
      'treeSetVerificationInterval',
      owned,
      { everyDays: 10 },
      'verification { state ownEveryDays everyDays dueAt }',
    );
    expect(dated).toMatchObject({ verification: { state: 'DUE_SOON', ownEveryDays: 10, everyDays: 10 } });
    const due = '{ treesToVerify(first: 9, scope: MINE) { totalCount nodes { id } } }';
    expect(await trees.agent.get('treesToVerify', due)).toEqual({ totalCount: 1, nodes: [{ id: tree.id }] });
    expect(await trees.editor.get('treesToVerify.totalCount', due)).toBe(0);
    const verified = await changeTree<never>(
      trees.agent,
      'treeVerify',
      dated,
      { note: 'walked it' },
      'verification { verifiedBy { id } }',
    );
    expect(verified).toMatchObject({ verification: { verifiedBy: { id: ownerId } } });
    const longer = await changeTree(trees.agent, 'treeSetVerificationInterval', verified, { everyDays: 100 });
    expect(await trees.agent.get('treesToVerify.totalCount', due)).toBe(0);
    const gone = await changeTree(trees.editor, 'treeArchive', longer, { reason: 'Old' });
    expect(await refusedTree(trees.editor, 'treeVerify', gone)).toMatchObject([{ code: 'WRONG_STATE' }]);
  });

  it('follows its category: place in the tree, and how often', async () => {
    const create = async (key: string, parentId: string | null): Promise<{ id: string; revision: number }> =>
      (
        await trees.editor.change<{ category: { id: string; revision: number } }>(
          'categoryCreate',
          'mutation ($input: CategoryCreateInput!) { categoryCreate(input: $input) { category { id revision } userErrors { code } } }',
          { input: { key, parentId, name: words(key), needsTwoPairsOfEyes: false } },
        )
      ).category;
    const top = await create('top', null);
    const own = await create('own', null);
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Sorted', { categoryId: own.id }));
    expect(await trees.stored(tree.id)).toMatchObject({ categoryPath: [own.id], verifyDueAt: null });
    await trees.editor.change(
      'categoryUpdate',
      'mutation ($id: ID!, $input: CategoryUpdateInput!) { categoryUpdate(id: $id, input: $input) { userErrors { code field } } }',
      { id: own.id, input: { expectedVersion: own.revision, parentId: top.id, verifyEveryDays: 30 } },
    );
    await eventually(async () => {
      expect(await trees.stored(tree.id)).toMatchObject({
        categoryPath: [top.id, own.id],
        verifyDueAt: expect.any(Date) as unknown as Date,
        revision: tree.revision,
      });
    });
  });
});
