import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionProblem } from './expression-fault.js';
import { forbidden, problem, unknownFunction, unknownName } from './expression-messages.js';
import { isDay } from './value.rules.js';

// Only what is named here reaches the evaluator. It knows no fields of objects, no patterns, no loops: nothing of the program
// can be touched, and the time that an expression takes grows with its length only.

/** Names in the evaluator: apart from all that the library itself knows, so that a variable may be called `string` or `constructor`. */
export const innerName = (name: string): string => `v_${name}`;

/** Functions, by the name that people write; some go by another name inside, because they count in whole numbers there. */
const functions = new Map([
  ['size', 'sizeOf'],
  ['today', 'today'],
  ['date', 'date'],
  ['daysSince', 'daysSince'],
  ['yearsSince', 'yearsSince'],
  ['string', 'string'],
  ['double', 'double'],
]);
const methods = new Map([
  ['size', 'sizeOf'],
  ['startsWith', 'startsWith'],
  ['endsWith', 'endsWith'],
  ['contains', 'contains'],
  ['lowerAscii', 'lowerAscii'],
  ['upperAscii', 'upperAscii'],
  ['trim', 'trim'],
]);

const known =
  'today(), date("2026-01-31"), daysSince(x), yearsSince(x), size(x), string(x), double(x), x.startsWith("…"), x.endsWith("…"), x.contains("…"), x.lowerAscii(), x.upperAscii(), x.trim()';

/** Things of the library that are left out on purpose. */
const leftOut =
  /^(matches|has|all|exists|exists_one|map|filter|bind|split|join|substring|indexOf|lastIndexOf|dyn|type|bytes|int|uint|bool|duration|timestamp|json|hex|base64|at|get\w+|optional)$/;

const plainOperators = new Set([
  ...['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', 'in'],
  ...['&&', '||', '?:', '!_', '-_', 'list'],
]);

/** Where a variable is compared with a fixed text. */
export interface Comparison {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** What was read in an expression. */
export interface Reading {
  readonly names: Set<string>;
  readonly comparisons: Comparison[];
}

/** The library's types call its nodes read-only; they are plain objects, and what is written here is what its parser could have read. */
interface Writable {
  args: unknown;
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value;

function readCall(node: ASTNode, name: string, args: readonly ASTNode[], isMethod: boolean): ExpressionProblem | null {
  const inner = (isMethod ? methods : functions).get(name);
  if (inner === undefined)
    return leftOut.test(name) ? forbidden(`${name}()`, node.start, known) : unknownFunction(name, node.start, known);
  const [first] = args;
  if (name === 'date' && !isMethod && (first?.op !== 'value' || typeof first.args !== 'string' || !isDay(first.args)))
    return problem(
      'TYPE',
      node.start,
      'date() 里要写一个存在的日期，例如 date("2026-01-31")。',
      '`date()` needs a day that exists, such as `date("2026-01-31")`.',
    );
  (node as unknown as Writable).args = isMethod ? [inner, (node.args as readonly unknown[])[1], args] : [inner, args];
  return null;
}

function readValue(node: ASTNode): ExpressionProblem | null {
  const value: unknown = node.args;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return null;
  // There is one kind of number: `3` and `3.0` are the same.
  if (typeof value === 'bigint') {
    (node as unknown as Writable).args = Number(value);
    return null;
  }
  return forbidden(node.input.slice(node.start, node.end) || 'null', node.start, known);
}

const textsOf = (node: ASTNode): string[] =>
  node.op === 'value'
    ? typeof node.args === 'string'
      ? [node.args]
      : []
    : node.op === 'list'
      ? (node.args as readonly ASTNode[]).flatMap(textsOf)
      : [];

function noteComparison(node: ASTNode, reading: Reading): void {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return;
  const [left, right] = node.args as readonly [ASTNode, ASTNode];
  const sides = [
    [left, right],
    [right, left],
  ] as const;
  for (const [name, values] of sides)
    if (name.op === 'id')
      for (const value of textsOf(values)) reading.comparisons.push({ name: name.args, value, at: values.start });
}

/** Reads a parsed expression and makes it ready for the evaluator; gives the first thing in it that is not allowed. */
export function readExpression(
  node: ASTNode,
  variables: ReadonlySet<string>,
  reading: Reading,
): ExpressionProblem | null {
  const all = (nodes: readonly ASTNode[]): ExpressionProblem | null => {
    for (const each of nodes) {
      const fault = readExpression(each, variables, reading);
      if (fault) return fault;
    }
    return null;
  };
  if (node.op === 'value') return readValue(node);
  if (node.op === 'id') {
    const name = node.args;
    if (!variables.has(name)) return unknownName(name, node.start);
    reading.names.add(name);
    (node as unknown as Writable).args = innerName(name);
    return null;
  }
  if (node.op === 'call') return readCall(node, node.args[0], node.args[1], false) ?? all(node.args[1]);
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args;
    return readCall(node, name, args, true) ?? all([receiver, ...args]);
  }
  if (!plainOperators.has(node.op)) return forbidden(`“${node.op}”`, node.start, known);
  noteComparison(node, reading);
  const args: unknown = node.args;
  return all((Array.isArray(args) ? args : [args]).filter(isNode));
}
