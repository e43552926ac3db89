import type { FacetCounts } from '../find.js';
import type { FaceFilter } from './candidates.js';
import type { FilterFields } from './face.js';
import { faceOf } from './postings.js';
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
  /** Whether a document is among the counted ones. */
  has(did: string): boolean;
}

/** Faces that match, whoever may see them. */
export class Matched {
  /** In the order in which they were found. */
  readonly numbers: number[] = [];
  readonly #isIn: Uint8Array;

  constructor(faces: number) {
    this.#isIn = new Uint8Array(faces);
  }

  has(number: number): boolean {
    return this.#isIn[number] === 1;
  }

  add(number: number): void {
    if (this.has(number)) return;
    this.#isIn[number] = 1;
    this.numbers.push(number);
  }
}

/** Faces that have enough of the telling units of one of a query's wordings. */
export function matching(index: QuestionIndex, wordings: readonly Slots[]): Matched {
  const matched = new Matched(index.faceNumbers);
  for (const wording of wordings) addMatching(index, wording, matched);
  return matched;
}

function addMatching(index: QuestionIndex, { slots }: Slots, matched: Matched): void {
  const held = ({ ids }: Slot): number => ids.reduce((sum, id) => sum + index.text.df.get(id), 0);
  const known = slots.filter(({ ids }) => ids.length > 0);
  const telling = known.filter((slot) => held(slot) <= Math.max(FEW, COMMON * index.size));
  const used = telling.length ? telling : known;
  const least = shareOf(used.length) * used.reduce((sum, { weight }) => sum + weight, 0);
  const { faceNumbers, workspace } = index;
  const shares = workspace.scores(faceNumbers);
  const seenBy = workspace.counts(faceNumbers);
  const touched = workspace.touched(faceNumbers);
  let touchedCount = 0;
  used.forEach(({ ids, weight }, slot) => {
    for (const id of ids) {
      // Wordings and headings are part of all text: its list has them too.
      const list = index.text.of(id);
      for (let at = list.length - 1; at >= 0; at--) {
        const number = faceOf(list[at] ?? 0);
        const seen = seenBy[number] ?? 0;
        // Several words may stand for one slot: it counts once.
        if (seen === slot + 1) continue;
        if (seen === 0) touched[touchedCount++] = number;
        seenBy[number] = slot + 1;
        const share = (shares[number] ?? 0) + weight;
        shares[number] = share;
        if (share >= least) matched.add(number);
      }
    }
  });
  for (let at = 0; at < touchedCount; at++) {
    const number = touched[at] ?? 0;
    shares[number] = 0;
    seenBy[number] = 0;
  }
}

/**
 * Counts documents by field: those of the matching faces that the filter lets through, and those that are shown anyway. Exact,
 * and the same whatever the query is narrowed to: the count of a value is what narrowing to it finds.
 * @param also ids of documents that are shown whether they match or not.
 */
export function countMatches(
  index: QuestionIndex,
  matched: Matched,
  pass: FaceFilter,
  fields: readonly string[],
  also: readonly string[],
): Matches {
  // Faces with the same fields are judged and counted together.
  const verdicts: (FilterFields | null | undefined)[] = [];
  const passing = (number: number): FilterFields | null => {
    const group = index.groups.get(number);
    const known = verdicts[group];
    if (known !== undefined) return known;
    const face = index.face(number);
    const verdict = face && pass(face) ? face.fields : null;
    verdicts[group] = verdict;
    return verdict;
  };
  const members = new Uint32Array(index.groupCount);
  const twins = new Set<string>();
  let total = 0;
  const take = (number: number): boolean => {
    if (!passing(number)) return false;
    // A document with two faces is one document.
    const did = index.hasTwin(number) ? (index.face(number)?.did ?? '') : null;
    if (did !== null && twins.has(did)) return true;
    if (did !== null) twins.add(did);
    const group = index.groups.get(number);
    members[group] = (members[group] ?? 0) + 1;
    total += 1;
    return true;
  };
  for (const number of matched.numbers) take(number);
  for (const did of also) {
    const faces = index.facesOfDocument(did);
    if (!faces.some((number) => matched.has(number) && passing(number))) faces.some(take);
  }
  const facets: Record<string, Record<string, number>> = {};
  members.forEach((count, group) => {
    const all = count > 0 ? verdicts[group] : null;
    if (!all) return;
    for (const field of fields) {
      const value = all[field];
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof one !== 'string') continue;
        const of = (facets[field] ??= {});
        of[one] = (of[one] ?? 0) + count;
      }
    }
  });
  const shown = new Set(also.filter((did) => index.facesOfDocument(did).some((number) => passing(number) !== null)));
  const isMatch = (number: number): boolean => matched.has(number) && passing(number) !== null;
  return { total, facets, has: (did) => shown.has(did) || index.facesOfDocument(did).some(isMatch) };
}
