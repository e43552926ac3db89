import type { TreeContentInput, TreeNodeInput } from '../../../src/modules/trees/tree-content.inputs.js';
import type { TreeContent, TreeNode } from '../../../src/modules/trees/tree-content.js';
import { applyTreeChange, completeNode, emptyTreeContent } from '../../../src/modules/trees/tree-content.rules.js';
import { TreeNodeKind, TreeResult } from '../../../src/modules/trees/tree-enums.js';
import type { TestClient } from '../../support/client.js';
import { words } from './drawings.js';

// Builders of trees for tests: contents as a client hands them in, and ways through the API.

/** A question with its answers: `[key, where it goes on]`. */
export const question = (key: string, ways: readonly (readonly [string, string])[]): TreeNodeInput => ({
  key,
  kind: TreeNodeKind.QUESTION,
  title: words(`${key}?`),
  choices: ways.map(([choice, to]) => ({ key: choice, label: words(choice), to })),
});

/** Something that is said before it goes on. */
export const info = (key: string, to: string | null): TreeNodeInput => ({
  key,
  kind: TreeNodeKind.INFO,
  title: words(key),
  to,
});

/** An end. */
export const outcome = (key: string, result: TreeResult = TreeResult.RESOLVED): TreeNodeInput => ({
  key,
  kind: TreeNodeKind.OUTCOME,
  title: words(key),
  outcome: { result },
});

/** A small tree without faults: one question, two ends. */
export const smallTree = (title: string, more: Partial<TreeContentInput> = {}): TreeContentInput => ({
  title: words(title),
  startKey: 'q1',
  setNodes: [
    question('q1', [
      ['yes', 'done'],
      ['no', 'open'],
    ]),
    outcome('done'),
    outcome('open', TreeResult.UNRESOLVED),
  ],
  ...more,
});

/** A content as it is stored. */
export const contentFrom = (given: TreeContentInput): TreeContent => applyTreeChange(emptyTreeContent, given);

/** A node as it is stored. */
export const nodeFrom = (given: TreeNodeInput): TreeNode => completeNode(given);

export interface MadeTree {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly version: number | null;
  readonly state: string;
}

export const treeFields = 'id code revision version state';

/** A mutation of one tree: `treeSubmit` with `TreeSubmitInput`. */
export const treeMutation = (field: string, more = ''): string => {
  const input = `T${field.slice(1)}Input`;
  return `mutation ($id: ID!, $input: ${input}!) { ${field}(id: $id, input: $input) { tree { ${treeFields} ${more} } userErrors { code message field } } }`;
};

/** Changes a tree by a mutation that has to work. */
export async function changeTree<T extends MadeTree = MadeTree>(
  client: TestClient,
  field: string,
  tree: Pick<MadeTree, 'id' | 'revision'>,
  input: Record<string, unknown> = {},
  more = '',
): Promise<T> {
  const variables = { id: tree.id, input: { expectedVersion: tree.revision, ...input } };
  return (await client.change<{ tree: T }>(field, treeMutation(field, more), variables)).tree;
}

/** What a mutation that has to be refused says. */
export async function refusedTree(
  client: TestClient,
  field: string,
  tree: Pick<MadeTree, 'id' | 'revision'>,
  input: Record<string, unknown> = {},
): Promise<{ code: string; field: string[] | null }[]> {
  const variables = { id: tree.id, input: { expectedVersion: tree.revision, ...input } };
  const { userErrors } = await client.get<{ userErrors: { code: string; field: string[] | null }[] }>(
    field,
    treeMutation(field),
    variables,
  );
  return userErrors;
}

/** Makes a tree with a draft. */
export async function createTree(
  editor: TestClient,
  content: TreeContentInput | Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<MadeTree> {
  const mutation = `mutation ($input: TreeCreateInput!) { treeCreate(input: $input) { tree { ${treeFields} } userErrors { code message field } } }`;
  return (await editor.change<{ tree: MadeTree }>('treeCreate', mutation, { input: { content, ...more } })).tree;
}

/** Takes a draft to approval; `reviewer` must not have drawn in it. */
export async function approveTree(editor: TestClient, reviewer: TestClient, tree: MadeTree): Promise<MadeTree> {
  return changeTree(reviewer, 'treeApprove', await changeTree(editor, 'treeSubmit', tree));
}

/** Takes a draft through review to publication. */
export async function publishTree(
  editor: TestClient,
  reviewer: TestClient,
  tree: MadeTree,
  input: Record<string, unknown> = {},
): Promise<MadeTree> {
  return changeTree(editor, 'treePublish', await approveTree(editor, reviewer, tree), input);
}

/** Makes a tree and publishes it. */
export async function drawAndPublish(
  editor: TestClient,
  reviewer: TestClient,
  content: TreeContentInput | Record<string, unknown>,
  input: Record<string, unknown> = {},
): Promise<MadeTree> {
  return publishTree(editor, reviewer, await createTree(editor, content), input);
}
