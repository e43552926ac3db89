import { fold, isHanUnit, unitsAt, wordsOf, type UnitAt } from './analysis.js';
import { frameWords } from './frame-words.js';
import { codeKey } from './passages.js';

/** Longest query, in characters; of a longer one only the beginning is searched. */
export const maxQueryLength = 512;

/** Units that are looked at; a pasted page has more, and the first ones say what it is about. */
const MAX_UNITS = 100;

/** The engine ignores query words past the tenth. */
const MAX_SLOTS = 10;
/** Most searches of a wider round. */
const MAX_LEADS = 6;

/** What a query asks for, worked out before anything is sent. */
export interface QueryPlan {
  folded: string;
  /** Distinct units in order of appearance. */
  slots: string[];
  /** The folded text; of a longer question without the Latin words that only frame it. */
  natural: string;
  /** The slots that are sent, at most ten; of a longer question without its frame. An unfinished one stands last. */
  sent: string[];
  /** The last unit is not typed to its end: it matches as a prefix. */
  unfinished: string | null;
  /** What is sent for it: what all units that it may become begin with. */
  openUnit: string | null;
  /** That word as it was typed (folded), when it is a Latin one. */
  openWord: string | null;
  /** Each Latin unit with the word that it was made from, as it was typed (folded, bare). */
  words: ReadonlyMap<string, string>;
  /** Codes and article numbers in it, as `codeKey` writes them; most specific first. */
  codeKeys: string[];
  /** Language that it is written in. */
  locale: 'zh-CN' | 'en';
  kind: 'code' | 'shortHan' | 'longHan' | 'shortLatin' | 'longLatin';
}

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

/** The stem of `happy` is `happi`: only `happ` begins whatever may become of it. Two letters would begin too much. */
function prefixOf(unit: string, word: string | null): string {
  if (word === null || word.startsWith(unit)) return unit;
  let same = 0;
  while (same < unit.length && unit[same] === word[same]) same++;
  return same >= 3 ? unit.slice(0, same) : word;
}

/** Text without some of its words; what ends with a space (a finished word) still does. */
function without(text: string, words: readonly UnitAt[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of words) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).replace(/\s+/g, ' ').trimStart();
}

/** Works out what a query asks for. Pure; any text passes. */
export function planQuery(text: string): QueryPlan {
  const folded = fold(text.slice(0, maxQueryLength * 2)).slice(0, maxQueryLength);
  const found = unitsAt(folded);
  const slots = [...new Set(found.map(({ unit }) => unit))].slice(0, MAX_UNITS);
  const last = found.at(-1);
  const before = found.at(-2);
  // A lone Chinese character is the beginning of a pair; a Latin word is unfinished until something follows it.
  const isLone = last !== undefined && [...last.unit].length === 1 && isHanUnit(last.unit) && before?.end !== last.end;
  const isOpen = last !== undefined && last.end === folded.length && (isLone || !isHanUnit(last.unit));
  const unfinished = isOpen && last ? last.unit : null;
  const openWord = isOpen && last && !isHanUnit(last.unit) ? folded.slice(last.start, last.end) : null;

  const isFrame = (unit: string): boolean => frameWords.has(unit) && unit !== unfinished;
  const content = slots.filter((unit) => !isFrame(unit));
  // A few words are taken as they are: `how to c` is the beginning of a title.
  const isFramed = slots.length > 3 && content.filter((unit) => unit !== unfinished).length >= 2;
  const sent = (isFramed ? content : slots).filter((unit) => unit !== unfinished).slice(0, MAX_SLOTS);
  const openUnit = unfinished === null ? null : prefixOf(unfinished, openWord);
  if (openUnit !== null) sent.splice(MAX_SLOTS - 1, 1, openUnit);
  const framing = isFramed ? found.filter(({ unit }) => isFrame(unit) && !isHanUnit(unit)) : [];
  const natural = without(folded, framing);

  const codeKeys = codesIn(folded);
  const han = slots.filter(isHanUnit).length;
  let kind: QueryPlan['kind'] = slots.length <= 3 ? 'shortLatin' : 'longLatin';
  if (han * 2 >= slots.length && han > 0) kind = han <= 3 ? 'shortHan' : 'longHan';
  if (codeKeys[0] !== undefined && codeKeys[0] === codeKey(folded)) kind = 'code';
  const words = new Map(wordsOf(folded).flatMap(({ word, unit }) => (unit === null ? [] : [[unit, word] as const])));
  const locale = han * 2 >= slots.length && han > 0 ? 'zh-CN' : 'en';
  return { folded, slots, natural, sent, unfinished, openUnit, openWord, words, codeKeys, locale, kind };
}

/**
 * Units that may lead a wider search, each as the one that has to be there: those that say what the question is about,
 * an unfinished one too. None for a question of one unit: wider would find the same.
 */
export function leadsOf(plan: QueryPlan): string[] {
  if (plan.sent.length < 2) return [];
  return plan.sent.filter((unit) => !frameWords.has(unit)).slice(0, MAX_LEADS);
}

/** What each list of hits counts in the merged one. */
export interface MergeWeights {
  natural: number;
  units: number;
  /** Of each search of a wider round. */
  wide: number;
  /** Rank constant: small lets the first places decide. */
  k: number;
}

/** Found on the even queries of the test sets and on pieces of titles; `bench relevance` shows what they give. */
export const mergeWeights: Readonly<Record<QueryPlan['kind'], MergeWeights>> = {
  code: { natural: 1, units: 1, wide: 0.3, k: 10 },
  shortHan: { natural: 1, units: 8, wide: 0.3, k: 3 },
  longHan: { natural: 1, units: 0.6, wide: 0.3, k: 10 },
  shortLatin: { natural: 1, units: 1, wide: 0.3, k: 3 },
  longLatin: { natural: 1, units: 1.3, wide: 0.3, k: 3 },
};

/** Merges ranked lists by reciprocal rank: `sum of weight / (k + rank)`. Equal sums keep the order of the first list. */
export function mergeByRank(lists: readonly { ids: readonly string[]; weight: number }[], k: number): string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of lists) {
    ids.forEach((id, at) => scores.set(id, (scores.get(id) ?? 0) + weight / (k + at + 1)));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
