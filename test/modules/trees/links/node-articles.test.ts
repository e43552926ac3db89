import { describe, expect, it, jest } from '@jest/globals';
import { writeAndPublish } from '../../../support/publish.js';
import { standingTrees } from '../trees-app.js';
import { words } from '../drawings.js';
import { createTree, drawAndPublish, info, outcome, smallTree } from '../trees-fixture.js';

const trees = standingTrees();

const showing = (key: string, to: string, code: string): Record<string, unknown> => ({
  ...info(key, to),
  ...{ kind: 'ARTICLE', article: { code } },
});
const nodes = 'nodes { key article { code article { title } } subtree { code tree { title { en } } } }';

describe('the article and the tree at a node', () => {
  it('come with titles, in one look for all nodes, where the viewer may see them', async () => {
    const open = await writeAndPublish(trees.editor, 'Open text');
    const other = await writeAndPublish(trees.editor, 'Other text');
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inner'));
    const outer = await drawAndPublish(trees.editor, trees.reviewer, {
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
    await trees.editor.change('articleArchive', archive, { id: other.id, input });

    const codes = jest.spyOn(trees.app.container.articles.links, 'targets');
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
    expect(await trees.agent.get('tree', query)).toEqual(expected(null));
    expect(codes.mock.calls).toEqual([[[open.code, other.code]]]);
    codes.mockRestore();
    // Who keeps the knowledge still sees what is out of use.
    expect(await trees.editor.get('tree', query)).toEqual(expected({ title: 'Other text' }));
  });

  it('leave nothing at a walk where the viewer may not see the article, its heading neither', async () => {
    const open = await writeAndPublish(trees.editor, 'Shown text');
    const gone = await writeAndPublish(trees.editor, 'Gone text');
    const tree = await drawAndPublish(trees.editor, trees.reviewer, {
      title: words('Reading'),
      startKey: 'a',
      setNodes: [
        { ...showing('a', 'b', open.code), article: { code: open.code, anchor: 'open-part' } },
        { ...showing('b', 'end', gone.code), article: { code: gone.code, anchor: 'gone-part' } },
        outcome('end'),
      ],
    });
    const archive = `mutation ($id: ID!, $input: ArticleArchiveInput!) { articleArchive(id: $id, input: $input) { userErrors { code } } }`;
    const input = { expectedVersion: gone.revision, reason: 'Old.', confirmDependants: true };
    await trees.editor.change('articleArchive', archive, { id: gone.id, input });
    const walked = (name: string, given: object) =>
      trees.agent.get<{ id: string; step: number; node: object }>(
        `${name}.walk`,
        `mutation ($input: T${name.slice(1)}Input!) { ${name}(input: $input) { walk { id step node { key article { code anchor } } } } }`,
        { input: given },
      );
    const begun = await walked('treeWalkStart', { treeId: tree.id });
    expect(begun.node).toEqual({ key: 'a', article: { code: open.code, anchor: 'open-part' } });
    const next = await walked('treeWalkAnswer', { id: begun.id, expectedStep: begun.step });
    expect(next.node).toEqual({ key: 'b', article: { code: null, anchor: null } });
  });

  it('are null in a draft that names what is not there', async () => {
    const draft = await createTree(trees.editor, {
      title: words('Nowhere'),
      startKey: 'a',
      setNodes: [
        showing('a', 'b', 'K-999999'),
        { key: 'b', kind: 'SUBTREE', title: words('b'), to: 'end', subtree: { code: 'T-999999' } },
        outcome('end'),
      ],
    });
    expect(
      await trees.editor.get('tree', `{ tree(id: "${draft.id}") { draft { content { ${nodes} } } } }`),
    ).toMatchObject({
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
