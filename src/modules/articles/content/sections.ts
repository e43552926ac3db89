import type { SearchSection } from '../../../platform/search/source.js';
import { internalParts, linesOf, withoutInternal } from './blocks.js';
import { fileIdOf, parseMarkdown } from './parser.js';
import type { Renderable } from './render.js';
import { partsOf } from './render.js';

type Inline = NonNullable<ReturnType<typeof parseMarkdown>[number]['children']>;

/** What the pictures of an article show, by file, for places that say nothing themselves. */
type PictureWords = ReadonlyMap<string, string>;

function inlineText(children: Inline | null, pictures: PictureWords): string {
  let text = '';
  for (const child of children ?? []) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += '\n';
    else if (child.type === 'image')
      text += child.content || (pictures.get(fileIdOf(String(child.attrGet('src') ?? '')) ?? '') ?? '');
    else if (child.content) text += child.content;
  }
  return text;
}

/** Plain text of a Markdown text, cut at its headings. */
function plainSections(
  markdown: string,
  firstHeading: string | null,
  internal: boolean,
  pictures: PictureWords,
): SearchSection[] {
  const sections: SearchSection[] = [];
  let heading = firstHeading;
  let words: string[] = [];
  const flush = (): void => {
    const text = words.join('').trim();
    if (text !== '' || heading !== null) sections.push({ heading, text, internal });
    words = [];
  };
  const tokens = parseMarkdown(markdown);
  tokens.forEach((token, at) => {
    if (token.type === 'inline') {
      const text = inlineText(token.children, pictures);
      if (tokens[at - 1]?.type === 'heading_open') {
        flush();
        heading = text;
      } else {
        words.push(text);
      }
    } else if (token.type === 'fence' || token.type === 'code_block') {
      words.push(token.content.trimEnd(), '\n\n');
    } else if (token.type === 'td_close' || token.type === 'th_close') {
      words.push(' ');
    } else if (token.type === 'tr_close') {
      if (words.at(-1) === ' ') words.pop();
      words.push('\n');
    } else if (token.type === 'paragraph_close' || token.type === 'table_close') {
      words.push(token.hidden ? '\n' : '\n\n');
    }
  });
  flush();
  return sections;
}

/** The lines of a text that lie within its first characters. */
function head(markdown: string, limit: number): string {
  return markdown.length <= limit
    ? markdown
    : markdown.slice(0, Math.max(0, markdown.lastIndexOf('\n', limit))) || markdown.slice(0, limit);
}

function headingBefore(markdown: string, line: number): string | null {
  const above = linesOf(markdown).slice(0, line).reverse();
  const found = above.find((text) => /^\s{0,3}#{1,6}\s/.test(text));
  return found ? found.replace(/^[\s#]+/, '').replace(/[\s#]+$/, '') : null;
}

/**
 * The text of an article for search and snippets. What stands in internal blocks is apart and marked `internal`;
 * everything else is what outsiders would get. Of each part at most `limit` characters are looked at, cut after the internal blocks
 * were set apart.
 */
export function sectionsOf(text: Renderable, limit = Number.POSITIVE_INFINITY): SearchSection[] {
  const pictures = new Map((text.attachments ?? []).map(({ fileId, alt }) => [fileId, alt]));
  return partsOf(text).flatMap(({ heading, markdown }) => [
    ...plainSections(head(withoutInternal(markdown), limit), heading, false, pictures).filter(
      (section) => section.text !== '' || section.heading !== heading,
    ),
    ...internalParts(markdown).flatMap((part) => {
      const above = headingBefore(markdown, part.line) ?? heading;
      return plainSections(head(part.text, limit), above, true, pictures).filter(
        (section) => section.text !== '' || section.heading !== above,
      );
    }),
  ]);
}
