import type { SearchSection } from '../../../platform/search/source.js';
import { internalParts, linesOf, withoutInternal } from './blocks.js';
import { parseMarkdown } from './parser.js';
import type { Renderable } from './render.js';
import { partsOf } from './render.js';

type Inline = NonNullable<ReturnType<typeof parseMarkdown>[number]['children']>;

function inlineText(children: Inline | null): string {
  let text = '';
  for (const child of children ?? []) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += '\n';
    else if (child.type === 'image') text += child.content;
    else if (child.content) text += child.content;
  }
  return text;
}

/** Plain text of a Markdown text, cut at its headings. */
function plainSections(markdown: string, firstHeading: string | null, internal: boolean): SearchSection[] {
  const sections: SearchSection[] = [];
  let heading = firstHeading;
  let text = '';
  const flush = (): void => {
    if (text.trim() !== '' || heading !== null) sections.push({ heading, text: text.trim(), internal });
    text = '';
  };
  const tokens = parseMarkdown(markdown);
  tokens.forEach((token, at) => {
    if (token.type === 'inline') {
      const words = inlineText(token.children);
      if (tokens[at - 1]?.type === 'heading_open') {
        flush();
        heading = words;
      } else {
        text += words;
      }
    } else if (token.type === 'fence' || token.type === 'code_block') {
      text += `${token.content.trimEnd()}\n\n`;
    } else if (token.type === 'td_close' || token.type === 'th_close') {
      text += ' ';
    } else if (token.type === 'tr_close') {
      text = `${text.trimEnd()}\n`;
    } else if (token.type === 'paragraph_close' || token.type === 'table_close') {
      text += token.hidden ? '\n' : '\n\n';
    }
  });
  flush();
  return sections;
}

function headingBefore(markdown: string, line: number): string | null {
  const above = linesOf(markdown).slice(0, line).reverse();
  const found = above.find((text) => /^\s{0,3}#{1,6}\s/.test(text));
  return found ? found.replace(/^[\s#]+/, '').replace(/[\s#]+$/, '') : null;
}

/**
 * The text of an article for search and snippets. What stands in internal blocks is apart and marked `internal`;
 * everything else is what outsiders would get.
 */
export function sectionsOf(text: Renderable): SearchSection[] {
  return partsOf(text).flatMap(({ heading, markdown }) => [
    ...plainSections(withoutInternal(markdown), heading, false).filter(
      (section) => section.text !== '' || section.heading !== heading,
    ),
    ...internalParts(markdown).flatMap((part) => {
      const above = headingBefore(markdown, part.line) ?? heading;
      return plainSections(part.text, above, true).filter(
        (section) => section.text !== '' || section.heading !== above,
      );
    }),
  ]);
}
