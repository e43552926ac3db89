import { isHanUnit, units, wordsOf } from '../analysis.js';
import { Numbers } from './numbers.js';
import { isWithin, lettersOf, spellingReach } from './spelling.js';

/** Longer words (a string of letters without an end, a picture written as text) are told apart by so many letters. */
const LONGEST = 64;
const kept = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

/** A copy with letters of its own: one that is cut out of a text keeps all of that text in memory. */
const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** A map that doubles holds the process for as long as it is big: many small ones do not. */
const SHARDS = 64;

/** Numbers for strings, in order of first appearance, with the count of documents that have each. */
export class Numbering {
  readonly #shards = Array.from({ length: SHARDS }, () => new Map<string, number>());
  readonly texts: string[] = [];
  readonly df = new Numbers(1_024);

  /** The number of a text, a new one if it has none. */
  idOf(text: string): number {
    const known = this.find(text);
    return known ?? this.#add(copied(kept(text)));
  }

  /** The same for a text of another numbering, which needs no copy. */
  adopt(text: string): number {
    return this.find(text) ?? this.#add(text);
  }

  /** The number of a text, or undefined. */
  find(text: string): number | undefined {
    const sought = kept(text);
    return this.#shardOf(sought)?.get(sought);
  }

  get size(): number {
    return this.texts.length;
  }

  #shardOf(text: string): Map<string, number> | undefined {
    const letters = text.charCodeAt(0) + 7 * text.charCodeAt(text.length - 1);
    // An empty text has no letters.
    return this.#shards[(letters || 0) % SHARDS];
  }

  #add(text: string): number {
    const id = this.texts.length;
    this.#shardOf(text)?.set(text, id);
    this.texts.push(text);
    this.df.set(id, 0);
    return id;
  }
}

/** Which units have a single Chinese character; found out when somebody asks. */
class Characters {
  readonly #unitsOf = new Map<string, number[]>();
  #read = 0;

  constructor(private readonly units: Numbering) {}

  /** Ids of the units with a character. */
  unitsWith(character: string): readonly number[] {
    const { texts } = this.units;
    for (; this.#read < texts.length; this.#read++) {
      const unit = texts[this.#read] ?? '';
      if (!isHanUnit(unit)) continue;
      for (const one of new Set(unit)) {
        const known = this.#unitsOf.get(one);
        if (known) known.push(this.#read);
        else this.#unitsOf.set(one, [this.#read]);
      }
    }
    return this.#unitsOf.get(character) ?? [];
  }
}

const RECENT = 1_000;

/**
 * The Latin words of all documents as they are written (not stemmed), for unfinished and misspelled words of a query. Words
 * are forgotten only when the whole index is written anew: whether one still occurs is told by the count of its unit.
 */
export class Words {
  /** Ids (of the term numbering), sorted by word; new ones wait in `#recent` until there are enough to sort them in. */
  #sorted = new Uint32Array(0);
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
    if (this.#recent.length >= RECENT) this.#sortIn();
  }

  /** Ids of words that begin with a text, in no order. */
  beginningWith(start: string): number[] {
    const { texts } = this.terms;
    const found = this.#recent.filter((id) => (texts[id] ?? '').startsWith(start));
    for (let at = this.#placeOf(start); at < this.#sorted.length; at++) {
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
    return this.#letters.bytes + this.#lengths.bytes + this.#ids.bytes + this.#sorted.byteLength;
  }

  /** Where a word stands, or would stand, among the sorted ones from a place on. */
  #placeOf(word: string, from = 0): number {
    const { texts } = this.terms;
    let low = from;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((texts[this.#sorted[middle] ?? 0] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts the new ones among the others; those move as they are, in blocks. */
  #sortIn(): void {
    const { texts } = this.terms;
    const textOf = (id: number): string => texts[id] ?? '';
    const recent = this.#recent.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    const merged = new Uint32Array(this.#sorted.length + recent.length);
    let from = 0;
    recent.forEach((id, n) => {
      const place = this.#placeOf(textOf(id), from);
      merged.set(this.#sorted.subarray(from, place), from + n);
      merged[place + n] = id;
      from = place;
    });
    merged.set(this.#sorted.subarray(from), from + recent.length);
    this.#sorted = merged;
    this.#recent = [];
  }
}

/** Everything that documents are written with, in numbers. */
export class Vocabulary {
  readonly units = new Numbering();
  /** Words as written, and single Chinese characters. */
  readonly terms = new Numbering();
  readonly words = new Words(this.terms);
  readonly characters = new Characters(this.units);
  /** Unit of each word among the terms, + 1; 0 for a Chinese character. */
  readonly unitOfTerm = new Numbers(1_024);

  /** Units of a folded text in reading order; new ones get numbers. Its words and characters go into `terms`. */
  read(folded: string, terms: Set<number>): Uint32Array {
    for (const { word, unit } of wordsOf(folded)) {
      const known = this.terms.find(word);
      const term = known ?? this.terms.idOf(word);
      terms.add(term);
      if (known === undefined) this.#note(term, unit === null ? null : this.units.idOf(unit));
    }
    const found = units(folded);
    const ids = new Uint32Array(found.length);
    for (let at = 0; at < ids.length; at++) ids[at] = this.units.idOf(found[at] ?? '');
    return ids;
  }

  /** Takes over what another vocabulary has, piece by piece: what it gives is the new number of an old one. */
  adopting(other: Vocabulary): { unit: (id: number) => number; term: (id: number) => number } {
    const unitIds = new Numbers(other.units.size);
    const termIds = new Numbers(other.terms.size);
    const unit = (id: number): number => {
      const known = unitIds.get(id);
      if (known > 0) return known - 1;
      const made = this.units.adopt(other.units.texts[id] ?? '');
      unitIds.set(id, made + 1);
      return made;
    };
    const term = (id: number): number => {
      const known = termIds.get(id);
      if (known > 0) return known - 1;
      const before = this.terms.size;
      const made = this.terms.adopt(other.terms.texts[id] ?? '');
      termIds.set(id, made + 1);
      const itsUnit = other.unitOfTerm.get(id);
      if (made === before) this.#note(made, itsUnit === 0 ? null : unit(itsUnit - 1));
      return made;
    };
    return { unit, term };
  }

  get bytes(): number {
    return this.words.bytes + this.unitOfTerm.bytes + this.terms.df.bytes + this.units.df.bytes;
  }

  #note(term: number, unit: number | null): void {
    this.unitOfTerm.set(term, unit === null ? 0 : unit + 1);
    if (unit !== null) this.words.add(term);
  }
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
