import type { ArticleKind, Audience } from '../../../gql/knowledge/graphql';
import { CASE_PARTS, type Content, SAY_LIMIT } from './content';

/** What a check found: `stop` would be refused by a careful reviewer, `mind` should be looked at. */
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
    | 'emptyLink';
  weight: 'stop' | 'mind';
  /** The line of the source, counted from 1, where there is one. */
  line?: number;
}

/** How many checks there are; those that found nothing passed. */
export const CHECK_COUNT = 12;

const opens = /^\s*[:：]{3,}\s*[\p{L}_-]+/u;
const closes = /^\s*[:：]{3,}\s*$/u;
const misplaced = /^\s*[^\s:：>].*[:：]{3,}\s*(?:internal|内部)/iu;

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

/** Looks over a draft before it is sent to review. The server has the last word; this only saves the round. */
export function checkContent(content: Content, about: { kind: ArticleKind; audience: Audience }): Finding[] {
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
  ];
  const block = openBlock(lines);
  if (block !== null) found.push({ code: 'openBlock', weight: 'stop', line: block });
  const marker = lineOf(lines, misplaced);
  if (marker !== null) found.push({ code: 'misplacedMarker', weight: 'stop', line: marker });
  const link = lineOf(lines, /\]\(\s*(?:https?:\/\/)?\s*\)/);
  if (link !== null) found.push({ code: 'emptyLink', weight: 'mind', line: link });
  return found
    .filter((finding) => finding !== null)
    .sort((one, other) => Number(one.weight === 'mind') - Number(other.weight === 'mind'));
}
