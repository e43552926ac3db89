import type { FacetCounts } from '../find.js';
import type { FaceFilter } from './candidates.js';
import type { QuestionFace } from './face.js';
import type { QuestionIndex } from './question-index.js';
import type { Slot, Slots } from './slots.js';

/** A document matches when it has so much (by weight) of what the query asks for: half of a short one, less of a long one. */
const SHORT = 3;
const shareOf = (slotCount: number): number => (slotCount <= SHORT ? 0.5 : 0.3);
/** A unit that stands in more than this part of all texts tells nothing; where there are few texts, any does. */
const COMMON = 0.2;
const FEW = 50;

/** Counts of what matches a query, for a viewer. */
export interface Matches {
  total: number;
  facets: FacetCounts;
}

/** Faces that have enough of a query's telling units, whoever may see them. */
export function matching(index: QuestionIndex, { slots }: Slots): Set<number> {
  const held = ({ ids }: Slot): number => ids.reduce((sum, id) => sum + index.text.df.get(id), 0);
  const known = slots.filter(({ ids }) => ids.length > 0);
  const telling = known.filter((slot) => held(slot) <= Math.max(FEW, COMMON * index.size));
  const used = telling.length ? telling : known;
  const least = shareOf(used.length) * used.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Float64Array(index.faceNumbers);
  const matched = new Set<number>();
  const seenBy = new Int32Array(index.faceNumbers).fill(-1);
  used.forEach(({ ids, weight }, slot) => {
    const add = (number: number): void => {
      // Several words may stand for one slot: it counts once.
      if (seenBy[number] === slot) return;
      seenBy[number] = slot;
      const share = (found[number] ?? 0) + weight;
      found[number] = share;
      if (share >= least) matched.add(number);
    };
    for (const id of ids) {
      index.text.each(id, add);
      index.asked.each(id, add);
    }
  });
  return matched;
}

/**
 * Counts documents by field: those of the matching faces that the filter lets through, and those that are shown anyway. Exact,
 * and the same whatever the query is narrowed to: the count of a value is what narrowing to it finds.
 * @param also ids of documents that are shown whether they match or not.
 */
export function countMatches(
  index: QuestionIndex,
  matched: ReadonlySet<number>,
  pass: FaceFilter,
  fields: readonly string[],
  also: readonly string[],
): Matches {
  const documents = new Map<string, QuestionFace>();
  const take = (number: number): void => {
    const face = index.face(number);
    if (face && !documents.has(face.did) && pass(face)) documents.set(face.did, face);
  };
  matched.forEach(take);
  for (const did of also) index.facesOfDocument(did).forEach(take);
  const facets: Record<string, Record<string, number>> = {};
  for (const face of documents.values()) {
    for (const field of fields) {
      const value = face.fields[field];
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof one !== 'string') continue;
        const counts = (facets[field] ??= {});
        counts[one] = (counts[one] ?? 0) + 1;
      }
    }
  }
  return { total: documents.size, facets };
}
