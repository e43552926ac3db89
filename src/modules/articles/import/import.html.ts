import { decodedText, markdownOf } from './html-markdown.js';
import { type AnyRow, badRow } from './import.row.js';
import { idOfFile, languageOf, plainText } from './import.markdown.js';
import { type RowPlace, alone, readRow } from './import.rows.js';

/** Most characters of a page: what is left of it as text is held to the limit of a text. */
const longestPage = 5_000_000;

const tagText = (html: string, tag: string): string | null => {
  const match = new RegExp(`<${tag}\\b[^>]*>([^<]{0,2000})</${tag}>`, 'i').exec(html);
  const text = match
    ? decodedText(match[1] ?? '')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
  return text === '' ? null : text;
};

const attributeOf = (html: string, pattern: RegExp): string | null =>
  decodedText(pattern.exec(html)?.[1] ?? '').trim() || null;

const languageAttribute = /<html\b[^>]*?\blang\s*=\s*["']?([a-z-]{2,20})/i;
const keywordsMeta = /<meta\b[^>]*?\bname\s*=\s*["']?keywords["']?[^>]*?\bcontent\s*=\s*["']([^"']{0,2000})/i;

/**
 * Reads one HTML page: its text as Markdown, its title from the first `h1` or from `title`, its keywords from `meta`. The file's name is
 * its id.
 */
export function readHtmlRow(text: string, name: string, place: Partial<RowPlace> = {}): AnyRow {
  const at = alone(place.line ?? 1, { ...place, fallbackId: idOfFile(name) });
  const html = plainText(text).replaceAll('\0', '');
  if (html.length > longestPage)
    return badRow(at, at.fallbackId, 'body', '网页最多 500 万个字符。', 'A page has at most 5,000,000 characters.');
  try {
    const { title, markdown } = markdownOf(html);
    const language = attributeOf(html, languageAttribute);
    const keywords = (attributeOf(html, keywordsMeta) ?? '').split(/[,，;；]/).map((word) => word.trim());
    return readRow(
      {
        title: title ?? tagText(html, 'title') ?? undefined,
        lang: language !== null && /^(?:zh|en)/i.test(language) ? language : languageOf(markdown),
        keywords: keywords.filter((word) => word !== '' && word.length <= 60).slice(0, 50),
        body: markdown,
      },
      at,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return badRow(at, at.fallbackId, 'body', '网页嵌套过深。', 'The page is nested too deeply.');
  }
}
