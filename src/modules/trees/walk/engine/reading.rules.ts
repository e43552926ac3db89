import { type Fault, UserError, UserErrorCode, fault } from '../../../../platform/errors/index.js';
import { fitsMask } from '../../expressions/mask.rules.js';
import { valueOfText } from '../../expressions/value.rules.js';
import { type TreeField, type TreeValue, type TreeValues, type TreeVariable } from '../../tree-content.js';
import { treeLimits } from '../../tree-limits.js';
import { TreeNodeKind, TreeValueType, TreeVariableOrigin } from '../../tree-enums.js';
import type { TreeNode } from '../../tree-content.js';
import type { WalkAnswer } from '../walk.js';
import type { EngineTree, GivenAnswer } from './engine.js';

const forms: Readonly<Record<TreeValueType, readonly [zh: string, en: string]>> = {
  [TreeValueType.STRING]: [
    `请填写最多 ${treeLimits.text} 个字符的文字。`,
    `Give a text of at most ${treeLimits.text} characters.`,
  ],
  [TreeValueType.NUMBER]: ['请填写数字，例如 12.5。', 'Give a number, such as 12.5.'],
  [TreeValueType.BOOLEAN]: ['请填写 true 或 false。', 'Give `true` or `false`.'],
  [TreeValueType.DATE]: ['请填写存在的日期，例如 2026-01-31。', 'Give a day that exists, such as 2026-01-31.'],
  [TreeValueType.ENUM]: ['请选择列出的值。', 'Choose one of the values.'],
  [TreeValueType.ENUM_LIST]: ['请从列出的值中选择，不要重复。', 'Choose among the values, each once.'],
};

/** Longest text that is looked at for a list; each other value is far shorter. */
const longestGiven = 20_000;

/** Half of a pair of code units: no text of any language. */
const halfPair = /[\uD800-\uDFFF]/u;

const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A given text as a value of a variable, or the fault that it has; an empty one is nothing: null. */
export function readValue(
  variable: Pick<TreeVariable, 'type' | 'options'>,
  text: string,
  field: readonly string[],
): TreeValue | null | Fault {
  if (text.length > longestGiven || halfPair.test(text)) {
    const [zh, en] = forms[variable.type];
    return fault(UserErrorCode.INVALID, zh, en, ...field);
  }
  const trimmed = text.replace(controls, ' ').trim();
  if (trimmed === '') return null;
  if (variable.type === TreeValueType.STRING && trimmed.length > treeLimits.text) {
    const [zh, en] = forms[variable.type];
    return fault(UserErrorCode.TOO_LONG, zh, en, ...field);
  }
  const value = listOfJson(variable, trimmed) ?? valueOfText(variable, trimmed);
  if (value !== null) return value;
  const [zh, en] = forms[variable.type];
  return fault(UserErrorCode.INVALID, zh, en, ...field);
}

/** A list written as JSON, for values that hold commas themselves. */
function listOfJson(variable: Pick<TreeVariable, 'type' | 'options'>, text: string): TreeValue | null {
  if (variable.type !== TreeValueType.ENUM_LIST || !text.startsWith('[')) return null;
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read) || new Set(read).size !== read.length) return null;
    return read.every((each) => variable.options.some((option) => option.value === each)) ? (read as string[]) : null;
  } catch {
    return null;
  }
}

const isFault = (value: TreeValue | null | Fault): value is Fault =>
  value !== null && typeof value === 'object' && 'code' in value;

/** Whether a value lies in the limits of its field; the fault that it has otherwise. */
function limitFault(variable: TreeVariable, field: TreeField, value: TreeValue): Fault | null {
  const path = ['values', field.variable];
  const size =
    typeof value === 'number'
      ? value
      : typeof value === 'string'
        ? [...value].length
        : Array.isArray(value)
          ? value.length
          : null;
  const isMeasured = ([TreeValueType.NUMBER, TreeValueType.STRING, TreeValueType.ENUM_LIST] as string[]).includes(
    variable.type,
  );
  if (isMeasured && size !== null) {
    const isNumber = variable.type === TreeValueType.NUMBER;
    if (field.min !== null && size < field.min) {
      return fault(
        isNumber ? UserErrorCode.OUT_OF_RANGE : UserErrorCode.TOO_SHORT,
        isNumber ? `不能小于 ${field.min}。` : `至少 ${field.min} 个。`,
        isNumber ? `Not less than ${field.min}.` : `At least ${field.min}.`,
        ...path,
      );
    }
    if (field.max !== null && size > field.max) {
      return fault(
        isNumber ? UserErrorCode.OUT_OF_RANGE : UserErrorCode.TOO_LONG,
        isNumber ? `不能大于 ${field.max}。` : `最多 ${field.max} 个。`,
        isNumber ? `Not more than ${field.max}.` : `At most ${field.max}.`,
        ...path,
      );
    }
  }
  if (field.mask !== null && typeof value === 'string' && !fitsMask(field.mask, value)) {
    return fault(UserErrorCode.INVALID, `格式应为 ${field.mask}。`, `The form is ${field.mask}.`, ...path);
  }
  return null;
}

interface Wanted {
  readonly variable: TreeVariable;
  readonly field: TreeField | null;
}

/** Values that were handed in, by name; every fault at once, each with the name of the value that has it. */
function readValues(
  wanted: ReadonlyMap<string, Wanted>,
  given: NonNullable<GivenAnswer['values']>,
  root: string,
): TreeValues {
  const faults: Fault[] = [];
  const read: Record<string, TreeValue> = {};
  const seen = new Set<string>();
  for (const { name, value } of given) {
    const path = [root, name.slice(0, 80)];
    const want = wanted.get(name);
    if (!want)
      faults.push(fault(UserErrorCode.INVALID, '这里没有这个变量。', 'There is no such variable here.', ...path));
    else if (seen.has(name))
      faults.push(fault(UserErrorCode.DUPLICATE, '重复给出了值。', 'It is given twice.', ...path));
    else {
      const found = readValue(want.variable, value, path);
      if (isFault(found)) faults.push(found);
      else if (found !== null) {
        const limit = want.field ? limitFault(want.variable, want.field, found) : null;
        if (limit) faults.push(limit);
        else read[name] = found;
      }
    }
    seen.add(name);
  }
  for (const [name, { field }] of wanted) {
    if (field?.isRequired && !Object.hasOwn(read, name) && !faults.some((each) => each.field?.[1] === name)) {
      faults.push(fault(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', root, name));
    }
  }
  if (faults.length) throw new UserError(faults);
  return read;
}

/** Values of CONTEXT variables that a walk begins with. */
export function readContext(tree: EngineTree, given: NonNullable<GivenAnswer['values']>): TreeValues {
  if (given.length > treeLimits.variables) {
    throw new UserError(
      fault(UserErrorCode.TOO_MANY, `最多 ${treeLimits.variables} 项。`, `At most ${treeLimits.variables}.`, 'context'),
    );
  }
  const wanted = new Map<string, Wanted>();
  for (const variable of tree.content.variables) {
    if (variable.origin === TreeVariableOrigin.CONTEXT) wanted.set(variable.name, { variable, field: null });
  }
  return readValues(wanted, given, 'context');
}

const notHere = (field: string): UserError =>
  new UserError(fault(UserErrorCode.INVALID, '这一步不需要这个。', 'This step does not take it.', field));

/** The variables that the fields of an INPUT fill, or the outputs of a command. */
function wantedAt(tree: EngineTree, node: TreeNode): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const field of node.kind === TreeNodeKind.INPUT ? node.fields : []) {
    const variable = tree.variables.get(field.variable);
    if (variable) wanted.set(field.variable, { variable, field });
  }
  for (const { target } of node.kind === TreeNodeKind.ACTION ? (node.command?.outputs ?? []) : []) {
    const variable = tree.variables.get(target);
    if (variable) wanted.set(target, { variable, field: null });
  }
  return wanted;
}

/** What somebody hands in at a node, read and checked. Refuses what the node does not take, each fault with its field. */
export function readAnswer(tree: EngineTree, node: TreeNode, given: GivenAnswer): WalkAnswer {
  const choice = given.choice ?? null;
  const values = given.values ?? null;
  const branch = given.branch ?? null;
  if (choice !== null && node.kind !== TreeNodeKind.QUESTION) throw notHere('choice');
  if (branch !== null && node.kind !== TreeNodeKind.ACTION) throw notHere('branch');
  if (values?.length && node.kind !== TreeNodeKind.INPUT && node.kind !== TreeNodeKind.ACTION) throw notHere('values');
  if (node.kind === TreeNodeKind.QUESTION) {
    if (choice === null)
      throw new UserError(fault(UserErrorCode.REQUIRED, '请选择一个答案。', 'Choose an answer.', 'choice'));
    if (!node.choices.some(({ key }) => key === choice)) {
      throw new UserError(fault(UserErrorCode.INVALID, '没有这个答案。', 'There is no such answer.', 'choice'));
    }
    return { choice, values: null, branch: null };
  }
  if (node.kind === TreeNodeKind.INPUT) {
    return { choice: null, values: readValues(wantedAt(tree, node), values ?? [], 'values'), branch: null };
  }
  if (node.kind === TreeNodeKind.ACTION) {
    if (branch === null)
      throw new UserError(fault(UserErrorCode.REQUIRED, '请选择分支。', 'Choose the branch.', 'branch'));
    if (branch !== 'SUCCESS' && values?.length) throw notHere('values');
    const outputs = branch === 'SUCCESS' ? readValues(wantedAt(tree, node), values ?? [], 'values') : null;
    return { choice: null, values: outputs, branch };
  }
  return { choice: null, values: null, branch: null };
}
