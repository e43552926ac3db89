const LETTER = /[\p{L}\p{N}]/u;
const SPACE = 32;

/** Which UTF-16 units are letters or digits: 1 yes, 2 no, 0 not looked at yet. Halves of pairs are not kept here. */
const kinds = new Uint8Array(65_536);

function isLetter(code: number): boolean {
  const known = kinds[code];
  if (known) return known === 1;
  const is = LETTER.test(String.fromCharCode(code));
  kinds[code] = is ? 1 : 2;
  return is;
}

const isHighHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

let codes = new Uint32Array(1_024);

/**
 * Trigrams of a folded text as numbers, repeated ones too, in `codes`: of its letters and digits with a space at both ends and
 * between words. Two that share a number are rare and harmless. @returns how many.
 */
function write(folded: string): number {
  if (codes.length < folded.length + 2) codes = new Uint32Array(folded.length * 2);
  let count = 0;
  // The last two characters; none before the first space.
  let before = -1;
  let last = SPACE;
  const push = (code: number): void => {
    if (before >= 0) codes[count++] = Math.imul(Math.imul(before, 65_599) + last, 65_599) + code;
    before = last;
    last = code;
  };
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    if (isHighHalf(code) && LETTER.test(String.fromCodePoint(folded.codePointAt(at) ?? 0))) {
      push(code);
      push(folded.charCodeAt(++at));
    } else if (isLetter(code)) push(code);
    else if (last !== SPACE) push(SPACE);
  }
  if (last !== SPACE) push(SPACE);
  return count;
}

/** How many different trigrams a folded text has. */
export function trigramCount(folded: string): number {
  return new Set(codes.subarray(0, write(folded))).size;
}

/** The trigrams of a query, made ready for comparing many texts with them. */
export class Trigrams {
  readonly size: number;
  /** A table with open places; the number of each trigram + 1 beside it. */
  readonly #table: Uint32Array;
  readonly #numbers: Uint16Array;
  readonly #mask: number;
  /** Text in which each was met last. */
  readonly #metIn: Uint32Array;
  #texts = 0;

  constructor(folded: string) {
    const own = new Set(codes.subarray(0, write(folded)));
    this.size = own.size;
    const places = 2 ** (32 - Math.clz32(own.size * 4 + 1));
    this.#mask = places - 1;
    this.#table = new Uint32Array(places);
    this.#numbers = new Uint16Array(places);
    this.#metIn = new Uint32Array(own.size + 1);
    for (const code of own) {
      let place = spread(code) & this.#mask;
      while ((this.#numbers[place] ?? 0) > 0) place = (place + 1) & this.#mask;
      this.#table[place] = code;
      this.#numbers[place] = ++this.#texts;
    }
    this.#texts = 0;
  }

  /** Dice of these with the trigrams of a folded text, of which it has `count` different ones. */
  dice(folded: string, count: number): number {
    const length = write(folded);
    const text = ++this.#texts;
    let same = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      let place = spread(code) & this.#mask;
      for (let number = this.#numbers[place] ?? 0; number > 0; number = this.#numbers[place] ?? 0) {
        if (this.#table[place] === code) {
          if (this.#metIn[number] !== text) same += 1;
          this.#metIn[number] = text;
          break;
        }
        place = (place + 1) & this.#mask;
      }
    }
    return same === 0 ? 0 : (2 * same) / (this.size + count);
  }
}

const spread = (code: number): number => (code ^ (code >>> 15)) >>> 0;
