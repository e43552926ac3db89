import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import { referencesIn } from '../validation/outside.rules.js';
import { exitsOf } from '../validation/tree-graph.js';

/** Most places that one answer names. */
export const mostReferences = 200;

/** Where a tree refers to something. */
export interface Reference {
  readonly nodeKey: string | null;
  readonly title: LocalizedText | null;
  readonly place: string;
}

const at = (node: TreeNode | null, place: string): Reference => ({
  nodeKey: node?.key ?? null,
  title: node?.title ?? null,
  place,
});

/** Where a drawing refers to an article or tree by its code, in the order of its nodes, those of the tree as a whole first. */
export function referencesTo(content: TreeContent, code: string): Reference[] {
  const found: Reference[] = [];
  for (const reference of referencesIn(content))
    if (reference.code === code) found.push(at(reference.node, reference.place));
  for (const node of content.nodes)
    if (node.kind === TreeNodeKind.SUBTREE && node.subtree?.code === code) found.push(at(node, 'subtree'));
  return found.slice(0, mostReferences);
}

/** Where a node is the start, a target or a check in its own drawing. */
export function dependantsOfNode(content: TreeContent, key: string): Reference[] {
  const found = content.startKey === key ? [at(null, 'start')] : [];
  for (const node of content.nodes) {
    for (const exit of exitsOf(node)) if (exit.to === key) found.push(at(node, exit.place));
    if (node.kind === TreeNodeKind.OUTCOME && node.outcome?.checks.includes(key)) found.push(at(node, `check:${key}`));
  }
  return found.slice(0, mostReferences);
}
