import type { QuestionFace } from './face.js';
import type { QuestionIndex } from './question-index.js';

/** Who types nothing but a code means it: above any score that words can give. */
const WHOLE = 100;
/** A code among other words, or a part of one (`XQG100` of `XQG100-B12`), counts as much as a good wording. */
const AMONG_WORDS = 3;
const PART = 2;
/** Shorter beginnings are in too many codes. */
const PART_FROM = 4;

const isPart = (code: string, key: string): boolean =>
  key.length >= PART_FROM && code.length > key.length && (code.startsWith(key) || code.endsWith(key));

/** Faces that carry one of the codes (as `codeKey` writes them), or one that begins or ends with it. */
export function facesOfCodes(index: QuestionIndex, keys: readonly string[]): number[] {
  const found = new Set<number>();
  for (const key of keys) {
    for (const number of index.facesWithCode(key)) found.add(number);
    if (key.length < PART_FROM) continue;
    for (const code of index.codes())
      if (isPart(code, key)) for (const number of index.facesWithCode(code)) found.add(number);
  }
  return [...found];
}

/**
 * How much a face is raised for codes of the query that it carries itself (its number, error codes, models).
 * @param typed the whole query as a code.
 */
export function codeBonus(face: QuestionFace, typed: string, codeKeys: readonly string[]): number {
  if (codeKeys.length === 0 || face.codeKeys.length === 0) return 0;
  if (codeKeys.includes(typed) && face.codeKeys.includes(typed)) return WHOLE;
  if (codeKeys.some((key) => face.codeKeys.includes(key))) return AMONG_WORDS;
  return codeKeys.some((key) => face.codeKeys.some((code) => isPart(code, key))) ? PART : 0;
}
