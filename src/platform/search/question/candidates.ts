import type { QuestionFace } from './face.js';
import type { Postings } from './postings.js';
import type { QuestionIndex } from './question-index.js';
import type { Slot, Slots } from './slots.js';

/** A face that a search came upon, with its score in that search. */
export interface Candidate {
  number: number;
  score: number;
}

/** What a face must fulfil to be shown to who asks. */
export type FaceFilter = (face: QuestionFace) => boolean;

const K1 = 1.2;

/** One unit's part of BM25 without its weight: how often it stands in a text against the text's length. */
export const saturation = (count: number, length: number, average: number, b: number): number =>
  (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / average));

interface Ranking {
  postings: Postings;
  lengths: { get(at: number): number };
  average: number;
  b: number;
  weightOf: (slot: Slot) => number;
}

function ranked(
  index: QuestionIndex,
  slots: readonly Slot[],
  { postings, lengths, average, b, weightOf }: Ranking,
  pass: FaceFilter,
  limit: number,
): Candidate[] {
  const scores = new Float64Array(index.faceNumbers);
  const touched: number[] = [];
  const add = (number: number, count: number, weight: number): void => {
    const score = scores[number] ?? 0;
    if (score === 0) touched.push(number);
    scores[number] = score + weight * saturation(count, lengths.get(number), average, b);
  };
  for (const slot of slots) {
    const weight = weightOf(slot);
    const [only] = slot.ids;
    if (slot.ids.length === 1 && only !== undefined) {
      postings.each(only, (number, count) => add(number, count, weight));
      continue;
    }
    // Alternatives are one word in different clothes: their counts are taken together.
    const counts = new Map<number, number>();
    for (const id of slot.ids)
      postings.each(id, (number, count) => void counts.set(number, (counts.get(number) ?? 0) + count));
    for (const [number, count] of counts) add(number, count, weight);
  }
  touched.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
  const found: Candidate[] = [];
  for (const number of touched) {
    const face = index.face(number);
    if (!face || !pass(face)) continue;
    found.push({ number, score: scores[number] ?? 0 });
    if (found.length >= limit) break;
  }
  return found;
}

/** BM25 (b 0.5) over title, alternatives and headings: best first, at most `limit` that pass the filter. */
export function askedCandidates(index: QuestionIndex, { slots }: Slots, pass: FaceFilter, limit: number): Candidate[] {
  const { asked: postings, questionLengths: lengths } = index;
  const weightOf = ({ askedWeight }: Slot): number => askedWeight;
  return ranked(index, slots, { postings, lengths, average: index.averages().question, b: 0.5, weightOf }, pass, limit);
}

/** A unit that stands in more than this part of all texts brings nobody; it only counts in the score. */
const COMMON = 0.2;

/** BM25 (b 0.75) over all text: best first, at most `limit` that pass the filter. */
export function textCandidates(index: QuestionIndex, { slots }: Slots, pass: FaceFilter, limit: number): Candidate[] {
  const { text: postings, allLengths: lengths } = index;
  const weightOf = ({ weight }: Slot): number => weight;
  const held = ({ ids }: Slot): number => ids.reduce((sum, id) => sum + postings.df.get(id), 0);
  const telling = slots.filter((slot) => held(slot) <= COMMON * index.size);
  const used = telling.length ? telling : slots;
  return ranked(index, used, { postings, lengths, average: index.averages().all, b: 0.75, weightOf }, pass, limit);
}
