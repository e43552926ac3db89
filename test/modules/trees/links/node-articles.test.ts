import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Role } from '../../../../src/platform/auth/viewer.js';
import { type Centre, createCentre } from '../../../support/centre.js';
import type { TestClient } from '../../../support/client.js';
import { writeAndPublish } from '../../../support/publish.js';
import { type TestApp, startTestApp } from '../../../support/start-app.js';
import { createTree, drawAndPublish, info, outcome, smallTree, words } from '../trees-fixture.js';

let app: TestApp;
let centre: Centre;
let editor: TestClient;
let reviewer: TestClient;
let agent: TestClient;

beforeAll(async () => {
  app = await startTestApp({ withoutEngine: true });
  centre = await createCentre(app);
  editor = await centre.as(Role.KNOWLEDGE_EDITOR);
  reviewer = await centre.as(Role.ADMIN);
  agent = await centre.as(Role.AGENT);
});
afterAll(() => app.end());

const showing = (key: string, to: string, code: string): Record<string, unknown> => ({
  ...info(key, to),
  ...{ kind: 'ARTICLE', article: { code } },
});
const nodes = 'nodes { key article { code article { title } } subtree { code tree { title { en } } } }';

describe('the article and the tree at a node', () => {
  it('come with titles, in one look for all nodes, where the viewer may see them', async () => {
    const open = await writeAndPublish(editor, 'Open text');
    const other = await writeAndPublish(editor, 'Other text');
    const inner = await drawAndPublish(editor, reviewer, smallTree('Inner'));
    const outer = await drawAndPublish(editor, reviewer, {
      title: words('Outer'),
      startKey: 'a',
      setNodes: [
        showing('a', 'b', open.code),
        showing('b', 'c', other.code),
        showing('c', 'd', open.code),
        { key: 'd', kind: 'SUBTREE', title: words('d'), to: 'end', subtree: { code: inner.code } },
        outcome('end'),
      ],
    });
    const archive = `mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) { userErrors { code } } }`;
    const input = { expectedVersion: other.revision, reason: 'Old.', confirmDependants: true };
    await editor.change('articleArchive', archive, { id: other.id, input });

    const codes = jest.spyOn(app.container.articles.links, 'targets');
    const query = `{ tree(id: "${outer.id}") { content { ${nodes} } } }`;
    const expected = (second: object | null) => ({
      content: {
        nodes: [
          { key: 'a', article: { code: open.code, article: { title: 'Open text' } }, subtree: null },
          { key: 'b', article: { code: other.code, article: second }, subtree: null },
          { key: 'c', article: { code: open.code, article: { title: 'Open text' } }, subtree: null },
          { key: 'd', article: null, subtree: { code: inner.code, tree: { title: { en: 'Inner' } } } },
          { key: 'end', article: null, subtree: null },
        ],
      },
    });
    expect(await agent.get('tree', query)).toEqual(expected(null));
    expect(codes.mock.calls).toEqual([[[open.code, other.code]]]);
    codes.mockRestore();
    // Who keeps the knowledge still sees what is out of use.
    expect(await editor.get('tree', query)).toEqual(expected({ title: 'Other text' }));
  });

  it('are null in a draft that names what is not there', async () => {
    const draft = await createTree(editor, {
      title: words('Nowhere'),
      startKey: 'a',
      setNodes: [
        showing('a', 'b', 'K-999999'),
        { key: 'b', kind: 'SUBTREE', title: words('b'), to: 'end', subtree: { code: 'T-999999' } },
        outcome('end'),
      ],
    });
    expect(await editor.get('tree', `{ tree(id: "${draft.id}") { draft { content { ${nodes} } } } }`)).toMatchObject({
      draft: {
        content: {
          nodes: [
            { article: { code: 'K-999999', article: null } },
            { subtree: { code: 'T-999999', tree: null } },
            { article: null },
          ],
        },
      },
    });
  });
});
