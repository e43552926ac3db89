import { describe, expect, it } from '@jest/globals';
import { Audience, Role } from '../../../src/platform/auth/viewer.js';
import { standingTrees } from './trees-app.js';
import { contentFrom, createTree, outcome, smallTree } from './trees-fixture.js';

const trees = standingTrees();

describe('who leaves', () => {
  const move = (kind: 'user' | 'department' | 'line', from: string, to: string): Promise<void> =>
    trees.app.container.foundation.transactions.run((transaction) =>
      trees.app.container.people.references.move(kind, from, to, transaction),
    );

  it('is succeeded: owner, open drafts, orders; or the team behind takes over', async () => {
    const one = await trees.centre.add('leaver', { roles: [Role.KNOWLEDGE_EDITOR], teamIds: [trees.centre.teams.one] });
    const tree = await createTree(one.client, smallTree('Left'));
    const successor = trees.centre.person(Role.KNOWLEDGE_EDITOR)._id;
    await move('user', one.user._id, successor);
    expect(await trees.stored(tree.id)).toMatchObject({
      ownerId: successor,
      // The tree changes hands, then its draft.
      revision: tree.revision + 2,
      draft: { authorId: successor, editorIds: [one.user._id] },
    });
    const other = await trees.centre.add('other', {
      roles: [Role.KNOWLEDGE_EDITOR],
      teamIds: [trees.centre.teams.one],
    });
    const second = await createTree(other.client, smallTree('Left too'));
    await trees.app.container.foundation.transactions.run((transaction) =>
      trees.app.container.people.references.handOn(other.user._id, [], transaction),
    );
    // A colleague of the team may finish it.
    expect(await trees.stored(second.id)).toMatchObject({
      ...{ ownerId: null, ownerTeamId: trees.centre.teams.one },
      draft: { authorId: one.user._id },
    });
  });

  it('a department is replaced in drafts, and not taken away while a live tree leads to it', async () => {
    const content = (departmentId: string) => ({
      ...smallTree('Departments'),
      setNodes: [
        {
          ...outcome('end'),
          outcome: { result: 'TRANSFERRED', departmentId, departmentRules: [{ when: 'true', departmentId }] },
        },
      ],
    });
    const made = await createTree(trees.editor, content('department_one'));
    await move('department', 'department_one', 'department_two');
    expect(await trees.stored(made.id)).toMatchObject({
      draft: {
        content: {
          nodes: [
            { outcome: { departmentId: 'department_two', departmentRules: [{ departmentId: 'department_two' }] } },
          ],
        },
      },
    });
    const live = contentFrom(content('department_three') as never);
    await trees.app.container.trees.planting.plantTree({
      ...{ code: 'T-77', content: live, authorId: null, createdAt: new Date(), audience: Audience.INTERNAL },
      versions: [{ publishedAt: new Date() }],
    });
    await expect(move('department', 'department_three', 'department_two')).rejects.toThrow('IN_USE');
  });

  it('and seeds plant whole trees with their past, silently', async () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const tree = await trees.app.container.trees.planting.plantTree({
      ...{
        code: 'T-14',
        content: contentFrom(smallTree('Planted')),
        authorId: null,
        createdAt: at,
        audience: Audience.PUBLIC,
      },
      versions: [
        { publishedAt: at },
        { content: contentFrom(smallTree('Planted 2')), publishedAt: at, changeSummary: 'Second' },
      ],
    });
    expect(tree).toMatchObject({
      code: 'T-14',
      version: 2,
      title: { en: 'Planted 2' },
      ownerId: trees.centre.person(Role.ADMIN)._id,
    });
    expect(await trees.app.container.trees.planting.knownCodes(['T-14', 'T-15'])).toEqual(new Set(['T-14']));
    expect(await trees.pushes(tree._id)).toEqual([]);
    expect(
      await trees.agent.get('treeByCode', '{ treeByCode(code: "t14") { title { en } content { nodes { key } } } }'),
    ).toMatchObject({ title: { en: 'Planted 2' } });
  });
});
