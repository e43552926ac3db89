import type { Comparison } from '../expressions/expression.rules.js';
import type { TreeNode } from '../tree-content.js';
import { TreeValueType } from '../tree-enums.js';
import type { Check } from './check.js';
import { TreeFindingCode, TreeFindingSeverity } from './finding.js';
import { nodeName, type Words } from './findings.js';
import { type NodeExpression, expressionsOf } from './readings.rules.js';

const codes = {
  SYNTAX: TreeFindingCode.BAD_EXPRESSION,
  FORBIDDEN: TreeFindingCode.BAD_EXPRESSION,
  UNKNOWN_NAME: TreeFindingCode.UNDEFINED_VARIABLE,
  TYPE: TreeFindingCode.TYPE_MISMATCH,
} as const;

/** Where an expression stands, in words. */
export function expressionName(node: TreeNode, place: string): Words {
  const name = nodeName(node);
  const [kind, key] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'rule') return [`${name[0]}的第 ${key} 条规则`, `Rule ${key} of ${name[1]}`];
  if (kind === 'department') return [`${name[0]}的第 ${key} 条部门规则`, `Department rule ${key} of ${name[1]}`];
  return [`${name[0]}传给“${key}”的值`, `The value for “${key}” in ${name[1]}`];
}

/** Texts that a variable can never hold. */
function checkComparisons(check: Check, node: TreeNode, place: string, comparisons: readonly Comparison[]): void {
  for (const { name, value } of comparisons) {
    const variable = check.variables.get(name);
    if (variable?.type !== TreeValueType.ENUM && variable?.type !== TreeValueType.ENUM_LIST) continue;
    if (variable.options.some((option) => option.value === value)) continue;
    const where = expressionName(node, place);
    check.findings.add(TreeFindingCode.TYPE_MISMATCH, {
      ...{ node, place, severity: TreeFindingSeverity.WARNING },
      message: [
        `${where[0]}拿“${name}”和“${value}”比较，但它取不到这个值。`,
        `${where[1]} compares “${name}” with “${value}”, which it can never be.`,
      ],
      mend: [
        `改成：${variable.options
          .slice(0, 8)
          .map((option) => option.value)
          .join('、')}。`,
        `It can be: ${variable.options
          .slice(0, 8)
          .map((option) => option.value)
          .join(', ')}.`,
      ],
    });
  }
}

function checkOne(check: Check, node: TreeNode, { place, text, isCondition }: NodeExpression): void {
  const where = expressionName(node, place);
  const found = check.expressions.check(text);
  if (!found.ok) {
    check.findings.add(codes[found.code], {
      ...{ node, place },
      message: [`${where[0]}：${found.message.zhCN}`, `${where[1]}: ${found.message.en}`],
      mend:
        found.code === 'UNKNOWN_NAME'
          ? ['改成存在的变量，或先建这个变量。', 'Name a variable that is there, or make it first.']
          : ['改写这个表达式，例如 code == "E21" && age > 3。', 'Write it anew, e.g. `code == "E21" && age > 3`.'],
    });
    return;
  }
  if (isCondition && found.type !== 'BOOLEAN')
    check.findings.add(TreeFindingCode.TYPE_MISMATCH, {
      ...{ node, place },
      message: [`${where[0]}算出来不是“是/否”。`, `${where[1]} is not a condition: it gives no yes or no.`],
      mend: ['写成判断，例如 age > 3。', 'Make it a condition, e.g. `age > 3`.'],
    });
  checkComparisons(check, node, place, found.comparisons);
}

/** The expressions of a node: whether they can be read, fit their variables and give what is needed. */
export function checkExpressions(check: Check, node: TreeNode): void {
  for (const expression of expressionsOf(node)) checkOne(check, node, expression);
}
