import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeNode } from '../tree-content.js';
import { TreeResult } from '../tree-enums.js';

// A chart or a table shows only a part of a tree. What it does not show stays as it was, where the same node is still there.

/** Each language that the file has; the others stay. */
const over = (old: LocalizedText | null, given: LocalizedText | null): LocalizedText | null =>
  given && old ? { zhCN: given.zhCN || old.zhCN, en: given.en || old.en } : (given ?? old);
const wholeOver = (old: LocalizedText, given: LocalizedText): LocalizedText => over(old, given) ?? given;

/** An outcome of which the file said nothing. */
const isBare = ({ outcome }: TreeNode): boolean =>
  outcome?.result === TreeResult.UNRESOLVED &&
  outcome.disposition === null &&
  outcome.departmentId === null &&
  outcome.tierId === null &&
  outcome.handoverTemplate === null;

function commandOver(old: TreeNode, given: TreeNode): TreeNode['command'] {
  if (!given.command || given.command.name !== '' || !old.command) return given.command;
  const { failureTo, timeoutTo } = given.command;
  return { ...old.command, failureTo, timeoutTo };
}

function nodeOver(old: TreeNode | undefined, given: TreeNode): TreeNode {
  if (!old) return given;
  const title = wholeOver(old.title, given.title);
  const { body, say, alternativeQuestions, position } = old;
  const kept = { ...given, title, body, say, alternativeQuestions, position, article: given.article ?? old.article };
  if (old.kind !== given.kind) return kept;
  const choices = new Map(old.choices.map((choice) => [choice.key, choice]));
  const rules = new Map(old.rules.map((rule) => [rule.when, rule]));
  return {
    ...kept,
    variable: given.variable ?? old.variable,
    choices: given.choices.map((choice) => {
      const known = choices.get(choice.key);
      return known ? { ...known, label: wholeOver(known.label, choice.label), to: choice.to } : choice;
    }),
    fields: given.fields.length ? given.fields : old.fields,
    rules: given.rules.map((rule) => ({ ...rule, label: over(rules.get(rule.when)?.label ?? null, rule.label) })),
    command: commandOver(old, given),
    subtree: given.subtree ?? old.subtree,
    outcome: isBare(given) ? (old.outcome ?? given.outcome) : given.outcome,
  };
}

/** The content after a chart or a table was read over it: nodes and edges of the file, and what it does not show from before. */
export function mergedOver(old: TreeContent, given: TreeContent): TreeContent {
  const nodes = new Map(old.nodes.map((node) => [node.key, node]));
  return {
    ...old,
    title: wholeOver(old.title, given.title),
    startKey: given.startKey,
    variables: given.variables.length ? given.variables : old.variables,
    nodes: given.nodes.map((node) => nodeOver(nodes.get(node.key), node)),
  };
}
