import { wordsOf } from '../analysis.js';
import { saturation } from './candidates.js';
import type { Averages } from './averages.js';
import { inverseFrequency, type QuestionIndex } from './question-index.js';
import type { Slots } from './slots.js';

/**
 * What is known of a face for a query, each 0 to about 1. "Wording" is the title or an alternative; a share is the weight of
 * what is found of the weight of the query; BM25 is divided by 2.2 times that weight.
 */
export interface Features {
  /** BM25 over all text (b 0.75), of the best passage, of the title (b 0.5), of all alternatives together (b 0.75). */
  bmDoc: number;
  bmPass: number;
  bmTitle: number;
  bmAlts: number;
  /** Cosine with the best wording; mean of the three nearest (the best, where there are fewer). */
  cosVar: number;
  knn3: number;
  /** Share in the best wording, the best passage, the best heading, all text. */
  covVar: number;
  covPass: number;
  head: number;
  covDoc: number;
  /** Cosine with the best wording by single characters and unstemmed words. */
  charVar: number;
  /** Dice of letter trigrams with the best wording. */
  triVar: number;
  /** The title starts with the query; any wording does. */
  titleStart: number;
  prefix: number;
  /** Share in the best passage of a face that has no word of the query in its wordings. */
  textOnly: number;
  /** Against the other candidates: bmDoc of the best one's; lead of the best one in bmDoc, bmPass, covPass; 0 for others. */
  bmRel: number;
  bmTop: number;
  passTop: number;
  covTop: number;
}

export type FeatureName = keyof Features;

/** A query made ready for looking at many faces. */
export interface PreparedQuery {
  slots: Slots;
  folded: string;
  /** Slot of each unit that answers one. */
  slotOf: ReadonlyMap<number, number>;
  /** Length of the query as a vector. */
  norm: number;
  terms: ReadonlyMap<number, number>;
  termNorm: number;
  trigrams: ReadonlySet<number>;
  averages: Averages;
}

const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

/** Letter trigrams of a text, as numbers; spaces stand at both ends and between words. Two that share a number are rare and harmless. */
export function trigramsOf(folded: string): Set<number> {
  const text = ` ${folded.replace(NO_LETTERS, ' ').trim()} `;
  const found = new Set<number>();
  for (let at = 0; at + 3 <= text.length; at++) {
    const code = (text.charCodeAt(at) * 65_599 + text.charCodeAt(at + 1)) * 65_599 + text.charCodeAt(at + 2);
    found.add(code % 4_294_967_291);
  }
  return found;
}

/** Distinct words and characters of a folded text as numbers of the index (unknown ones get negative numbers) with their weights. */
function termsOf(index: QuestionIndex, folded: string): Map<number, number> {
  const found = new Map<number, number>();
  const unknown = new Map<string, number>();
  for (const { word } of wordsOf(folded)) {
    const term = index.terms.find(word);
    if (term !== undefined) {
      if (!found.has(term)) found.set(term, inverseFrequency(index.size, index.terms.df.get(term)));
    } else if (!unknown.has(word)) {
      unknown.set(word, -1 - unknown.size);
      found.set(-unknown.size, inverseFrequency(index.size, 0));
    }
  }
  return found;
}

const lengthOf = (weights: Iterable<number>): number => {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum);
};

export function prepare(index: QuestionIndex, slots: Slots, folded: string): PreparedQuery {
  const slotOf = new Map<number, number>();
  slots.slots.forEach(({ ids }, slot) => {
    for (const id of ids) if (!slotOf.has(id)) slotOf.set(id, slot);
  });
  const terms = termsOf(index, folded);
  return {
    slots,
    folded: folded.trim(),
    slotOf,
    norm: lengthOf(slots.slots.map(({ weight }) => weight)),
    terms,
    termNorm: lengthOf(terms.values()),
    trigrams: trigramsOf(folded),
    averages: index.averages(),
  };
}

/** Cosine of a query with a text by characters and unstemmed words. */
export function cosineOfTerms(index: QuestionIndex, query: PreparedQuery, folded: string): number {
  const terms = termsOf(index, folded);
  let dot = 0;
  for (const [term, weight] of terms) if (term >= 0 && query.terms.has(term)) dot += weight * weight;
  return dot === 0 ? 0 : dot / (query.termNorm * lengthOf(terms.values()));
}

function dice(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let same = 0;
  for (const code of one) if (other.has(code)) same += 1;
  return same === 0 ? 0 : (2 * same) / (one.size + other.size);
}

/** Looks at one face closely. `only` leaves the dearer features (charVar, triVar) out where nobody wants them. */
export function featuresOf(
  index: QuestionIndex,
  query: PreparedQuery,
  number: number,
  wants: { charVar: boolean; triVar: boolean },
): Features {
  const { slots, total } = query.slots;
  const { averages, slotOf } = query;
  const { arena } = index;
  const face = index.face(number);
  const wordings = face?.wordings ?? [];
  const inDocument = new Float64Array(slots.length);
  const inAlternatives = new Float64Array(slots.length);
  const counts = new Float64Array(slots.length);
  const whole = total > 0 ? total : 1;

  const shareOf = (list: Float64Array): number => {
    let sum = 0;
    for (let slot = 0; slot < slots.length; slot++) if ((list[slot] ?? 0) > 0) sum += slots[slot]?.weight ?? 0;
    return sum / whole;
  };
  const bm = (list: Float64Array, length: number, average: number, b: number): number => {
    let sum = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const count = list[slot] ?? 0;
      if (count > 0) sum += (slots[slot]?.weight ?? 0) * saturation(count, length, average, b);
    }
    return sum / (2.2 * whole);
  };

  let at = index.starts.get(number);
  const cosines: number[] = [];
  let covVar = 0;
  let bmTitle = 0;
  const wordingCount = arena.get(at++);
  for (let wording = 0; wording < wordingCount; wording++) {
    const length = arena.get(at++);
    counts.fill(0);
    let dot = 0;
    let norm = 0;
    for (let n = 0; n < length; n++) {
      const id = arena.get(at + n);
      // A repeated unit counts once in the cosine.
      let isFirst = true;
      for (let before = 0; before < n && isFirst; before++) isFirst = arena.get(at + before) !== id;
      const slot = slotOf.get(id);
      if (slot !== undefined) {
        counts[slot] = (counts[slot] ?? 0) + 1;
        inDocument[slot] = (inDocument[slot] ?? 0) + 1;
        if (wording > 0) inAlternatives[slot] = (inAlternatives[slot] ?? 0) + 1;
      }
      if (isFirst) {
        const weight = inverseFrequency(index.size, index.text.df.get(id));
        norm += weight * weight;
      }
    }
    at += length;
    for (let slot = 0; slot < slots.length; slot++) if ((counts[slot] ?? 0) > 0) dot += (slots[slot]?.weight ?? 0) ** 2;
    cosines.push(dot === 0 ? 0 : Math.min(1, dot / (query.norm * Math.sqrt(norm))));
    covVar = Math.max(covVar, shareOf(counts));
    if (wording === 0) bmTitle = bm(counts, length, averages.wording, 0.5);
  }
  let head = 0;
  for (let headings = arena.get(at++); headings > 0; headings--) {
    counts.fill(0);
    for (let length = arena.get(at++); length > 0; length--) {
      const slot = slotOf.get(arena.get(at++));
      if (slot === undefined) continue;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    head = Math.max(head, shareOf(counts));
  }
  let bmPass = 0;
  let covPass = 0;
  for (let passages = arena.get(at++); passages > 0; passages--) {
    const length = arena.get(at++);
    counts.fill(0);
    let hasAny = false;
    for (let pairs = arena.get(at++); pairs > 0; pairs--, at += 2) {
      const slot = slotOf.get(arena.get(at));
      if (slot === undefined) continue;
      hasAny = true;
      const count = arena.get(at + 1);
      counts[slot] = (counts[slot] ?? 0) + count;
      inDocument[slot] = (inDocument[slot] ?? 0) + count;
    }
    if (!hasAny) continue;
    covPass = Math.max(covPass, shareOf(counts));
    bmPass = Math.max(bmPass, bm(counts, length, averages.passage, 0.75));
  }

  const nearest = [...cosines].sort((a, b) => b - a);
  const cosVar = nearest[0] ?? 0;
  let charVar = 0;
  let triVar = 0;
  if (wants.charVar) for (const text of wordings) charVar = Math.max(charVar, cosineOfTerms(index, query, text));
  if (wants.triVar) for (const text of wordings) triVar = Math.max(triVar, dice(query.trigrams, trigramsOf(text)));
  const starts = (text: string | undefined): boolean =>
    query.folded !== '' && text !== undefined && text.startsWith(query.folded);
  return {
    bmDoc: bm(inDocument, index.allLengths.get(number), averages.all, 0.75),
    bmPass,
    bmTitle,
    bmAlts: bm(inAlternatives, index.alternativeLengths.get(number), averages.alternatives, 0.75),
    cosVar,
    knn3: nearest.length < 3 ? cosVar : ((nearest[0] ?? 0) + (nearest[1] ?? 0) + (nearest[2] ?? 0)) / 3,
    covVar,
    covPass,
    head,
    covDoc: shareOf(inDocument),
    charVar,
    triVar,
    titleStart: starts(wordings[0]) ? 1 : 0,
    prefix: wordings.some(starts) ? 1 : 0,
    textOnly: cosVar === 0 ? covPass : 0,
    bmRel: 0,
    bmTop: 0,
    passTop: 0,
    covTop: 0,
  };
}

/** Sets the features that compare a face with the other candidates. */
export function compare(all: readonly Features[]): void {
  const firstTwo = (name: 'bmDoc' | 'bmPass' | 'covPass'): [number, number] => {
    let first = 0;
    let second = 0;
    for (const features of all) {
      const value = features[name];
      if (value > first) {
        second = first;
        first = value;
      } else if (value > second) second = value;
    }
    return [first, second];
  };
  const [bm, bmNext] = firstTwo('bmDoc');
  const [pass, passNext] = firstTwo('bmPass');
  const [cov, covNext] = firstTwo('covPass');
  for (const features of all) {
    if (bm > 0) features.bmRel = features.bmDoc / bm;
    if (bm > 0 && features.bmDoc === bm) features.bmTop = (bm - bmNext) / bm;
    if (pass > 0 && features.bmPass === pass) features.passTop = (pass - passNext) / pass;
    if (cov > 0 && features.covPass === cov) features.covTop = cov - covNext;
  }
}
