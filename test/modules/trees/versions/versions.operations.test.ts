import { describe, expect, it } from '@jest/globals';
import type { TestClient } from '../../../support/client.js';
import { standingTrees } from '../trees-app.js';
import { words } from '../drawings.js';
import {
  type MadeTree,
  changeTree,
  drawAndPublish,
  info,
  outcome,
  refusedTree,
  publishTree,
  smallTree,
} from '../trees-fixture.js';

const trees = standingTrees();

const difference = `query ($id: ID!, $from: TreeTextInput!, $to: TreeTextInput!) { treeDifference(id: $id, from: $from, to: $to) {
  from { number isDraft isLive } to { number isDraft isLive } isEqual addedCount removedCount changedCount
  head { part before after } nodes { key change before { key } after { key } parts { part before after hunks { kind pieces { kind text } } } }
  variables { name change } } }`;
const compare = (who: TestClient, id: string, from: object, to: object): Promise<unknown> =>
  who.get('treeDifference', difference, { id, from, to });

/** A tree with two versions: the second has another question, an information more and an end less. */
async function twice(title: string): Promise<MadeTree> {
  const first = await drawAndPublish(trees.editor, trees.reviewer, smallTree(title));
  const drawn = await changeTree(trees.editor, 'treeDraftUpdate', first, {
    content: {
      setNodes: [{ ...info('q1', 'more'), title: words('Is it on now?') }, info('more', 'done')],
      removeNodes: ['open'],
    },
  });
  return publishTree(trees.editor, trees.reviewer, drawn, { changeSummary: 'Another question.' });
}

const events = (id: string) =>
  trees.app.container.foundation.connection
    .collection('events')
    .find({ subjectId: id, type: 'tree.version-restored' })
    .toArray();

describe('versions of a tree', () => {
  it('are compared by who may read both', async () => {
    const tree = await twice('Compared');
    const found = {
      from: { number: 1, isDraft: false, isLive: false },
      to: { number: 2, isDraft: false, isLive: true },
      ...{ isEqual: false, addedCount: 1, removedCount: 1, changedCount: 1, head: [], variables: [] },
      nodes: [
        { key: 'q1', change: 'CHANGED', before: { key: 'q1' }, after: { key: 'q1' } },
        { key: 'more', change: 'ADDED', before: null, after: { key: 'more' } },
        { key: 'open', change: 'REMOVED', before: { key: 'open' }, after: null },
      ],
    };
    for (const who of [trees.editor, trees.agent])
      expect(await compare(who, tree.id, { version: 1 }, { text: 'LIVE' })).toMatchObject(found);
    expect(await compare(trees.editor, tree.id, { version: 2 }, { version: 2 })).toMatchObject({ isEqual: true });
    const drawn = await changeTree(trees.editor, 'treeDraftUpdate', tree, {
      content: { setNodes: [outcome('spare')] },
    });
    expect(await compare(trees.editor, drawn.id, { text: 'LIVE' }, { text: 'DRAFT' })).toMatchObject({
      to: { number: 3, isDraft: true, isLive: false },
      addedCount: 1,
    });
    // Working copies are for editors, absent and unreadable look alike, and outsiders have nothing to compare.
    expect(await compare(trees.agent, drawn.id, { text: 'LIVE' }, { text: 'DRAFT' })).toBeNull();
    expect(await compare(trees.agent, drawn.id, { version: 1 }, { version: 9 })).toBeNull();
    expect(await compare(trees.editor, 'tree_01h455vb4pex5vsknk084sn02q', { version: 1 }, { version: 2 })).toBeNull();
    expect(
      (await trees.partner.run(difference, { id: drawn.id, from: { version: 1 }, to: { version: 2 } })).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await trees.editor.run(difference, { id: drawn.id, from: {}, to: { version: 2 } })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('are brought back as a working copy, which is told once', async () => {
    const tree = await twice('Brought back');
    const back = await changeTree<MadeTree & { draft: { note: string; state: string } }>(
      ...([trees.editor, 'treeVersionRestore', tree, { version: 1 }, 'draft { note state }'] as const),
    );
    expect(back).toMatchObject({ version: 2, draft: { note: '恢复第 1 版', state: 'DRAFT' } });
    expect(await compare(trees.editor, tree.id, { version: 1 }, { text: 'DRAFT' })).toMatchObject({ isEqual: true });
    expect(await events(tree.id)).toMatchObject([{ after: { restoredVersion: 1, replacedDraft: false } }]);
    const again = await publishTree(trees.editor, trees.reviewer, back);
    expect(again.version).toBe(3);
  });

  it('are refused without a reason to overwrite, and nothing changes', async () => {
    const tree = await twice('Refused');
    const drawn = await changeTree(trees.editor, 'treeDraftUpdate', tree, {
      content: { setNodes: [info('x', 'done')] },
    });
    const state = () =>
      trees.app.container.foundation.connection.collection('trees').findOne({ _id: tree.id } as never);
    const standing = await state();
    expect(await refusedTree(trees.editor, 'treeVersionRestore', drawn, { version: 1 })).toMatchObject([
      { code: 'WRONG_STATE', field: ['replaceDraft'] },
    ]);
    expect(await refusedTree(trees.editor, 'treeVersionRestore', drawn, { version: 7 })).toMatchObject([
      { code: 'NOT_FOUND', field: ['version'] },
    ]);
    expect(await refusedTree(trees.editor, 'treeVersionRestore', tree, { version: 1 })).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect(
      await refusedTree(
        trees.editor,
        'treeVersionRestore',
        { ...drawn, id: 'tree_01h455vb4pex5vsknk084sn02q' },
        { version: 1 },
      ),
    ).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    const query =
      'mutation ($id: ID!, $input: TreeVersionRestoreInput!) { treeVersionRestore(id: $id, input: $input) { tree { id } } }';
    const variables = { id: tree.id, input: { version: 1, expectedVersion: drawn.revision } };
    for (const who of [trees.agent, trees.partner])
      expect((await who.run(query, variables)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await state()).toEqual(standing);
    expect(await events(tree.id)).toEqual([]);
    const replaced = await changeTree(trees.editor, 'treeVersionRestore', drawn, { version: 1, replaceDraft: true });
    expect(await compare(trees.editor, tree.id, { version: 1 }, { text: 'DRAFT' })).toMatchObject({ isEqual: true });
    const submitted = await changeTree(trees.editor, 'treeSubmit', replaced);
    expect(
      await refusedTree(trees.editor, 'treeVersionRestore', submitted, { version: 2, replaceDraft: true }),
    ).toMatchObject([{ code: 'WRONG_STATE' }]);
  });
});
