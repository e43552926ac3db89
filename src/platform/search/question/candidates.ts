import type { QuestionFace } from './face.js';
import { countOf, faceOf, type Postings } from './postings.js';
import type { Numbers } from './numbers.js';
import type { QuestionIndex } from './question-index.js';
import type { Slot, Slots } from './slots.js';

/** A face that a search came upon, with its score in that search. */
export interface Candidate {
  number: number;
  score: number;
}

/** What a face must fulfil to be shown to who asks; judged by its filter fields alone. */
export type FaceFilter = (face: QuestionFace) => boolean;

const K1 = 1.2;

/** One unit's part of BM25 without its weight: how often it stands in a text against the text's length. */
export const saturation = (count: number, length: number, average: number, b: number): number =>
  (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / average));

interface Ranking {
  postings: Postings;
  lengths: Numbers;
  average: number;
  b: number;
  weightOf: (slot: Slot) => number;
}

/** How many parts of one document a search brings, unless it is for parts alone. */
export const partsBrought = 5;

/** The best of many candidates, at most `limit`, and of the parts of one document at most `parts`: higher score first, of equal ones the older face. */
class Best {
  readonly found: Candidate[] = [];

  constructor(
    private readonly limit: number,
    private readonly parts: number,
    private readonly wholeOf: (number: number) => string | null,
  ) {}

  /** Whether a candidate would find a place. */
  takes(number: number, score: number): boolean {
    const last = this.found.at(-1);
    return !last || this.found.length < this.limit || isBefore(number, score, last);
  }

  put(number: number, score: number, whole: string | null): void {
    const { found } = this;
    if (whole !== null && this.parts < this.limit && !this.#makesRoom(number, score, whole)) return;
    let at = found.length;
    while (at > 0) {
      const before = found[at - 1];
      if (!before || !isBefore(number, score, before)) break;
      at -= 1;
    }
    found.splice(at, 0, { number, score });
    if (found.length > this.limit) found.pop();
  }

  /** Takes out the weakest part of a document that has all its places, if the new one is better. */
  #makesRoom(number: number, score: number, whole: string): boolean {
    let count = 0;
    let weakest = -1;
    for (let at = 0; at < this.found.length; at++) {
      if (this.wholeOf(this.found[at]?.number ?? -1) !== whole) continue;
      count += 1;
      weakest = at;
    }
    if (count < this.parts) return true;
    const last = this.found[weakest];
    if (!last || !isBefore(number, score, last)) return false;
    this.found.splice(weakest, 1);
    return true;
  }
}

const isBefore = (number: number, score: number, other: Candidate): boolean =>
  score > other.score || (score === other.score && number < other.number);

function ranked(
  index: QuestionIndex,
  slots: readonly Slot[],
  { postings, lengths, average, b, weightOf }: Ranking,
  pass: FaceFilter,
  limit: number,
  parts: number,
): Candidate[] {
  const { faceNumbers, workspace } = index;
  const scores = workspace.scores(faceNumbers);
  const touched = workspace.touched(faceNumbers);
  const lengthOf = lengths.data;
  let touchedCount = 0;
  for (const slot of slots) {
    const weight = weightOf(slot);
    const lists = slot.ids.map((id) => postings.of(id));
    // Alternatives are one word in different clothes: their counts are taken together.
    const list = lists.length === 1 ? (lists[0] ?? new Uint32Array()) : mergedCounts(index, lists);
    for (let at = 0; at < list.length; at++) {
      const posting = list[at] ?? 0;
      const number = faceOf(posting);
      const score = scores[number] ?? 0;
      if (score === 0) touched[touchedCount++] = number;
      scores[number] = score + weight * saturation(countOf(posting), lengthOf[number] ?? 0, average, b);
    }
  }
  const best = new Best(limit, parts, (number) => index.face(number)?.whole ?? null);
  for (let at = 0; at < touchedCount; at++) {
    const number = touched[at] ?? 0;
    const score = scores[number] ?? 0;
    scores[number] = 0;
    if (!best.takes(number, score)) continue;
    const face = index.face(number);
    if (face && pass(face)) best.put(number, score, face.whole);
  }
  return best.found;
}

/** One list of postings for several, with their counts added. */
function mergedCounts(index: QuestionIndex, lists: readonly Uint32Array[]): number[] {
  const counts = index.workspace.counts(index.faceNumbers);
  const merged: number[] = [];
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) {
      const posting = list[at] ?? 0;
      const number = faceOf(posting);
      const count = counts[number] ?? 0;
      if (count === 0) merged.push(number);
      counts[number] = count + countOf(posting);
    }
  }
  for (let at = 0; at < merged.length; at++) {
    const number = merged[at] ?? 0;
    merged[at] = number * 256 + Math.min(counts[number] ?? 0, 255);
    counts[number] = 0;
  }
  return merged;
}

/**
 * BM25 (b 0.5) over title, alternatives and headings: best first, at most `limit` that pass the filter.
 * @param parts most parts of one document.
 */
export function askedCandidates(
  index: QuestionIndex,
  { slots }: Slots,
  pass: FaceFilter,
  limit: number,
  parts = partsBrought,
): Candidate[] {
  const { asked: postings, questionLengths: lengths } = index;
  const weightOf = ({ askedWeight }: Slot): number => askedWeight;
  const ranking = { postings, lengths, average: index.averages().question, b: 0.5, weightOf };
  return ranked(index, slots, ranking, pass, limit, parts);
}

/** A unit that stands in more than this part of all texts brings nobody; it only counts in the score. */
const COMMON = 0.2;

/**
 * BM25 (b 0.75) over all text: best first, at most `limit` that pass the filter.
 * @param parts most parts of one document.
 */
export function textCandidates(
  index: QuestionIndex,
  { slots }: Slots,
  pass: FaceFilter,
  limit: number,
  parts = partsBrought,
): Candidate[] {
  const { text: postings, allLengths: lengths } = index;
  const weightOf = ({ weight }: Slot): number => weight;
  const held = ({ ids }: Slot): number => ids.reduce((sum, id) => sum + postings.df.get(id), 0);
  const telling = slots.filter((slot) => held(slot) <= COMMON * index.size);
  const used = telling.length ? telling : slots;
  const ranking = { postings, lengths, average: index.averages().all, b: 0.75, weightOf };
  return ranked(index, used, ranking, pass, limit, parts);
}
