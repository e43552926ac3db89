import { saturation } from './candidates.js';
import type { QuestionIndex } from './question-index.js';
import type { PreparedQuery } from './prepared-query.js';

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

/** Share of the query, by weight, that a part has. */
function shareOf({ weights, slots: { total } }: PreparedQuery, counts: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < weights.length; slot++) if ((counts[slot] ?? 0) > 0) sum += weights[slot] ?? 0;
  return sum / (total > 0 ? total : 1);
}

function bm25(
  { weights, slots: { total } }: PreparedQuery,
  counts: Float64Array,
  length: number,
  average: number,
  b: number,
): number {
  let sum = 0;
  for (let slot = 0; slot < weights.length; slot++) {
    const count = counts[slot] ?? 0;
    if (count > 0) sum += (weights[slot] ?? 0) * saturation(count, length, average, b);
  }
  return sum / (2.2 * (total > 0 ? total : 1));
}

/** Which of the dearer features somebody wants. */
export interface Wants {
  charVar: boolean;
  triVar: boolean;
}

/** Looks at faces closely, one after another. */
export function featuresOf(
  index: QuestionIndex,
  query: PreparedQuery,
  numbers: readonly number[],
  wants: Wants,
): Features[] {
  const { workspace } = index;
  // What a unit or a word of a face means for the query is looked up most often of all.
  const slotOf = workspace.slots(index.units.size);
  const asked = workspace.marks(index.terms.size);
  for (const [id, slot] of query.slotOf) slotOf[id] = slot + 1;
  for (const term of query.terms.keys()) if (term >= 0) asked[term] = 1;
  const all = numbers.map((number) => look(index, query, number, wants, slotOf, asked));
  for (const id of query.slotOf.keys()) slotOf[id] = 0;
  for (const term of query.terms.keys()) if (term >= 0) asked[term] = 0;
  return all;
}

function look(
  index: QuestionIndex,
  query: PreparedQuery,
  number: number,
  wants: Wants,
  slotOf: Uint8Array,
  asked: Uint8Array,
): Features {
  const { averages, weights, counts, inDocument, inAlternatives } = query;
  const { data } = index.arena;
  const held = index.text.df.data;
  const wordings = index.face(number)?.wordings ?? [];
  inDocument.fill(0);
  inAlternatives.fill(0);

  let at = index.starts.get(number);
  // The three nearest wordings.
  let [first, second, third] = [0, 0, 0];
  let covVar = 0;
  let bmTitle = 0;
  const wordingCount = data[at++] ?? 0;
  for (let wording = 0; wording < wordingCount; wording++) {
    const length = data[at++] ?? 0;
    const end = at + length;
    counts.fill(0);
    let hasAny = false;
    for (let n = at; n < end; n++) {
      const slot = (slotOf[data[n] ?? 0] ?? 0) - 1;
      if (slot < 0) continue;
      hasAny = true;
      counts[slot] = (counts[slot] ?? 0) + 1;
      inDocument[slot] = (inDocument[slot] ?? 0) + 1;
      if (wording > 0) inAlternatives[slot] = (inAlternatives[slot] ?? 0) + 1;
    }
    if (hasAny) {
      let dot = 0;
      for (let slot = 0; slot < weights.length; slot++) if ((counts[slot] ?? 0) > 0) dot += (weights[slot] ?? 0) ** 2;
      let norm = 0;
      for (let n = at; n < end; n++) {
        const id = data[n] ?? 0;
        // A repeated unit counts once in the cosine.
        let before = at;
        while (data[before] !== id) before += 1;
        if (before === n) norm += index.rarity(held[id] ?? 0) ** 2;
      }
      const cosine = dot === 0 ? 0 : Math.min(1, dot / (query.norm * Math.sqrt(norm)));
      if (cosine > first) [first, second, third] = [cosine, first, second];
      else if (cosine > second) [second, third] = [cosine, second];
      else if (cosine > third) third = cosine;
      covVar = Math.max(covVar, shareOf(query, counts));
      if (wording === 0) bmTitle = bm25(query, counts, length, averages.wording, 0.5);
    }
    at = end;
  }
  let head = 0;
  for (let headings = data[at++] ?? 0; headings > 0; headings--) {
    counts.fill(0);
    for (let length = data[at++] ?? 0; length > 0; length--) {
      const slot = (slotOf[data[at++] ?? 0] ?? 0) - 1;
      if (slot >= 0) counts[slot] = (counts[slot] ?? 0) + 1;
    }
    head = Math.max(head, shareOf(query, counts));
  }
  let bmPass = 0;
  let covPass = 0;
  for (let passages = data[at++] ?? 0; passages > 0; passages--) {
    const length = data[at++] ?? 0;
    counts.fill(0);
    let hasAny = false;
    for (let pairs = data[at++] ?? 0; pairs > 0; pairs--, at += 2) {
      const slot = (slotOf[data[at] ?? 0] ?? 0) - 1;
      if (slot < 0) continue;
      hasAny = true;
      const count = data[at + 1] ?? 0;
      counts[slot] = (counts[slot] ?? 0) + count;
      inDocument[slot] = (inDocument[slot] ?? 0) + count;
    }
    if (!hasAny) continue;
    covPass = Math.max(covPass, shareOf(query, counts));
    bmPass = Math.max(bmPass, bm25(query, counts, length, averages.passage, 0.75));
  }
  const terms = data[at++] ?? 0;
  const spelling =
    wants.charVar || wants.triVar ? spellingOf(index, query, wordings, at + terms, wants, asked) : noSpelling;

  const starts = (text: string | undefined): boolean =>
    query.folded !== '' && text !== undefined && text.startsWith(query.folded);
  return {
    bmDoc: bm25(query, inDocument, index.allLengths.get(number), averages.all, 0.75),
    bmPass,
    bmTitle,
    bmAlts: bm25(query, inAlternatives, index.alternativeLengths.get(number), averages.alternatives, 0.75),
    cosVar: first,
    knn3: wordingCount < 3 ? first : (first + second + third) / 3,
    covVar,
    covPass,
    head,
    covDoc: shareOf(query, inDocument),
    ...spelling,
    titleStart: starts(wordings[0]) ? 1 : 0,
    prefix: wordings.some(starts) ? 1 : 0,
    textOnly: first === 0 ? covPass : 0,
    bmRel: 0,
    bmTop: 0,
    passTop: 0,
    covTop: 0,
  };
}

const noSpelling = { charVar: 0, triVar: 0 };

/** The best wording by single characters and unstemmed words, and by letter trigrams. @param at where the spellings of the face begin. */
function spellingOf(
  index: QuestionIndex,
  query: PreparedQuery,
  wordings: readonly string[],
  at: number,
  wants: Wants,
  asked: Uint8Array,
): { charVar: number; triVar: number } {
  const { data } = index.arena;
  const held = index.terms.df.data;
  let charVar = 0;
  let triVar = 0;
  for (const text of wordings) {
    const trigrams = data[at++] ?? 0;
    const end = at + 1 + (data[at] ?? 0);
    at += 1;
    if (wants.triVar) triVar = Math.max(triVar, query.trigrams.dice(text, trigrams));
    if (wants.charVar) {
      let dot = 0;
      let norm = 0;
      for (let n = at; n < end; n++) {
        const term = data[n] ?? 0;
        const weight = index.rarity(held[term] ?? 0) ** 2;
        norm += weight;
        if (asked[term] === 1) dot += weight;
      }
      if (dot > 0) charVar = Math.max(charVar, dot / (query.termNorm * Math.sqrt(norm)));
    }
    at = end;
  }
  return { charVar, triVar };
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
    Object.assign(features, { bmRel: 0, bmTop: 0, passTop: 0, covTop: 0 });
    if (bm > 0) features.bmRel = features.bmDoc / bm;
    if (bm > 0 && features.bmDoc === bm) features.bmTop = (bm - bmNext) / bm;
    if (pass > 0 && features.bmPass === pass) features.passTop = (pass - passNext) / pass;
    if (cov > 0 && features.covPass === cov) features.covTop = cov - covNext;
  }
}
