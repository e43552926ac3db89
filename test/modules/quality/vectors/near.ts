import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/** One worked example of the file. */
export interface Vector<I = unknown, E = Record<string, unknown>> {
  readonly id: string;
  readonly fn: string;
  readonly input: I;
  readonly expected: E;
}

const file = JSON.parse(readFileSync('test/vectors/quality-vectors.json', 'utf8')) as {
  tolerance: number;
  vectors: Vector[];
};

/** The worked examples whose id begins so. */
export const vectorsOf = (prefix: string): Vector[] => file.vectors.filter(({ id }) => id.startsWith(prefix));

/** Fails unless `actual` has everything that is expected, numbers within the file's tolerance. */
export function expectNear(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number') {
    if (typeof actual !== 'number' || !(Math.abs(actual - expected) <= file.tolerance))
      throw new Error(`${path}: expected ${expected}, got ${String(actual)}`);
  } else if (Array.isArray(expected)) {
    expect(Array.isArray(actual) ? actual.length : actual).toBe(expected.length);
    for (const [at, value] of expected.entries()) expectNear((actual as unknown[])[at], value, `${path}[${at}]`);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected))
      expectNear((actual as Record<string, unknown> | null)?.[key], value, `${path}.${key}`);
  } else expect(actual).toBe(expected);
}
