import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeMapping, TreeNode, TreeVariable } from '../tree-content.js';

/** What a tree, node or variable consists of, as text by name of the part; a part that is not there is missing. */
export type Parts = Map<string, string>;

/** Puts parts together; what is null or empty is left out. */
class Collector {
  readonly parts: Parts = new Map();

  value(part: string, value: string | number | boolean | null | undefined): void {
    if (value !== null && value !== undefined && value !== '') this.parts.set(part, String(value));
  }

  list(part: string, values: readonly string[]): void {
    if (values.length) this.parts.set(part, values.join('\n'));
  }

  text(part: string, text: LocalizedText | null): void {
    this.value(`${part}.zhCN`, text?.zhCN);
    this.value(`${part}.en`, text?.en);
  }

  mappings(part: string, mappings: readonly TreeMapping[]): void {
    for (const { target, source } of mappings) this.value(`${part}:${target}`, source);
  }
}

/** The parts of a node; where it stands on the drawing is none. */
export function nodeParts(node: TreeNode): Parts {
  const all = new Collector();
  all.value('kind', node.kind);
  all.text('title', node.title);
  all.text('body', node.body);
  all.text('say', node.say);
  all.list('alternativeQuestions', node.alternativeQuestions);
  if (node.article)
    all.value(
      'article',
      node.article.anchor === null ? node.article.code : `${node.article.code}#${node.article.anchor}`,
    );
  all.value('to', node.to);
  all.value('variable', node.variable);
  all.list(
    'choices',
    node.choices.map(({ key }) => key),
  );
  for (const choice of node.choices) {
    const part = `choice:${choice.key}`;
    all.text(`${part}.label`, choice.label);
    all.text(`${part}.hint`, choice.hint);
    all.value(`${part}.to`, choice.to);
    all.list(
      `${part}.scores`,
      choice.scores.map(({ variable, points }) => `${variable} ${points}`),
    );
  }
  all.list(
    'fields',
    node.fields.map(({ variable }) => variable),
  );
  for (const field of node.fields) {
    const part = `field:${field.variable}`;
    all.text(`${part}.label`, field.label);
    all.text(`${part}.hint`, field.hint);
    all.value(`${part}.isRequired`, field.isRequired);
    all.value(`${part}.min`, field.min);
    all.value(`${part}.max`, field.max);
    all.value(`${part}.mask`, field.mask);
  }
  for (const [at, rule] of node.rules.entries()) {
    const part = `rule:${at + 1}`;
    all.value(`${part}.when`, rule.when);
    all.text(`${part}.label`, rule.label);
    all.value(`${part}.to`, rule.to);
  }
  callParts(all, node);
  outcomeParts(all, node);
  return all.parts;
}

function callParts(all: Collector, { command, subtree }: TreeNode): void {
  if (command) {
    all.value('command', command.name);
    all.mappings('input', command.inputs);
    all.mappings('output', command.outputs);
    all.value('timeoutSeconds', command.timeoutSeconds);
    all.value('failureTo', command.failureTo);
    all.value('timeoutTo', command.timeoutTo);
  }
  if (subtree) {
    all.value('subtree', subtree.version === null ? subtree.code : `${subtree.code}@${subtree.version}`);
    all.mappings('input', subtree.inputs);
    all.mappings('output', subtree.outputs);
  }
}

function outcomeParts(all: Collector, { outcome }: TreeNode): void {
  if (!outcome) return;
  all.value('result', outcome.result);
  all.value('disposition', outcome.disposition);
  all.value('department', outcome.departmentId);
  for (const [at, rule] of outcome.departmentRules.entries())
    all.value(`department:${at + 1}`, `${rule.when} → ${rule.departmentId}`);
  all.value('tier', outcome.tierId);
  all.text('handover', outcome.handoverTemplate);
  all.list('checks', outcome.checks);
}

export function variableParts(variable: TreeVariable): Parts {
  const all = new Collector();
  all.value('type', variable.type);
  all.value('origin', variable.origin);
  all.text('label', variable.label);
  all.list(
    'options',
    variable.options.map(({ value }) => value),
  );
  for (const { value, label } of variable.options) all.text(`option:${value}.label`, label);
  all.value('default', variable.defaultValue);
  all.value('isPersonal', variable.isPersonal);
  return all.parts;
}

/** The parts of a tree as a whole. */
export function headParts(content: TreeContent): Parts {
  const all = new Collector();
  all.text('title', content.title);
  all.text('description', content.description);
  all.value('purpose', content.purpose);
  all.list('locales', content.locales);
  all.list('alternativeQuestions', content.alternativeQuestions);
  all.value('category', content.categoryId);
  all.list(
    'productLines',
    content.lines.filter((id) => id !== '*'),
  );
  all.value('start', content.startKey);
  return all.parts;
}
