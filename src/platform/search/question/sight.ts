import type { FaceFilter } from './candidates.js';
import type { QuestionIndex } from './question-index.js';

/** Which of the index's units and words somebody may know of. */
export interface Sight {
  unit(id: number): boolean;
  /** A word as it is written, or a single Chinese character. */
  term(id: number): boolean;
}

/** Knows everything: for measuring. */
export const seesAll: Sight = { unit: () => true, term: () => true };

/**
 * What the faces that pass a filter have. A word that stands only where its asker may not look is treated as one that stands
 * nowhere. Were it known, it would not be mended, would weigh less and would change what else is found, and whoever typed a
 * guess could tell from the answer that it was right. For one search: what was found out is kept.
 */
export class FilteredSight implements Sight {
  readonly #units = new Map<number, boolean>();
  /** Of each group of faces: 0 not looked at, 1 passes, 2 does not. */
  readonly #passing: Uint8Array;

  constructor(
    private readonly index: QuestionIndex,
    private readonly pass: FaceFilter,
  ) {
    this.#passing = new Uint8Array(index.groupCount);
  }

  unit(id: number): boolean {
    const known = this.#units.get(id);
    if (known !== undefined) return known;
    const isSeen = this.index.text.some(id, (face) => this.#passes(face));
    this.#units.set(id, isSeen);
    return isSeen;
  }

  term(id: number): boolean {
    const unit = this.index.unitOfTerm.get(id);
    return unit === 0 ? this.#character(this.index.terms.texts[id] ?? '') : this.unit(unit - 1);
  }

  /** Characters have no list of faces: one is seen where a unit with it is. */
  #character(character: string): boolean {
    return this.index.vocabulary.characters.unitsWith(character).some((unit) => this.unit(unit));
  }

  #passes(number: number): boolean {
    const group = this.index.groups.get(number);
    if (group === 0) return false;
    const known = this.#passing[group];
    if (known) return known === 1;
    const face = this.index.face(number);
    const isPassing = face !== null && this.pass(face);
    this.#passing[group] = isPassing ? 1 : 2;
    return isPassing;
  }
}
