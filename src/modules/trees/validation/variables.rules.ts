import { isMask } from '../expressions/mask.rules.js';
import { valueOfText } from '../expressions/value.rules.js';
import type { TreeField, TreeNode, TreeVariable } from '../tree-content.js';
import { TreeNodeKind, TreeValueType, TreeVariableOrigin } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode } from './finding.js';
import { nodeName, type Words } from './findings.js';

const { BOOLEAN, ENUM, ENUM_LIST, NUMBER, STRING } = TreeValueType;

export const typeName: Readonly<Record<TreeValueType, Words>> = {
  STRING: ['文本', 'text'],
  NUMBER: ['数字', 'a number'],
  BOOLEAN: ['是/否', 'yes or no'],
  DATE: ['日期', 'a date'],
  ENUM: ['单选', 'one of a list'],
  ENUM_LIST: ['多选', 'several of a list'],
};

const originName: Readonly<Record<TreeVariableOrigin, Words>> = {
  CONTEXT: ['通话带入', 'from the call'],
  INPUT: ['作答得到', 'from answers'],
  COMMAND: ['外部系统返回', 'from outside systems'],
  SCORE: ['累计得分', 'a score'],
};

/** Whether the variables make sense by themselves. */
export function checkVariables({ content, findings }: Check): void {
  for (const variable of content.variables) {
    const { name, type, origin, options, defaultValue } = variable;
    const place = `variable:${name}`;
    if (origin === TreeVariableOrigin.SCORE && type !== NUMBER)
      findings.add(TreeFindingCode.TYPE_MISMATCH, {
        place,
        message: [
          `得分“${name}”要是数字，现在是${typeName[type][0]}。`,
          `The score “${name}” has to be a number, not ${typeName[type][1]}.`,
        ],
        mend: ['把类型改成数字。', 'Make it a number.'],
      });
    if ((type === ENUM || type === ENUM_LIST) && !options.length)
      findings.add(TreeFindingCode.TYPE_MISMATCH, {
        place,
        message: [
          `变量“${name}”要从列表里选，但列表是空的。`,
          `The variable “${name}” is chosen from a list, but the list is empty.`,
        ],
        mend: ['加上可选的值，或把类型改成文本。', 'Add its values, or make it text.'],
      });
    if (defaultValue !== null && valueOfText(variable, defaultValue) === null)
      findings.add(TreeFindingCode.BAD_DEFAULT, {
        place,
        message: [
          `变量“${name}”的默认值“${defaultValue}”不是${typeName[type][0]}${options.length ? '里的值' : ''}。`,
          `The default “${defaultValue}” of “${name}” is not ${typeName[type][1]}.`,
        ],
        mend: ['改默认值，或去掉它。', 'Change the default, or take it out.'],
      });
  }
}

/** What a place in a node fills. */
interface Target {
  readonly node: TreeNode;
  readonly place: string;
  readonly name: string;
  /** Origins that may be filled from there. */
  readonly origins: readonly TreeVariableOrigin[];
}

/** The variable that is filled from a place; null, and a finding, where it is none or of another origin. */
export function filled({ variables, findings }: Check, { node, place, name, origins }: Target): TreeVariable | null {
  const variable = variables.get(name);
  if (!variable) {
    findings.add(TreeFindingCode.UNDEFINED_VARIABLE, {
      ...{ node, place },
      message: [
        `${nodeName(node)[0]}要写入变量“${name}”，但没有这个变量。`,
        `${nodeName(node)[1]} fills the variable “${name}”, which is not there.`,
      ],
      mend: ['先建这个变量，或改选一个。', 'Make the variable first, or choose another.'],
    });
    return null;
  }
  if (origins.includes(variable.origin)) return variable;
  findings.add(TreeFindingCode.TYPE_MISMATCH, {
    ...{ node, place },
    message: [
      `变量“${name}”是“${originName[variable.origin][0]}”，不能在${nodeName(node)[0]}这里写入。`,
      `The variable “${name}” is ${originName[variable.origin][1]}; ${nodeName(node)[1]} cannot fill it.`,
    ],
    mend: [
      `改选来源为“${origins.map((origin) => originName[origin][0]).join('”或“')}”的变量。`,
      `Choose a variable that is ${origins.map((origin) => originName[origin][1]).join(' or ')}.`,
    ],
  });
  return variable;
}

const byPeople = [TreeVariableOrigin.INPUT, TreeVariableOrigin.CONTEXT];

function checkQuestion(check: Check, node: TreeNode): void {
  for (const choice of node.choices)
    for (const { variable: name } of choice.scores)
      filled(check, { node, place: `choice:${choice.key}`, name, origins: [TreeVariableOrigin.SCORE] });
  if (node.variable === null) return;
  const variable = filled(check, { node, place: 'variable', name: node.variable, origins: byPeople });
  if (!variable) return;
  const told = (place: string, message: Words, mend: Words): void =>
    check.findings.add(TreeFindingCode.TYPE_MISMATCH, { node, place, message, mend });
  const { type, options } = variable;
  if (type !== STRING && type !== ENUM && type !== BOOLEAN) {
    told(
      'variable',
      [
        `提问的答案不能写入${typeName[variable.type][0]}变量“${variable.name}”。`,
        `An answer cannot be kept in “${variable.name}”, which is ${typeName[variable.type][1]}.`,
      ],
      ['改选单选、文本或是/否的变量。', 'Choose a variable that is one of a list, text, or yes or no.'],
    );
    return;
  }
  const fits = (key: string): boolean =>
    type === STRING ||
    (type === BOOLEAN ? key === 'true' || key === 'false' : options.some(({ value }) => value === key));
  for (const { key } of node.choices) {
    if (fits(key)) continue;
    told(
      `choice:${key}`,
      [
        `答案的键“${key}”不是变量“${variable.name}”可取的值。`,
        `The answer’s key “${key}” is no value of “${variable.name}”.`,
      ],
      variable.type === BOOLEAN
        ? ['把答案的键改成 true 或 false。', 'Make the keys `true` and `false`.']
        : [
            `把“${key}”加到变量的值里，或改答案的键。`,
            `Add “${key}” to the values of the variable, or change the key.`,
          ],
    );
  }
}

function checkField(check: Check, node: TreeNode, field: TreeField): void {
  const place = `field:${field.variable}`;
  const variable = filled(check, { node, place, name: field.variable, origins: byPeople });
  const { min, max, mask } = field;
  const bad = (message: Words, mend: Words): void =>
    check.findings.add(TreeFindingCode.BAD_MASK, { node, place, message, mend });
  if (mask !== null && variable && variable.type !== STRING)
    bad(
      [
        `“${field.variable}”是${typeName[variable.type][0]}，不能规定书写格式。`,
        `“${field.variable}” is ${typeName[variable.type][1]}; a shape is for text only.`,
      ],
      ['去掉格式。', 'Take the shape out.'],
    );
  else if (mask !== null && !isMask(mask))
    bad(
      [`“${field.variable}”的格式“${mask}”看不懂。`, `The shape “${mask}” of “${field.variable}” cannot be read.`],
      [
        'A 是字母，9 是数字，* 是字母或数字，? 跟在它们后面表示可以没有。',
        '`A` is a letter, `9` a digit, `*` either; `?` behind one of them makes it optional.',
      ],
    );
  if (min !== null && max !== null && min > max)
    bad(
      [
        `“${field.variable}”的下限 ${min} 大于上限 ${max}，什么都填不进去。`,
        `Of “${field.variable}” the lower limit ${min} is above the upper limit ${max}: nothing fits.`,
      ],
      ['改上限或下限。', 'Change one of the limits.'],
    );
  if ((min !== null || max !== null) && variable && ![NUMBER, STRING, ENUM_LIST].includes(variable.type))
    bad(
      [
        `“${field.variable}”是${typeName[variable.type][0]}，不能设上下限。`,
        `“${field.variable}” is ${typeName[variable.type][1]}; it has no limits.`,
      ],
      ['去掉上下限。', 'Take the limits out.'],
    );
}

/** Where nodes fill variables, and where texts name them. */
export function checkFilling(check: Check, node: TreeNode): void {
  if (node.kind === TreeNodeKind.QUESTION) checkQuestion(check, node);
  if (node.kind === TreeNodeKind.INPUT) for (const field of node.fields) checkField(check, node, field);
  if (node.kind === TreeNodeKind.ACTION)
    for (const { target } of node.command?.outputs ?? [])
      filled(check, { node, place: `output:${target}`, name: target, origins: [TreeVariableOrigin.COMMAND] });
  for (const { place, name } of check.namesInTexts(node))
    if (!check.variables.has(name))
      check.findings.add(TreeFindingCode.UNDEFINED_VARIABLE, {
        ...{ node, place },
        message: [
          `${nodeName(node)[0]}的文字里有 {{${name}}}，但没有这个变量。`,
          `A text of ${nodeName(node)[1]} names {{${name}}}, which is no variable.`,
        ],
        mend: ['改成存在的变量名，或去掉。', 'Name a variable that is there, or take it out.'],
      });
}
