import type { QueryPlan } from '../query.js';
import {
  compare,
  cosineOfTerms,
  featuresOf,
  prepare,
  type FeatureName,
  type Features,
  type PreparedQuery,
} from './features.js';
import type { QuestionIndex } from './question-index.js';
import type { Slots } from './slots.js';
import { calibration, weights, type WeightClass, type Weights } from './weights.js';

/** Which weights rank a query. */
export function weightClassOf({ slots, locale }: Pick<QueryPlan, 'slots' | 'locale'>): WeightClass {
  if (locale === 'zh-CN') return slots.length <= 3 ? 'shortHan' : 'longHan';
  return slots.length <= 3 ? 'shortLatin' : 'longLatin';
}

/** A face with its score and what it comes from. */
export interface Scored {
  number: number;
  score: number;
  features: Features;
}

/** Scores faces for one query by a weighted sum of features. */
export class Scorer {
  readonly weightClass: WeightClass;
  readonly weights: Weights;
  readonly #query: PreparedQuery;
  readonly #wants: { charVar: boolean; triVar: boolean };

  constructor(
    private readonly index: QuestionIndex,
    private readonly plan: Pick<QueryPlan, 'slots' | 'locale' | 'folded'>,
    slots: Slots,
    table: Readonly<Record<WeightClass, Weights>> = weights,
  ) {
    this.weightClass = weightClassOf(plan);
    this.weights = table[this.weightClass];
    this.#query = prepare(index, slots, plan.folded);
    this.#wants = { charVar: 'charVar' in this.weights, triVar: 'triVar' in this.weights };
  }

  /** Scores all candidates of a query together: some features compare them. */
  score(numbers: readonly number[]): Scored[] {
    const all = numbers.map((number) => featuresOf(this.index, this.#query, number, this.#wants));
    compare(all);
    return all.map((features, n) => ({ number: numbers[n] ?? 0, score: weigh(features, this.weights), features }));
  }

  /** All features, the dear ones too. */
  everything(number: number): Features {
    return featuresOf(this.index, this.#query, number, { charVar: true, triVar: true });
  }

  /** How near a folded text is by words and characters, 0 to 1. */
  nearness(folded: string): number {
    return cosineOfTerms(this.index, this.#query, folded);
  }

  /**
   * The chance that the first three of a ranked list answer, 0 to 1.
   * @param scores of the ranked list, best first.
   */
  confidence(first: number, scores: readonly number[]): number {
    const { features, lead, leadOfTen, slots, constant } = calibration[this.plan.locale === 'zh-CN' ? 'han' : 'latin'];
    const top = scores[0] ?? 0;
    const behind = (place: number): number => (top > 0 ? (top - (scores[place] ?? 0)) / top : 0);
    const z =
      weigh(this.everything(first), features) +
      lead * behind(1) +
      leadOfTen * behind(9) +
      slots * Math.min(1, this.plan.slots.length / 15) +
      constant;
    return 1 / (1 + Math.exp(-z));
  }
}

export function weigh(features: Features, table: Weights): number {
  let sum = 0;
  for (const name of Object.keys(table) as FeatureName[]) sum += (table[name] ?? 0) * features[name];
  return sum;
}
