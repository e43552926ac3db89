import { isHanUnit } from '../../../platform/search/analysis.js';
import { frameWords } from '../../../platform/search/frame-words.js';

/** How telling a unit is among all documents. */
export type WeightOf = (unit: string) => number;

/**
 * From here on two wordings ask the same. Fitted, as the shares below, on the pairs of the test beside it (44 of both languages): those
 * that ask the same lie at 0.47 and above, neighbours that differ in one word at 0.39 and below.
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
/** Codes tell more than any word. */
const codeShare = 1.5;
const code = /^(?=.*\d)[a-z0-9]{2,}$/;
/** Pairs against single characters: pairs know the order, characters survive another cutting. */
const pairShare = 0.3;
/** How much it counts that each side says something that the other does not. */
const exchangePower = 1.5;

/** What a unit counts for when two wordings are compared. */
function weigh(unit: string, weightOf: WeightOf): number {
  const weight = Math.max(0.5, weightOf(unit));
  if (frameWords.has(unit)) return weight * frameShare;
  if (!isHanUnit(unit)) return code.test(unit) ? weight * codeShare : weight;
  const loose = [...unit].filter((character) => seams.has(character)).length;
  if (loose === 0) return weight;
  return weight * (loose === 1 ? seamShare : frameShare);
}

type Vector = ReadonlyMap<string, number>;

function vectorsOf(units: readonly string[], weightOf: WeightOf): { pairs: Vector; characters: Vector } {
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
  return { pairs, characters };
}

const square = (vector: Vector): number => [...vector.values()].reduce((sum, weight) => sum + weight * weight, 0);

function cosine(a: Vector, b: Vector): number {
  let shared = 0;
  for (const [part, weight] of a) shared += weight * (b.get(part) ?? 0);
  return shared === 0 ? 0 : shared / Math.sqrt(square(a) * square(b));
}

/** Share of `a` that `b` does not have. */
function onlyIn(a: Vector, b: Vector): number {
  let missing = 0;
  for (const [part, weight] of a) if (!b.has(part)) missing += weight * weight;
  return missing / square(a);
}

/**
 * Whether two wordings ask the same, 0 to 1: the cosine of their units and characters, each weighted by how rare it is, less what each
 * has in exchange for something of the other. A word more on one side changes little, another word in its place changes the question.
 * Wordings that name different codes (E21, E62) never ask the same. Both lists have at least one unit.
 */
export function likeness(a: readonly string[], b: readonly string[], weightOf: WeightOf): number {
  const [codesOfA, codesOfB] = [a, b].map((units) => units.filter((unit) => code.test(unit)));
  if (codesOfA?.length && codesOfB?.length && !codesOfA.some((unit) => codesOfB.includes(unit))) return 0;
  const [one, two] = [vectorsOf(a, weightOf), vectorsOf(b, weightOf)];
  const exchanged = Math.min(onlyIn(one.characters, two.characters), onlyIn(two.characters, one.characters));
  const together = pairShare * cosine(one.pairs, two.pairs) + (1 - pairShare) * cosine(one.characters, two.characters);
  return together * (1 - exchanged) ** exchangePower;
}

/** The units that are looked for among the gaps: the most telling ones, at most `most`. */
export function tellingUnits(units: readonly string[], weightOf: WeightOf, most = 12): string[] {
  const ranked = units
    .map((unit) => ({ unit, weight: weigh(unit, weightOf) }))
    .sort((one, two) => two.weight - one.weight || (one.unit < two.unit ? -1 : 1));
  return ranked.slice(0, most).map(({ unit }) => unit);
}
