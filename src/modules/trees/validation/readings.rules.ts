import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeNode } from '../tree-content.js';
import { TreeNodeKind } from '../tree-enums.js';

/** An expression that a node evaluates. */
export interface NodeExpression {
  readonly place: string;
  readonly text: string;
  /** Whether it has to be true or false. */
  readonly isCondition: boolean;
}

/** The expressions of a node that its kind uses. */
export function expressionsOf(node: TreeNode): NodeExpression[] {
  const inputs = (list: readonly { target: string; source: string }[]): NodeExpression[] =>
    list.map(({ target, source }) => ({ place: `input:${target}`, text: source, isCondition: false }));
  switch (node.kind) {
    case TreeNodeKind.LOGIC:
      return node.rules.map(({ when }, at) => ({ place: `rule:${at + 1}`, text: when, isCondition: true }));
    case TreeNodeKind.ACTION:
      return inputs(node.command?.inputs ?? []);
    case TreeNodeKind.SUBTREE:
      return inputs(node.subtree?.inputs ?? []);
    case TreeNodeKind.OUTCOME:
      return (node.outcome?.departmentRules ?? []).map(({ when }, at) => ({
        ...{ place: `department:${at + 1}`, text: when, isCondition: true },
      }));
    case TreeNodeKind.QUESTION:
    case TreeNodeKind.INPUT:
    case TreeNodeKind.INFO:
    case TreeNodeKind.ARTICLE:
      return [];
  }
}

/** Texts of a node in which values may stand, by place. */
export const textsOf = (node: TreeNode): (readonly [place: string, text: LocalizedText])[] =>
  (
    [
      ['title', node.title],
      ['body', node.body],
      ['say', node.say],
      ['handover', node.outcome?.handoverTemplate ?? null],
    ] as const
  ).flatMap(([place, text]) => (text ? [[place, text] as const] : []));

const placeholder = /\{\{\s*([^{}]{1,80}?)\s*\}\}/g;

/** Names between `{{` and `}}` in a text, each once. */
export function placeholdersIn({ zhCN, en }: LocalizedText): string[] {
  if (!zhCN.includes('{{') && !en.includes('{{')) return [];
  return [...new Set([zhCN, en].flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1] ?? '')))];
}

/** Variables that a way out of a node gives a value. */
export function setBy(node: TreeNode, place: string): string[] {
  switch (node.kind) {
    case TreeNodeKind.QUESTION:
      return node.variable === null ? [] : [node.variable];
    case TreeNodeKind.INPUT:
      // What need not be filled in may stay empty.
      return node.fields.filter(({ isRequired }) => isRequired).map(({ variable }) => variable);
    case TreeNodeKind.ACTION:
      return place === 'to' ? (node.command?.outputs ?? []).map(({ target }) => target) : [];
    case TreeNodeKind.SUBTREE:
      return (node.subtree?.outputs ?? []).map(({ target }) => target);
    case TreeNodeKind.INFO:
    case TreeNodeKind.LOGIC:
    case TreeNodeKind.ARTICLE:
    case TreeNodeKind.OUTCOME:
      return [];
  }
}
