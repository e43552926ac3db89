import { Numbers } from './numbers.js';

/** Face (24 bits) and count (8 bits, at most 255) of a posting. */
export const faceOf = (posting: number): number => posting >>> 8;
export const countOf = (posting: number): number => posting & 255;

/**
 * An inverted index: for each unit the faces that have it, oldest first, side by side so that they are read in one go. A list
 * that is full moves to a place of twice its size, and the place that it leaves serves another one. What is dead is skipped by
 * the reader and goes when everything is written anew.
 */
export class Postings {
  /** Where the list of each unit begins, and its length. Its place is as large as the next power of two. */
  readonly #starts = new Numbers(1_024);
  readonly #lengths = new Numbers(1_024);
  readonly #packed = new Numbers(4_096);
  /** Free places by the binary logarithm of their size. */
  #free: number[][] = [];
  #count = 0;
  /** Living faces of each unit. */
  readonly df = new Numbers(1_024);

  add(unit: number, face: number, count: number): void {
    const length = this.#lengths.get(unit);
    if ((length & (length - 1)) === 0) this.#widen(unit, length);
    this.#packed.data[this.#starts.get(unit) + length] = face * 256 + Math.min(count, 255);
    this.#lengths.set(unit, length + 1);
    this.#count += 1;
    this.df.add(unit, 1);
  }

  /** A face that had the unit is gone. */
  forget(unit: number): void {
    this.df.set(unit, Math.max(0, this.df.get(unit) - 1));
  }

  /** The postings of each face that has or had a unit, oldest first; see `faceOf` and `countOf`. Good until something is added. */
  of(unit: number): Uint32Array {
    const start = this.#starts.get(unit);
    return this.#packed.data.subarray(start, start + this.#lengths.get(unit));
  }

  /** Whether one of the faces that have or had a unit is so; looks no further than the first, newest first. */
  some(unit: number, is: (face: number) => boolean): boolean {
    const list = this.of(unit);
    for (let at = list.length - 1; at >= 0; at--) if (is(faceOf(list[at] ?? 0))) return true;
    return false;
  }

  /** Postings in all, dead ones too. */
  get length(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#starts.bytes + this.#lengths.bytes + this.#packed.bytes + this.df.bytes;
  }

  /** Moves a full list of so many postings to a place of twice its size. */
  #widen(unit: number, length: number): void {
    const size = length === 0 ? 1 : length * 2;
    const order = 31 - Math.clz32(size);
    let place = this.#free[order]?.pop();
    if (place === undefined) {
      place = this.#packed.length;
      this.#packed.reserve(place + size);
      this.#packed.length = place + size;
    }
    if (length > 0) {
      const start = this.#starts.get(unit);
      this.#packed.data.copyWithin(place, start, start + length);
      (this.#free[order - 1] ??= []).push(start);
    }
    this.#starts.set(unit, place);
  }
}
