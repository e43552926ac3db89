import { UserErrorCode, fault, type Fault } from '../../../platform/errors/index.js';
import { fold, units } from '../../../platform/search/analysis.js';
import type { SearchSynonym } from './search-settings.js';

/**
 * Limits of synonyms. Those of a term are the engine's own, tried on it: it looks up terms of one to three words, takes the
 * first 50 synonyms of a term and the first 100 words of all of them together, and says nothing of what it leaves out.
 */
export const synonymLimits = {
  rows: 2_000,
  /** Words and phrases of all rows together. */
  terms: 10_000,
  /** Of either side of a row. */
  side: 50,
  length: 60,
  wordsOfTerm: 3,
  synonymsOfTerm: 50,
  synonymWordsOfTerm: 100,
} as const;

const HAN = /\p{Script=Han}/u;
const FOREIGN = /(?!\p{Script=Latin}|\p{Script=Han})\p{L}/u;

/** Characters that nobody sees and the engine may not be able to read: controls, marks of direction, halves of characters. */
export const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * Whether a text is written in the letters of a language: English without Chinese characters, Chinese with at least one
 * where `strict` (a Chinese row may otherwise name Latin words, such as TV), neither with letters of a third script.
 */
export function isInLettersOf(locale: string, text: string, strict: boolean): boolean {
  if (FOREIGN.test(text)) return false;
  return locale === 'en' ? !HAN.test(text) : !strict || HAN.test(text);
}

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a folded text as the engine counts them; Chinese is cut by another dictionary than the engine's, so nearly. */
export function engineWords(folded: string): number {
  let count = 0;
  for (const [run] of folded.matchAll(RUN)) count += HAN.test(run) ? [...segmenter.segment(run)].length : 1;
  return count;
}

/** What is wrong with rows of synonyms, each fault with the path of its row. */
export function checkSynonyms(rows: readonly SearchSynonym[]): Fault[] {
  const { rows: mostRows, terms: mostTerms } = synonymLimits;
  if (rows.length > mostRows)
    return [fault(UserErrorCode.TOO_MANY, `最多 ${mostRows} 行。`, `At most ${mostRows} rows.`, 'synonyms')];
  const terms = rows.reduce((sum, { words, means }) => sum + words.length + means.length, 0);
  if (terms > mostTerms)
    return [
      fault(
        UserErrorCode.TOO_MANY,
        `所有行合计最多 ${mostTerms} 个词。`,
        `All rows together have at most ${mostTerms} words.`,
        'synonyms',
      ),
    ];
  const faults = rows.flatMap((row, index) => checkRow(row, index));
  return faults.length ? faults : checkTable(rows);
}

const inRow = (row: number, code: UserErrorCode, zh: string, en: string, ...field: string[]): Fault =>
  fault(code, `第 ${row + 1} 行：${zh}`, `Row ${row + 1}: ${en}`, 'synonyms', String(row), ...field);

function checkRow(row: SearchSynonym, index: number): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const side of ['words', 'means'] as const) {
    const list = row[side];
    if (list.length === 0) faults.push(inRow(index, UserErrorCode.REQUIRED, '请填写。', 'Fill it in.', side));
    if (list.length > synonymLimits.side) {
      faults.push(
        inRow(
          index,
          UserErrorCode.TOO_MANY,
          `每侧最多 ${synonymLimits.side} 个词。`,
          `At most ${synonymLimits.side} words on either side.`,
          side,
        ),
      );
      continue;
    }
    list.forEach((term, place) => {
      const found = checkTerm(row, side, term, seen);
      if (found) faults.push(inRow(index, found.code, found.zh, found.en, side, String(place)));
      seen.add(fold(term));
    });
  }
  if (faults.length === 0 && row.locale === 'zh-CN' && ![...row.words, ...row.means].some((term) => HAN.test(term)))
    faults.push(
      inRow(index, UserErrorCode.INVALID, '没有汉字，请选英文。', 'It has no Chinese: choose English.', 'locale'),
    );
  return faults;
}

function checkTerm(
  { locale, isMutual }: SearchSynonym,
  side: 'words' | 'means',
  term: string,
  seen: ReadonlySet<string>,
): { code: UserErrorCode; zh: string; en: string } | null {
  const { length, wordsOfTerm } = synonymLimits;
  const folded = fold(term);
  if (term === '') return { code: UserErrorCode.REQUIRED, zh: '请填写。', en: 'Fill it in.' };
  if (term.length > length)
    return { code: UserErrorCode.TOO_LONG, zh: `最多 ${length} 个字符。`, en: `At most ${length} characters.` };
  if (units(folded).length === 0)
    return { code: UserErrorCode.INVALID, zh: '没有文字或数字。', en: 'It has no letters or digits.' };
  if (unseen.test(term))
    return { code: UserErrorCode.INVALID, zh: '含有不可见字符。', en: 'It has unseen characters.' };
  if (!isInLettersOf(locale, term, false))
    return {
      code: UserErrorCode.INVALID,
      zh: `「${term}」不是所选语言的文字。`,
      en: `“${term}” is not written in that language.`,
    };
  if (seen.has(folded))
    return side === 'means'
      ? { code: UserErrorCode.INVALID, zh: `「${term}」与原词相同。`, en: `“${term}” is the same as its word.` }
      : { code: UserErrorCode.DUPLICATE, zh: `「${term}」重复。`, en: `“${term}” is there twice.` };
  if ((side === 'words' || isMutual) && engineWords(folded) > wordsOfTerm)
    return {
      code: UserErrorCode.TOO_LONG,
      zh: `被查找的词最多由 ${wordsOfTerm} 个词组成，请缩短「${term}」。`,
      en: `What is searched has at most ${wordsOfTerm} words: shorten “${term}”.`,
    };
  return null;
}

/** Pairs of a row: who searches the first finds the second too. */
function* pairsOf({ words, means, isMutual }: SearchSynonym): Generator<[string, string]> {
  const [from, to] = [words.map(fold), means.map(fold)];
  const all = [...from, ...to];
  for (const one of isMutual ? all : from)
    for (const other of isMutual ? all : to) if (one !== other) yield [one, other];
}

/** What rows do to each other: the same pair twice, and more of one term than the engine takes. */
function checkTable(rows: readonly SearchSynonym[]): Fault[] {
  const { synonymsOfTerm, synonymWordsOfTerm } = synonymLimits;
  const faults: Fault[] = [];
  const pairs = new Map<string, number>();
  const ofTerm = new Map<string, { to: Set<string>; words: number; isTold: boolean }>();
  rows.forEach((row, index) => {
    let isTold = false;
    for (const [from, to] of pairsOf(row)) {
      const key = `${row.locale}\n${from}\n${to}`;
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, index);
      else if (known !== index && !isTold) {
        isTold = true;
        faults.push(
          inRow(
            index,
            UserErrorCode.DUPLICATE,
            `「${from}」→「${to}」与第 ${known + 1} 行重复。`,
            `“${from}” → “${to}” stands in row ${known + 1} already.`,
          ),
        );
      }
      const term = ofTerm.get(from) ?? { to: new Set<string>(), words: 0, isTold: false };
      ofTerm.set(from, term);
      // The engine has one table for all languages.
      if (term.to.has(to)) continue;
      term.to.add(to);
      term.words += engineWords(to);
      if (term.isTold || (term.to.size <= synonymsOfTerm && term.words <= synonymWordsOfTerm)) continue;
      term.isTold = true;
      faults.push(
        inRow(
          index,
          UserErrorCode.TOO_MANY,
          `「${from}」最多 ${synonymsOfTerm} 个同义词，合计 ${synonymWordsOfTerm} 个词。`,
          `“${from}” has at most ${synonymsOfTerm} synonyms of ${synonymWordsOfTerm} words in all.`,
        ),
      );
    }
  });
  return faults;
}
