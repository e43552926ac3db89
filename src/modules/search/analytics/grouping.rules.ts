import {
  likenessOf,
  likenessThreshold,
  mostLikeness,
  nameOtherCodes,
  type Outline,
  outlineOf,
  type WeightOf,
} from '../shared/likeness.rules.js';

/** One wording of a question with how often it was asked. */
export interface Wording {
  readonly id: string;
  readonly units: readonly string[];
  readonly count: number;
}

/** Leaders that have a unit or a character, with its weight in each: as a character (or word) and as a unit, 0 where it is none. */
class Posting {
  leaders = new Int32Array(8);
  weights = new Float64Array(16);
  length = 0;

  add(leader: number, character: number, pair: number): void {
    if (this.length === this.leaders.length) {
      const [leaders, weights] = [new Int32Array(this.length * 2), new Float64Array(this.length * 4)];
      leaders.set(this.leaders);
      weights.set(this.weights);
      [this.leaders, this.weights] = [leaders, weights];
    }
    this.leaders[this.length] = leader;
    this.weights[2 * this.length] = character;
    this.weights[2 * this.length + 1] = pair;
    this.length += 1;
  }
}

/** A unit or character of a wording. */
interface Part {
  readonly name: string;
  readonly character: number;
  readonly pair: number;
}

/** The parts of a wording, characters first, the heaviest of them before all; units of several characters last. */
function partsOf({ characters, pairs }: Outline): Part[] {
  const parts: Part[] = [];
  for (const [name, character] of characters) parts.push({ name, character, pair: pairs.get(name) ?? 0 });
  for (const [name, pair] of pairs) if (!characters.has(name)) parts.push({ name, character: 0, pair });
  return parts.sort((a, b) => b.character - a.character || (a.name < b.name ? -1 : 1));
}

/**
 * How many of the parts have to be looked up for leaders that are not known yet: one that has none of these cannot be alike enough by the
 * rest together. A unit of several characters is shared only where they all are.
 */
function openingsOf(parts: readonly Part[]): number {
  const placeOf = new Map(parts.map(({ name }, at) => [name, at]));
  const pairsAt = parts.map(({ character, pair }) => (character > 0 ? pair * pair : 0));
  for (const { name, character, pair } of parts) {
    if (character > 0) continue;
    const first = Math.min(...[...name].map((one) => placeOf.get(one) ?? 0));
    pairsAt[first] = (pairsAt[first] ?? 0) + pair * pair;
  }
  let [characters, pairs] = [1, 1];
  let at = 0;
  for (; at < parts.length && mostLikeness(pairs, characters) >= likenessThreshold - MARGIN; at++) {
    characters -= (parts[at]?.character ?? 0) ** 2;
    pairs -= pairsAt[at] ?? 0;
  }
  return at;
}

/** For sums of roundings. */
const MARGIN = 1e-6;
/** Sums of a leader: of pairs, of characters, and of the squares on either side. */
const SUMS = 4;

/** Leaders of groups, found by what a wording shares with them: the same as a comparison with each of them. */
class Leaders {
  readonly #outlines: Outline[] = [];
  readonly #postings = new Map<string, Posting>();
  #sums = new Float64Array(SUMS * 1_024);

  add(outline: Outline): void {
    const at = this.#outlines.push(outline) - 1;
    if (SUMS * (at + 1) > this.#sums.length) this.#sums = new Float64Array(this.#sums.length * 2);
    for (const { name, character, pair } of partsOf(outline)) {
      let posting = this.#postings.get(name);
      if (!posting) this.#postings.set(name, (posting = new Posting()));
      posting.add(at, character, pair);
    }
  }

  /** The leader that is most alike, the earliest of equally alike ones; -1 where none asks the same. */
  nearest(outline: Outline): number {
    const touched = this.#touch(outline);
    const sums = this.#sums;
    let best = -1;
    let most = 0;
    for (const leader of touched) {
      const at = leader * SUMS;
      const [pairs = 0, characters = 0, ofOne = 0, ofOther = 0] = [sums[at], sums[at + 1], sums[at + 2], sums[at + 3]];
      sums.fill(0, at, at + SUMS);
      const value = likenessOf({ pairs, characters, ofOne, ofOther });
      if (value < likenessThreshold || value < most || (value === most && leader > best)) continue;
      const other = this.#outlines[leader];
      if (!other || nameOtherCodes(outline, other)) continue;
      best = leader;
      most = value;
    }
    return best;
  }

  /** Sums up what is shared with every leader that may be alike enough, and names these. */
  #touch(outline: Outline): number[] {
    const touched: number[] = [];
    const parts = partsOf(outline);
    const openings = openingsOf(parts);
    parts.forEach((part, n) => {
      const posting = this.#postings.get(part.name);
      if (!posting) return;
      // Of a part that many have it is less work to ask those few that are known.
      if (n >= openings && posting.length > touched.length * 4) this.#ask(touched, part);
      else this.#scan(posting, part, n < openings ? touched : null);
    });
    return touched;
  }

  /** Adds what all leaders of a posting share; without `touched` only to those that are known. */
  #scan({ leaders, weights, length }: Posting, { character, pair }: Part, touched: number[] | null): void {
    const sums = this.#sums;
    const square = character * character;
    for (let n = 0; n < length; n++) {
      const leader = leaders[n] ?? 0;
      const at = leader * SUMS;
      if (sums[at + 2] === 0) {
        if (!touched) continue;
        touched.push(leader);
      }
      const other = weights[2 * n] ?? 0;
      sums[at] = (sums[at] ?? 0) + pair * (weights[2 * n + 1] ?? 0);
      sums[at + 1] = (sums[at + 1] ?? 0) + character * other;
      sums[at + 2] = (sums[at + 2] ?? 0) + square;
      sums[at + 3] = (sums[at + 3] ?? 0) + other * other;
    }
  }

  #ask(touched: readonly number[], { name, character, pair }: Part): void {
    const sums = this.#sums;
    for (const leader of touched) {
      const other = this.#outlines[leader]?.characters.get(name) ?? 0;
      const at = leader * SUMS;
      sums[at] = (sums[at] ?? 0) + pair * (this.#outlines[leader]?.pairs.get(name) ?? 0);
      if (other === 0) continue;
      sums[at + 1] = (sums[at + 1] ?? 0) + character * other;
      sums[at + 2] = (sums[at + 2] ?? 0) + character * character;
      sums[at + 3] = (sums[at + 3] ?? 0) + other * other;
    }
  }
}

/** Wordings between two pauses: some milliseconds. */
const stepSize = 20;

/**
 * Groups wordings by meaning: the most frequent one leads, and each further one joins the leader that is most alike, by the measure that
 * gaps are grouped by, or leads a group of its own. Groups stand in the order of their leaders; the same wordings give the same groups in
 * whatever order they come. Done in steps, so that a server can answer others in between: 20,000 wordings take one to four seconds in all.
 */
export function* groupingSteps<W extends Wording>(wordings: readonly W[], weightOf: WeightOf): Generator<void, W[][]> {
  const known = new Map<string, number>();
  const weightOnce: WeightOf = (unit) => {
    let weight = known.get(unit);
    if (weight === undefined) known.set(unit, (weight = weightOf(unit)));
    return weight;
  };
  const groups: W[][] = [];
  const leaders = new Leaders();
  let turn = 0;
  for (const wording of [...wordings].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))) {
    if ((turn += 1) % stepSize === 0) yield;
    const outline = outlineOf(wording.units, weightOnce);
    const group = groups[leaders.nearest(outline)];
    if (group) {
      group.push(wording);
      continue;
    }
    groups.push([wording]);
    leaders.add(outline);
  }
  return groups;
}
