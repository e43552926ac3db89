import TurndownService from 'turndown';
import { blockEscape, escapeText, softBreak } from './html-escape.js';
import { type HtmlNode, attribute } from './html-node.js';
import { addTables } from './html-tables.js';

/** What a page says about itself, and its text as Markdown. */
export interface HtmlText {
  readonly title: string | null;
  readonly markdown: string;
}

/** Elements that hold no text, or a program: gone with all that is in them. */
const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'canvas',
  'audio',
  'video',
  'input',
  'select',
  'textarea',
  'button',
  'option',
  'datalist',
  'svg',
  'math',
]);

const blockNames = /(?:^|\s)block-(internal|say|note|warning)(?:\s|$)/;
const external = /^(?:https?:\/\/|mailto:)/i;
const ownCode = /^(?:https?:\/\/[^/]+)?\/articles\/([A-Z]-\d{1,9})$/;
const ownFile = /^(?:https?:\/\/[^/]+)?\/files\/(file_[0-9a-z]{26})(?:[/?#]|$)/;

/** An address as the destination of a Markdown link. */
const destination = (address: string): string => {
  const clean = address.trim().replace(/[\s<>]/g, (mark) => encodeURIComponent(mark));
  return /[()]/.test(clean) ? `<${clean}>` : clean;
};

const isRelative = (address: string): boolean => address !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\/|^[/#?]/i.test(address);

/** Punctuation at the edges of a marked text; next to a letter it would keep the marks from working. */
const edges = /^(\p{P}*)([\s\S]*?)(\p{P}*)$/u;

function emphasis(mark: string): TurndownService.ReplacementFunction {
  return (content, given) => {
    if (content.trim() === '') return content;
    const node = given as HtmlNode;
    const after = node.nextSibling?.textContent?.charAt(0) ?? '';
    const before = node.previousSibling?.textContent?.at(-1) ?? '';
    let [, open = '', core = content, close = ''] = edges.exec(content) ?? [];
    if (core === '') return content;
    if (!/[\p{L}\p{N}]/u.test(before)) [open, core] = ['', open + core];
    if (!/[\p{L}\p{N}]/u.test(after)) [core, close] = [core + close, ''];
    return `${open}${mark}${core}${mark}${close}`;
  };
}

/** The file that our renderer leaves a place for, or gives an address to. */
const fileOf = (node: HtmlNode, address: string): string | undefined =>
  /^file_[0-9a-z]{26}$/.exec(attribute(node, 'data-file'))?.[0] ?? ownFile.exec(address)?.[1];

function link(content: string, node: HtmlNode): string {
  const address = attribute(node, 'href');
  const words = content.replace(/\s+/g, ' ').trim();
  const code = ownCode.exec(address)?.[1];
  if (code !== undefined && node.textContent?.trim() === code) return `[[${code}]]`;
  const neighbour = attribute(node, 'data-doc');
  if (neighbour !== '' && words !== '') return `[${words}](doc:${destination(neighbour)})`;
  if (words === '') return '';
  const file = fileOf(node, address);
  if (file !== undefined) return `[${words}](file:${file})`;
  return external.test(address) || isRelative(address) ? `[${words}](${destination(address)})` : words;
}

function picture(node: HtmlNode): string {
  const address = attribute(node, 'src');
  const alt = escapeText(attribute(node, 'alt').replace(/\s+/g, ' ').trim()).replace(/[[\]]/g, '\\$&');
  const file = fileOf(node, address);
  if (file !== undefined) return `![${alt}](file:${file})`;
  return external.test(address) || isRelative(address) ? `![${alt}](${destination(address)})` : alt;
}

function item(content: string, node: HtmlNode): string {
  const list = node.parentNode;
  let mark = '- ';
  if (list?.nodeName === 'OL') {
    const items = Array.from(list.childNodes).filter((child) => child.nodeName === 'LI');
    mark = `${(Number(list.getAttribute('start') ?? 1) || 1) + items.indexOf(node)}. `;
  }
  const text = content
    .replaceAll(softBreak, '\n')
    .replace(/^\n+/, '')
    .replace(/\n+$/, '\n')
    .replace(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`);
  return `${mark}${text}${node.nextSibling && !text.endsWith('\n') ? '\n' : ''}`;
}

/** Turns a level back: the first level of a page is its title, so a text begins at the second and is shown one deeper than written. */
const headingLevel = (name: string): number => Math.max(1, Number(name.charAt(1)) - 1);

function converter(onTitle: (text: string) => boolean): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    strongDelimiter: '**',
  });
  service.escape = escapeText;
  service.remove((node) => dropped.has(node.nodeName.toLowerCase()));
  addTables(service);
  service.addRule('paragraph', {
    filter: 'p',
    replacement: (content) => `\n\n${content.replaceAll(softBreak, '\n')}\n\n`,
  });
  service.addRule('block', {
    filter: (node) => node.nodeName === 'DIV' && blockNames.test(attribute(node as HtmlNode, 'class')),
    replacement: (content, node) => {
      const name = blockNames.exec(attribute(node as HtmlNode, 'class'))?.[1] ?? 'note';
      return `\n\n:::${name}\n${content.replaceAll(softBreak, '\n').replace(/^\n+|\n+$/g, '')}\n:::\n\n`;
    },
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const text = content.replaceAll(softBreak, ' ').trim();
      if (node.nodeName === 'H1' && onTitle((node.textContent ?? '').replace(/\s+/g, ' ').trim())) return '';
      return text === '' ? '' : `\n\n${'#'.repeat(headingLevel(node.nodeName))} ${text}\n\n`;
    },
  });
  service.addRule('strong', { filter: ['strong', 'b'], replacement: emphasis('**') });
  service.addRule('emphasis', { filter: ['em', 'i'], replacement: emphasis('*') });
  service.addRule('strikethrough', { filter: ['s', 'del'], replacement: emphasis('~~') });
  service.addRule('link', { filter: 'a', replacement: (content, node) => link(content, node as HtmlNode) });
  service.addRule('picture', { filter: 'img', replacement: (_content, node) => picture(node as HtmlNode) });
  service.addRule('item', { filter: 'li', replacement: (content, node) => item(content, node as HtmlNode) });
  service.addRule('bare pre', {
    filter: (node) => node.nodeName === 'PRE' && node.firstChild?.nodeName !== 'CODE',
    replacement: (_content, node) => {
      const text = (node.textContent ?? '').replace(/\n$/, '');
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
      return `\n\n${fence}\n${text}\n${fence}\n\n`;
    },
  });
  return service;
}

const plain = new TurndownService();
plain.escape = (text) => text;

/** Characters as a person reads them, where a page writes them as entities. */
export const decodedText = (text: string): string => (text.includes('&') ? plain.turndown(`<p>${text}</p>`) : text);

const inline = /^<\/?(?:a|em|strong|s|code|img)\b/i;

/**
 * Marks the line ends within paragraphs of our own HTML, which a parser would take for blanks: the Markdown that it was made of had
 * them, and between Chinese characters a blank would show.
 */
function withSoftBreaks(html: string): string {
  let isPre = false;
  let before = '';
  const pieces = html.match(/<[^>]*>|[^<]+/g) ?? [];
  return pieces
    .map((piece, at) => {
      if (piece.startsWith('<')) {
        if (/^<pre\b/i.test(piece)) isPre = true;
        if (/^<\/pre\b/i.test(piece)) isPre = false;
        before = piece;
        return piece;
      }
      if (isPre || !piece.includes('\n')) return piece;
      const keepsStart = inline.test(before);
      const keepsEnd = inline.test(pieces[at + 1] ?? '');
      const start = keepsStart ? 0 : piece.length - piece.trimStart().length;
      const end = keepsEnd ? piece.length : piece.trimEnd().length;
      if (end <= start) return piece;
      return piece.slice(0, start) + piece.slice(start, end).replaceAll('\n', softBreak) + piece.slice(end);
    })
    .join('');
}

/** Elements that need no end tag, or have none: they say nothing about how deep a page is nested. */
const unclosed = new Set(
  'p li dt dd tr td th thead tbody tfoot option area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
);
/** Deepest nesting of a page. What is deeper was made to break its readers. */
const deepest = 600;

/** Throws RangeError for a page that is nested too deeply: before it is parsed, since parsing such a page takes forever. */
function checkDepth(html: string): void {
  let depth = 0;
  for (const [, end, name = '', self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi)) {
    if (unclosed.has(name.toLowerCase()) || self === '/') continue;
    depth = Math.max(0, depth + (end === '/' ? -1 : 1));
    if (depth > deepest) throw new RangeError('The page is nested too deeply.');
  }
}

const isDocument = /<(?:!doctype|html|head|body)\b/i;
const ownMarks = /class="(?:block-(?:internal|say|note|warning)|article-link|doc-link)"/;

/**
 * The text of an HTML page as the product's Markdown. Nothing that acts comes through: programs, styles, handlers, forms and frames are
 * gone, links lead to the web, to mail, to a file beside the page or to an article. What our own renderer made becomes what it was
 * made of. Throws RangeError for a page that is nested too deeply.
 */
export function markdownOf(html: string): HtmlText {
  checkDepth(html);
  let title: string | null = null;
  const service = converter((text) => {
    if (title !== null || text === '') return false;
    title = text;
    return true;
  });
  const own = !isDocument.test(html.slice(0, 2_000)) || ownMarks.test(html);
  const clean = html.replaceAll(softBreak, '');
  const markdown = service.turndown(own ? withSoftBreaks(clean) : clean);
  return { title, markdown: blockEscape(markdown.replaceAll(softBreak, '\n')).trim() };
}
