/**
 * Arrays that each search needs at full length for a moment. They are kept between searches: making them anew costs more than
 * a search itself. All numbers are 0 when they are handed out; who uses them sets back what it wrote before anything else runs.
 */
export class Workspace {
  #scores = new Float64Array(0);
  #counts = new Float64Array(0);
  #touched = new Uint32Array(0);
  #slots = new Uint8Array(0);
  #marks = new Uint8Array(0);

  /** One number a face. */
  scores(faces: number): Float64Array {
    if (this.#scores.length < faces) this.#scores = new Float64Array(wider(faces));
    return this.#scores;
  }

  /** Another number a face. */
  counts(faces: number): Float64Array {
    if (this.#counts.length < faces) this.#counts = new Float64Array(wider(faces));
    return this.#counts;
  }

  /** Room for a list of faces; what stands in it is of no meaning. */
  touched(faces: number): Uint32Array {
    if (this.#touched.length < faces) this.#touched = new Uint32Array(wider(faces));
    return this.#touched;
  }

  /** One small number a unit. */
  slots(units: number): Uint8Array {
    if (this.#slots.length < units) this.#slots = new Uint8Array(wider(units));
    return this.#slots;
  }

  /** One small number a word. */
  marks(words: number): Uint8Array {
    if (this.#marks.length < words) this.#marks = new Uint8Array(wider(words));
    return this.#marks;
  }
}

const wider = (length: number): number => Math.ceil(length * 1.25) + 64;
