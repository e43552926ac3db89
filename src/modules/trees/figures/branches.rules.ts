import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';

/** One way out of a node. */
export interface Branch {
  /** Key of the choice; number of the rule from 1, or `default`; `success`, `failure`, `timeout`; `next`. */
  readonly key: string;
  readonly label: LocalizedText | null;
  readonly to: string | null;
}

const next = (to: string | null): Branch[] => (to === null ? [] : [{ key: 'next', label: null, to }]);

/** Keys of the questions whose answers are personal data: no figure tells which one was given. */
export function personalQuestions(content: TreeContent | null): Set<string> {
  const personal = new Set(content?.variables.filter(({ isPersonal }) => isPersonal).map(({ name }) => name));
  const asked = content?.nodes.filter(
    ({ kind, variable }) => kind === TreeNodeKind.QUESTION && variable !== null && personal.has(variable),
  );
  return new Set(asked?.map(({ key }) => key));
}

/** The ways out of a node, in the order of the drawing; none of an outcome, nor of a sub-tree that ends the walk. */
export function branchesOf(node: TreeNode): Branch[] {
  switch (node.kind) {
    case TreeNodeKind.QUESTION:
      return node.choices.map(({ key, label, to }) => ({ key, label, to }));
    case TreeNodeKind.LOGIC:
      return [
        ...node.rules.map(({ label, to }, at) => ({ key: String(at + 1), label, to })),
        { key: 'default', label: null, to: node.to },
      ];
    case TreeNodeKind.ACTION:
      return [
        { key: 'success', label: null, to: node.to },
        { key: 'failure', label: null, to: node.command?.failureTo ?? null },
        { key: 'timeout', label: null, to: node.command?.timeoutTo ?? null },
      ];
    case TreeNodeKind.OUTCOME:
      return [];
    case TreeNodeKind.INPUT:
    case TreeNodeKind.INFO:
    case TreeNodeKind.SUBTREE:
    case TreeNodeKind.ARTICLE:
      return next(node.to);
  }
}
