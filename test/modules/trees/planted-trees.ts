import { createHash } from 'node:crypto';
import type { TreeNode } from '../../../src/modules/trees/tree-content.js';
import { TreeNodeKind, TreePurpose, TreeState } from '../../../src/modules/trees/tree-enums.js';
import type { TreeVersion } from '../../../src/modules/trees/tree-version.js';
import type { Tree } from '../../../src/modules/trees/tree.js';
import { systemClock } from '../../../src/platform/clock/clock.js';
import { Audience } from '../../../src/platform/auth/viewer.js';
import { Locale } from '../../../src/platform/graphql/enums.js';
import type { LocalizedText } from '../../../src/platform/graphql/localized.js';
import { newId } from '../../../src/platform/ids/ids.js';
import type { TestApp } from '../../support/start-app.js';

export const both = (zhCN: string, en: string): LocalizedText => ({ zhCN, en });

/** A node with nothing but what is said of it. */
export const node = (key: string, title: LocalizedText, parts: Partial<TreeNode> = {}): TreeNode => ({
  key,
  kind: TreeNodeKind.QUESTION,
  title,
  body: null,
  say: null,
  alternativeQuestions: [],
  article: null,
  to: null,
  variable: null,
  choices: [],
  fields: [],
  rules: [],
  command: null,
  subtree: null,
  outcome: null,
  position: null,
  ...parts,
});

export const choice = (key: string, label: LocalizedText) => ({ key, label, hint: null, to: null, scores: [] });

export interface PlantedTree {
  readonly code: string;
  readonly title: LocalizedText;
  readonly nodes: readonly TreeNode[];
  readonly change?: Partial<Tree>;
  readonly alternativeQuestions?: readonly string[];
  readonly locales?: readonly Locale[];
}

const neverEnds = 8_640_000_000_000_000;

/** Documents of a tree with one published version, as a publication leaves them. */
export function documentsOf(planted: PlantedTree): { tree: Tree; version: TreeVersion } {
  const { code, title, nodes, change = {}, alternativeQuestions = [] } = planted;
  const locales = [...(planted.locales ?? [Locale.ZH_CN, Locale.EN])];
  const now = systemClock.now();
  const id = newId('tree', systemClock);
  const versionId = newId('tree_version', systemClock);
  const content = {
    title,
    description: both('先问清故障代码。', 'Ask for the error code first.'),
    purpose: TreePurpose.TROUBLESHOOTING,
    locales,
    alternativeQuestions: [...alternativeQuestions],
    categoryId: null,
    lines: change.lines ?? ['*'],
    startKey: nodes[0]?.key ?? null,
    variables: [],
    nodes: [...nodes],
  };
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
    locales,
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

/** Writes a published tree the way it is stored; returns its id. */
export async function plantTree(app: TestApp, planted: PlantedTree): Promise<string> {
  const { tree, version } = documentsOf(planted);
  const { connection } = app.container.foundation;
  await connection.collection('tree_versions').insertOne(version as never);
  await connection.collection('trees').insertOne(tree as never);
  return tree._id;
}

/** Puts a new version with other nodes in the place of the live one, as a publication does. */
export async function republish(app: TestApp, id: string, nodes: readonly TreeNode[]): Promise<void> {
  const { connection } = app.container.foundation;
  const trees = connection.collection<Tree>('trees');
  const tree = await trees.findOne({ _id: id });
  const before = await connection.collection<TreeVersion>('tree_versions').findOne({ _id: tree?.versionId ?? '' });
  if (!tree || !before) throw new Error(`No tree ${id}.`);
  const number = tree.numbered + 1;
  const version = {
    ...before,
    _id: newId('tree_version', systemClock),
    number,
    content: { ...before.content, nodes: [...nodes] },
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
export async function changeTree(app: TestApp, id: string, change: Partial<Tree>): Promise<void> {
  await app.container.foundation.connection.collection<Tree>('trees').updateOne({ _id: id }, { $set: change });
}
