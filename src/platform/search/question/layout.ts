import type { Numbers } from './numbers.js';

/** A passage as units with their counts. */
export interface PassageUnits {
  /** Units in all, repeated ones counted. */
  length: number;
  counts: ReadonlyMap<number, number>;
}

/** What a face says, in numbers. */
export interface FaceParts {
  /** Units of the title, then of each alternative. */
  wordings: readonly (readonly number[])[];
  headings: readonly (readonly number[])[];
  passages: readonly PassageUnits[];
  /** Words and characters of all text, each once. */
  terms: readonly number[];
}

/**
 * Writes a face at the end of the arena: count of wordings, then each as length and units; the same for headings; count of
 * passages, then each as length, count of pairs, and pairs of unit and count; terms as length and list.
 */
export function writeFace(arena: Numbers, { wordings, headings, passages, terms }: FaceParts): void {
  const writeList = (list: readonly number[]): void => {
    arena.push(list.length);
    for (const id of list) arena.push(id);
  };
  for (const part of [wordings, headings]) {
    arena.push(part.length);
    part.forEach(writeList);
  }
  arena.push(passages.length);
  for (const { length, counts } of passages) {
    arena.push(length);
    arena.push(counts.size);
    for (const [id, count] of counts) {
      arena.push(id);
      arena.push(count);
    }
  }
  writeList(terms);
}

/** Reads what `writeFace` wrote. For single faces: the scorer reads the arena itself. */
export function readFace(arena: Numbers, start: number): FaceParts {
  let at = start;
  const readList = (): number[] => {
    const length = arena.get(at++);
    const list = [...arena.data.subarray(at, at + length)];
    at += length;
    return list;
  };
  const readLists = (): number[][] => Array.from({ length: arena.get(at++) }, readList);
  const wordings = readLists();
  const headings = readLists();
  const passages = Array.from({ length: arena.get(at++) }, (): PassageUnits => {
    const length = arena.get(at++);
    const pairs = arena.get(at++);
    const counts = new Map<number, number>();
    for (let n = 0; n < pairs; n++) counts.set(arena.get(at++), arena.get(at++));
    return { length, counts };
  });
  return { wordings, headings, passages, terms: readList() };
}

/** How often each unit stands in wordings and headings: what the inverted index holds. */
export function questionCounts({ wordings, headings }: FaceParts): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of [...wordings, ...headings]) for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** How often each unit stands in all text; headings stand over their passages. */
export function textCounts({ wordings, passages }: FaceParts): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (id: number, count: number): void => void counts.set(id, (counts.get(id) ?? 0) + count);
  for (const list of wordings) for (const id of list) add(id, 1);
  for (const passage of passages) for (const [id, count] of passage.counts) add(id, count);
  return counts;
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
