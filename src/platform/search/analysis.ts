import { Converter } from 'opencc-js/t2cn';
import { stemmer } from 'stemmer';

/**
 * One analysis for indexing, queries and marks.
 *
 * `fold` makes writings equal that a reader takes for equal: full and half width, upper and lower case, traditional and
 * simplified script, curly and straight quotes. `units` cuts folded text into what is compared: stems of Latin words and
 * overlapping pairs of Chinese characters. `encodeUnits` writes pairs as words that the engine's own segmentation cannot cut.
 */

const toSimplified = Converter({ from: 't', to: 'cn' });
const simplifiedOf = new Map<string, string>();

/** Traditional to simplified for one character, until nothing changes any more (a few map in two steps). */
function simplify(character: string): string {
  const known = simplifiedOf.get(character);
  if (known !== undefined) return known;
  let now = character;
  for (let step = 0; step < 3; step++) {
    const next = toSimplified(now);
    if (next === now) break;
    now = next;
  }
  simplifiedOf.set(character, now);
  return now;
}

const HAN = /\p{Script=Han}/gu;
const CURLY_QUOTES = /[\u2018\u2019\u201a\u201b\u02bc\u0060]/gu;
const ONLY_ASCII = /^[\x00-\x5f\x61-\x7f]*$/;

/**
 * Folds text: NFKC, lower case, traditional to simplified script character by character, curly quotes to `'`.
 * Folding folded text changes nothing. Any string is accepted, lone surrogates too.
 */
export function fold(text: string): string {
  if (ONLY_ASCII.test(text)) return text.toLowerCase();
  let now = foldOnce(text);
  // Lower-casing can give characters that NFKC changes again (a few Greek and Turkish letters).
  for (let step = 0; step < 3; step++) {
    const next = foldOnce(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

function foldOnce(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(CURLY_QUOTES, "'").replace(HAN, simplify);
}

/** A unit of folded text and where it stands in it (UTF-16 positions, end exclusive). */
export interface UnitAt {
  unit: string;
  start: number;
  end: number;
}

// `\p{L}` contains Chinese characters: the Latin run keeps them out, or `teams会议` would be one word.
const RUN =
  /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*(?:'(?:(?!\p{Script=Han})[\p{L}\p{N}])(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*)*)/gu;
const SHORT_ENDING = /'(?:s|ll|re|ve|d|m)$/;
const ONLY_LETTERS = /^[a-z]+$/;

/** A folded Latin word without short endings and apostrophes. */
const bareWord = (word: string): string =>
  word.includes("'") ? word.replace(SHORT_ENDING, '').replaceAll("'", '') : word;

/** Stems that were made lately: the same few thousand words come again and again. */
const stemOf = new Map<string, string>();
const STEMS_KEPT = 50_000;
/** Longer ones hardly come again. */
const LONGEST_KEPT = 40;

/** The unit of a bare word: its stem when it consists of letters a-z only, else itself. */
function unitOfBare(bare: string): string {
  if (!ONLY_LETTERS.test(bare)) return bare;
  const known = stemOf.get(bare);
  if (known !== undefined) return known;
  if (bare.length > LONGEST_KEPT) return stemmer(bare);
  // A copy: a word that is cut out of a text would keep all of that text in memory.
  const word = Buffer.from(bare, 'latin1').toString('latin1');
  const stem = stemmer(word);
  if (stemOf.size >= STEMS_KEPT) stemOf.clear();
  stemOf.set(word, stem);
  return stem;
}

/** The unit of one folded Latin word: short endings cut, apostrophes out, stemmed when it consists of letters a-z only. */
const unitOfWord = (word: string): string => unitOfBare(bareWord(word));

/** Units of **folded** text with their positions, in reading order. */
export function unitsAt(folded: string): UnitAt[] {
  const found: UnitAt[] = [];
  for (const match of folded.matchAll(RUN)) {
    const start = match.index;
    const han = match[1];
    if (han === undefined) {
      const word = match[0];
      const unit = unitOfWord(word);
      if (unit !== '') found.push({ unit, start, end: start + word.length });
      continue;
    }
    let first = '';
    let firstAt = start;
    let at = start;
    for (const character of han) {
      const end = at + character.length;
      if (first !== '') found.push({ unit: first + character, start: firstAt, end });
      first = character;
      firstAt = at;
      at = end;
    }
    if (firstAt === start) found.push({ unit: first, start, end: at });
  }
  return found;
}

/** Units of **folded** text: Latin stems, Chinese pairs, lone Chinese characters; repeated ones stay. */
export function units(folded: string): string[] {
  return unitsAt(folded).map((found) => found.unit);
}

/** A Latin word as it is written (folded, bare) with its unit, or a single Chinese character, which has none. */
export interface WordAt {
  word: string;
  unit: string | null;
}

/** Latin words and single Chinese characters of **folded** text, in reading order. */
export function wordsOf(folded: string): WordAt[] {
  const found: WordAt[] = [];
  for (const match of folded.matchAll(RUN)) {
    const han = match[1];
    if (han !== undefined) {
      for (const character of han) found.push({ word: character, unit: null });
      continue;
    }
    const word = bareWord(match[0]);
    if (word !== '') found.push({ word, unit: unitOfBare(word) });
  }
  return found;
}

/** Units of any text, each once, in order of first appearance. */
export function distinctUnits(text: string): string[] {
  return [...new Set(units(fold(text)))];
}

const HAN_FIRST = /^\p{Script=Han}/u;

/** True for a unit made of Chinese characters. */
export function isHanUnit(unit: string): boolean {
  return HAN_FIRST.test(unit);
}

/**
 * Writes one unit as a word for the engine. A Latin unit stays; a Chinese one becomes `z` and each code point in base 36,
 * padded to four places, so that the code of one character is a prefix of the codes of the pairs that begin with it.
 */
export function encodeUnit(unit: string): string {
  if (!isHanUnit(unit)) return unit;
  let encoded = 'z';
  for (const character of unit) encoded += (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0');
  return encoded;
}

/** Units as the engine gets them, parted by spaces. */
export function encodeUnits(list: readonly string[]): string {
  return list.map(encodeUnit).join(' ');
}

/** Folds, cuts and encodes text for a unit field of the index. */
export function encodedUnitsOf(text: string): string {
  return encodeUnits(units(fold(text)));
}
