import { isHanUnit } from '../../../platform/search/analysis.js';
import { frameWords } from '../../../platform/search/frame-words.js';

/** How telling a unit is among all documents (its inverse document frequency, or anything like it above 0). */
export type WeightOf = (unit: string) => number;

/**
 * From here on two wordings ask the same: in the list of gaps as in that of queries that go wrong, so that both put the same words
 * together. Fitted, as the shares below, on the pairs of the test beside it (44 of both languages): those that ask the same lie at 0.47
 * and above, neighbours that differ in one word at 0.39 and below.
 */
export const likenessThreshold = 0.45;

/** Frame words say how something is asked, not what. */
const frameShare = 0.1;
/** A pair of which one character is such a word is mostly an accident of cutting. */
const seamShare = 0.6;
const seamCharacterShare = 0.2;
const seams = new Set([
  ...'的了吗呢吧啊么怎能可以不没有是在就还会要想我你他她它这那个把给被让和跟与及或但也都又再到为什哪多久',
]);
/** Codes (an error's, a model's: letters and digits with at least one digit) tell more than any word. */
const codeShare = 1.5;
const code = /^(?=.*\d)[a-z0-9]{2,}$/;
/** Pairs against single characters: pairs know the order, characters survive another cutting. */
const pairShare = 0.3;
const characterShare = 1 - pairShare;

/** What a unit counts for when two wordings are compared. */
function weigh(unit: string, weightOf: WeightOf): number {
  const weight = Math.max(0.5, weightOf(unit));
  if (frameWords.has(unit)) return weight * frameShare;
  if (!isHanUnit(unit)) return code.test(unit) ? weight * codeShare : weight;
  const loose = [...unit].filter((character) => seams.has(character)).length;
  if (loose === 0) return weight;
  return weight * (loose === 1 ? seamShare : frameShare);
}

/** A wording made ready for comparing: its units and characters with their weights, each side of length 1. */
export interface Outline {
  readonly pairs: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  readonly codes: readonly string[];
}

function ofLengthOne(weights: Map<string, number>): Map<string, number> {
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (const [part, weight] of weights) weights.set(part, weight / length);
  return weights;
}

export function outlineOf(units: readonly string[], weightOf: WeightOf): Outline {
  const pairs = new Map<string, number>();
  const characters = new Map<string, number>();
  for (const unit of units) {
    const weight = weigh(unit, weightOf);
    pairs.set(unit, weight);
    for (const part of isHanUnit(unit) ? unit : [unit]) {
      const share = seams.has(part) ? seamCharacterShare : 1;
      characters.set(part, Math.max(characters.get(part) ?? 0, weight * share));
    }
  }
  return {
    pairs: ofLengthOne(pairs),
    characters: ofLengthOne(characters),
    codes: units.filter((unit) => code.test(unit)),
  };
}

/** Whether both name codes (E21, E62), and none of them is the same: then they never ask the same. */
export const nameOtherCodes = (a: Outline, b: Outline): boolean =>
  a.codes.length > 0 && b.codes.length > 0 && !a.codes.some((one) => b.codes.includes(one));

/** What two outlines have together, summed up over what they share. */
export interface Shared {
  /** Products of the weights of shared units, and of shared characters. */
  readonly pairs: number;
  readonly characters: number;
  /** Squares of the weights that the shared characters have on either side: how much of it the other one says too. */
  readonly ofOne: number;
  readonly ofOther: number;
}

/** Likenesses are rounded to that, so that equal ones are equal in whatever order they were summed up. */
const rounding = 1e-9;

/** The most that two wordings can be alike which share no more than parts of these squares of the one, each out of 1. */
export const mostLikeness = (pairs: number, characters: number): number =>
  pairShare * Math.sqrt(Math.max(0, pairs)) + characterShare * Math.sqrt(Math.max(0, characters));

/**
 * How much two wordings ask the same, 0 to 1, by what they share: the cosine of their units and characters, each weighted by how rare it
 * is, less what each has in exchange for something of the other. A word more on one side changes little, another word in its place
 * changes the question.
 */
export function likenessOf({ pairs, characters, ofOne, ofOther }: Shared): number {
  const together = pairShare * pairs + characterShare * characters;
  // What is not said in exchange for something else, to the power of 1.5.
  const kept = Math.min(1, Math.max(ofOne, ofOther));
  return Math.round((together * kept * Math.sqrt(kept)) / rounding) * rounding;
}

/** How much two wordings ask the same, 0 to 1; 0 where they name different codes. */
export function likeness(one: Outline, other: Outline): number {
  if (nameOtherCodes(one, other)) return 0;
  let [pairs, characters, ofOne, ofOther] = [0, 0, 0, 0];
  for (const [unit, weight] of one.pairs) pairs += weight * (other.pairs.get(unit) ?? 0);
  for (const [part, weight] of one.characters) {
    const otherWeight = other.characters.get(part);
    if (otherWeight === undefined) continue;
    characters += weight * otherWeight;
    ofOne += weight * weight;
    ofOther += otherWeight * otherWeight;
  }
  return likenessOf({ pairs, characters, ofOne, ofOther });
}

/** The units that are looked for among the gaps: the most telling ones, at most `most`. */
export function tellingUnits(units: readonly string[], weightOf: WeightOf, most = 12): string[] {
  const ranked = units
    .map((unit) => ({ unit, weight: weigh(unit, weightOf) }))
    .sort((one, two) => two.weight - one.weight || (one.unit < two.unit ? -1 : 1));
  return ranked.slice(0, most).map(({ unit }) => unit);
}
