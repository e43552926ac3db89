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

/** A variable that a text of a node names. */
export interface NamedInText {
  readonly place: string;
  readonly name: string;
}

const noNames: readonly NamedInText[] = [];
const placeholder = /\{\{\s*([^{}]{1,80}?)\s*\}\}/g;

/** Adds names between `{{` and `}}` in a text, each once for each place. */
function readNames(place: string, text: string, names: NamedInText[]): void {
  const begin = text.indexOf('{{');
  if (begin < 0) return;
  placeholder.lastIndex = begin;
  for (let match = placeholder.exec(text); match; match = placeholder.exec(text)) {
    const name = match[1] ?? '';
    if (!names.some((known) => known.name === name && known.place === place)) names.push({ place, name });
  }
}

/** Names in the texts of a node, in the order of the texts. Most have none: nothing is made for them. */
export function namesInTexts(node: TreeNode): readonly NamedInText[] {
  const names: NamedInText[] = [];
  const read = (place: string, text: LocalizedText | null | undefined): void => {
    if (!text) return;
    readNames(place, text.zhCN, names);
    readNames(place, text.en, names);
  };
  read('title', node.title);
  read('body', node.body);
  read('say', node.say);
  read('handover', node.outcome?.handoverTemplate);
  return names.length ? names : noNames;
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
