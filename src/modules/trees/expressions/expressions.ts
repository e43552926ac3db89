import {
  Environment,
  EvaluationError,
  ParseError,
  type ParseResult,
  type TypeError as CelTypeError,
} from '@marcbachmann/cel-js';
import { type TreeValue, type TreeValues, type TreeVariable } from '../tree-content.js';
import { treeLimits } from '../tree-limits.js';
import { TreeValueType } from '../tree-enums.js';
import { ExpressionFault, type ExpressionProblem } from './expression-fault.js';
import { isEmpty, syntaxProblem, tooLong, tooNested, typeProblem } from './expression-messages.js';
import { type Comparison, innerName, readExpression } from './expression.rules.js';
import { isDay } from './value.rules.js';

/** What an expression gives. Both STRING and ENUM variables are texts to it. */
export type TreeExpressionType = 'STRING' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'LIST';

/** What the check of an expression finds. */
export type ExpressionCheck =
  | {
      readonly ok: true;
      readonly type: TreeExpressionType;
      /** Variables that it reads. */
      readonly names: readonly string[];
      /** Texts that it compares variables with. */
      readonly comparisons: readonly Comparison[];
    }
  | ({ readonly ok: false } & ExpressionProblem);

interface Compiled {
  readonly check: ExpressionCheck;
  readonly run: ParseResult | null;
}

const celTypes = {
  [TreeValueType.STRING]: 'string',
  [TreeValueType.NUMBER]: 'double',
  [TreeValueType.BOOLEAN]: 'bool',
  [TreeValueType.DATE]: 'google.protobuf.Timestamp',
  [TreeValueType.ENUM]: 'string',
  [TreeValueType.ENUM_LIST]: 'list<string>',
} as const;

const ownTypes: Readonly<Record<string, TreeExpressionType>> = {
  string: 'STRING',
  double: 'NUMBER',
  bool: 'BOOLEAN',
  'google.protobuf.Timestamp': 'DATE',
  'list<string>': 'LIST',
};

const dayLength = 86_400_000;
const midnight = (moment: Date): number => Math.floor(moment.getTime() / dayLength) * dayLength;

/** Whole years since a day by the calendar, as ages are counted; negative for days to come. */
function wholeYears(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() < from.getUTCMonth() ||
    (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return isBefore ? years - 1 : years;
}

// Evaluation is synchronous: what `today()` is stands here for the length of one call.
const clock = { now: new Date(0) };
const today = (): Date => new Date(midnight(clock.now));

const base = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: true,
  enableOptionalTypes: false,
  limits: { maxAstNodes: 300, maxDepth: 40, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 4 },
})
  .registerFunction('today(): google.protobuf.Timestamp', today)
  .registerFunction('date(string): google.protobuf.Timestamp', (day: string) => new Date(`${day}T00:00:00Z`))
  .registerFunction(
    'daysSince(google.protobuf.Timestamp): double',
    (day: Date) => (midnight(clock.now) - midnight(day)) / dayLength,
  )
  .registerFunction('yearsSince(google.protobuf.Timestamp): double', (day: Date) => wholeYears(day, clock.now))
  .registerFunction('sizeOf(string): double', (text: string) => [...text].length)
  .registerFunction('sizeOf(list<string>): double', (list: readonly string[]) => list.length)
  .registerFunction('string.sizeOf(): double', (text: string) => [...text].length)
  .registerFunction('list<string>.sizeOf(): double', (list: readonly string[]) => list.length)
  .registerOperator('double % double', (left: number, right: number) => left % right);

/** A value as the evaluator knows it; undefined where it does not fit its variable. */
function toInner(variable: TreeVariable, value: TreeValue): unknown {
  switch (variable.type) {
    case TreeValueType.NUMBER:
      return typeof value === 'number' ? value : undefined;
    case TreeValueType.BOOLEAN:
      return typeof value === 'boolean' ? value : undefined;
    case TreeValueType.DATE:
      return typeof value === 'string' && isDay(value) ? new Date(`${value}T00:00:00Z`) : undefined;
    case TreeValueType.ENUM_LIST:
      return Array.isArray(value) ? [...(value as readonly string[])] : undefined;
    case TreeValueType.STRING:
    case TreeValueType.ENUM:
      return typeof value === 'string' ? value : undefined;
  }
}

function fromInner(value: unknown): TreeValue | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return value.length <= treeLimits.text ? value : null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  return null;
}

const placeOf = (error: ParseError | CelTypeError): number | null => error.range?.start ?? null;

/**
 * Expressions over the variables of one tree, in CEL without patterns, loops and fields. Numbers are of one kind. What was checked once is
 * kept: make one for each version. Memory is some kB for each text that differs.
 */
export class TreeExpressions {
  readonly #environment: Environment;
  readonly #variables = new Map<string, TreeVariable>();
  readonly #names: ReadonlySet<string>;
  readonly #compiled = new Map<string, Compiled>();

  constructor(variables: readonly TreeVariable[]) {
    this.#environment = base.clone();
    for (const variable of variables) {
      if (this.#variables.has(variable.name) || !/^[A-Za-z_]\w*$/.test(variable.name)) continue;
      this.#variables.set(variable.name, variable);
      this.#environment.registerVariable(innerName(variable.name), celTypes[variable.type]);
    }
    this.#names = new Set(this.#variables.keys());
  }

  /** Whether a text is an expression, of which type, and what it reads. Never throws. */
  check(text: string): ExpressionCheck {
    return this.#compile(text).check;
  }

  /** What an expression gives with these values at this moment. Throws `ExpressionFault`, and nothing else. */
  evaluate(text: string, values: TreeValues, now: Date): TreeValue {
    const { check, run } = this.#compile(text);
    if (!check.ok) throw new ExpressionFault(check.message);
    const inner = new Map<string, unknown>();
    for (const name of check.names) {
      const variable = this.#variables.get(name);
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      const given = variable && value !== undefined ? toInner(variable, value) : undefined;
      if (given !== undefined) inner.set(innerName(name), given);
    }
    clock.now = now;
    const result = fromInner(this.#run(run, inner, check.names));
    if (result === null)
      throw new ExpressionFault({ zhCN: '表达式算不出可用的值。', en: 'The expression gives no usable value.' });
    return result;
  }

  #run(run: ParseResult | null, inner: Map<string, unknown>, names: readonly string[]): unknown {
    try {
      return run?.(inner) as unknown;
    } catch (error) {
      const missing = names.filter((name) => !inner.has(innerName(name)));
      const what = error instanceof EvaluationError ? error.summary : 'unknown';
      throw new ExpressionFault(
        missing.length
          ? { zhCN: `变量还没有值：${missing.join('、')}。`, en: `No value yet: ${missing.join(', ')}.` }
          : { zhCN: '表达式无法计算。', en: `It cannot be evaluated: ${what}.` },
      );
    }
  }

  #compile(text: string): Compiled {
    const known = this.#compiled.get(text);
    if (known) return known;
    const compiled = this.#read(text);
    this.#compiled.set(text, compiled);
    return compiled;
  }

  #read(text: string): Compiled {
    const refuse = (problem: ExpressionProblem): Compiled => ({ check: { ok: false, ...problem }, run: null });
    if (text.length > treeLimits.expression) return refuse(tooLong(treeLimits.expression));
    if (text.trim() === '') return refuse(isEmpty);
    let run: ParseResult;
    try {
      run = this.#environment.parse(text);
    } catch (error) {
      if (!(error instanceof ParseError)) return refuse(tooNested);
      if (error.code === 'limit_exceeded') return refuse(tooNested);
      return refuse(syntaxProblem(text, placeOf(error), error.summary));
    }
    const reading = { names: new Set<string>(), comparisons: [] };
    const fault = readExpression(run.ast, this.#names, reading);
    if (fault) return refuse(fault);
    const found = run.check();
    if (!found.valid) {
      const error = found.error;
      return refuse(error ? typeProblem(error.code, error.summary, placeOf(error)) : tooNested);
    }
    const type = ownTypes[found.type ?? ''];
    if (!type) return refuse(typeProblem('result', found.type ?? '', null));
    return { check: { ok: true, type, names: [...reading.names], comparisons: reading.comparisons }, run };
  }
}
