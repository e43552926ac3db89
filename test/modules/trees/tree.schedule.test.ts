import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import { ManualClock } from '../../../src/platform/clock/clock.js';
import { type Centre, createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';
import {
  type MadeTree,
  approveTree,
  changeTree,
  createTree,
  drawAndPublish,
  outcome,
  refusedTree,
  smallTree,
  words,
} from './trees-fixture.js';

const clock = new ManualClock(new Date('2026-11-26T09:00:00Z'));
const tomorrow = new Date('2026-11-27T09:00:00Z');

let app: TestApp;
let beside: TestApp;
let centre: Centre;
let editor: TestClient;
let reviewer: TestClient;

beforeAll(async () => {
  // Nobody works in the background: the test says when the moment comes.
  app = await startTestApp({ clock, withoutEngine: true, roles: ['web'] });
  beside = await startTestApp({ clock, withoutEngine: true, roles: ['web'], beside: app });
  centre = await createCentre(app);
});
afterAll(async () => {
  await beside.end();
  await app.end();
});
beforeEach(async () => {
  clock.set(new Date('2026-11-26T09:00:00Z'));
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  reviewer = await centre.as(Role.ADMIN);
  await app.container.foundation.connection.collection('jobs').deleteMany({});
});

const rows = (collection: string, filter: Record<string, unknown>): Promise<Record<string, unknown>[]> =>
  app.container.foundation.connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
const stored = async (id: string): Promise<Record<string, unknown>> => (await rows('trees', { _id: id }))[0] ?? {};
const typesOf = async (id: string): Promise<unknown[]> =>
  (await rows('events', { subjectId: id })).map(({ type }) => type);
const publishAt = { instant: tomorrow.toISOString() };
const order = (tree: MadeTree, more: object = {}): Promise<MadeTree> =>
  changeTree(editor, 'treePublish', tree, { publishAt, ...more });
const approved = async (title: string): Promise<MadeTree> =>
  approveTree(editor, reviewer, await createTree(editor, smallTree(title)));

describe('a publication that is ordered for later', () => {
  it('happens at its moment, once, whichever copy is faster', async () => {
    const ordered = await order(await approved('Later'), {
      priority: 'MUST_READ',
      changeSummary: 'New',
      dueAt: '2026-11-30T00:00:00Z',
    });
    expect(ordered).toMatchObject({ state: 'APPROVED', version: null });
    expect(await rows('jobs', { kind: 'trees.clock' })).toMatchObject([{ runAt: tomorrow }]);
    clock.set(new Date(tomorrow.getTime() - 1));
    await app.container.trees.clock.catchUp();
    expect(await stored(ordered.id)).toMatchObject({ version: null });
    clock.set(tomorrow);
    await Promise.all([app.container.trees.clock.catchUp(), beside.container.trees.clock.catchUp()]);
    await app.container.jobs.runDue();
    expect(await stored(ordered.id)).toMatchObject({
      version: 1,
      state: 'PUBLISHED',
      draft: null,
      scheduledAt: null,
      publishedAt: tomorrow,
      publishedById: centre.person(Role.KNOWLEDGE_EDITOR)._id,
    });
    expect(await rows('tree_versions', { treeId: ordered.id })).toHaveLength(1);
    expect(await rows('events', { subjectId: ordered.id, kind: 'TREE_PUBLISHED' })).toMatchObject([
      { actorId: 'system', priority: 'MUST_READ', number: expect.any(Number) as unknown as number },
    ]);
  });

  it('is taken back by cancelling, by drawing on, and by the archive', async () => {
    const one = await order(await approved('Cancelled'));
    const cancelled = await changeTree<never>(editor, 'treeScheduleCancel', one, {}, 'draft { state schedule { at } }');
    expect(cancelled).toMatchObject({ draft: { state: 'APPROVED', schedule: null } });
    expect(await refusedTree(editor, 'treeScheduleCancel', cancelled)).toMatchObject([{ code: 'WRONG_STATE' }]);
    const two = await order(await approved('Drawn on'));
    await changeTree(editor, 'treeDraftUpdate', two, { content: { description: words('more') } });
    clock.set(tomorrow);
    await app.container.trees.clock.catchUp();
    for (const { id } of [one, two]) expect(await stored(id)).toMatchObject({ version: null, scheduledAt: null });
    expect(await typesOf(one.id)).toEqual([
      'tree.created',
      'tree.submitted',
      'tree.approved',
      'tree.scheduled',
      'tree.schedule-cancelled',
    ]);
  });

  it('does not happen where the check fails then: the order goes, who gave it is told', async () => {
    const inner = await drawAndPublish(editor, reviewer, smallTree('Inner'));
    const outer = {
      ...{ title: words('Outer'), startKey: 's' },
      setNodes: [
        { key: 's', kind: 'SUBTREE', title: words('s'), subtree: { code: inner.code }, to: 'end' },
        outcome('end'),
      ],
    };
    const ordered = await order(await approveTree(editor, reviewer, await createTree(editor, outer)));
    const fine = await order(await approved('Fine'));
    await changeTree(editor, 'treeArchive', inner, { reason: 'Old', confirmDependants: true });
    clock.set(tomorrow);
    await app.container.trees.clock.catchUp();
    expect(await stored(ordered.id)).toMatchObject({
      version: null,
      scheduledAt: null,
      draft: { state: 'APPROVED', schedule: null },
    });
    expect((await typesOf(ordered.id)).at(-1)).toBe('tree.schedule-failed');
    const told = await rows('notices', { subjectId: ordered.id, kind: 'SCHEDULE_FAILED' });
    expect(told).toMatchObject([{ userId: centre.person(Role.KNOWLEDGE_EDITOR)._id, code: ordered.code }]);
    // It held up nobody else.
    expect(await stored(fine.id)).toMatchObject({ version: 1 });
  });

  it('does not happen where whoever ordered it may not publish any more', async () => {
    const { client, user } = await centre.add('leaving', { roles: [Role.KNOWLEDGE_EDITOR] });
    const tree = await approveTree(client, reviewer, await createTree(client, smallTree('Left')));
    await changeTree(client, 'treePublish', tree, { publishAt });
    await app.container.foundation.connection
      .collection('users')
      .updateOne({ _id: user._id as never }, { $set: { roles: [Role.AGENT] } });
    clock.set(tomorrow);
    await app.container.trees.clock.catchUp();
    expect(await stored(tree.id)).toMatchObject({ version: null, scheduledAt: null });
    expect(await rows('events', { subjectId: tree.id, type: 'tree.schedule-failed' })).toMatchObject([
      { after: { reason: 'NOT_ALLOWED' } },
    ]);
  });
});
