import { Numbers } from './numbers.js';

/** A passage as units with their counts. */
export interface PassageUnits {
  /** Units in all, repeated ones counted. */
  length: number;
  /** Unit and count, unit and count … each unit once. */
  pairs: Uint32Array;
}

/** How a wording is spelled. */
export interface Spelling {
  /** Different letter trigrams. */
  trigrams: number;
  /** Words and single characters, each once, in order of first appearance. */
  terms: Uint32Array;
}

/** What a face says, in numbers. */
export interface FaceParts {
  /** Units of the title, then of each alternative. */
  wordings: readonly Uint32Array[];
  headings: readonly Uint32Array[];
  passages: readonly PassageUnits[];
  /** Words and characters of all text, each once. */
  terms: Uint32Array;
  /** Of each wording. */
  spellings: readonly Spelling[];
}

/**
 * Writes a face at the end of the arena: count of wordings, then each as length and units; the same for headings; count of
 * passages, then each as length, count of pairs, and pairs of unit and count; terms as length and list; for each wording the
 * count of its trigrams, and its terms as length and list.
 */
export function writeFace(arena: Numbers, { wordings, headings, passages, terms, spellings }: FaceParts): void {
  const writeList = (list: Uint32Array): void => {
    arena.push(list.length);
    arena.pushAll(list);
  };
  for (const part of [wordings, headings]) {
    arena.push(part.length);
    part.forEach(writeList);
  }
  arena.push(passages.length);
  for (const { length, pairs } of passages) {
    arena.push(length);
    arena.push(pairs.length / 2);
    arena.pushAll(pairs);
  }
  writeList(terms);
  for (const spelling of spellings) {
    arena.push(spelling.trigrams);
    writeList(spelling.terms);
  }
}

/**
 * Reads what `writeFace` wrote, as views into the arena: what is written there never changes. For single faces: the scorer
 * reads the arena itself.
 */
export function readFace(arena: Numbers, start: number): FaceParts {
  const { data } = arena;
  let at = start;
  const next = (): number => data[at++] ?? 0;
  const readRest = (length: number): Uint32Array => {
    const list = data.subarray(at, at + length);
    at += length;
    return list;
  };
  const readList = (): Uint32Array => readRest(next());
  const readLists = (): Uint32Array[] => Array.from({ length: next() }, readList);
  const wordings = readLists();
  const headings = readLists();
  const passages = Array.from({ length: next() }, (): PassageUnits => {
    const length = next();
    return { length, pairs: readRest(2 * next()) };
  });
  const terms = readList();
  const spellings = wordings.map((): Spelling => ({ trigrams: next(), terms: readList() }));
  return { wordings, headings, passages, terms, spellings };
}

/**
 * Counts numbers in a field that is all zeros between two countings: a tenth of the time that a map takes, which matters for a
 * book of a document. Only for work without a break.
 */
class Tally {
  readonly #counts = new Numbers(1_024);
  #met: number[] = [];

  add(id: number, count: number): void {
    const known = this.#counts.get(id);
    if (known === 0) this.#met.push(id);
    this.#counts.set(id, known + count);
  }

  /** All counts as pairs of number and count; begins anew. */
  take(): Uint32Array {
    const pairs = new Uint32Array(2 * this.#met.length);
    this.#met.forEach((id, n) => {
      pairs[2 * n] = id;
      pairs[2 * n + 1] = this.#counts.get(id);
      this.#counts.set(id, 0);
    });
    this.#met = [];
    return pairs;
  }
}

const tally = new Tally();

/** A passage from its units in reading order. */
export function passageOf(units: Uint32Array): PassageUnits {
  for (const id of units) tally.add(id, 1);
  return { length: units.length, pairs: tally.take() };
}

/** How often each unit stands in wordings and headings, as pairs: what the inverted index holds. */
export function questionCounts({ wordings, headings }: FaceParts): Uint32Array {
  for (const part of [wordings, headings]) for (const list of part) for (const id of list) tally.add(id, 1);
  return tally.take();
}

/** How often each unit stands in all text, as pairs; headings stand over their passages. */
export function textCounts({ wordings, passages }: FaceParts): Uint32Array {
  for (const list of wordings) for (const id of list) tally.add(id, 1);
  for (const { pairs } of passages)
    for (let at = 0; at < pairs.length; at += 2) tally.add(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return tally.take();
}

/** Calls back for each pair. */
export function eachPair(pairs: Uint32Array, use: (id: number, count: number) => void): void {
  for (let at = 0; at < pairs.length; at += 2) use(pairs[at] ?? 0, pairs[at + 1] ?? 0);
}

/** Lengths of a face, in units. */
export interface FaceLengths {
  wordings: number;
  alternatives: number;
  question: number;
  passages: number;
}

export function lengthsOf({ wordings, headings, passages }: FaceParts): FaceLengths {
  const sum = (lists: readonly { length: number }[]): number => lists.reduce((total, { length }) => total + length, 0);
  const inWordings = sum(wordings);
  return {
    wordings: inWordings,
    alternatives: inWordings - (wordings[0]?.length ?? 0),
    question: inWordings + sum(headings),
    passages: sum(passages),
  };
}
