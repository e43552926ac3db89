import { describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/platform/auth/viewer.js';
import type { TestClient } from '../../support/client.js';
import { standingTrees } from './trees-app.js';
import { words } from './drawings.js';
import {
  approveTree,
  changeTree,
  createTree,
  drawAndPublish,
  info,
  outcome,
  question,
  smallTree,
} from './trees-fixture.js';

const trees = standingTrees();

describe('reading', () => {
  it('shows the live drawing inside the centre, old versions there only, and outsiders neither', async () => {
    const tree = await drawAndPublish(trees.editor, trees.reviewer, smallTree('Open'), {
      audience: 'PUBLIC',
      confirmWidening: true,
      changeSummary: 'codeword',
    });
    const next = await changeTree(trees.editor, 'treeDraftUpdate', tree, {
      content: {
        setNodes: [
          question('q1', [
            ['yes', 'done'],
            ['no', 'ask'],
          ]),
          info('ask', 'done'),
        ],
        removeNodes: ['open'],
      },
      note: 'codeword',
    });
    const approved = await approveTree(trees.editor, trees.reviewer, next);
    await changeTree(trees.editor, 'treePublish', approved, { changeSummary: 'codeword' });
    const query = `{ tree(id: "${tree.id}") { code version nodeCount changeSummary title { en } content { nodes { key } } old: node(key: "open") { key } now: node(key: "done") { key } draft { note } owner { id } verification { state }
      versions(first: 9) { totalCount nodes { number note changeSummary checksum isLive title { en } author { id } content { nodes { key } } tree { code } reviews { outcome } } } versionNumbered(number: 1) { number } viewerCanWalk viewerCanEdit } }`;
    const inside = await trees.agent.get<Record<string, never>>('tree', query);
    expect(inside).toMatchObject({
      ...{
        version: 2,
        nodeCount: 3,
        changeSummary: 'codeword',
        draft: null,
        old: { key: 'ask' },
        now: { key: 'done' },
      },
      ...{ viewerCanWalk: true, viewerCanEdit: false, verification: { state: 'NONE' }, versionNumbered: { number: 1 } },
      versions: {
        totalCount: 2,
        nodes: [
          { number: 2, isLive: true },
          { number: 1, isLive: false, content: { nodes: [{}, {}, { key: 'open' }] } },
        ],
      },
    });
    const outside = await (await trees.centre.as(Role.PARTNER)).get<Record<string, never>>('tree', query);
    expect(outside).toMatchObject({
      ...{
        version: 2,
        changeSummary: null,
        content: null,
        old: null,
        now: null,
        draft: null,
        owner: null,
        verification: null,
      },
      ...{ versionNumbered: null, versions: { totalCount: 1, nodes: [{ number: 2, content: null, reviews: [] }] } },
    });
    expect(JSON.stringify(outside)).not.toContain('codeword');
    const versionId = await trees.agent.get<string>(
      'tree.versions.nodes.1.id',
      `{ tree(id: "${tree.id}") { versions(first: 2) { nodes { id } } } }`,
    );
    const node = `{ node(id: "${versionId}") { id ... on TreeVersion { number } } }`;
    expect(await trees.agent.get('node', node)).toMatchObject({ number: 1 });
    expect(await (await trees.centre.as(Role.PARTNER)).get('node', node)).toBeNull();
  });

  it('lists what somebody may see, narrowed and ordered', async () => {
    const of = async (client: TestClient, args: string): Promise<string[]> =>
      (
        await client.get<{ title: { en: string } }[]>(
          'trees.nodes',
          `{ trees(first: 50, ${args}) { nodes { title { en } draft { content { nodes { key } } } } } }`,
        )
      ).map(({ title }) => title.en);
    const script = await drawAndPublish(
      trees.editor,
      trees.reviewer,
      smallTree('Script', { purpose: 'SCRIPT' as never, productLineIds: [trees.centre.lines.tv] }),
    );
    expect(await of(trees.agent, 'filter: { purposes: [SCRIPT] }')).toEqual(['Script']);
    expect(await of(trees.editor, `filter: { productLineId: "${trees.centre.lines.tv}" }`)).toEqual(['Script']);
    expect(await of(trees.editor, 'filter: { states: [PUBLISHED] }, orderBy: { field: CODE, direction: ASC }')).toEqual(
      ['Open', 'Script'],
    );
    expect(await of(trees.reviewer, 'filter: { authoredByViewer: true }')).toEqual([]);
    expect((await of(trees.editor, 'filter: { authoredByViewer: true }')).sort()).toEqual(['Open', 'Script']);
    await approveTree(trees.editor, trees.reviewer, await createTree(trees.editor, smallTree('Ready')));
    expect(await of(trees.editor, 'filter: { draftStates: [APPROVED] }')).toEqual(['Ready']);
    expect(await of(trees.agent, 'orderBy: { field: SUBMITTED_AT, direction: ASC }')).toEqual([]);
    expect(await of(trees.editor, 'filter: { needsVerification: true }')).toEqual([]);
    await changeTree(trees.editor, 'treeSetVerificationInterval', script, { everyDays: 1 });
    expect(await of(trees.editor, 'filter: { needsVerification: true }')).toEqual(['Script']);
    const page = await trees.editor.get<{ totalCount: number; pageInfo: { endCursor: string } }>(
      'trees',
      '{ trees(first: 2) { totalCount pageInfo { endCursor } } }',
    );
    expect(await of(trees.editor, `after: "${page.pageInfo.endCursor}"`)).toHaveLength(page.totalCount - 2);
  });

  it('shows departments and tiers of outcomes, and the tree of a sub-tree', async () => {
    const made = await createTree(trees.editor, {
      ...smallTree('Parts'),
      setNodes: [
        { key: 's', kind: 'SUBTREE', title: words('s'), subtree: { code: 'T-9' } },
        { ...outcome('end'), outcome: { result: 'ESCALATED', tierId: trees.centre.tiers.expert } },
      ],
    });
    const nodes = await trees.editor.get(
      'tree.draft.content.nodes',
      `{ tree(id: "${made.id}") { draft { content { nodes { subtree { tree { id } } outcome { tier { id } department { id } } } } } } }`,
    );
    expect(nodes).toEqual([
      { subtree: { tree: null }, outcome: null },
      { subtree: null, outcome: { tier: { id: trees.centre.tiers.expert }, department: null } },
    ]);
  });
});
