import type {
  DrawnContentFragment,
  DrawnNodeFragment,
  DrawnVariableFragment,
  TreeContentInput,
  TreeNodeInput,
  TreeVariableInput,
} from '../../../../gql/trees/graphql';
import {
  type Drawing,
  type DrawnNode,
  FRAME_FIELDS,
  type FrameField,
  type Mapping,
  type Text,
  type Variable,
} from './drawing';

export * from './drawing';

/** Most nodes of one save; what is beyond goes with the next. */
export const NODES_PER_SAVE = 400;

const textOf = ({ zhCN, en }: Text): Text => ({ zhCN, en });
const textOrNull = (text: Text | null): Text | null => (text ? textOf(text) : null);
const mappingsOf = (mappings: readonly Mapping[]): Mapping[] =>
  mappings.map(({ target, source }) => ({ target, source }));

function nodeOf(node: DrawnNodeFragment): DrawnNode {
  const { article, command, subtree, outcome, position } = node;
  return {
    key: node.key,
    kind: node.kind,
    title: textOf(node.title),
    body: textOrNull(node.body),
    say: textOrNull(node.say),
    alternativeQuestions: node.alternativeQuestions,
    article: article ? { code: article.code, anchor: article.anchor } : null,
    to: node.to,
    variable: node.variable,
    choices: node.choices.map(({ key, label, hint, to, scores }) => ({
      key,
      label: textOf(label),
      hint: textOrNull(hint),
      to,
      scores: scores.map(({ variable, points }) => ({ variable, points })),
    })),
    fields: node.fields.map(({ variable, label, hint, isRequired, min, max, mask }) => ({
      variable,
      label: textOf(label),
      hint: textOrNull(hint),
      isRequired,
      min,
      max,
      mask,
    })),
    rules: node.rules.map(({ when, label, to }) => ({ when, label: textOrNull(label), to })),
    command: command
      ? {
          name: command.name,
          inputs: mappingsOf(command.inputs),
          outputs: mappingsOf(command.outputs),
          timeoutSeconds: command.timeoutSeconds,
          failureTo: command.failureTo,
          timeoutTo: command.timeoutTo,
        }
      : null,
    subtree: subtree
      ? {
          code: subtree.code,
          version: subtree.version,
          inputs: mappingsOf(subtree.inputs),
          outputs: mappingsOf(subtree.outputs),
        }
      : null,
    outcome: outcome
      ? {
          result: outcome.result,
          disposition: outcome.disposition,
          departmentId: outcome.department?.id ?? null,
          departmentRules: outcome.departmentRules.map(({ when, departmentId }) => ({ when, departmentId })),
          tierId: outcome.tier?.id ?? null,
          handoverTemplate: textOrNull(outcome.handoverTemplate),
          checks: outcome.checks,
        }
      : null,
    position: position ? { x: position.x, y: position.y } : null,
  };
}

const variableOf = (variable: DrawnVariableFragment): Variable => ({
  name: variable.name,
  type: variable.type,
  origin: variable.origin,
  label: textOf(variable.label),
  options: variable.options.map(({ value, label }) => ({ value, label: textOf(label) })),
  defaultValue: variable.defaultValue,
  isPersonal: variable.isPersonal,
});

/** A drawing as the API gives it; `note` is what its author says of it. */
export function drawingOf(content: DrawnContentFragment, note: string | null): Drawing {
  return {
    frame: {
      title: textOf(content.title),
      description: textOrNull(content.description),
      purpose: content.purpose,
      locales: content.locales,
      alternativeQuestions: content.alternativeQuestions,
      categoryId: content.category?.id ?? null,
      productLineIds: content.productLines.map(({ id }) => id),
      startKey: content.startKey,
      variables: content.variables.map(variableOf),
      note: note ?? '',
    },
    nodes: new Map(content.nodes.map((node) => [node.key, nodeOf(node)])),
  };
}

/** Whether two parts say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

// The drawing's own types are read-only twins of the inputs: the copy is for the compiler's eyes and costs nothing that counts.
const nodeInput = (node: DrawnNode): TreeNodeInput => structuredClone(node) as TreeNodeInput;
const variableInput = (variable: Variable): TreeVariableInput => structuredClone(variable) as TreeVariableInput;

/** A part of what differs between two drawings, as it is sent. */
export interface Patch {
  readonly fields: readonly FrameField[];
  readonly set: readonly string[];
  readonly remove: readonly string[];
}

/** What differs: fields around the nodes, nodes that are new or changed, nodes that are gone. */
export function differenceOf(base: Drawing, now: Drawing): Patch {
  const fields =
    base.frame === now.frame ? [] : FRAME_FIELDS.filter((field) => !isSame(base.frame[field], now.frame[field]));
  if (base.nodes === now.nodes) return { fields, set: [], remove: [] };
  const set: string[] = [];
  const remove: string[] = [];
  for (const [key, node] of now.nodes) {
    const before = base.nodes.get(key);
    if (before !== node && (!before || !isSame(before, node))) set.push(key);
  }
  for (const key of base.nodes.keys()) if (!now.nodes.has(key)) remove.push(key);
  return { fields, set, remove };
}

export const isEmptyPatch = ({ fields, set, remove }: Patch): boolean =>
  fields.length === 0 && set.length === 0 && remove.length === 0;

/** The patch as the API takes it; what is not named stays as it is on the server. */
export function toInput({ frame, nodes }: Drawing, patch: Patch): { content: TreeContentInput; note?: string } {
  const has = (field: FrameField): boolean => patch.fields.includes(field);
  const setNodes = patch.set.flatMap((key) => {
    const node = nodes.get(key);
    return node ? [nodeInput(node)] : [];
  });
  return {
    content: {
      ...(has('title') ? { title: { ...frame.title } } : {}),
      ...(has('description') ? { description: frame.description ? { ...frame.description } : null } : {}),
      ...(has('purpose') ? { purpose: frame.purpose } : {}),
      ...(has('locales') ? { locales: [...frame.locales] } : {}),
      ...(has('alternativeQuestions') ? { alternativeQuestions: [...frame.alternativeQuestions] } : {}),
      ...(has('categoryId') ? { categoryId: frame.categoryId } : {}),
      ...(has('productLineIds') ? { productLineIds: [...frame.productLineIds] } : {}),
      ...(has('startKey') ? { startKey: frame.startKey } : {}),
      ...(has('variables') ? { variables: frame.variables.map(variableInput) } : {}),
      ...(setNodes.length > 0 ? { setNodes } : {}),
      ...(patch.remove.length > 0 ? { removeNodes: [...patch.remove] } : {}),
    },
    ...(has('note') ? { note: frame.note } : {}),
  };
}

/** The base with the named parts of another drawing taken over, in the order in which the server keeps nodes. */
export function withPatch(base: Drawing, from: Drawing, patch: Patch): Drawing {
  let { frame } = base;
  for (const field of patch.fields) frame = { ...frame, [field]: from.frame[field] };
  if (patch.set.length === 0 && patch.remove.length === 0) return { frame, nodes: base.nodes };
  const nodes = new Map(base.nodes);
  for (const key of patch.remove) nodes.delete(key);
  for (const key of patch.set) {
    const node = from.nodes.get(key);
    if (node) nodes.set(key, node);
  }
  return { frame, nodes };
}

/** The same drawing with its nodes in the order of another one; those that it lacks follow. */
export function inOrderOf(drawing: Drawing, order: Drawing): Drawing {
  const known = [...drawing.nodes.keys()].filter((key) => order.nodes.has(key));
  const wanted = [...order.nodes.keys()].filter((key) => drawing.nodes.has(key));
  if (
    known.every((key, at) => key === wanted[at]) &&
    [...drawing.nodes.keys()].slice(0, known.length).every((key, at) => key === known[at])
  )
    return drawing;
  const nodes = new Map<string, DrawnNode>();
  for (const key of [...wanted, ...drawing.nodes.keys()]) {
    const node = drawing.nodes.get(key);
    if (node && !nodes.has(key)) nodes.set(key, node);
  }
  return { frame: drawing.frame, nodes };
}
