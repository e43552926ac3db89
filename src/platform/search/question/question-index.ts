import type { SearchEntry } from '../source.js';
import { type Averages, Sums } from './averages.js';
import { atOnce, type Steps } from './breath.js';
import type { FilterFields, QuestionFace } from './face.js';
import { eachPair, lengthsOf, questionCounts, readFace, textCounts, writeFace, type FaceParts } from './layout.js';
import { Numbers } from './numbers.js';
import { Postings } from './postings.js';
import { preparing, type Prepared, type PreparedFace } from './prepared.js';
import { Shared } from './shared.js';
import { Vocabulary } from './vocabulary.js';
import { Workspace } from './workspace.js';

/** How telling a unit is: `ln(1 + (N - df + .5) / (df + .5))`. */
export function inverseFrequency(documents: number, df: number): number {
  const held = Math.min(df, documents);
  return Math.log(1 + (documents - held + 0.5) / (held + 0.5));
}

/** How telling is what so many faces or fewer have is kept. */
const RARITIES = 4_096;

/** With so many dead faces, and half as many as living ones, the index is to be written anew without them. */
const WORN_FROM = 500;

/**
 * The question index: what every document asks and answers, as numbers in this process. An inverted index over title,
 * alternatives and headings brings candidates; the units of each document's wordings, headings and passages let the scorer
 * look closely. A document with internal parts has two faces: one without them for outsiders, a whole one for insiders, so
 * that nothing internal raises a hit for who may not read it. Numbers of faces, units and words mean the same as long as the
 * index lives.
 */
export class QuestionIndex {
  readonly vocabulary = new Vocabulary();
  readonly units = this.vocabulary.units;
  /** Words as written, and single Chinese characters. */
  readonly terms = this.vocabulary.terms;
  readonly words = this.vocabulary.words;
  /** Unit of each word among the terms, + 1; 0 for a Chinese character. */
  readonly unitOfTerm = this.vocabulary.unitOfTerm;
  /** The faces one after another, as `writeFace` writes them. */
  readonly arena = new Numbers(65_536);
  /** Where each face begins in the arena. */
  readonly starts = new Numbers(1_024);
  /** Lengths of each face: title, alternatives and headings; all text; all alternatives. */
  readonly questionLengths = new Numbers(1_024);
  readonly allLengths = new Numbers(1_024);
  readonly alternativeLengths = new Numbers(1_024);
  /** Which faces have a unit in title, alternatives or headings, and which anywhere. */
  readonly asked = new Postings();
  readonly text = new Postings();
  readonly workspace = new Workspace();
  /** Group of each face: those of one group share their filter fields and are judged alike. 0 for one that is gone. */
  readonly groups = new Numbers(1_024);
  readonly #groupOf = new Map<FilterFields, number>();
  /** `inverseFrequency` by count, for as many faces as there were when it was worked out; -1 for not yet. */
  readonly #rarities = new Float64Array(RARITIES);
  #raritiesFor = -1;
  readonly #shared = new Shared();
  readonly #faces: (QuestionFace | null)[] = [];
  readonly #facesOf = new Map<string, readonly number[]>();
  readonly #codes = new Map<string, Set<number>>();
  readonly #sums = new Sums();
  #alive = 0;
  #version: number;
  #changed: Set<string> | null = null;

  /** @param version where the counting of changes begins. */
  constructor(version = 0) {
    this.#version = version;
  }

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

  /** Whether so much of it is dead that it should be written anew (`compact`). */
  get isWorn(): boolean {
    const dead = this.#faces.length - this.#alive;
    return dead > WORN_FROM && dead > this.#alive / 2;
  }

  averages(): Averages {
    return this.#sums.averages();
  }

  /** A face by its number; null when it is gone. */
  face(number: number): QuestionFace | null {
    return this.#faces[number] ?? null;
  }

  /** Numbers below this one may be groups. */
  get groupCount(): number {
    return this.#groupOf.size + 1;
  }

  /** Whether the document of a face has another one. */
  hasTwin(number: number): boolean {
    // Faces of a document follow each other.
    const did = this.#faces[number]?.did;
    return did !== undefined && (this.#faces[number - 1]?.did === did || this.#faces[number + 1]?.did === did);
  }

  /** What a document is filtered by, as its first face has it; null for one that is not known. */
  fieldsOf(did: string): FilterFields | null {
    return this.face(this.facesOfDocument(did)[0] ?? -1)?.fields ?? null;
  }

  facesOfDocument(did: string): readonly number[] {
    return this.#facesOf.get(did) ?? [];
  }

  documentIds(): IterableIterator<string> {
    return this.#facesOf.keys();
  }

  /** What a face says, in the numbers of this index. */
  partsOf(number: number): FaceParts {
    return readFace(this.arena, this.starts.get(number));
  }

  /** Faces that carry a code, as `codeKey` writes it. */
  facesWithCode(key: string): ReadonlySet<number> {
    return this.#codes.get(key) ?? new Set();
  }

  /** All codes, as `codeKey` writes them. */
  codes(): IterableIterator<string> {
    return this.#codes.keys();
  }

  /** How telling something is that so many faces have. */
  rarity(df: number): number {
    if (this.#raritiesFor !== this.#alive) this.#rarities.fill(-1);
    this.#raritiesFor = this.#alive;
    const known = this.#rarities[df];
    if (known !== undefined && known >= 0) return known;
    const rarity = inverseFrequency(this.#alive, df);
    if (df < RARITIES) this.#rarities[df] = rarity;
    return rarity;
  }

  /** How much a unit tells. */
  weightOf(unit: string): number {
    const id = this.units.find(unit);
    return this.rarity(id === undefined ? 0 : this.text.df.get(id));
  }

  /** Puts a document in as it is now, in place of what it was, in one go: a book takes half a second. */
  put(entry: SearchEntry): void {
    this.place(atOnce(this.preparing(entry)));
  }

  /** Reads a document for this index in steps; until it is placed, nothing finds it. Throws for one that cannot be read. */
  preparing(entry: SearchEntry): Steps<Prepared> {
    return preparing(this.vocabulary, this.#shared, entry);
  }

  /** Puts a document in that was read for this index, in place of what it was. */
  place({ did, faces }: Prepared): void {
    this.remove(did);
    this.#facesOf.set(
      did,
      faces.map((face) => this.#add(face)),
    );
  }

  /** Takes a document out. */
  remove(did: string): void {
    this.#version += 1;
    this.#changed?.add(did);
    for (const number of this.#facesOf.get(did) ?? []) this.#bury(number);
    this.#facesOf.delete(did);
  }

  /** Ids of documents that change from now on; whoever asked takes out what it has seen. */
  watch(): Set<string> {
    this.#changed = new Set();
    return this.#changed;
  }

  unwatch(): void {
    this.#changed = null;
  }

  /** Bytes of the numbers; texts and filter fields of the faces come on top. */
  get bytes(): number {
    const lists = [
      ...[this.arena, this.starts, this.questionLengths, this.allLengths, this.alternativeLengths],
      ...[this.groups, this.asked, this.text, this.vocabulary],
    ];
    return lists.reduce((sum, list) => sum + list.bytes, 0);
  }

  #add({ face, parts }: PreparedFace): number {
    const number = this.#faces.length;
    this.#faces.push(face);
    const group = this.#groupOf.get(face.fields) ?? this.groupCount;
    this.#groupOf.set(face.fields, group);
    this.groups.set(number, group);
    this.#alive += 1;
    this.starts.set(number, this.arena.length);
    writeFace(this.arena, parts);
    const lengths = lengthsOf(parts);
    this.questionLengths.set(number, lengths.question);
    this.allLengths.set(number, lengths.wordings + lengths.passages);
    this.alternativeLengths.set(number, lengths.alternatives);
    this.#sums.count(parts, lengths, 1);
    eachPair(questionCounts(parts), (unit, count) => this.asked.add(unit, number, count));
    eachPair(textCounts(parts), (unit, count) => this.text.add(unit, number, count));
    for (const id of parts.terms) this.terms.df.add(id, 1);
    for (const key of face.codeKeys) {
      const holders = this.#codes.get(key);
      if (holders) holders.add(number);
      else this.#codes.set(key, new Set([number]));
    }
    return number;
  }

  #bury(number: number): void {
    const face = this.#faces[number];
    if (!face) return;
    const parts = this.partsOf(number);
    for (const id of parts.terms) this.terms.df.set(id, Math.max(0, this.terms.df.get(id) - 1));
    eachPair(questionCounts(parts), (id) => this.asked.forget(id));
    eachPair(textCounts(parts), (id) => this.text.forget(id));
    this.#sums.count(parts, lengthsOf(parts), -1);
    for (const key of face.codeKeys) {
      const holders = this.#codes.get(key);
      holders?.delete(number);
      if (holders?.size === 0) this.#codes.delete(key);
    }
    this.#faces[number] = null;
    this.groups.set(number, 0);
    this.#alive -= 1;
  }
}
