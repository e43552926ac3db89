import type { FaceLengths, FaceParts } from './layout.js';

/** Mean lengths, in units, that BM25 needs; 1 where there is nothing. */
export interface Averages {
  /** Of all text. */
  all: number;
  /** Of title, alternatives and headings together. */
  question: number;
  /** Of one wording: a title or an alternative. */
  wording: number;
  /** Of all alternatives of a face together, among faces that have any. */
  alternatives: number;
  passage: number;
}

/** Sums over the living faces. */
export class Sums {
  #faces = 0;
  #all = 0;
  #question = 0;
  #wordings = 0;
  #inWordings = 0;
  #withAlternatives = 0;
  #inAlternatives = 0;
  #passages = 0;
  #inPassages = 0;

  count(parts: FaceParts, lengths: FaceLengths, sign: 1 | -1): void {
    this.#faces += sign;
    this.#all += sign * (lengths.wordings + lengths.passages);
    this.#question += sign * lengths.question;
    this.#wordings += sign * parts.wordings.length;
    this.#inWordings += sign * lengths.wordings;
    this.#withAlternatives += parts.wordings.length > 1 ? sign : 0;
    this.#inAlternatives += sign * lengths.alternatives;
    this.#passages += sign * parts.passages.length;
    this.#inPassages += sign * lengths.passages;
  }

  averages(): Averages {
    const mean = (sum: number, count: number): number => (count > 0 && sum > 0 ? sum / count : 1);
    return {
      all: mean(this.#all, this.#faces),
      question: mean(this.#question, this.#faces),
      wording: mean(this.#inWordings, this.#wordings),
      alternatives: mean(this.#inAlternatives, this.#withAlternatives),
      passage: mean(this.#inPassages, this.#passages),
    };
  }
}
