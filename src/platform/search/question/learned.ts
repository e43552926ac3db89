import type { QuestionIndex } from './question-index.js';
import type { Slots } from './slots.js';

/** Only a question that is near enough to a confirmed one counts, and never more than a good wording of the document's own. */
const NEAR_FROM = 0.3;
const WEIGHT = 1;
/** Most documents that confirmed questions alone bring to a search. */
const MOST_BROUGHT = 20;

/** Questions that were confirmed by use to lead to documents, by document and by unit. */
export class LearnedQueries {
  readonly #queries: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly #holders = new Map<string, string[]>();

  /** @param queries the units of the confirmed questions of each document. */
  constructor(queries: ReadonlyMap<string, readonly (readonly string[])[]>) {
    this.#queries = queries;
    for (const [did, list] of queries) {
      for (const unit of new Set(list.flat())) {
        const holders = this.#holders.get(unit);
        if (holders) holders.push(did);
        else this.#holders.set(unit, [did]);
      }
    }
  }

  get size(): number {
    return this.#queries.size;
  }

  /** The bonus of each document whose confirmed questions are near a query: `1.0 x max(0, cosine with the nearest - 0.3)`, at most 0.7. */
  bonuses(index: QuestionIndex, { slots }: Slots): Map<string, number> {
    const weights = new Map(slots.map(({ unit, weight }) => [unit, weight]));
    const norm = Math.sqrt(slots.reduce((sum, { weight }) => sum + weight * weight, 0));
    const near = new Set<string>();
    for (const unit of weights.keys()) for (const did of this.#holders.get(unit) ?? []) near.add(did);
    const found = new Map<string, number>();
    for (const did of near) {
      let nearest = 0;
      for (const units of this.#queries.get(did) ?? []) {
        let dot = 0;
        let length = 0;
        for (const unit of units) {
          const own = weights.get(unit);
          const weight = own ?? index.weightOf(unit);
          length += weight * weight;
          if (own !== undefined) dot += weight * weight;
        }
        if (dot > 0) nearest = Math.max(nearest, dot / (norm * Math.sqrt(length)));
      }
      if (nearest > NEAR_FROM) found.set(did, WEIGHT * Math.min(nearest, 1) - WEIGHT * NEAR_FROM);
    }
    return found;
  }
}

/** Documents that confirmed questions alone bring to a search, the nearest first; of those that may be shown. */
export const broughtBy = (bonuses: ReadonlyMap<string, number>, mayShow: (did: string) => boolean): string[] =>
  [...bonuses]
    .filter(([did]) => mayShow(did))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_BROUGHT)
    .map(([did]) => did);
