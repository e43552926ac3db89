import { Locale } from '../../../platform/graphql/enums.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';
import { variableOut } from './json-content.js';
import { writeId, writeText } from './mermaid-text.rules.js';
import { edgeWords } from './mermaid-words.rules.js';
import { hiddenParts } from './node-parts.js';

const shapes: Readonly<Record<TreeNodeKind, readonly [string, string]>> = {
  [TreeNodeKind.QUESTION]: ['{', '}'],
  [TreeNodeKind.INPUT]: ['[/', '/]'],
  [TreeNodeKind.INFO]: ['[', ']'],
  [TreeNodeKind.LOGIC]: ['{{', '}}'],
  [TreeNodeKind.ACTION]: ['[[', ']]'],
  [TreeNodeKind.SUBTREE]: ['[(', ')]'],
  [TreeNodeKind.ARTICLE]: ['>', ']'],
  [TreeNodeKind.OUTCOME]: ['([', '])'],
};

/** A text in a language, in the other where it is missing. */
const inLanguage = (text: LocalizedText, locale: Locale): string =>
  locale === Locale.EN ? text.en || text.zhCN : text.zhCN || text.en;

interface Arrow {
  readonly to: string | null;
  readonly label: string | null;
  readonly note?: string;
  readonly isDotted?: boolean;
}

function arrowsOf(node: TreeNode, locale: Locale): Arrow[] {
  const words = edgeWords[locale];
  const straight = { to: node.to, label: null };
  switch (node.kind) {
    case TreeNodeKind.QUESTION:
      return node.choices.map(({ key, label, to }) => ({
        to,
        label: inLanguage(label, locale) || key,
        note: `choice ${key}`,
      }));
    case TreeNodeKind.LOGIC:
      return [
        ...node.rules.map(({ when, label, to }) => ({
          to,
          label: (label && inLanguage(label, locale)) || when,
          ...(label ? { note: `when ${when.replace(/\s+/g, ' ')}` } : {}),
        })),
        { to: node.to, label: words.otherwise },
      ];
    case TreeNodeKind.ACTION:
      return [
        straight,
        { to: node.command?.failureTo ?? null, label: words.failure, isDotted: true },
        { to: node.command?.timeoutTo ?? null, label: words.timeout, isDotted: true },
      ];
    case TreeNodeKind.INPUT:
    case TreeNodeKind.INFO:
    case TreeNodeKind.SUBTREE:
    case TreeNodeKind.ARTICLE:
    case TreeNodeKind.OUTCOME:
      return [straight];
  }
}

/**
 * A content as a Mermaid flowchart, its texts in one language. What a drawing does not show stands in comments that only we read. Edges
 * that lead nowhere are left out.
 */
export function writeMermaidTree(
  content: TreeContent,
  locale: Locale,
  about: { readonly code?: string | null } = {},
): string {
  const title = inLanguage(content.title, locale).replace(/\s+/g, ' ');
  const lines = ['---', `title: ${JSON.stringify(title)}`, '---', 'flowchart TD'];
  if (about.code) lines.push(`%% caregraph tree ${about.code}`);
  if (content.startKey !== null) lines.push(`%% caregraph start ${content.startKey}`);
  for (const variable of content.variables)
    lines.push(`%% caregraph variable ${JSON.stringify(variableOut(variable))}`);
  for (const node of content.nodes) {
    const hidden = hiddenParts(node);
    const [open, close] = shapes[node.kind];
    if (hidden !== null) lines.push(`  %% caregraph node ${node.key} ${hidden}`);
    const text = inLanguage(node.title, locale) || node.key;
    lines.push(`  ${writeId(node.key)}${open}${writeText(text)}${close}:::${node.kind.toLowerCase()}`);
  }
  for (const node of content.nodes) {
    for (const { to, label, note, isDotted } of arrowsOf(node, locale)) {
      if (to === null) continue;
      if (note !== undefined) lines.push(`  %% caregraph ${note}`);
      const arrow = isDotted ? '-.->' : '-->';
      lines.push(`  ${writeId(node.key)} ${arrow}${label === null ? '' : `|${writeText(label)}|`} ${writeId(to)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
