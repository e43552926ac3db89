import { Numbers } from './numbers.js';

/** Most faces that fit: a posting keeps the face in 24 bits and the count in 8. */
export const maxFaces = 2 ** 24;

/**
 * An inverted index: for each unit the faces that have it, newest first, as a chain through two arrays. Chains grow without
 * ever being moved; what is dead is skipped by the reader and goes when everything is written anew.
 */
export class Postings {
  /** Number of the last posting of each unit, + 1. */
  readonly #last = new Numbers(1_024);
  readonly #packed = new Numbers(4_096);
  /** Number of the posting before, + 1. */
  readonly #before = new Numbers(4_096);
  /** Living faces of each unit. */
  readonly df = new Numbers(1_024);

  add(unit: number, face: number, count: number): void {
    this.#packed.push(face * 256 + Math.min(count, 255));
    this.#before.push(this.#last.get(unit));
    this.#last.set(unit, this.#packed.length);
    this.df.add(unit, 1);
  }

  /** A face that had the unit is gone. */
  forget(unit: number): void {
    this.df.set(unit, Math.max(0, this.df.get(unit) - 1));
  }

  /** Calls back for each face that has or had a unit, with how often (at most 255). */
  each(unit: number, use: (face: number, count: number) => void): void {
    const packed = this.#packed.data;
    const before = this.#before.data;
    for (let at = this.#last.get(unit); at > 0; at = before[at - 1] ?? 0) {
      const value = packed[at - 1] ?? 0;
      use(value >>> 8, value & 255);
    }
  }

  clear(): void {
    this.#packed.length = 0;
    this.#before.length = 0;
    this.#last.data.fill(0);
    this.df.data.fill(0);
  }

  get length(): number {
    return this.#packed.length;
  }

  get bytes(): number {
    return this.#last.bytes + this.#packed.bytes + this.#before.bytes + this.df.bytes;
  }
}
