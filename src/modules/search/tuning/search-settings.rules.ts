import { UserError, UserErrorCode, fault, type Fault } from '../../../platform/errors/index.js';
import { fold, units } from '../../../platform/search/analysis.js';
import { frameWords as deliveredFrameWords } from '../../../platform/search/frame-words.js';
import type { SearchTuning } from '../../../platform/search/tuning.js';
import type { SearchSettingsContent, SearchSynonym, SearchWord } from './search-settings.js';
import { unseen, checkSynonyms, isInLettersOf } from './synonym.rules.js';

/** Most words of a list, and most characters of one. */
export const wordLimits = { words: 500, length: 30 } as const;

/** Most faults that are told at once. */
const mostFaults = 50;

/** Nothing set: version 0. */
export const delivered: SearchSettingsContent = { synonyms: [], frameWords: [], stopWords: [], isLearningOn: true };

const squeeze = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** The settings without blanks around and inside of words, and nothing but their own fields. */
export function cleanSettings({
  synonyms,
  frameWords,
  stopWords,
  isLearningOn,
}: SearchSettingsContent): SearchSettingsContent {
  const word = ({ locale, word: text }: SearchWord): SearchWord => ({ locale, word: squeeze(text) });
  return {
    synonyms: synonyms.map(({ locale, words, means, isMutual }): SearchSynonym => {
      return { locale, words: words.map(squeeze), means: means.map(squeeze), isMutual };
    }),
    frameWords: frameWords.map(word),
    stopWords: stopWords.map(word),
    isLearningOn,
  };
}

/**
 * Throws what is wrong with settings, each fault with its row: REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE, INVALID.
 * What the engine would silently pass over is refused too.
 */
export function checkSettings(content: SearchSettingsContent): void {
  const faults: Fault[] = checkSynonyms(content.synonyms);
  faults.push(...checkWords('frameWords', content.frameWords), ...checkWords('stopWords', content.stopWords));

  const stops = new Set(content.stopWords.map(({ word }) => fold(word)));
  content.frameWords.forEach(({ word }, row) => {
    if (stops.has(fold(word)))
      faults.push(
        at('frameWords', row, UserErrorCode.INVALID, `「${word}」已是停用词。`, `“${word}” is a stop word already.`),
      );
    else if (units(fold(word)).every((unit) => deliveredFrameWords.has(unit)) && word !== '')
      faults.push(
        at('frameWords', row, UserErrorCode.DUPLICATE, `「${word}」已内置。`, `“${word}” is delivered already.`),
      );
  });
  const synonymTerms = new Set(content.synonyms.flatMap(({ words, means }) => [...words, ...means].map(fold)));
  content.stopWords.forEach(({ word }, row) => {
    if (word !== '' && synonymTerms.has(fold(word)))
      faults.push(
        at(
          'stopWords',
          row,
          UserErrorCode.INVALID,
          `「${word}」在同义词中，不能同时停用。`,
          `“${word}” is among the synonyms; it cannot be a stop word too.`,
        ),
      );
  });
  if (faults.length) throw new UserError(faults.slice(0, mostFaults));
}

const at = (list: 'frameWords' | 'stopWords', row: number, code: UserErrorCode, zh: string, en: string): Fault =>
  fault(code, `第 ${row + 1} 行：${zh}`, `Row ${row + 1}: ${en}`, list, String(row), 'word');

function checkWords(list: 'frameWords' | 'stopWords', words: readonly SearchWord[]): Fault[] {
  const { words: most, length } = wordLimits;
  if (words.length > most)
    return [fault(UserErrorCode.TOO_MANY, `最多 ${most} 个词。`, `At most ${most} words.`, list)];
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  words.forEach(({ locale, word }, row) => {
    const folded = fold(word);
    const known = seen.get(folded);
    const add = (code: UserErrorCode, zh: string, en: string): void => void faults.push(at(list, row, code, zh, en));
    if (word === '') add(UserErrorCode.REQUIRED, '请填写。', 'Fill it in.');
    else if (word.length > length)
      add(UserErrorCode.TOO_LONG, `最多 ${length} 个字符。`, `At most ${length} characters.`);
    else if (units(folded).length === 0) add(UserErrorCode.INVALID, '没有文字或数字。', 'It has no letters or digits.');
    else if (unseen.test(word)) add(UserErrorCode.INVALID, '含有不可见字符。', 'It has unseen characters.');
    else if (/\s/u.test(word)) add(UserErrorCode.INVALID, '一行只填一个词。', 'One word a row, without spaces.');
    else if (!isInLettersOf(locale, word, true))
      add(UserErrorCode.INVALID, `「${word}」不是所选语言的文字。`, `“${word}” is not written in that language.`);
    else if (known !== undefined)
      add(UserErrorCode.DUPLICATE, `与第 ${known + 1} 行重复。`, `The same as row ${known + 1}.`);
    if (known === undefined) seen.set(folded, row);
  });
  return faults;
}

/** Whether two states of the settings say the same. */
export const isSame = (one: SearchSettingsContent, other: SearchSettingsContent): boolean =>
  JSON.stringify(cleanSettings(one)) === JSON.stringify(cleanSettings(other));

/** How a search uses settings. Versions are counted from 1; a draft has minus its revision, so that no two are alike. */
export function tuningOf(version: number, content: SearchSettingsContent): SearchTuning {
  return {
    version,
    synonyms: content.synonyms.map(({ locale, words, means, isMutual }) => ({ locale, words, means, isMutual })),
    frameWords: content.frameWords.map(({ word }) => word),
    stopWords: content.stopWords.map(({ word }) => word),
    isLearningOn: content.isLearningOn,
  };
}

/** Most rows of a difference that the audit keeps. */
const mostAudited = 40;

const linesOf = ({ synonyms, frameWords, stopWords, isLearningOn }: SearchSettingsContent): Set<string> =>
  new Set([
    ...synonyms.map(
      ({ locale, words, means, isMutual }) =>
        `${locale} ${words.join(' / ')} ${isMutual ? '<->' : '->'} ${means.join(' / ')}`,
    ),
    ...frameWords.map(({ locale, word }) => `frame ${locale} ${word}`),
    ...stopWords.map(({ locale, word }) => `stop ${locale} ${word}`),
    `learning ${isLearningOn ? 'on' : 'off'}`,
  ]);

/** What an event keeps of a change: the rows that went and the rows that came, at most 40 each, and how many. */
export function settingsDifference(
  before: SearchSettingsContent,
  after: SearchSettingsContent,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const gone = [...old].filter((line) => !fresh.has(line));
  const come = [...fresh].filter((line) => !old.has(line));
  return {
    before: { removed: gone.slice(0, mostAudited), removedCount: gone.length },
    after: { added: come.slice(0, mostAudited), addedCount: come.length },
  };
}

/** Why something is published or rolled back, 1 to 500 characters. Throws REQUIRED, TOO_LONG. */
export function checkNote(text: string): string {
  const note = text.trim();
  if (note === '') throw new UserError(fault(UserErrorCode.REQUIRED, '请填写说明。', 'Say why.', 'note'));
  if (note.length > 500)
    throw new UserError(fault(UserErrorCode.TOO_LONG, '最多 500 个字符。', 'At most 500 characters.', 'note'));
  return note;
}
