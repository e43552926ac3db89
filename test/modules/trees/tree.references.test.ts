import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audience, Role } from '../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../support/centre.js';
import type { TestClient } from '../../support/client.js';
import { type TestApp, startTestApp } from '../../support/start-app.js';
import { contentFrom, createTree, outcome, smallTree } from './trees-fixture.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let agent: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  agent = await centre.as(Role.AGENT);
});
afterAll(() => app.end());

const rows = (collection: string, filter: Record<string, unknown>): Promise<Record<string, unknown>[]> =>
  app.container.foundation.connection.collection(collection).find(filter).sort({ _id: 1 }).toArray();
const stored = async (id: string): Promise<Record<string, unknown>> => (await rows('trees', { _id: id }))[0] ?? {};
const pushes = async (id: string): Promise<unknown[]> =>
  (await rows('events', { subjectId: id, number: { $type: 'number' } })).map(
    ({ kind, priority, version, summary, code }) => ({
      ...{ kind, priority, version, summary, code },
    }),
  );

describe('who leaves', () => {
  const move = (kind: 'user' | 'department' | 'line', from: string, to: string): Promise<void> =>
    app.container.foundation.transactions.run((transaction) =>
      app.container.people.references.move(kind, from, to, transaction),
    );

  it('is succeeded: owner, open drafts, orders; or the team behind takes over', async () => {
    const one = await centre.add('leaver', { roles: [Role.KNOWLEDGE_EDITOR], teamIds: [centre.teams.one] });
    const tree = await createTree(one.client, smallTree('Left'));
    const successor = centre.person(Role.KNOWLEDGE_EDITOR)._id;
    await move('user', one.user._id, successor);
    expect(await stored(tree.id)).toMatchObject({
      ownerId: successor,
      revision: expect.any(Number) as unknown as number,
      draft: { authorId: successor, editorIds: [one.user._id] },
    });
    const other = await centre.add('other', { roles: [Role.KNOWLEDGE_EDITOR], teamIds: [centre.teams.one] });
    const second = await createTree(other.client, smallTree('Left too'));
    await app.container.foundation.transactions.run((transaction) =>
      app.container.people.references.handOn(other.user._id, [], transaction),
    );
    expect(await stored(second.id)).toMatchObject({ ownerId: null, ownerTeamId: centre.teams.one });
    expect((await stored(second.id)).draft).not.toMatchObject({ authorId: other.user._id });
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
    const made = await createTree(editor, content('department_one'));
    await move('department', 'department_one', 'department_two');
    expect(await stored(made.id)).toMatchObject({
      draft: {
        content: {
          nodes: [
            { outcome: { departmentId: 'department_two', departmentRules: [{ departmentId: 'department_two' }] } },
          ],
        },
      },
    });
    const live = contentFrom(content('department_three') as never);
    await app.container.trees.planting.plantTree({
      ...{ code: 'T-77', content: live, authorId: null, createdAt: new Date(), audience: Audience.INTERNAL },
      versions: [{ publishedAt: new Date() }],
    });
    await expect(move('department', 'department_three', 'department_two')).rejects.toThrow('IN_USE');
  });

  it('and seeds plant whole trees with their past, silently', async () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const tree = await app.container.trees.planting.plantTree({
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
      ownerId: centre.person(Role.ADMIN)._id,
    });
    expect(await app.container.trees.planting.knownCodes(['T-14', 'T-15'])).toEqual(new Set(['T-14']));
    expect(await pushes(tree._id)).toEqual([]);
    expect(
      await agent.get('treeByCode', '{ treeByCode(code: "t14") { title { en } content { nodes { key } } } }'),
    ).toMatchObject({ title: { en: 'Planted 2' } });
  });
});
