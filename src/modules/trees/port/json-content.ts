import { lineIdsOf } from '../../articles/index.js';
import type { LocalizedText } from '../../../platform/graphql/localized.js';
import type { TreeContent, TreeMapping, TreeNode, TreeVariable } from '../tree-content.js';
import type { TreeNodeInput, TreeVariableInput } from '../tree-content.inputs.js';
import {
  applyTreeChange,
  completeNode,
  completeVariable,
  emptyTreeContent,
  usualTimeoutSeconds,
} from '../tree-content.rules.js';
import type { TreeSource } from '../tree.js';
import type { JsonNode, JsonTextPair, JsonTree, JsonVariable } from './json-format.js';

// Between a content, in which names stand where ids will, and our own format. What is empty is left out of the file, names stand in one
// order: an equal content makes an equal file.

const textIn = (text: JsonTextPair | undefined): LocalizedText | null =>
  text ? { zhCN: text['zh-CN'] ?? '', en: text.en ?? '' } : null;
const wholeIn = (text: JsonTextPair): LocalizedText => textIn(text) ?? { zhCN: '', en: '' };

/** A variable of a file. */
export const variableIn = (variable: JsonVariable): TreeVariableInput => ({
  name: variable.name,
  type: variable.type,
  origin: variable.origin,
  label: textIn(variable.label),
  options: variable.options?.map(({ value, label }) => ({ value, label: wholeIn(label) })) ?? null,
  defaultValue: variable.default ?? null,
  isPersonal: variable.personal ?? false,
});

/** Parts of a node of a file. */
export const partsIn = (
  node: Omit<JsonNode, 'key' | 'kind' | 'title'>,
): Omit<TreeNodeInput, 'key' | 'kind' | 'title'> => ({
  body: textIn(node.body),
  say: textIn(node.say),
  alternativeQuestions: node.alternativeQuestions ?? null,
  article: node.article ?? null,
  to: node.to ?? null,
  variable: node.variable ?? null,
  choices: node.choices?.map((one) => ({ ...one, label: wholeIn(one.label), hint: textIn(one.hint) })) ?? null,
  fields:
    node.fields?.map(({ required, ...one }) => ({
      ...one,
      label: wholeIn(one.label),
      hint: textIn(one.hint),
      isRequired: required ?? true,
    })) ?? null,
  rules: node.rules?.map((one) => ({ ...one, label: textIn(one.label) })) ?? null,
  command: node.command ?? null,
  subtree: node.subtree ?? null,
  outcome: node.outcome
    ? {
        result: node.outcome.result,
        disposition: node.outcome.disposition ?? null,
        departmentId: node.outcome.department ?? null,
        departmentRules:
          node.outcome.departmentRules?.map(({ when, department }) => ({ when, departmentId: department })) ?? null,
        tierId: node.outcome.tier ?? null,
        handoverTemplate: textIn(node.outcome.handoverTemplate),
        checks: node.outcome.checks ?? null,
      }
    : null,
  position: node.position ?? null,
});

const nodeIn = (node: JsonNode): TreeNodeInput => ({
  key: node.key,
  kind: node.kind,
  title: wholeIn(node.title),
  ...partsIn(node),
});

/** The content of a file; keys that stand twice stay twice, for the check to find. */
export const contentOf = (tree: JsonTree): TreeContent => ({
  ...applyTreeChange(emptyTreeContent, {
    title: wholeIn(tree.title),
    description: textIn(tree.description),
    purpose: tree.purpose,
    locales: tree.locales,
    alternativeQuestions: tree.alternativeQuestions ?? null,
    categoryId: tree.category ?? null,
    productLineIds: tree.productLines ?? null,
    startKey: tree.start ?? null,
  }),
  locales: [...new Set(tree.locales)],
  variables: (tree.variables ?? []).map((variable) => completeVariable(variableIn(variable))),
  nodes: tree.nodes.map((node) => completeNode(nodeIn(node))),
});

/** Where the tree of a file came from. */
export const sourceOf = ({ source }: JsonTree): TreeSource | null =>
  source
    ? {
        system: source.system,
        externalId: source.externalId,
        attribution: source.attribution ?? null,
        licence: source.licence ?? null,
      }
    : null;

type Out = Readonly<Record<string, unknown>>;

/** An object without what is empty: null, no text, no items. */
const filled = (fields: Out): Out =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && !value.length),
    ),
  );

const textOut = (text: LocalizedText | null | undefined): Out | null => {
  if (!text || (text.zhCN === '' && text.en === '')) return null;
  return { ...(text.zhCN === '' ? {} : { 'zh-CN': text.zhCN }), ...(text.en === '' ? {} : { en: text.en }) };
};
const wholeOut = (text: LocalizedText): Out => textOut(text) ?? {};
const mappingsOut = (mappings: readonly TreeMapping[]): Out[] =>
  mappings.map(({ target, source }) => ({ target, source }));

/** A variable as it is written. */
export const variableOut = (variable: TreeVariable): Out =>
  filled({
    name: variable.name,
    type: variable.type,
    origin: variable.origin,
    label: textOut(variable.label),
    options: variable.options.map(({ value, label }) => ({ value, label: wholeOut(label) })),
    default: variable.defaultValue,
    personal: variable.isPersonal ? true : null,
  });

const callsOut = ({ command, subtree, outcome }: TreeNode): Out => ({
  command:
    command &&
    filled({
      name: command.name,
      inputs: mappingsOut(command.inputs),
      outputs: mappingsOut(command.outputs),
      timeoutSeconds: command.timeoutSeconds === usualTimeoutSeconds ? null : command.timeoutSeconds,
      failureTo: command.failureTo,
      timeoutTo: command.timeoutTo,
    }),
  subtree:
    subtree &&
    filled({
      code: subtree.code,
      version: subtree.version,
      inputs: mappingsOut(subtree.inputs),
      outputs: mappingsOut(subtree.outputs),
    }),
  outcome:
    outcome &&
    filled({
      result: outcome.result,
      disposition: outcome.disposition,
      department: outcome.departmentId,
      departmentRules: outcome.departmentRules.map(({ when, departmentId }) => ({ when, department: departmentId })),
      tier: outcome.tierId,
      handoverTemplate: textOut(outcome.handoverTemplate),
      checks: outcome.checks,
    }),
});

/** A node as it is written. */
export const nodeOut = (node: TreeNode): Out =>
  filled({
    key: node.key,
    kind: node.kind,
    title: wholeOut(node.title),
    body: textOut(node.body),
    say: textOut(node.say),
    alternativeQuestions: node.alternativeQuestions,
    article: node.article && filled({ code: node.article.code, anchor: node.article.anchor }),
    variable: node.variable,
    choices: node.choices.map((choice) =>
      filled({
        key: choice.key,
        label: wholeOut(choice.label),
        hint: textOut(choice.hint),
        to: choice.to,
        scores: choice.scores.map(({ variable, points }) => ({ variable, points })),
      }),
    ),
    fields: node.fields.map((field) =>
      filled({
        variable: field.variable,
        label: wholeOut(field.label),
        hint: textOut(field.hint),
        required: field.isRequired ? null : false,
        min: field.min,
        max: field.max,
        mask: field.mask,
      }),
    ),
    rules: node.rules.map(({ when, label, to }) => filled({ when, label: textOut(label), to })),
    ...callsOut(node),
    to: node.to,
    position: node.position && { x: node.position.x, y: node.position.y },
  });

/** The tree of a file. */
export const treeOut = (
  content: TreeContent,
  about: { readonly code?: string | null; readonly source?: TreeSource | null },
): Out =>
  filled({
    code: about.code,
    title: wholeOut(content.title),
    description: textOut(content.description),
    purpose: content.purpose,
    locales: content.locales,
    alternativeQuestions: content.alternativeQuestions,
    category: content.categoryId,
    productLines: lineIdsOf(content.lines),
    source: about.source && filled({ ...about.source }),
    start: content.startKey,
    variables: content.variables.map(variableOut),
    nodes: content.nodes.map(nodeOut),
  });
