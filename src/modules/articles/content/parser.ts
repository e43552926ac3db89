import MarkdownItParser, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import type { Block } from './blocks.js';
import { linesOf, scanBlocks } from './blocks.js';

/** What the block rule needs while one text is parsed. */
interface Environment extends Env {
  blocks?: ReadonlyMap<number, Block>;
}

/** Address of an article in the console. */
export const articleHref = (code: string): string => `/articles/${code}`;

/** Where the console opens a tree by code, at one of its nodes where a key is given. */
export const treeHref = (code: string, nodeKey: string): string =>
  `/trees/${code}${nodeKey ? `?node=${encodeURIComponent(nodeKey)}` : ''}`;

/** `[[K-2031]]`, `[[T-14]]`, `[[T-14#node]]` and `[[tree:T-14#node]]`; the letter T is that of trees. */
const linkToCode = /^\[\[(?:([A-SU-Z]-\d{1,9})|(?:tree:)?(T-\d{1,9})(#[\w.-]{1,80})?)\]\]/;
const longestLink = 110;
const externalSchemes = /^(?:https?:\/\/|mailto:)/i;
const fileAddress = /^file:(file_[0-9a-z]{26})$/;

/** Id of the attached file that an address in a text names, as in `![words](file:file_…)`; null for any other address. */
export const fileIdOf = (address: string): string | null => fileAddress.exec(address)?.[1] ?? null;

/** The one Markdown parser: no raw HTML, no guessing of links; containers as `scanBlocks` found them; `[[K-2031]]` as a link. */
function createParser(): MarkdownIt {
  const parser = new MarkdownItParser({ html: false, linkify: false, typographer: false, maxNesting: 40 });
  const validateLink = parser.validateLink.bind(parser);
  parser.validateLink = (url) => fileIdOf(url) !== null || validateLink(url);

  parser.block.ruler.before(
    'fence',
    'container',
    (state, startLine, endLine, silent) => {
      const block = (state.env as Environment).blocks?.get(startLine);
      if (!block) return false;
      if (silent) return true;
      const end = Math.min(block.end, endLine);
      const bodyEnd = block.closed && block.end <= endLine ? end - 1 : end;
      const open = state.push('container_open', 'div', 1);
      open.attrSet('class', `block-${block.name}`);
      open.block = true;
      open.map = [startLine, end];
      const parent = state.lineMax;
      state.lineMax = bodyEnd;
      state.md.block.tokenize(state, startLine + 1, bodyEnd);
      state.lineMax = parent;
      state.push('container_close', 'div', -1).block = true;
      // Where the surrounding list or quotation ended first, the rest is parsed as what it is.
      if (state.line >= bodyEnd || state.line <= startLine) state.line = end;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'] },
  );

  parser.inline.ruler.before('link', 'article_link', (state, silent) => {
    const match = linkToCode.exec(state.src.slice(state.pos, state.pos + longestLink));
    if (!match) return false;
    const [, code = '', tree, node = ''] = match;
    if (!silent) {
      const open = state.push('link_open', 'a', 1);
      const target = tree ?? code;
      open.attrs = [
        ['class', tree === undefined ? 'article-link' : 'tree-link'],
        ['href', tree === undefined ? articleHref(code) : treeHref(tree, node.slice(1))],
      ];
      open.meta = { checked: true, code: target };
      state.push('text', '', 0).content = `${target}${node}`;
      state.push('link_close', 'a', -1);
    }
    state.pos += match[0].length;
    return true;
  });

  const { rules } = parser.renderer;
  const escape = parser.utils.escapeHtml;
  rules['link_open'] = (tokens, at, options, _environment, self) => {
    const token = tokens[at];
    if (!token) return '';
    if ((token.meta as { checked?: boolean } | null)?.checked) return self.renderToken(tokens, at, options);
    const href = String(token.attrGet('href') ?? '');
    const fileId = fileIdOf(href);
    if (fileId !== null) return `<a class="file-link" data-file="${fileId}">`;
    if (/^doc:/i.test(href)) return `<a class="doc-link" data-doc="${escape(href.slice(4).slice(0, 200))}">`;
    return externalSchemes.test(href)
      ? `<a href="${escape(href)}" rel="noopener noreferrer nofollow" target="_blank">`
      : '<a>';
  };
  // A picture of the article is a place-holder that is filled in for its reader; a foreign one is a link to it, so that nothing is
  // loaded from elsewhere.
  rules['image'] = (tokens, at, options, environment, self) => {
    const token = tokens[at];
    const words = self.renderInlineAsText(token?.children ?? [], options, environment).trim();
    const source = String(token?.attrGet('src') ?? '');
    const fileId = fileIdOf(source);
    if (fileId !== null) return `<img data-file="${fileId}" alt="${escape(words)}">`;
    const label = escape(token?.content || 'image');
    return externalSchemes.test(source)
      ? `<a href="${escape(source)}" rel="noopener noreferrer nofollow" target="_blank">${label}</a>`
      : label;
  };
  const heading = (tokens: Token[], at: number): string => `h${Math.min(6, Number(tokens[at]?.tag.slice(1) ?? 1) + 1)}`;
  rules['heading_open'] = (tokens, at) => `<${heading(tokens, at)}>`;
  rules['heading_close'] = (tokens, at) => `</${heading(tokens, at)}>\n`;
  const cell = (tokens: Token[], at: number): string => {
    const token = tokens[at];
    const align = /text-align:\s*(left|right|center)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
    return align ? `<${token?.tag ?? 'td'} class="align-${align}">` : `<${token?.tag ?? 'td'}>`;
  };
  rules['td_open'] = cell;
  rules['th_open'] = cell;
  return parser;
}

const parser = createParser();

const environmentOf = (markdown: string): Environment => ({
  blocks: new Map(
    (/[:：]{3}/.test(markdown) ? scanBlocks(linesOf(markdown)) : []).map((block) => [block.start, block]),
  ),
});

/** Tokens of a text. */
export const parseMarkdown = (markdown: string): Token[] => parser.parse(markdown, environmentOf(markdown));

/** HTML of a text, not yet through the second lock. */
export const renderTokens = (markdown: string): string => parser.render(markdown, environmentOf(markdown));
