import { describe, expect, it } from '@jest/globals';
import { brokenTargetsIn } from '../../../../src/modules/trees/validation/validator.rules.js';
import { facts } from '../validation/checking.js';
import { ValidationStore } from '../../../../src/modules/trees/validation/validation.store.js';
import type { TreeContent } from '../../../../src/modules/trees/tree-content.js';
import type { Tree } from '../../../../src/modules/trees/tree.js';
import type { TreeVersion } from '../../../../src/modules/trees/tree-version.js';
import { TreeNodeKind, TreeValueType, TreeVariableOrigin } from '../../../../src/modules/trees/tree-enums.js';
import { writeAndPublish } from '../../../support/publish.js';
import * as draw from '../drawings.js';
import { drawAndPublish, smallTree } from '../trees-fixture.js';
import { standingTrees } from '../trees-app.js';

const trees = standingTrees();
const { STRING } = TreeValueType;
const end = draw.outcome('end');
const kept = { variables: [draw.variable('kept', STRING, { origin: TreeVariableOrigin.COMMAND })] };

/** Drawings, each with something that leads out of it. */
const drawings = (article: string, tree: string): Readonly<Record<string, TreeContent>> => ({
  nothing: draw.drawing([draw.question('q', { x: 'end' }, { body: draw.words('No [link] here.') }), end]),
  'a live article': draw.drawing([
    draw.node('a', TreeNodeKind.ARTICLE, { to: 'end', article: { code: article, anchor: null } }),
    end,
  ]),
  'an article that is gone': draw.drawing([draw.info('a', 'end', { article: { code: 'K-999', anchor: null } }), end]),
  'no article': draw.drawing([draw.node('a', TreeNodeKind.ARTICLE, { to: 'end' }), end]),
  'a link of the description': draw.drawing([end], { description: draw.both('见 [[K-999]]', '') }),
  'a link of the help, in one language': draw.drawing([
    draw.info('a', 'end', { body: draw.both('', '[[K-999]]') }),
    end,
  ]),
  'a link of what is said': draw.drawing([draw.question('a', { x: 'end' }, { say: draw.both('[[T-999]]', '') }), end]),
  'a link of a hand-over': draw.drawing([draw.outcome('end', { handoverTemplate: draw.words('[[K-999]]') })]),
  'a link in code': draw.drawing([draw.info('a', 'end', { body: draw.words('`[[K-999]]`') }), end]),
  'a live tree': draw.drawing([draw.subtree('s', tree, 'end'), end]),
  'a tree that is gone': draw.drawing([draw.subtree('s', 'T-999', 'end'), end]),
  'a version that is not there': draw.drawing([draw.subtree('s', tree, 'end', { version: 9 }), end]),
  'a variable that is not there': draw.drawing(
    [draw.subtree('s', tree, 'end', { outputs: [{ target: 'kept', source: 'gone' }] }), end],
    kept,
  ),
  'an output that fits badly': draw.drawing(
    [draw.subtree('s', tree, 'end', { outputs: [{ target: 'kept', source: 'result' }] }), end],
    kept,
  ),
  'a command': draw.drawing([draw.action('a', 'end'), end]),
  'a department': draw.drawing([draw.outcome('end', { departmentId: 'department_9' })]),
  'a department by rule': draw.drawing([
    draw.outcome('end', { departmentRules: [{ when: 'true', departmentId: 'department_9' }] }),
  ]),
  'a tier': draw.drawing([draw.outcome('end', { tierId: 'tier_9' })]),
});

describe('live trees with broken targets', () => {
  it('are found by sketches as by whole drawings', async () => {
    const article = await writeAndPublish(trees.editor, 'Live text');
    const inner = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Inner'));
    const { connection } = trees.app.container.foundation;
    const store = new ValidationStore(trees.app.container.trees.store);
    const [model] = await trees.rows('trees', { _id: inner.id });
    const [version] = await trees.rows('tree_versions', { treeId: inner.id });
    const all = Object.entries(drawings(article.code, inner.code));
    const idOf = (at: number): string => `tree_sketch_${String(at).padStart(2, '0')}`;
    // As somebody left them: what cannot be published may break later.
    await connection.collection<{ _id: string }>('tree_versions').insertMany(
      all.map(([, content], at) => ({
        ...version,
        ...{ _id: `${idOf(at)}_v1`, treeId: idOf(at), treeCode: `T-8${at}`, content },
      })),
    );
    await connection.collection<{ _id: string }>('trees').insertMany(
      all.map(([, content], at) => ({
        ...model,
        ...{ _id: idOf(at), code: `T-8${at}`, versionId: `${idOf(at)}_v1`, title: content.title, draft: null },
      })),
    );

    const outside = facts({
      ...{ tiers: new Set<string>(), departments: new Set<string>(), commands: new Map() },
      articles: new Map([
        [
          article.code,
          {
            ...{
              code: article.code,
              standing: 'LIVE' as const,
              holds: true,
              articleId: article.id,
              mergedIntoId: null,
            },
            reach: null,
          },
        ],
      ]),
      trees: new Map([
        [inner.code, { id: inner.id, code: inner.code, standing: 'LIVE' as const, reach: facts().reach }],
      ]),
      called: new Map([[inner.code, { content: (version as unknown as TreeVersion).content }]]),
    });
    const standing: Tree[] = [];
    for await (const batch of store.live(5)) standing.push(...batch);
    const sketches = await store.liveSketches(standing);
    const expected: string[] = [];
    for (const [at, [name, content]] of all.entries()) {
      const whole = brokenTargetsIn(content, outside).map(({ code, nodeKey, place }) => [code, nodeKey, place]);
      const sketch = sketches.get(idOf(at));
      if (!sketch) throw new Error(`There is no sketch of ${name}.`);
      const inSketch = brokenTargetsIn(sketch, outside).map(({ code, nodeKey, place }) => [code, nodeKey, place]);
      expect({ name, found: inSketch }).toEqual({ name, found: whole });
      if (whole.length) expected.push(idOf(at));
      // What leads nowhere out of the drawing is not read at all.
      if (name === 'nothing') expect(sketch.nodes.map(({ key }) => key)).toEqual(['end']);
    }
    expect(expected).toHaveLength(13);

    // What was read once is not read again: versions never change.
    expect((await store.liveSketches(standing)).get(idOf(1))).toBe(sketches.get(idOf(1)));

    const query = '{ treesWithBrokenTargets(first: 50) { nodes { id } } }';
    const told = await trees.editor.get<{ id: string }[]>('treesWithBrokenTargets.nodes', query);
    expect(told.map(({ id }) => id).sort()).toEqual(expected);
  });
});

describe('a heading of an article', () => {
  it('is looked for in the text that is live now', async () => {
    const article = await writeAndPublish(trees.editor, 'With headings', {
      content: { bodyMarkdown: '## Clean the filter\n\nOpen the flap.' },
    });
    const showing = (anchor: string): Record<string, unknown> => ({
      ...{ title: draw.words(anchor), startKey: 'a' },
      setNodes: [
        {
          ...{ key: 'a', kind: 'ARTICLE', title: draw.words('a'), to: 'end' },
          article: { code: article.code, anchor },
        },
        { key: 'end', kind: 'OUTCOME', title: draw.words('end'), outcome: { result: 'RESOLVED' } },
      ],
    });
    const findings = async (anchor: string): Promise<unknown> => {
      const made = await drawAndPublish(trees.editor, trees.reviewer, showing(anchor));
      const fields = 'findings { code severity nodeKey place message { zhCN en } mend { zhCN en } }';
      return trees.editor.get('tree.findings', `query ($id: ID!) { tree(id: $id) { ${fields} } }`, { id: made.id });
    };
    expect(await findings('Clean the filter')).toEqual([]);
    expect(await findings('Clean the drum')).toEqual([
      {
        ...{ code: 'BROKEN_ANCHOR', severity: 'WARNING', nodeKey: 'a', place: 'article' },
        message: {
          zhCN: `“a中”要从 ${article.code} 的“Clean the drum”读起，但线上正文没有这个小标题。`,
          en: `“a” begins ${article.code} at “Clean the drum”, but the live text has no such heading.`,
        },
        mend: expect.objectContaining({ en: expect.stringContaining('heading') }),
      },
    ]);
  });
});
