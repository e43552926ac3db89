import type { ArticleContent } from '../article.js';
import { sectionsOf } from '../content/sections.js';

// Words that somebody marked on the screen, found again in a text whose Markdown looks different and may have been edited since.

type Quoted = Pick<ArticleContent, 'title' | 'say' | 'bodyMarkdown' | 'technicalCase'>;

/** What counts when words are compared: not their blanks and breaks, which a browser and Markdown set differently, nor their width. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '');

/** Stands between two parts, so that no quote reaches from one into the next by accident. */
const border = '\u0000';

const known = new WeakMap<object, string>();

/** The words of a text in both forms in which somebody may have marked them: as readers see them, and as Markdown. */
function wordsOf(text: Quoted): string {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const { title, say, bodyMarkdown, technicalCase } = text;
  const sections = sectionsOf({ bodyMarkdown, technicalCase, locale: 'en' });
  const read = (internal: boolean): string =>
    sections
      .filter((section) => section.internal === internal)
      .map((section) => bare(`${section.heading ?? ''}${section.text}`))
      .join('');
  const parts = [title, say ?? '', bodyMarkdown, ...(technicalCase ? Object.values(technicalCase) : [])];
  const words = [...parts.map(bare), read(false), read(true)].join(border);
  known.set(text, words);
  return words;
}

/** Whether a text has these words, whatever blanks lie between them. False for a quote of blanks only. */
export function isQuoted(text: Quoted, quote: string): boolean {
  const wanted = bare(quote);
  return wanted !== '' && wordsOf(text).includes(wanted);
}
