import type { ArticleKind, ArticleLinkState, Audience } from '../../../gql/knowledge/graphql';
import { CASE_PARTS, type Content, SAY_LIMIT } from './content';

/** What a check found: `stop` would be refused by the server or a careful reviewer, `mind` should be looked at. */
export interface Finding {
  code:
    | 'noTitle'
    | 'noText'
    | 'noSay'
    | 'sayTooLong'
    | 'noCategory'
    | 'noQuestions'
    | 'openBlock'
    | 'misplacedMarker'
    | 'caseIncomplete'
    | 'noNote'
    | 'publicInternal'
    | 'emptyLink'
    | 'brokenLink'
    | 'noAlt'
    | 'lostFile'
    | 'unknownCode'
    | 'personalData'
    | 'tooLong';
  weight: 'stop' | 'mind';
  /** The line of the source, counted from 1, where there is one. */
  line?: number;
  /** What was found there. */
  what?: string;
}

/** What the checks know beside the text itself. */
export interface CheckedAbout {
  kind: ArticleKind;
  audience: Audience;
  /** How the links of the saved draft stand, by code. */
  links?: ReadonlyMap<string, ArticleLinkState> | undefined;
  /** Pictures and files of the draft, by id, with what each shows. */
  files?: ReadonlyMap<string, string> | undefined;
}

/** How many checks there are; those that found nothing passed. */
export const CHECK_COUNT = 18;

/** Longer texts are read to the end by few; about five minutes. */
const LONG = 4_000;

const opens = /^\s*[:：]{3,}\s*[\p{L}_-]+/u;
const closes = /^\s*[:：]{3,}\s*$/u;
const misplaced = /^\s*[^\s:：>][^:：]*[:：]{3,}\s*(?:internal|内部)/iu;
const errorCode = /`([A-Z]{1,2}\d{1,4})`/g;
// A mobile number, an identity number, an address of a person. Numbers of the product's examples are no better than real ones.
const personal = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|[\w.+-]+@[\w-]+\.[\w.]{2,}/;

/** The line of the first block that is never closed, or null. */
function openBlock(lines: readonly string[]): number | null {
  const stack: number[] = [];
  lines.forEach((line, at) => {
    if (opens.test(line)) stack.push(at + 1);
    else if (closes.test(line)) stack.pop();
  });
  return stack[0] ?? null;
}

const lineOf = (lines: readonly string[], pattern: RegExp): number | null => {
  const at = lines.findIndex((line) => pattern.test(line));
  return at < 0 ? null : at + 1;
};

/** The first match over all lines for which `test` holds. */
function firstOf(
  lines: readonly string[],
  pattern: RegExp,
  test: (match: RegExpExecArray) => boolean,
): { line: number; match: RegExpExecArray } | null {
  for (const [at, line] of lines.entries())
    for (const match of line.matchAll(pattern)) if (test(match)) return { line: at + 1, match };
  return null;
}

function pictureFindings(lines: readonly string[], files: ReadonlyMap<string, string>): Finding[] {
  const found: Finding[] = [];
  const lost = firstOf(lines, /\]\(file:(file_[0-9a-z]{26})\)/g, (match) => !files.has(match[1] ?? ''));
  if (lost) found.push({ code: 'lostFile', weight: 'stop', line: lost.line });
  const silent = firstOf(
    lines,
    /!\[([^\]]*)\]\(file:(file_[0-9a-z]{26})\)/g,
    ([, words = '', fileId = '']) => words.trim() === '' && files.get(fileId) === '',
  );
  if (silent) found.push({ code: 'noAlt', weight: 'stop', line: silent.line });
  return found;
}

function linkFindings(lines: readonly string[], links: ReadonlyMap<string, ArticleLinkState>): Finding[] {
  const broken = firstOf(lines, /\[\[([A-Z]-\d{1,9})\]\]/g, ([, code = '']) => (links.get(code) ?? 'OK') !== 'OK');
  return broken ? [{ code: 'brokenLink', weight: 'mind', line: broken.line, what: broken.match[1] ?? '' }] : [];
}

/** Looks over a draft before it is sent to review. The server has the last word; this only saves the round. */
export function checkContent(content: Content, about: CheckedAbout): Finding[] {
  const lines = content.bodyMarkdown.split('\n');
  const isCase = about.kind === 'TECHNICAL_CASE';
  const hasCase = isCase && CASE_PARTS.some((part) => content.technicalCase[part].trim() !== '');
  const found: (Finding | null)[] = [
    content.title.trim() === '' ? { code: 'noTitle', weight: 'stop' } : null,
    content.bodyMarkdown.trim() === '' && !hasCase ? { code: 'noText', weight: 'stop' } : null,
    [...content.say].length > SAY_LIMIT ? { code: 'sayTooLong', weight: 'stop' } : null,
    isCase && CASE_PARTS.some((part) => content.technicalCase[part].trim() === '')
      ? { code: 'caseIncomplete', weight: 'stop' }
      : null,
    content.say.trim() === '' ? { code: 'noSay', weight: 'mind' } : null,
    content.categoryId === null ? { code: 'noCategory', weight: 'mind' } : null,
    content.alternativeQuestions.length === 0 ? { code: 'noQuestions', weight: 'mind' } : null,
    content.note.trim() === '' ? { code: 'noNote', weight: 'mind' } : null,
    about.audience !== 'INTERNAL' && lineOf(lines, /^\s*[:：]{3,}\s*(?:internal|内部)/iu) !== null
      ? { code: 'publicInternal', weight: 'mind' }
      : null,
    content.bodyMarkdown.length > LONG ? { code: 'tooLong', weight: 'mind' } : null,
    ...pictureFindings(lines, about.files ?? new Map()),
    ...linkFindings(lines, about.links ?? new Map()),
  ];
  const block = openBlock(lines);
  if (block !== null) found.push({ code: 'openBlock', weight: 'stop', line: block });
  const marker = lineOf(lines, misplaced);
  if (marker !== null) found.push({ code: 'misplacedMarker', weight: 'stop', line: marker });
  const link = lineOf(lines, /\]\(\s*(?:https?:\/\/)?\s*\)/);
  if (link !== null) found.push({ code: 'emptyLink', weight: 'mind', line: link });
  const person = lineOf(lines, personal);
  if (person !== null) found.push({ code: 'personalData', weight: 'mind', line: person });
  const known = new Set([...content.errorCodes, ...content.models].map((code) => code.toUpperCase()));
  const unknown = firstOf(lines, errorCode, ([, code = '']) => !known.has(code));
  if (unknown) found.push({ code: 'unknownCode', weight: 'mind', line: unknown.line, what: unknown.match[1] ?? '' });
  return found
    .filter((finding) => finding !== null)
    .sort((one, other) => Number(one.weight === 'mind') - Number(other.weight === 'mind'));
}
