import { fold, units, wordsOf } from '../analysis.js';
import { codeKey, cutText } from '../passages.js';
import type { SearchEntry } from '../source.js';
import { type Averages, Sums } from './averages.js';
import { facesOf, type FaceText, type FilterFields, type QuestionFace } from './face.js';
import {
  lengthsOf,
  questionCounts,
  readFace,
  textCounts,
  writeFace,
  type FaceParts,
  type PassageUnits,
} from './layout.js';
import { Numbers } from './numbers.js';
import { Postings } from './postings.js';
import { Numbering, Words } from './vocabulary.js';

/** How telling a unit is: `ln(1 + (N - df + .5) / (df + .5))`. */
export function inverseFrequency(documents: number, df: number): number {
  const held = Math.min(df, documents);
  return Math.log(1 + (documents - held + 0.5) / (held + 0.5));
}

/** With so many dead faces, and half as many as living ones, the numbers are written anew without them. */
const COMPACT_FROM = 500;

/**
 * The question index: what every document asks and answers, as numbers in this process. An inverted index over title,
 * alternatives and headings brings candidates; the units of each document's wordings, headings and passages let the scorer
 * look closely. A document with internal parts has two faces: one without them for outsiders, a whole one for insiders, so
 * that nothing internal raises a hit for who may not read it.
 */
export class QuestionIndex {
  readonly units = new Numbering();
  /** Words as written, and single Chinese characters. */
  readonly terms = new Numbering();
  readonly words = new Words(this.terms);
  /** Unit of each word among the terms, + 1; 0 for a Chinese character. */
  readonly unitOfTerm = new Numbers(1_024);
  /** The faces one after another, as `writeFace` writes them. */
  arena = new Numbers(65_536);
  /** Where each face begins in the arena. */
  readonly starts = new Numbers(1_024);
  /** Lengths of each face: title, alternatives and headings; all text; all alternatives. */
  readonly questionLengths = new Numbers(1_024);
  readonly allLengths = new Numbers(1_024);
  readonly alternativeLengths = new Numbers(1_024);
  /** Which faces have a unit in title, alternatives or headings, and which anywhere. */
  readonly asked = new Postings();
  readonly text = new Postings();
  #faces: (QuestionFace | null)[] = [];
  readonly #facesOf = new Map<string, readonly number[]>();
  readonly #codes = new Map<string, Set<number>>();
  #alive = 0;
  #sums = new Sums();
  #version = 0;

  /** Faces that are alive. */
  get size(): number {
    return this.#alive;
  }

  get documentCount(): number {
    return this.#facesOf.size;
  }

  /** Numbers below this one may be faces. */
  get faceNumbers(): number {
    return this.#faces.length;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  averages(): Averages {
    return this.#sums.averages();
  }

  /** A face by its number; null when it is gone. */
  face(number: number): QuestionFace | null {
    return this.#faces[number] ?? null;
  }

  facesOfDocument(did: string): readonly number[] {
    return this.#facesOf.get(did) ?? [];
  }

  documentIds(): IterableIterator<string> {
    return this.#facesOf.keys();
  }

  /** Faces that carry a code, as `codeKey` writes it. */
  facesWithCode(key: string): ReadonlySet<number> {
    return this.#codes.get(key) ?? new Set();
  }

  /** All codes, as `codeKey` writes them. */
  codes(): IterableIterator<string> {
    return this.#codes.keys();
  }

  /** How much a unit tells. */
  weightOf(unit: string): number {
    const id = this.units.find(unit);
    return inverseFrequency(this.#alive, id === undefined ? 0 : this.text.df.get(id));
  }

  /** Puts a document in as it is now, in place of what it was. */
  put(entry: SearchEntry): void {
    this.remove(entry.did);
    this.#facesOf.set(
      entry.did,
      facesOf(entry).map((text) => this.#add(entry, text)),
    );
    const dead = this.#faces.length - this.#alive;
    if (dead > COMPACT_FROM && dead > this.#alive / 2) this.#compact();
  }

  /** Takes a document out. */
  remove(did: string): void {
    this.#version += 1;
    for (const number of this.#facesOf.get(did) ?? []) this.#bury(number);
    this.#facesOf.delete(did);
  }

  /** Bytes of the numbers; texts and filter fields of the faces come on top. */
  get bytes(): number {
    const lists = [
      ...[this.arena, this.starts, this.questionLengths, this.allLengths, this.alternativeLengths],
      ...[this.asked, this.text, this.unitOfTerm, this.terms.df],
    ];
    return lists.reduce((sum, list) => sum + list.bytes, this.words.bytes);
  }

  #add(entry: SearchEntry, text: FaceText): number {
    const number = this.#faces.length;
    const wordings = [entry.title, ...text.alternatives].map(fold);
    const codeKeys = [...new Set(text.codes.map(codeKey).filter(Boolean))];
    const fields: FilterFields = {
      did: entry.did,
      type: entry.type,
      kind: entry.kind,
      locale: entry.locale,
      categories: entry.categories,
      ...entry.policy,
      audience: text.audience,
    };
    const { did, type, updatedAt } = entry;
    this.#faces.push({ did, type, fields, wordings, codeKeys, updatedAt });
    this.#alive += 1;
    const parts = this.#partsOf(wordings, text);
    this.#place(number, parts);
    for (const id of parts.terms) this.terms.df.add(id, 1);
    for (const key of codeKeys) {
      const holders = this.#codes.get(key);
      if (holders) holders.add(number);
      else this.#codes.set(key, new Set([number]));
    }
    return number;
  }

  #partsOf(wordings: readonly string[], text: FaceText): FaceParts {
    const terms = new Set<number>();
    const read = (folded: string): number[] => {
      this.#learn(folded, terms);
      return units(folded).map((unit) => this.units.idOf(unit));
    };
    const passageOf = (folded: string): PassageUnits => {
      const ids = read(folded);
      const counts = new Map<number, number>();
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      return { length: ids.length, counts };
    };
    return {
      wordings: wordings.map(read),
      headings: text.headings.map((heading) => read(fold(heading))),
      // A passage is read under its heading.
      passages: text.texts.flatMap(({ heading, text: under }) => {
        const pieces = cutText(under);
        return (pieces.length ? pieces : ['']).map((piece) => passageOf(fold(`${heading}\n${piece}`)));
      }),
      terms: [...terms],
    };
  }

  #learn(folded: string, terms: Set<number>): void {
    for (const { word, unit } of wordsOf(folded)) {
      const known = this.terms.find(word);
      const term = known ?? this.terms.idOf(word);
      terms.add(term);
      if (known !== undefined) continue;
      this.unitOfTerm.set(term, unit === null ? 0 : this.units.idOf(unit) + 1);
      if (unit !== null) this.words.add(term);
    }
  }

  /** Writes a face's numbers: arena, lengths, sums, postings. */
  #place(number: number, parts: FaceParts): void {
    this.starts.set(number, this.arena.length);
    writeFace(this.arena, parts);
    const lengths = lengthsOf(parts);
    this.questionLengths.set(number, lengths.question);
    this.allLengths.set(number, lengths.wordings + lengths.passages);
    this.alternativeLengths.set(number, lengths.alternatives);
    this.#sums.count(parts, lengths, 1);
    for (const [unit, count] of questionCounts(parts)) this.asked.add(unit, number, count);
    for (const [unit, count] of textCounts(parts)) this.text.add(unit, number, count);
  }

  #bury(number: number): void {
    const face = this.#faces[number];
    if (!face) return;
    const parts = readFace(this.arena, this.starts.get(number));
    for (const id of parts.terms) this.terms.df.set(id, Math.max(0, this.terms.df.get(id) - 1));
    for (const id of questionCounts(parts).keys()) this.asked.forget(id);
    for (const id of textCounts(parts).keys()) this.text.forget(id);
    this.#sums.count(parts, lengthsOf(parts), -1);
    for (const key of face.codeKeys) {
      const holders = this.#codes.get(key);
      holders?.delete(number);
      if (holders?.size === 0) this.#codes.delete(key);
    }
    this.#faces[number] = null;
    this.#alive -= 1;
  }

  /** Moves the living faces together; dead ones and their postings are gone afterwards. */
  #compact(): void {
    const { arena } = this;
    const starts = this.starts.data.slice(0, this.starts.length);
    const before = this.#faces;
    this.arena = new Numbers(arena.length);
    this.asked.clear();
    this.text.clear();
    this.#faces = [];
    this.#sums = new Sums();
    const renumbered = new Map<number, number>();
    before.forEach((face, number) => {
      if (!face) return;
      renumbered.set(number, this.#faces.length);
      this.#faces.push(face);
      this.#place(this.#faces.length - 1, readFace(arena, starts[number] ?? 0));
    });
    for (const list of [this.starts, this.questionLengths, this.allLengths, this.alternativeLengths])
      list.length = this.#faces.length;
    const now = (number: number): number => renumbered.get(number) ?? 0;
    for (const [did, numbers] of this.#facesOf) this.#facesOf.set(did, numbers.map(now));
    for (const [key, holders] of this.#codes) this.#codes.set(key, new Set([...holders].map(now)));
  }
}
