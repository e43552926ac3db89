import { wilsonInterval } from '../../../platform/rules/share.js';
import type { CoachedEvaluation } from './coached-evaluation.js';

/** Fewer evaluations than this say little. */
export const fewEvaluations = 10;

/** How often the questions of a session were answered without an error, in one stretch of time. */
export interface EffectSide {
  readonly count: number;
  readonly of: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isTooFew: boolean;
}

/** Before and after a session, and their difference with its interval. */
export interface Effect {
  readonly before: EffectSide;
  readonly after: EffectSide;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Whether an evaluation says something of the questions, and whether it is without an error in them; all questions where none is named. */
function faultless(evaluation: CoachedEvaluation, refs: ReadonlySet<string>): boolean | null {
  const asked = evaluation.marks.filter(({ r, na }) => na === 0 && (refs.size === 0 || refs.has(r)));
  return asked.length === 0 ? null : asked.every(({ e }) => e === 0);
}

function sideOf(evaluations: readonly CoachedEvaluation[], refs: ReadonlySet<string>): EffectSide {
  const said = evaluations.map((evaluation) => faultless(evaluation, refs)).filter((answer) => answer !== null);
  const count = said.filter(Boolean).length;
  const interval = wilsonInterval(count, said.length);
  return {
    ...{ count, of: said.length },
    value: said.length ? count / said.length : null,
    ...{ low: interval?.low ?? null, high: interval?.high ?? null },
    isTooFew: said.length < fewEvaluations,
  };
}

/**
 * What a session brought: the share of evaluations without an error in its questions before and after, and the difference with
 * Newcombe's interval at 95 % (from the two Wilson intervals), which is right for small counts too. Null where a side has none.
 */
export function effectOf(
  before: readonly CoachedEvaluation[],
  after: readonly CoachedEvaluation[],
  refs: readonly string[],
): Effect {
  const asked = new Set(refs);
  const [a, b] = [sideOf(before, asked), sideOf(after, asked)];
  if (a.value === null || b.value === null || a.low === null || a.high === null || b.low === null || b.high === null)
    return { before: a, after: b, difference: null, low: null, high: null };
  const difference = b.value - a.value;
  return {
    ...{ before: a, after: b, difference },
    low: difference - Math.hypot(b.value - b.low, a.high - a.value),
    high: difference + Math.hypot(b.high - b.value, a.value - a.low),
  };
}
