import type { QueryPlan } from '../query.js';
import { compare, featuresOf, type FeatureName, type Features, type Wants } from './features.js';
import { cosineOfTerms, prepare, type PreparedQuery } from './prepared-query.js';
import type { QuestionIndex } from './question-index.js';
import { seesAll, type Sight } from './sight.js';
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
  readonly #wants: Wants;
  /** Faces that were looked at, while the index stays as it is: a second round meets most of them again. */
  readonly #seen = new Map<number, Features>();
  #seenAt = -1;

  constructor(
    private readonly index: QuestionIndex,
    private readonly plan: Pick<QueryPlan, 'slots' | 'locale' | 'folded'>,
    slots: Slots,
    table: Readonly<Record<WeightClass, Weights>> = weights,
    sight: Sight = seesAll,
  ) {
    this.weightClass = weightClassOf(plan);
    this.weights = table[this.weightClass];
    this.#query = prepare(index, slots, plan.folded, sight);
    this.#wants = { charVar: 'charVar' in this.weights, triVar: 'triVar' in this.weights };
  }

  /** Scores all candidates of a query together: some features compare them. */
  score(numbers: readonly number[]): Scored[] {
    const { version } = this.index;
    if (this.#seenAt !== version) this.#seen.clear();
    this.#seenAt = version;
    const fresh = numbers.filter((number) => !this.#seen.has(number));
    featuresOf(this.index, this.#query, fresh, this.#wants).forEach((features, n) =>
      this.#seen.set(fresh[n] ?? 0, features),
    );
    const scored: Scored[] = [];
    for (const number of numbers) {
      const features = this.#seen.get(number);
      if (features) scored.push({ number, score: 0, features });
    }
    compare(scored.map(({ features }) => features));
    for (const one of scored) one.score = weigh(one.features, this.weights);
    return scored;
  }

  /** All features, the dear ones too; nothing is compared. */
  everything(number: number): Features {
    const [features] = featuresOf(this.index, this.#query, [number], { charVar: true, triVar: true });
    if (!features) throw new Error('A face has features.');
    return features;
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
