import { foldWithPositions, originalRange } from '../../../platform/search/folded-text.js';
import type { ArticleContent } from '../article.js';
import { renderArticle } from '../content/render.js';

// The text of an article as somebody reads it on the screen, and the place of a marked sentence in it.

/** Plain text in reading order, and where its headings stand. */
export interface ReadableText {
  readonly text: string;
  readonly headings: readonly { readonly at: number; readonly heading: string }[];
}

/** A place in a readable text. */
export interface TextPlace {
  readonly heading: string | null;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

const around = 120;
const part = /<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/g;
const inline = new Set(['a', 'em', 'strong', 's', 'code']);
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};
const plain = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (found) => entities[found] ?? found);

type Readable = Pick<ArticleContent, 'title' | 'say' | 'bodyMarkdown' | 'technicalCase'>;

/**
 * What somebody reads of a text: title, what to say first, then the text as it is rendered for them. `inside` decides whether internal
 * blocks are part of it; `locale` is the language of the titles of a technical case.
 */
export function readableText(content: Readable, inside: boolean, locale: 'zh-CN' | 'en'): ReadableText {
  const { bodyMarkdown, technicalCase } = content;
  const headings: { at: number; heading: string }[] = [];
  let text = `${content.title}\n${content.say === null ? '' : `${content.say}\n`}`;
  let headingFrom: number | null = null;
  for (const [, closing, tag, words] of renderArticle({ bodyMarkdown, technicalCase, locale }, inside).matchAll(part)) {
    if (words !== undefined) text += plain(words);
    else if (tag !== undefined && /^h[2-6]$/.test(tag)) {
      if (closing === '') headingFrom = text.length;
      else if (headingFrom !== null) headings.push({ at: headingFrom, heading: text.slice(headingFrom) });
      text += closing === '' ? '' : '\n';
    } else if (tag !== undefined && !inline.has(tag) && (closing === '/' || tag === 'br')) text += '\n';
  }
  return { text, headings };
}

const blank = /[\s\u200b\ufeff\u00ad]/u;
const blanks = /[\s\u200b\ufeff\u00ad]+/gu;

/** Finds a sentence in a text, whatever blanks, breaks, width and letter case differ; null where it is not there. */
export function placeIn({ text, headings }: ReadableText, quote: string): TextPlace | null {
  const wanted = foldWithPositions(quote).folded.replace(blanks, '');
  if (wanted === '') return null;
  const mapped = foldWithPositions(text);
  const found = mapped.folded.replace(blanks, '').indexOf(wanted);
  if (found < 0) return null;
  let [start, end] = [-1, mapped.folded.length];
  for (let at = 0, counted = 0; at < mapped.folded.length; at++) {
    if (blank.test(mapped.folded[at] ?? '')) continue;
    if (counted === found) start = at;
    counted += 1;
    if (counted === found + wanted.length) {
      end = at + 1;
      break;
    }
  }
  const range = originalRange(mapped, start, end);
  const after = range.start + range.length;
  return {
    heading: headings.findLast(({ at }) => at <= range.start)?.heading ?? null,
    before: text.slice(Math.max(0, range.start - around), range.start),
    text: text.slice(range.start, after),
    after: text.slice(after, after + around),
  };
}
