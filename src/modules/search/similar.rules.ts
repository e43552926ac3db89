// How alike two documents are, from how alike their parts are.

/**
 * From here on a person should look at a document that is like what they write. Measured on real questions of both languages, each put as a
 * new title against those that people marked as the same (six collections in one index of 6,200 documents), beside plain letter trigrams
 * (Jaccard) where those find as many: Chinese (LCQMC) 78 % of what is shown is the same and 86 % of the pairs are found, trigrams 20 %;
 * English 48 to 87 % and 30 to 61 %, trigrams 34 to 75 %. Where a collection marks one of many that ask nearly the same (AFQMC), 24 and
 * 11 %, trigrams 12 %.
 */
export const similarFrom = 0.45;

/** From here on it is probably the same. */
export const duplicateFrom = 0.65;

/** Words against spelling, half and half: words know what is rare, spelling survives another form of a word. */
const spellingShare = 0.5;

/** Letter trigrams of a folded text, with its beginning and end. */
export function trigramsOf(folded: string): ReadonlySet<string> {
  const text = `  ${folded} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) found.add(text.slice(at, at + 3));
  return found;
}

/** Shared part of two sets, 0 to 1 (Jaccard). */
export function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared += 1;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** How much two questions are the same: by their words (0 to 1, see `likeness`) and by their spelling. Other codes are another question. */
export const questionLikeness = (words: number, spelling: number): number =>
  words === 0 ? 0 : (1 - spellingShare) * words + spellingShare * Math.sqrt(spelling);

/** Only passages that share so much say anything; below lies what texts of one centre have in common. */
const ordinary = 0.15;

/** How much a likeness on one side adds to the likeness on the other. */
const support = 0.3;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** A passage's likeness without what any two texts of a centre share. */
export const passageLikeness = (cosine: number): number => clamp((cosine - ordinary) / (1 - ordinary));

/**
 * Likeness of two documents, 0 to 1: that of their questions or that of their texts, whichever is greater, and more where both are alike.
 * `passages` is the mean over what is being written, null where nothing is written but a title.
 */
export function documentLikeness(wordings: number, passages: number | null): number {
  if (passages === null) return clamp(wordings);
  const [more, less] = wordings > passages ? [wordings, passages] : [passages, wordings];
  return clamp(more + (1 - more) * less * support);
}

/** Two decimals: what a person can tell apart. */
export const shownLikeness = (likeness: number): number => Math.round(likeness * 100) / 100;
