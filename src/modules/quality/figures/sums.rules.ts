import type { Moments, WeightedSums } from '../../../platform/rules/figures.js';
import type { Stage } from '../../../platform/rules/stages.js';
import type { AccuracyCounts } from '../statistics/accuracy.rules.js';
import { QualityMeasure } from '../targets/quality-target.js';
import type { Match } from './evaluation-filter.rules.js';

/** Sums over evaluations by short names; those that are missing are 0. */
export type Sums = Readonly<Record<string, number>>;

/** By what evaluations are put together. */
export type GroupField = 'day' | 'agentId' | 'teamId' | 'queue' | 'evaluatorId';

const critical = [
  QualityMeasure.CUSTOMER_CRITICAL,
  QualityMeasure.BUSINESS_CRITICAL,
  QualityMeasure.COMPLIANCE_CRITICAL,
] as const;
const measures = Object.values(QualityMeasure);
const scores = ['raw', 'reported', 'zero'] as const;

/** A score of an evaluation: as calculated, as reported, as calculated with 0 where a fatal answer was given. */
export type ScoreName = (typeof scores)[number];

type Expression = string | number | object;

const familyOf = (measure: QualityMeasure): readonly QualityMeasure[] =>
  measure === QualityMeasure.ANY_CRITICAL ? critical : [measure];
const total = (measure: QualityMeasure, part: 'e' | 'n'): Expression => {
  const [first = 0, ...others] = familyOf(measure).map((family) => `$errors.${family}.${part}`);
  return others.length ? { $add: [first, ...others] } : first;
};
const sumOf = (...factors: Expression[]): object => ({
  $sum: factors.length > 1 ? { $multiply: factors } : factors[0],
});
/** One for each evaluation in which a whole number is not 0: a third of the time that a condition takes. */
const countAny = (number: Expression): object => ({ $sum: { $min: [number, 1] } });

const measureSums = (measure: QualityMeasure, isWeighted: boolean): Record<string, object> => {
  const [e, n] = [total(measure, 'e'), total(measure, 'n')];
  return {
    [`${measure}_applied`]: countAny(n),
    [`${measure}_wrong`]: countAny(e),
    [`${measure}_errors`]: sumOf(e),
    [`${measure}_opportunities`]: sumOf(n),
    // How opportunities of one evaluation go together; only estimates by weights want to know.
    ...(isWeighted
      ? { [`${measure}_nn`]: sumOf(n, n), [`${measure}_en`]: sumOf(e, n), [`${measure}_ee`]: sumOf(e, e) }
      : {}),
  };
};

const scoreSums = (score: ScoreName): Record<string, object> => {
  const value = score === 'zero' ? { $cond: ['$isFatal', 0, '$raw'] } : `$${score}`;
  return { [`${score}_sum`]: sumOf(value), [`${score}_squares`]: sumOf(value, value) };
};

/**
 * All sums of the evaluations that match, put together by a field. Where estimates by sampling weights are wanted, also by the weight: all
 * that have the same weight count the same, and weights are few.
 */
export const sumsPipeline = (match: Match, by: GroupField, isWeighted: boolean): Stage[] => [
  { $match: match },
  {
    $group: {
      _id: isWeighted ? { key: `$${by}`, weight: '$weight' } : { key: `$${by}` },
      of: { $sum: 1 },
      na: { $sum: { $sum: '$marks.na' } },
      asked: { $sum: { $size: '$marks' } },
      earned: { $sum: { $sum: '$result.questions.earned' } },
      possible: { $sum: { $sum: '$result.questions.possible' } },
      // What has no calculated score has none that is reported either.
      scored: { $sum: { $cond: [{ $isNumber: '$raw' }, 1, 0] } },
      ...Object.assign({}, ...scores.map(scoreSums)),
      ...Object.assign({}, ...measures.map((measure) => measureSums(measure, isWeighted))),
      ...(by === 'agentId' ? {} : { agents: { $addToSet: '$agentId' } }),
      ...(by === 'day' ? { evaluators: { $addToSet: '$evaluatorId' } } : {}),
    },
  },
];

/** Sums that the estimate of a ratio by weights needs, of evaluations that have the same weight. */
function weightedSums(
  name: string,
  weight: number,
  parts: Readonly<Record<'x' | 'y' | 'xx' | 'xy' | 'yy', number>>,
): Record<string, number> {
  return {
    [`${name}_w`]: weight * parts.y,
    [`${name}_wx`]: weight * parts.x,
    [`${name}_w2`]: weight * weight * parts.yy,
    [`${name}_w2x`]: weight * weight * parts.xy,
    [`${name}_w2xx`]: weight * weight * parts.xx,
  };
}

/** The sums of evaluations of one weight, with those that estimates by weights need. */
export function withWeight(sums: Sums, weight: number): Sums {
  const part = (name: string): number => sums[name] ?? 0;
  const shareOf = (name: string, right: number, all: number): Record<string, number> =>
    weightedSums(name, weight, { x: right, y: all, xx: right, xy: right, yy: all });
  const ofMeasure = (measure: QualityMeasure): Record<string, number> => {
    const [of, applied, wrong] = [part('of'), part(`${measure}_applied`), part(`${measure}_wrong`)];
    const [e, n] = [part(`${measure}_errors`), part(`${measure}_opportunities`)];
    const [ee, en, nn] = [part(`${measure}_ee`), part(`${measure}_en`), part(`${measure}_nn`)];
    return {
      ...shareOf(`${measure}_all`, of - wrong, of),
      ...shareOf(`${measure}_where`, applied - wrong, applied),
      ...weightedSums(`${measure}_chance`, weight, { x: n - e, y: n, xx: nn - 2 * en + ee, xy: nn - en, yy: nn }),
    };
  };
  const ofScore = (score: ScoreName): Record<string, number> => {
    const [of, sum, squares] = [part('scored'), part(`${score}_sum`), part(`${score}_squares`)];
    return weightedSums(score, weight, { x: sum, y: of, xx: squares, xy: sum, yy: of });
  };
  return { ...sums, ...Object.assign({}, ...measures.map(ofMeasure), ...scores.map(ofScore)) };
}

/** Sums of groups put together. */
export function together(all: readonly Sums[]): Sums {
  const sums: Record<string, number> = {};
  for (const one of all) for (const [name, value] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

const of = (sums: Sums, name: string): number => sums[name] ?? 0;

function weightedFrom(sums: Sums, name: string): WeightedSums | null {
  if (sums[`${name}_w`] === undefined) return null;
  const part = (suffix: string): number => of(sums, `${name}_${suffix}`);
  return { w: part('w'), wx: part('wx'), w2: part('w2'), w2x: part('w2x'), w2xx: part('w2xx') };
}

/** What was counted of a measure. */
export function countsOf(sums: Sums, measure: QualityMeasure): AccuracyCounts {
  const part = (name: string): number => of(sums, `${measure}_${name}`);
  const [all, applied, opportunities] = ['all', 'where', 'chance'].map((name) =>
    weightedFrom(sums, `${measure}_${name}`),
  );
  return {
    ...{ units: of(sums, 'of'), applied: part('applied'), wrong: part('wrong') },
    ...{ errors: part('errors'), opportunities: part('opportunities') },
    weighted: all && applied && opportunities ? { all, applied, opportunities } : null,
  };
}

/** What was counted of a score. */
export const momentsOf = (sums: Sums, score: ScoreName): Moments => ({
  ...{ of: of(sums, 'scored'), sum: of(sums, `${score}_sum`), squares: of(sums, `${score}_squares`) },
  weighted: weightedFrom(sums, score),
});
