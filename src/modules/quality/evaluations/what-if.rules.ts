import type { FormResult } from '../scorecards/form-result.js';
import { ScoreOutcome } from '../scorecards/scorecard-enums.js';
import type { CompiledForm } from '../scorecards/scoring.rules.js';
import { type ScoringOverride, scoreForm } from '../scorecards/scoring.rules.js';
import type { Evaluation } from './evaluation.js';

/** One evaluation as it is and as it would be. */
export interface WhatIfRow {
  readonly evaluationId: string;
  readonly raw: number | null;
  readonly reported: number | null;
  readonly outcome: ScoreOutcome | null;
  readonly newRaw: number | null;
  readonly newReported: number | null;
  readonly newOutcome: ScoreOutcome | null;
  readonly isChanged: boolean;
}

/** Evaluations as they are and as they would be, those that change most first. */
export interface WhatIf {
  readonly count: number;
  readonly isCut: boolean;
  readonly changedCount: number;
  readonly passCount: number;
  readonly newPassCount: number;
  readonly meanReported: number | null;
  readonly newMeanReported: number | null;
  readonly rows: readonly WhatIfRow[];
}

/** Scores evaluations anew in another way, side by side with what they score now. */
export function whatIf(
  evaluations: readonly Evaluation[],
  forms: ReadonlyMap<string, CompiledForm>,
  override: ScoringOverride,
  isCut: boolean,
): WhatIf {
  const rows = evaluations.flatMap(({ _id, versionId, answers, result }): WhatIfRow[] => {
    const form = forms.get(versionId);
    return form && result ? [rowOf(_id, result, scoreForm(form, answers, override))] : [];
  });
  return {
    ...{ count: rows.length, isCut, changedCount: rows.filter(({ isChanged }) => isChanged).length },
    passCount: rows.filter(({ outcome }) => outcome === ScoreOutcome.PASS).length,
    newPassCount: rows.filter(({ newOutcome }) => newOutcome === ScoreOutcome.PASS).length,
    meanReported: meanOf(rows.map(({ reported }) => reported)),
    newMeanReported: meanOf(rows.map(({ newReported }) => newReported)),
    rows: rows.toSorted((a, b) => compared(distance(b), distance(a))),
  };
}

function rowOf(evaluationId: string, was: FormResult, is: FormResult): WhatIfRow {
  const { raw, reported, outcome } = was;
  const after = { newRaw: is.raw, newReported: is.reported, newOutcome: is.outcome };
  const isChanged = raw !== is.raw || reported !== is.reported || outcome !== is.outcome;
  return { evaluationId, raw, reported, outcome, ...after, isChanged };
}

/** How far a reported score moves; one that comes or goes moves farthest. */
function distance({ reported, newReported }: WhatIfRow): number {
  if (reported === null || newReported === null) return reported === newReported ? 0 : Infinity;
  return Math.abs(newReported - reported);
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

/** Infinity less Infinity is no number. */
const compared = (one: number, other: number): number => (one === other ? 0 : one - other);
