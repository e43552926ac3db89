import { defined, figureMean, figureRatio, figureShare } from '../../../platform/rules/figures.js';
import { type AccuracyValue, accuracyOf } from '../statistics/accuracy.rules.js';
import { QualityMeasure, type QualityTargets } from '../targets/quality-target.js';
import { targetOf } from '../targets/target.rules.js';
import type { QualityScore } from './quality-figures.js';
import { type ScoreName, type Sums, countsOf, momentsOf } from './sums.rules.js';

/** By what figures are judged: the centre's targets in a queue (null: over all queues). */
export interface Judge {
  readonly targets: Pick<QualityTargets, 'items' | 'tooFewBelow'>;
  readonly queue: string | null;
}

/** Accuracy in a measure with its target. */
export const toldAccuracy = (sums: Sums, measure: QualityMeasure, { targets, queue }: Judge): AccuracyValue =>
  accuracyOf(measure, countsOf(sums, measure), {
    tooFewBelow: targets.tooFewBelow,
    target: targetOf(targets, measure, queue),
  });

/** Scores, never without the critical accuracy of the same evaluations. */
export function toldScore(sums: Sums, judge: Judge): QualityScore {
  const mean = (score: ScoreName, variant: string): QualityScore['raw'] =>
    figureMean(defined('quality.score.mean', variant), momentsOf(sums, score), judge.targets.tooFewBelow);
  return {
    raw: mean('raw', 'RAW'),
    reported: mean('reported', 'REPORTED'),
    zeroOnFatal: mean('zero', 'ZERO_ON_FATAL'),
    pooledPoints: figureRatio(defined('quality.score.pooled'), sums.earned ?? 0, sums.possible ?? 0),
    criticalAccuracy: toldAccuracy(sums, QualityMeasure.ANY_CRITICAL, judge).allMonitored,
  };
}

/** How often evaluators said that a question does not apply. */
export const toldNa = (sums: Sums, { targets }: Judge): QualityScore['criticalAccuracy'] =>
  figureShare(defined('quality.na'), sums.na ?? 0, sums.asked ?? 0, {
    tooFewBelow: targets.tooFewBelow,
    units: sums.of ?? 0,
  });
