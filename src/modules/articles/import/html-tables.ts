import type TurndownService from 'turndown';
import { type HtmlNode, attribute } from './html-node.js';

const align = (cell: HtmlNode): string => {
  const by = ['align', 'class', 'style'].map((name) => attribute(cell, name)).join(' ');
  if (/\bcenter\b/i.test(by)) return ':---:';
  if (/\bright\b/i.test(by)) return '---:';
  return /\bleft\b/i.test(by) ? ':---' : '---';
};

const cells = (row: HtmlNode): HtmlNode[] =>
  Array.from(row.childNodes).filter((node) => node.nodeName === 'TH' || node.nodeName === 'TD');

/** The row that a table begins with; null for an empty one. */
function firstRow(table: HtmlNode): HtmlNode | null {
  for (const child of Array.from(table.childNodes) as HtmlNode[]) {
    if (child.nodeName === 'TR') return child;
    if (!['THEAD', 'TBODY', 'TFOOT'].includes(child.nodeName)) continue;
    const row = Array.from(child.childNodes).find((node) => node.nodeName === 'TR');
    if (row) return row as HtmlNode;
  }
  return null;
}

/** The table that a part belongs to. */
function tableOf(node: HtmlNode): HtmlNode | null {
  let at = node.parentNode;
  while (at && at.nodeName !== 'TABLE') at = at.parentNode;
  return at as HtmlNode | null;
}

/**
 * Tables as Markdown tables: the first row of headings as the head, an empty head where there is none. A table that holds another one
 * only lays out a page: its cells become paragraphs.
 */
export function addTables(service: TurndownService): void {
  const layouts = new WeakMap<object, boolean>();
  const isLayout = (table: HtmlNode | null): boolean => {
    if (!table) return true;
    const known = layouts.get(table);
    if (known !== undefined) return known;
    const rows = firstRow(table);
    const answer = rows === null || table.getElementsByTagName('table').length > 0;
    layouts.set(table, answer);
    return answer;
  };
  service.addRule('cell', {
    filter: ['th', 'td'],
    replacement: (content, node) => {
      if (isLayout(tableOf(node as HtmlNode))) return `\n\n${content}\n\n`;
      const text = content
        .trim()
        .replace(/\s*\n\s*/g, ' ')
        .replace(/(?<!\\)\|/g, '\\|');
      const span = Number((node as HtmlNode).getAttribute('colspan') ?? 1) || 1;
      return ` ${text} |${'  |'.repeat(Math.min(50, Math.max(1, span)) - 1)}`;
    },
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => (isLayout(tableOf(node as HtmlNode)) ? content : `|${content}\n`),
  });
  service.addRule('section', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  service.addRule('caption', { filter: 'caption', replacement: () => '' });
  service.addRule('table', {
    filter: 'table',
    replacement: (content, node) => {
      const table = node as HtmlNode;
      const first = firstRow(table);
      if (isLayout(table) || !first) return `\n\n${content}\n\n`;
      const columns = cells(first);
      const isHead = first.parentNode?.nodeName === 'THEAD' || columns.every((cell) => cell.nodeName === 'TH');
      const line = `|${columns.map((cell) => ` ${align(cell)} |`).join('')}`;
      const [head = '', ...rows] = content.trim().split('\n');
      const lines = isHead ? [head, line, ...rows] : [`|${'  |'.repeat(columns.length)}`, line, head, ...rows];
      return `\n\n${lines.filter((row) => row !== '').join('\n')}\n\n`;
    },
  });
}
