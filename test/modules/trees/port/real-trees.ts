import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Procedure } from '../../../../seed/trees/from-procedures.js';
import type { SmartTree } from '../../../../seed/trees/from-smart-answers.js';

/** A single step of the publisher's own tests. */
export interface TestedStep {
  readonly tree: string;
  readonly at: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly answer: string;
  readonly expect: string;
}

/** A walk from the beginning to an end. */
export interface TestedWalk {
  readonly tree: string;
  readonly answers: readonly (readonly [node: string, value: string])[];
  readonly outcome: string;
}

const data = fileURLToPath(new URL('../../../../../test/data/', import.meta.url));
/** Data whose licence was not checked stand beside the repository, where they do. */
const beside = fileURLToPath(new URL('../../../../../../shared/data/trees-en/', import.meta.url));

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

export const realTrees = lines<SmartTree>(`${data}trees-en/trees.jsonl`);
export const realSteps = lines<TestedStep>(`${data}trees-en/steps.jsonl`);
export const realWalks = lines<TestedWalk>(`${data}trees-en/walks.jsonl`);
export const procedures = lines<Procedure>(`${data}procedures-en/procedures.jsonl`);

/** The tree that is not in the repository, with its walks; null where it is not there. */
export const uncheckedTree = existsSync(`${beside}trees.jsonl`)
  ? {
      tree: lines<SmartTree>(`${beside}trees.jsonl`).find(({ id }) => id === 'engine-diagnosis'),
      walks: lines<TestedWalk>(`${beside}walks.jsonl`).filter(({ tree }) => tree === 'engine-diagnosis'),
    }
  : null;
