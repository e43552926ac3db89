import { beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { standingTrees } from './trees-app.js';
import { words } from './drawings.js';
import {
  type MadeTree,
  approveTree,
  changeTree,
  createTree,
  drawAndPublish,
  outcome,
  refusedTree,
  smallTree,
} from './trees-fixture.js';

const clock = new ManualClock(new Date('2026-11-26T09:00:00Z'));
const tomorrow = new Date('2026-11-27T09:00:00Z');

const trees = standingTrees({ clock });
beforeEach(async () => {
  clock.set(new Date('2026-11-26T09:00:00Z'));
  await trees.signIn();
  await trees.app.container.foundation.connection.collection('jobs').deleteMany({});
});

const publishAt = { instant: tomorrow.toISOString() };
const order = (tree: MadeTree, more: object = {}): Promise<MadeTree> =>
  changeTree(trees.editor, 'treePublish', tree, { publishAt, ...more });
const approved = async (title: string): Promise<MadeTree> =>
  approveTree(trees.editor, trees.reviewer, await createTree(trees.editor, smallTree(title)));

describe('a publication that is ordered for later', () => {
  it('happens at its moment, once, whichever copy is faster', async () => {
    const ordered = await order(await approved('Later'), {
      priority: 'MUST_READ',
      changeSummary: 'New',
      dueAt: '2026-11-30T00:00:00Z',
    });
    expect(ordered).toMatchObject({ state: 'APPROVED', version: null });
    expect(await trees.rows('jobs', { kind: 'trees.clock' })).toMatchObject([{ runAt: tomorrow }]);
    clock.set(new Date(tomorrow.getTime() - 1));
    await trees.app.container.trees.clock.catchUp();
    expect(await trees.stored(ordered.id)).toMatchObject({ version: null });
    clock.set(tomorrow);
    await Promise.all([trees.app.container.trees.clock.catchUp(), trees.beside.container.trees.clock.catchUp()]);
    await trees.app.container.jobs.runDue();
    expect(await trees.stored(ordered.id)).toMatchObject({
      version: 1,
      state: 'PUBLISHED',
      draft: null,
      scheduledAt: null,
      publishedAt: tomorrow,
      publishedById: trees.centre.person(Role.KNOWLEDGE_EDITOR)._id,
    });
    expect(await trees.rows('tree_versions', { treeId: ordered.id })).toHaveLength(1);
    expect(await trees.rows('events', { subjectId: ordered.id, kind: 'TREE_PUBLISHED' })).toMatchObject([
      { actorId: 'system', priority: 'MUST_READ', number: expect.any(Number) as unknown as number },
    ]);
  });

  it('is taken back by cancelling, by drawing on, and by the archive', async () => {
    const one = await order(await approved('Cancelled'));
    const cancelled = await changeTree<never>(
      trees.editor,
      'treeScheduleCancel',
      one,
      {},
      'draft { state schedule { at } }',
    );
    expect(cancelled).toMatchObject({ draft: { state: 'APPROVED', schedule: null } });
    expect(await refusedTree(trees.editor, 'treeScheduleCancel', cancelled)).toMatchObject([{ code: 'WRONG_STATE' }]);
    const two = await order(await approved('Drawn on'));
    await changeTree(trees.editor, 'treeDraftUpdate', two, { content: { description: words('more') } });
    clock.set(tomorrow);
    await trees.app.container.trees.clock.catchUp();
    for (const { id } of [one, two]) expect(await trees.stored(id)).toMatchObject({ version: null, scheduledAt: null });
    expect(await trees.eventTypes(one.id)).toEqual([
      'tree.created',
      'tree.submitted',
      'tree.approved',
      'tree.scheduled',
      'tree.schedule-cancelled',
    ]);
  });

  it('does not happen where the check fails then: the order goes, who gave it is told', async () => {
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inner'));
    const outer = {
      ...{ title: words('Outer'), startKey: 's' },
      setNodes: [
        { key: 's', kind: 'SUBTREE', title: words('s'), subtree: { code: inner.code }, to: 'end' },
        outcome('end'),
      ],
    };
    const ordered = await order(await approveTree(trees.editor, trees.reviewer, await createTree(trees.editor, outer)));
    const fine = await order(await approved('Fine'));
    await changeTree(trees.editor, 'treeArchive', inner, { reason: 'Old', confirmDependants: true });
    clock.set(tomorrow);
    await trees.app.container.trees.clock.catchUp();
    expect(await trees.stored(ordered.id)).toMatchObject({
      version: null,
      scheduledAt: null,
      draft: { state: 'APPROVED', schedule: null },
    });
    expect((await trees.eventTypes(ordered.id)).at(-1)).toBe('tree.schedule-failed');
    const told = await trees.rows('notices', { subjectId: ordered.id, kind: 'SCHEDULE_FAILED' });
    expect(told).toMatchObject([{ userId: trees.centre.person(Role.KNOWLEDGE_EDITOR)._id, code: ordered.code }]);
    // It held up nobody else.
    expect(await trees.stored(fine.id)).toMatchObject({ version: 1 });
  });

  it('does not happen where whoever ordered it may not publish any more', async () => {
    const { client, user } = await trees.centre.add('leaving', { roles: [Role.KNOWLEDGE_EDITOR] });
    const tree = await approveTree(client, trees.reviewer, await createTree(client, smallTree('Left')));
    await changeTree(client, 'treePublish', tree, { publishAt });
    await trees.app.container.foundation.connection
      .collection('users')
      .updateOne({ _id: user._id as never }, { $set: { roles: [Role.AGENT] } });
    clock.set(tomorrow);
    await trees.app.container.trees.clock.catchUp();
    expect(await trees.stored(tree.id)).toMatchObject({ version: null, scheduledAt: null });
    expect(await trees.rows('events', { subjectId: tree.id, type: 'tree.schedule-failed' })).toMatchObject([
      { after: { reason: 'NOT_ALLOWED' } },
    ]);
  });
});
