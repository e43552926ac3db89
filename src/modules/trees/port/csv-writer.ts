import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import { type EdgeColumn, writeRows } from './edge-table.js';
import { variableOut } from './json-content.js';
import { hiddenParts } from './node-parts.js';

type Row = Partial<Record<EdgeColumn, string | null>>;

const labels = (text: LocalizedText | null): Row => ({ label_zh: text?.zhCN ?? '', label_en: text?.en ?? '' });

function edgesOf(node: TreeNode): Row[] {
  switch (node.kind) {
    case TreeNodeKind.QUESTION:
      return node.choices.map(({ key, label, to }) => ({ choice: key, ...labels(label), to }));
    case TreeNodeKind.LOGIC:
      return [
        ...node.rules.map(({ when, label, to }) => ({ ...labels(label), when, to })),
        ...(node.to === null ? [] : [{ choice: 'default', to: node.to }]),
      ];
    case TreeNodeKind.ACTION:
      return [
        { choice: 'success', to: node.to },
        { choice: 'failure', to: node.command?.failureTo ?? null },
        { choice: 'timeout', to: node.command?.timeoutTo ?? null },
      ].filter(({ to }) => to !== null);
    case TreeNodeKind.INPUT:
    case TreeNodeKind.INFO:
    case TreeNodeKind.SUBTREE:
    case TreeNodeKind.ARTICLE:
    case TreeNodeKind.OUTCOME:
      return node.to === null ? [] : [{ to: node.to }];
  }
}

/** A content as a table of edges: a row for each edge, and one for a node that has none. */
export function writeCsvTree(content: TreeContent): string {
  const rows: Row[] = [];
  const first = content.nodes[0]?.key ?? null;
  if (content.startKey !== first) rows.push({ kind: 'START', to: content.startKey });
  for (const node of content.nodes) {
    const about = { from: node.key, kind: node.kind, title_zh: node.title.zhCN, title_en: node.title.en };
    const edges = edgesOf(node);
    const hidden = hiddenParts(node);
    (edges.length ? edges : [{}]).forEach((edge, at) => {
      rows.push({ ...about, ...edge, ...(at === 0 ? { details: hidden } : {}) });
    });
  }
  for (const variable of content.variables)
    rows.push({ from: variable.name, kind: 'VARIABLE', details: JSON.stringify(variableOut(variable)) });
  return writeRows(rows);
}
