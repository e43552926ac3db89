import { wordsOf } from '../analysis.js';
import type { Averages } from './averages.js';
import type { QuestionIndex } from './question-index.js';
import { seesAll, type Sight } from './sight.js';
import type { Slots } from './slots.js';
import { Trigrams } from './trigrams.js';

/** A query made ready for looking at many faces. */
export interface PreparedQuery {
  slots: Slots;
  folded: string;
  /** Slot of each unit that answers one. */
  slotOf: ReadonlyMap<number, number>;
  /** Weight of each slot. */
  weights: Float64Array;
  /** Length of the query as a vector. */
  norm: number;
  terms: ReadonlyMap<number, number>;
  termNorm: number;
  trigrams: Trigrams;
  averages: Averages;
  /** How often each slot stands in the part that is looked at, in all text, in the alternatives; of the face in hand. */
  counts: Float64Array;
  inDocument: Float64Array;
  inAlternatives: Float64Array;
}

/** Distinct words and characters of a folded text as numbers of the index (unknown ones get negative numbers) with their weights. */
function termsOf(index: QuestionIndex, folded: string, sight: Sight = seesAll): Map<number, number> {
  const found = new Map<number, number>();
  const unknown = new Map<string, number>();
  for (const { word } of wordsOf(folded)) {
    const term = index.terms.find(word);
    if (term !== undefined && (found.has(term) || sight.term(term))) {
      if (!found.has(term)) found.set(term, index.rarity(index.terms.df.get(term)));
    } else if (!unknown.has(word)) {
      unknown.set(word, -1 - unknown.size);
      found.set(-unknown.size, index.rarity(0));
    }
  }
  return found;
}

const lengthOf = (weights: Iterable<number>): number => {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum);
};

export function prepare(index: QuestionIndex, slots: Slots, folded: string, sight: Sight = seesAll): PreparedQuery {
  const slotOf = new Map<number, number>();
  slots.slots.forEach(({ ids }, slot) => {
    for (const id of ids) if (!slotOf.has(id)) slotOf.set(id, slot);
  });
  const terms = termsOf(index, folded, sight);
  const weights = Float64Array.from(slots.slots, ({ weight }) => weight);
  return {
    slots,
    folded: folded.trim(),
    slotOf,
    weights,
    norm: lengthOf(weights),
    terms,
    termNorm: lengthOf(terms.values()),
    trigrams: new Trigrams(folded),
    averages: index.averages(),
    counts: new Float64Array(weights.length),
    inDocument: new Float64Array(weights.length),
    inAlternatives: new Float64Array(weights.length),
  };
}

/** Cosine of a query with a text by characters and unstemmed words. */
export function cosineOfTerms(index: QuestionIndex, query: PreparedQuery, folded: string): number {
  const terms = termsOf(index, folded);
  let dot = 0;
  for (const [term, weight] of terms) if (term >= 0 && query.terms.has(term)) dot += weight * weight;
  return dot === 0 ? 0 : dot / (query.termNorm * lengthOf(terms.values()));
}
