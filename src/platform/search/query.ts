import { fold, isHanUnit, unitsAt, wordsOf } from './analysis.js';
import { codeKey } from './passages.js';

/** Longest query, in characters; of a longer one only the beginning is searched. */
export const maxQueryLength = 512;

/** Units that are looked at; a pasted page has more, and the first ones say what it is about. */
const MAX_UNITS = 100;

/** What a query asks for, worked out before anything is sent. */
export interface QueryPlan {
  folded: string;
  /** Distinct units in order of appearance. */
  slots: string[];
  /** The last unit is not typed to its end: it matches as a prefix. */
  unfinished: string | null;
  /** That word as it was typed (folded), when it is a Latin one. */
  openWord: string | null;
  /** Each Latin unit with the word that it was made from, as it was typed (folded, bare). */
  words: ReadonlyMap<string, string>;
  /** Codes and article numbers in it, as `codeKey` writes them; most specific first. */
  codeKeys: string[];
  /** Whether the text was longer than what is looked at. */
  isShortened: boolean;
  /** Language that it is written in. */
  locale: 'zh-CN' | 'en';
}

const HALF_CHARACTER = /\p{Surrogate}/gu;
const CODE = /[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?/g;
const GLUED_CODE = /0x[0-9a-f]{3,}/g;

function codesIn(folded: string): string[] {
  const keys = new Set<string>();
  // `K 2031`, `k2031`: somebody typed nothing but a code.
  const whole = codeKey(folded);
  if (/^[a-z]{1,4}[ ._/-]?\d[a-z0-9 ._/-]{0,18}$/.test(folded.trim())) keys.add(whole);
  for (const [found] of folded.matchAll(GLUED_CODE)) keys.add(found);
  for (const [found] of folded.matchAll(CODE)) {
    const key = codeKey(found);
    if (/\d/.test(key) && key.length >= 2 && (/[a-z]/.test(key) || key.length >= 3)) keys.add(key);
  }
  return [...keys].slice(0, 10);
}

/** Works out what a query asks for. Pure; any text passes. */
export function planQuery(text: string): QueryPlan {
  const whole = fold(text.slice(0, maxQueryLength * 2));
  // Half a character, typed or left by the cut, is no text: the engine refuses it.
  const folded = whole.slice(0, maxQueryLength).replace(HALF_CHARACTER, ' ');
  const isShortened = whole.length > maxQueryLength || text.length > maxQueryLength * 2;
  const found = unitsAt(folded);
  const slots = [...new Set(found.map(({ unit }) => unit))].slice(0, MAX_UNITS);
  const last = found.at(-1);
  const before = found.at(-2);
  // A lone Chinese character is the beginning of a pair; a Latin word is unfinished until something follows it.
  const isLone = last !== undefined && [...last.unit].length === 1 && isHanUnit(last.unit) && before?.end !== last.end;
  const isOpen = last !== undefined && last.end === folded.length && (isLone || !isHanUnit(last.unit));
  const unfinished = isOpen && last ? last.unit : null;
  const openWord = isOpen && last && !isHanUnit(last.unit) ? folded.slice(last.start, last.end) : null;

  const codeKeys = codesIn(folded);
  const han = slots.filter(isHanUnit).length;
  const words = new Map(wordsOf(folded).flatMap(({ word, unit }) => (unit === null ? [] : [[unit, word] as const])));
  const locale = han * 2 >= slots.length && han > 0 ? 'zh-CN' : 'en';
  return { folded, slots, unfinished, openWord, words, codeKeys, locale, isShortened };
}
