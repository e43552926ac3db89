import { fitsVariable, valueOfText } from '../../expressions/value.rules.js';
import type { TreeMapping, TreeOutcome, TreeValue, TreeValues } from '../../tree-content.js';
import { TreeValueType, TreeVariableOrigin } from '../../tree-enums.js';
import { type EngineTree, held } from './engine.js';

// How values come into a tree and go out of it. What does not fit is left out: a rule that reads it then counts as false.

/** What a tree begins with: defaults, points at zero, and what is handed in for CONTEXT variables. */
export function initialValues(tree: EngineTree, context: TreeValues): TreeValues {
  const values: Record<string, TreeValue> = {};
  for (const variable of tree.content.variables) {
    const { name, origin, defaultValue } = variable;
    const usual = defaultValue === null ? null : valueOfText(variable, defaultValue);
    const given = origin === TreeVariableOrigin.CONTEXT ? held(context, name) : undefined;
    if (given !== undefined && fitsVariable(variable, given)) values[name] = given;
    else if (usual !== null) values[name] = usual;
    else if (origin === TreeVariableOrigin.SCORE) values[name] = 0;
  }
  return values;
}

/** What an expression gives; null where it cannot be evaluated. */
export function evaluated(tree: EngineTree, text: string, values: TreeValues, now: Date): TreeValue | null {
  try {
    return tree.expressions.evaluate(text, values, now);
  } catch {
    return null;
  }
}

/** Values that a tree hands to a command or a sub-tree, by the names of the receiver. */
export function handedOver(
  tree: EngineTree,
  mappings: readonly TreeMapping[],
  values: TreeValues,
  now: Date,
): Record<string, TreeValue> {
  const given: Record<string, TreeValue> = {};
  for (const { target, source } of mappings) {
    const value = evaluated(tree, source, values, now);
    if (value !== null) given[target] = value;
  }
  return given;
}

/** What is taken over when a sub-tree has ended: its variables, or how it ended. */
export function takenOver(
  tree: EngineTree,
  mappings: readonly TreeMapping[],
  ended: { readonly values: TreeValues; readonly outcomeKey: string; readonly result: string },
): Record<string, TreeValue> {
  const taken: Record<string, TreeValue> = {};
  for (const { target, source } of mappings) {
    const variable = tree.variables.get(target);
    const value =
      source === 'outcome' ? ended.outcomeKey : source === 'result' ? ended.result : held(ended.values, source);
    if (variable && value !== undefined && fitsVariable(variable, value)) taken[target] = value;
  }
  return taken;
}

/** A field of an outside system's reply as a value of a variable; null where it does not fit. */
function fromReply(tree: EngineTree, target: string, found: unknown): TreeValue | null {
  const variable = tree.variables.get(target);
  if (!variable || found === null || found === undefined) return null;
  if (typeof found === 'string') {
    const isWritten = variable.type !== TreeValueType.STRING && variable.type !== TreeValueType.ENUM;
    return isWritten ? valueOfText(variable, found) : fitsVariable(variable, found) ? found : null;
  }
  const isPlain = typeof found === 'number' || typeof found === 'boolean' || Array.isArray(found);
  if (!isPlain) return null;
  // Numbers are often what people call a text: the number of an order.
  const value = (
    variable.type === TreeValueType.STRING && typeof found === 'number' ? String(found) : found
  ) as TreeValue;
  return fitsVariable(variable, value) ? value : null;
}

/** What is kept of an outside system's reply. Fields of objects within are named with points: `order.number`. */
export function outputsOf(tree: EngineTree, mappings: readonly TreeMapping[], reply: object): TreeValues {
  const kept: Record<string, TreeValue> = {};
  for (const { target, source } of mappings) {
    let found: unknown = reply;
    for (const name of source.split('.')) {
      found =
        typeof found === 'object' && found !== null && Object.hasOwn(found, name)
          ? (found as Record<string, unknown>)[name]
          : undefined;
    }
    const value = fromReply(tree, target, found);
    if (value !== null) kept[target] = value;
  }
  return kept;
}

/** The responsible department: the first rule that is true, otherwise the one that the outcome names. */
export function departmentOf(tree: EngineTree, outcome: TreeOutcome, values: TreeValues, now: Date): string | null {
  const rule = outcome.departmentRules.find(({ when }) => evaluated(tree, when, values, now) === true);
  return rule?.departmentId ?? outcome.departmentId;
}
