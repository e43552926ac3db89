import type { FeatureName } from './features.js';

/** Which weights rank a query: short ones have at most three units; Chinese ones are at least half Chinese. */
export type WeightClass = 'longLatin' | 'longHan' | 'shortLatin' | 'shortHan';

export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/**
 * Weights of the scorer, fitted 2026-11-26 by coordinate ascent on the even queries of nine public test sets (7,016 documents of
 * both languages in one index) and on pieces of titles; the odd queries then gave MRR 85.1 and the right document first in
 * 79.7 % (plain BM25: 81.5 and 75.8 %). `npm run bench -- relevance --fit` fits them anew.
 */
export const weights: Readonly<Record<WeightClass, Weights>> = {
  longLatin: {
    ...{ bmDoc: 2.27, bmAlts: 1.288, cosVar: 0.1, knn3: 1.142, covPass: 0.372, head: 0.136, charVar: 0.119 },
    ...{ triVar: 0.761, titleStart: 1.395, covTop: 0.973, passTop: 0.371, bmTop: 0.6, textOnly: 0.483 },
  },
  longHan: {
    ...{ bmDoc: 1.202, bmPass: 1, covVar: 0.174, covPass: 1.47, head: 0.5, charVar: 1.28, triVar: 0.08 },
    ...{ prefix: 2.029, bmRel: 0.135, bmTop: 0.486, textOnly: 0.954 },
  },
  shortLatin: {
    ...{ bmDoc: 0.3, bmTitle: 1.101, bmAlts: 0.3, cosVar: 1.705, covVar: 2.183, covPass: 0.8, charVar: 2.413 },
    ...{ titleStart: 2.475, textOnly: 0.8, bmRel: 0.8, bmTop: 0.8 },
  },
  shortHan: {
    ...{ bmDoc: 0.156, bmPass: 0.369, cosVar: 1.85, covVar: 2.775, knn3: 0.671, prefix: 1.637, head: 0.315 },
  },
};

/** What the chance that the first three hits answer is worked out from. */
export interface Calibration {
  features: Weights;
  /** (s1 - s2) / s1, (s1 - s10) / s1, min(1, slots / 15). */
  lead: number;
  leadOfTen: number;
  slots: number;
  constant: number;
}

/**
 * Logistic weights, fitted 2026-11-26 on the even queries against questions out of scope and questions of one set asked in
 * another; good and bad ones weigh the same. `npm run bench -- relevance --fit-confidence` fits them anew.
 */
export const calibration: Readonly<Record<'latin' | 'han', Calibration>> = {
  latin: {
    features: { cosVar: 0.74, covDoc: 3.52, covPass: 3.58, charVar: 2.84, triVar: 4.04, bmDoc: 4.18 },
    lead: 2.16,
    leadOfTen: -0.49,
    slots: 1.96,
    constant: -8.54,
  },
  han: {
    features: { covVar: 0.3, covDoc: 10.27, covPass: 4.63, charVar: 4.86, triVar: 2.38, bmDoc: 8.62 },
    lead: 1.92,
    leadOfTen: -1.01,
    slots: 4.59,
    constant: -9.66,
  },
};
