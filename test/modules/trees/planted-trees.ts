import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { TreeContent, TreeNode } from '../../../src/modules/trees/tree-content.js';
import { TreePurpose, TreeState } from '../../../src/modules/trees/tree-enums.js';
import type { TreeVersion } from '../../../src/modules/trees/tree-version.js';
import type { Tree } from '../../../src/modules/trees/tree.js';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { Audience } from '../../../src/platform/auth/viewer.js';
import type { LocalizedText } from '../../../src/platform/graphql/localized.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { TestApp } from '../../support/start-app.js';
import { both, drawing } from './drawings.js';

export interface PlantedTree {
  readonly code: string;
  readonly title: LocalizedText;
  readonly nodes: readonly TreeNode[];
  /** What else is drawn. */
  readonly drawn?: Partial<TreeContent>;
  readonly change?: Partial<Tree>;
}

const neverEnds = 8_640_000_000_000_000;

/** Documents of a tree with one published version, as a publication leaves them. */
export function documentsOf(planted: PlantedTree): { tree: Tree; version: TreeVersion } {
  const { code, title, nodes, change = {} } = planted;
  const now = systemClock.now();
  const id = newId('tree', systemClock);
  const versionId = newId('tree_version', systemClock);
  const content = drawing(nodes, {
    title,
    description: both('先问清故障代码。', 'Ask for the error code first.'),
    purpose: change.purpose ?? TreePurpose.TROUBLESHOOTING,
    ...planted.drawn,
    lines: change.lines ?? ['*'],
  });
  const policy = {
    audience: Audience.INTERNAL,
    tierRank: 0,
    teams: ['*'],
    lines: ['*'],
    state: TreeState.PUBLISHED,
    effectiveFrom: 0,
    effectiveTo: neverEnds,
    ...Object.fromEntries(
      Object.entries(change).filter(([name]) => ['audience', 'tierRank', 'teams', 'lines', 'state'].includes(name)),
    ),
  };
  const tree = {
    _id: id,
    code,
    revision: 1,
    title,
    description: content.description,
    purpose: content.purpose,
    locales: content.locales,
    categoryId: null,
    categoryPath: [],
    ...policy,
    version: 1,
    versionId,
    numbered: 1,
    publishedAt: now,
    publishedById: null,
    changeSummary: null,
    publishedPriority: null,
    nodeCount: nodes.length,
    createdAt: now,
    updatedAt: now,
    source: null,
    draft: null,
    submittedAt: null,
    scheduledAt: null,
    authorIds: [],
    links: [],
    keysEver: nodes.map(({ key }) => key),
    ownerId: null,
    ownerTeamId: null,
    verifyEveryDays: null,
    verifiedAt: null,
    verifiedById: null,
    verifyDueAt: null,
    ...change,
  } as Tree;
  const version = {
    _id: versionId,
    treeId: id,
    treeCode: code,
    number: 1,
    content,
    policy,
    checksum: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    nodeCount: nodes.length,
    authorId: null,
    note: null,
    changeSummary: null,
    publishedAt: now,
    publishedById: null,
    reviews: [],
  } as TreeVersion;
  return { tree, version };
}

/** Where trees are planted: a test app, or a database of its own. */
type Ground = TestApp | { readonly connection: Connection };

const connectionOf = (ground: Ground): Connection =>
  'container' in ground ? ground.container.foundation.connection : ground.connection;

/** Writes a published tree the way it is stored; returns its id. */
export async function plantTree(ground: Ground, planted: PlantedTree): Promise<string> {
  const { tree, version } = documentsOf(planted);
  const connection = connectionOf(ground);
  await connection.collection('tree_versions').insertOne(version as never);
  await connection.collection('trees').insertOne(tree as never);
  return tree._id;
}

/** Writes a published tree with this whole drawing; returns its id. */
export const plantDrawing = (
  ground: Ground,
  code: string,
  drawn: TreeContent,
  change: Partial<Tree> = {},
): Promise<string> => plantTree(ground, { code, title: drawn.title, nodes: drawn.nodes, drawn, change });

/** Puts a new version with other nodes in the place of the live one, as a publication does. */
export async function republish(ground: Ground, id: string, nodes: readonly TreeNode[]): Promise<void> {
  const connection = connectionOf(ground);
  const trees = connection.collection<Tree>('trees');
  const tree = await trees.findOne({ _id: id });
  const before = await connection.collection<TreeVersion>('tree_versions').findOne({ _id: tree?.versionId ?? '' });
  if (!tree || !before) throw new Error(`No tree ${id}.`);
  const number = tree.numbered + 1;
  const { startKey } = before.content;
  const version = {
    ...before,
    _id: newId('tree_version', systemClock),
    number,
    content: {
      ...before.content,
      startKey: nodes.some(({ key }) => key === startKey) ? startKey : (nodes[0]?.key ?? null),
      nodes: [...nodes],
    },
    nodeCount: nodes.length,
  };
  await connection.collection('tree_versions').insertOne(version as never);
  const keysEver = [...new Set([...tree.keysEver, ...nodes.map(({ key }) => key)])];
  await trees.updateOne(
    { _id: id },
    { $set: { versionId: version._id, version: number, numbered: number, keysEver, nodeCount: nodes.length } },
  );
}

/** Changes fields of a tree as they are stored. */
export async function changeStored(ground: Ground, id: string, change: Partial<Tree>): Promise<void> {
  await connectionOf(ground).collection<Tree>('trees').updateOne({ _id: id }, { $set: change });
}
