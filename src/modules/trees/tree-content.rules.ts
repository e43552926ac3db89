import { createHash } from 'node:crypto';
import { asPolicyList, everyone, normaliseCode } from '../articles/index.js';
import type { LocalizedText } from '../../platform/graphql/localized.js';
import type { Locale } from '../../platform/graphql/enums.js';
import type {
  TreeContent,
  TreeMapping,
  TreeNode,
  TreeOption,
  TreeOutcome,
  TreeScore,
  TreeVariable,
} from './tree-content.js';
import type { TreeContentInput, TreeNodeInput, TreeVariableInput } from './tree-content.inputs.js';
import type { TreeMappingInput, TreeOutcomeInput } from './tree-node-parts.inputs.js';
import { TreePurpose } from './tree-enums.js';

// What becomes of a drawing when somebody changes it; what is wrong with it stands in `tree-content-faults.rules.ts` and in the check.

export { changeFaults, treeContentFaults, treeSizeLimit } from './tree-content-faults.rules.js';

/** How long a walk waits for an outside system where the author says nothing, in seconds. */
export const usualTimeoutSeconds = 20;

/** A tree of which nothing is drawn yet. */
export const emptyTreeContent: TreeContent = {
  title: { zhCN: '', en: '' },
  description: null,
  purpose: TreePurpose.TROUBLESHOOTING,
  locales: [],
  alternativeQuestions: [],
  categoryId: null,
  lines: [everyone],
  startKey: null,
  variables: [],
  nodes: [],
};

interface GivenText {
  readonly zhCN?: string | null;
  readonly en?: string | null;
}

const clean = (text: string | null | undefined): string =>
  (text ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
const oneLine = (text: string | null | undefined): string => clean(text).replace(/\s+/g, ' ');
const orNull = (text: string | null | undefined): string | null => oneLine(text) || null;

/** A text of one line in both languages. */
const label = (given: GivenText | null | undefined): LocalizedText => ({
  zhCN: oneLine(given?.zhCN),
  en: oneLine(given?.en),
});

/** A text of one line; null where it is empty in both languages. */
const labelOrNull = (given: GivenText | null | undefined): LocalizedText | null => {
  const text = label(given);
  return text.zhCN || text.en ? text : null;
};

/** A text of several lines; null where it is empty in both languages. */
const longText = (given: GivenText | null | undefined): LocalizedText | null => {
  const text = { zhCN: clean(given?.zhCN), en: clean(given?.en) };
  return text.zhCN || text.en ? text : null;
};

const list = (given: readonly string[] | null | undefined): string[] => [
  ...new Set((given ?? []).map(oneLine).filter((text) => text !== '')),
];

/** A code in the form it is stored; what is none is kept as it was written, for the check to point at. */
const codeAsStored = (code: string): string => normaliseCode(code.slice(0, 40)) ?? oneLine(code);

const mappings = (given: readonly TreeMappingInput[] | null | undefined): TreeMapping[] =>
  (given ?? []).map(({ target, source }) => ({ target: oneLine(target), source: clean(source) }));

const outcomeOf = (given: TreeOutcomeInput): TreeOutcome => ({
  result: given.result,
  disposition: orNull(given.disposition),
  departmentId: given.departmentId ?? null,
  departmentRules: (given.departmentRules ?? []).map(({ when, departmentId }) => ({ when: clean(when), departmentId })),
  tierId: given.tierId ?? null,
  handoverTemplate: longText(given.handoverTemplate),
  checks: list(given.checks),
});

/** A node as it is stored; parts that were left out are null or empty. Blanks are tidied; nothing is checked here. */
export function completeNode(given: TreeNodeInput): TreeNode {
  const { article, command, subtree, outcome, position } = given;
  return {
    key: oneLine(given.key),
    kind: given.kind,
    title: label(given.title),
    body: longText(given.body),
    say: longText(given.say),
    alternativeQuestions: list(given.alternativeQuestions),
    article: article ? { code: codeAsStored(article.code), anchor: orNull(article.anchor) } : null,
    to: orNull(given.to),
    variable: orNull(given.variable),
    choices: (given.choices ?? []).map((choice) => ({
      key: oneLine(choice.key),
      label: label(choice.label),
      hint: labelOrNull(choice.hint),
      to: orNull(choice.to),
      scores: (choice.scores ?? []).map(({ variable, points }): TreeScore => ({ variable: oneLine(variable), points })),
    })),
    fields: (given.fields ?? []).map((field) => ({
      variable: oneLine(field.variable),
      label: label(field.label),
      hint: labelOrNull(field.hint),
      isRequired: field.isRequired ?? true,
      min: field.min ?? null,
      max: field.max ?? null,
      mask: field.mask?.trim() || null,
    })),
    rules: (given.rules ?? []).map((rule) => ({
      when: clean(rule.when),
      label: labelOrNull(rule.label),
      to: orNull(rule.to),
    })),
    command: command
      ? {
          name: oneLine(command.name),
          inputs: mappings(command.inputs),
          outputs: mappings(command.outputs),
          timeoutSeconds: command.timeoutSeconds ?? usualTimeoutSeconds,
          failureTo: orNull(command.failureTo),
          timeoutTo: orNull(command.timeoutTo),
        }
      : null,
    subtree: subtree
      ? {
          code: codeAsStored(subtree.code),
          version: subtree.version ?? null,
          inputs: mappings(subtree.inputs),
          outputs: mappings(subtree.outputs),
        }
      : null,
    outcome: outcome ? outcomeOf(outcome) : null,
    position: position ? { x: position.x, y: position.y } : null,
  };
}

/** A variable as it is stored. */
export function completeVariable(given: TreeVariableInput): TreeVariable {
  return {
    name: oneLine(given.name),
    type: given.type,
    origin: given.origin,
    label: label(given.label),
    options: (given.options ?? []).map((option): TreeOption => ({
      value: oneLine(option.value),
      label: label(option.label),
    })),
    defaultValue: given.defaultValue?.trim() || null,
    isPersonal: given.isPersonal ?? false,
  };
}

/** Languages in which a title is written; the tree is offered in them where nobody says otherwise. */
const localesOf = (title: LocalizedText): Locale[] =>
  (
    [
      ['zh-CN', title.zhCN],
      ['en', title.en],
    ] as const
  ).flatMap(([locale, text]) => (text ? [locale as Locale] : []));

/**
 * The content after a change: omitted parts stay, null empties them. Nodes are taken out first and set then; one that stands keeps its
 * place, a new one comes last. What points at a node that is gone is left as it is. Nothing is checked here.
 */
export function applyTreeChange(content: TreeContent, change: TreeContentInput): TreeContent {
  const next: TreeContent = { ...content };
  if (change.title !== undefined) next.title = label(change.title);
  if (change.description !== undefined) next.description = longText(change.description);
  if (change.purpose != null) next.purpose = change.purpose;
  if (change.locales !== undefined) next.locales = [...new Set(change.locales ?? [])];
  if (change.alternativeQuestions !== undefined) next.alternativeQuestions = list(change.alternativeQuestions);
  if (change.categoryId !== undefined) next.categoryId = change.categoryId;
  if (change.productLineIds !== undefined) next.lines = asPolicyList(change.productLineIds ?? []);
  if (change.startKey !== undefined) next.startKey = orNull(change.startKey);
  if (change.variables !== undefined) next.variables = (change.variables ?? []).map(completeVariable);
  if (change.setNodes || change.removeNodes) next.nodes = changedNodes(content.nodes, change);
  if (next.locales.length === 0) next.locales = localesOf(next.title);
  return next;
}

function changedNodes(nodes: readonly TreeNode[], change: TreeContentInput): TreeNode[] {
  const gone = new Set((change.removeNodes ?? []).map(oneLine));
  const byKey = new Map(nodes.filter(({ key }) => !gone.has(key)).map((node) => [node.key, node]));
  for (const given of change.setNodes ?? []) {
    const node = completeNode(given);
    byKey.set(node.key, node);
  }
  return [...byKey.values()];
}

/** JSON with the names of each object in one order, so that equal contents give equal text, however they were stored. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

/** SHA-256 of a content, in hexadecimal digits: equal means equal. */
export const checksumOf = (content: TreeContent): string =>
  createHash('sha256').update(canonical(content)).digest('hex');

/** `[[K-2031]]`, `[[T-14]]`, `[[T-14#node]]` and `[[tree:T-14#node]]`, as in articles. */
const linkToCode = /\[\[(?:([A-SU-Z]-\d{1,9})|(?:tree:)?(T-\d{1,9})(?:#[\w.-]{1,60})?)\]\]/g;
/** What stands in code is no link. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

function codesIn(text: string): string[] {
  // Most texts link to nothing.
  if (!text.includes('[[')) return [];
  return [...text.replace(code, ' ').matchAll(linkToCode)].map((match) => match[1] ?? match[2] ?? '');
}

const textsOf = (node: TreeNode): (LocalizedText | null | undefined)[] => [
  node.body,
  node.say,
  node.outcome?.handoverTemplate,
];

/** Codes of articles and trees that a content refers to, each once: articles and sub-trees of nodes, and links in texts. */
export function linksOf(content: TreeContent): string[] {
  const found = new Set<string>();
  const read = (text: LocalizedText | null | undefined): void => {
    if (text) for (const one of [...codesIn(text.zhCN), ...codesIn(text.en)]) found.add(one);
  };
  read(content.description);
  for (const node of content.nodes) {
    if (node.article) found.add(node.article.code);
    if (node.subtree) found.add(node.subtree.code);
    for (const text of textsOf(node)) read(text);
  }
  return [...found];
}

/** Keys of the nodes to which a node may lead, each once, in the order in which they stand. */
export const targetsOf = (node: TreeNode): string[] => [
  ...new Set(
    [
      ...node.choices.map(({ to }) => to),
      ...node.rules.map(({ to }) => to),
      node.to,
      node.command?.failureTo ?? null,
      node.command?.timeoutTo ?? null,
    ].filter((to) => to !== null),
  ),
];
