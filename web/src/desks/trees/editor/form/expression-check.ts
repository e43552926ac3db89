import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { Variable } from '../session/content';

// What can be said while it is typed: whether it can be read, and whether its names are known. The server's check says the rest.

const environment = new Environment({ unlistedVariablesAreDyn: true, limits: { maxAstNodes: 300, maxDepth: 40 } });

export interface ExpressionFault {
  readonly kind: 'syntax' | 'unknown';
  /** Place of the character, from 1; null where nobody knows. */
  readonly at: number | null;
  readonly name: string;
}

interface Reading {
  readonly op: string;
  readonly args: unknown;
  readonly start?: number;
}

const isReading = (value: unknown): value is Reading => typeof value === 'object' && value !== null && 'op' in value;

function unknownIn(node: Reading, known: ReadonlySet<string>): ExpressionFault | null {
  if (node.op === 'id' && typeof node.args === 'string')
    return known.has(node.args) ? null : { kind: 'unknown', at: (node.start ?? 0) + 1, name: node.args };
  const parts: unknown[] = Array.isArray(node.args) ? node.args.flat() : [node.args];
  for (const part of parts) {
    const fault = isReading(part) ? unknownIn(part, known) : null;
    if (fault) return fault;
  }
  return null;
}

/** What is wrong with how an expression is written; null for nothing that can be seen here. Empty ones are not judged. */
export function expressionFault(expression: string, variables: readonly Variable[]): ExpressionFault | null {
  if (expression.trim() === '') return null;
  try {
    const { ast } = environment.parse(expression);
    return unknownIn(ast as unknown as Reading, new Set(variables.map(({ name }) => name)));
  } catch (error) {
    const at = error instanceof ParseError ? (error.range?.start ?? null) : null;
    return { kind: 'syntax', at: at === null ? null : at + 1, name: '' };
  }
}
