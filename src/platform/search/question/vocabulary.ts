import { isWithin, lettersOf, spellingReach } from './spelling.js';
import { Numbers } from './numbers.js';

/** Numbers for strings, in order of first appearance, with the count of documents that have each. */
export class Numbering {
  readonly #ids = new Map<string, number>();
  readonly texts: string[] = [];
  readonly df = new Numbers(1_024);

  /** The number of a text, a new one if it has none. */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.#ids.set(text, id);
    this.texts.push(text);
    this.df.set(id, 0);
    return id;
  }

  /** The number of a text, or undefined. */
  find(text: string): number | undefined {
    return this.#ids.get(text);
  }

  get size(): number {
    return this.texts.length;
  }
}

const RECENT = 1_000;

/**
 * The Latin words of all documents as they are written (not stemmed), for unfinished and misspelled words of a query. Words
 * are never forgotten here: whether one still occurs is told by the count of its unit.
 */
export class Words {
  /** Ids (of the term numbering), sorted by word; new ones wait in `#recent` until there are enough to sort them in. */
  #sorted: number[] = [];
  #recent: number[] = [];
  readonly #letters = new Numbers(1_024);
  readonly #lengths = new Numbers(1_024);
  readonly #ids = new Numbers(1_024);

  constructor(private readonly terms: Numbering) {}

  add(id: number): void {
    const word = this.terms.texts[id] ?? '';
    this.#ids.push(id);
    this.#letters.push(lettersOf(word));
    this.#lengths.push(word.length);
    this.#recent.push(id);
    if (this.#recent.length >= Math.max(RECENT, this.#sorted.length / 8)) this.#sortIn();
  }

  /** Ids of words that begin with a text, in no order. */
  beginningWith(start: string): number[] {
    const { texts } = this.terms;
    const found = this.#recent.filter((id) => (texts[id] ?? '').startsWith(start));
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((texts[this.#sorted[middle] ?? 0] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#sorted.length; at++) {
      const id = this.#sorted[at] ?? 0;
      if (!(texts[id] ?? '').startsWith(start)) break;
      found.push(id);
    }
    return found;
  }

  /**
   * Ids of words that are spelled nearly like a word, with their distance: 1, or 2 for a long word. Two words can only be
   * near when few letters occur in one of them alone: that is one comparison of bits and leaves few to look at closely.
   */
  spelledLike(word: string): { id: number; distance: number }[] {
    const reach = spellingReach(word);
    if (reach === 0) return [];
    const letters = lettersOf(word);
    const found: { id: number; distance: number }[] = [];
    const count = this.#ids.length;
    const masks = this.#letters.data;
    const lengths = this.#lengths.data;
    for (let at = 0; at < count; at++) {
      const difference = (lengths[at] ?? 0) - word.length;
      if (difference > reach || difference < -reach) continue;
      if (bitsIn((masks[at] ?? 0) ^ letters) > 2 * reach) continue;
      const id = this.#ids.get(at);
      const distance = isWithin(word, this.terms.texts[id] ?? '', reach);
      if (distance > 0) found.push({ id, distance });
    }
    return found;
  }

  get bytes(): number {
    return this.#letters.bytes + this.#lengths.bytes + this.#ids.bytes + 8 * this.#sorted.length;
  }

  #sortIn(): void {
    const { texts } = this.terms;
    this.#sorted = [...this.#sorted, ...this.#recent].sort((a, b) => {
      const one = texts[a] ?? '';
      const other = texts[b] ?? '';
      return one < other ? -1 : one > other ? 1 : 0;
    });
    this.#recent = [];
  }
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
