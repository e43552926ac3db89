import { createHash } from 'node:crypto';
import sanitizeHtml from 'sanitize-html';
import type { ArticleAttachment, TechnicalCase } from '../article.js';
import { withoutInternal } from './blocks.js';
import { articleHref, renderTokens } from './parser.js';
import { TextCache } from './text-cache.js';

/** What is shown of an article as one text: the parts of a technical case first, then the body. */
export interface Renderable {
  readonly bodyMarkdown: string;
  readonly technicalCase: TechnicalCase | null;
  readonly locale: 'zh-CN' | 'en';
  /** Its pictures and files; left out, it has none. */
  readonly attachments?: readonly ArticleAttachment[];
}

const caseTitles = {
  'zh-CN': { problem: '问题', environment: '环境', cause: '原因', solution: '解决办法' },
  en: { problem: 'Problem', environment: 'Environment', cause: 'Cause', solution: 'Solution' },
} as const;

const caseParts = ['problem', 'environment', 'cause', 'solution'] as const;

/** Titled parts of an article in reading order. Each is parsed on its own: an unclosed block in one does not swallow the next. */
export function partsOf(text: Renderable): { heading: string | null; markdown: string }[] {
  const titles = caseTitles[text.locale];
  const technicalCase = text.technicalCase;
  const parts: { heading: string | null; markdown: string }[] = technicalCase
    ? caseParts
        .filter((part) => technicalCase[part].trim() !== '')
        .map((part) => ({ heading: titles[part], markdown: technicalCase[part] }))
    : [];
  if (text.bodyMarkdown.trim() !== '') parts.push({ heading: null, markdown: text.bodyMarkdown });
  return parts;
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'code',
    'em',
    'strong',
    's',
    'hr',
    'br',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'div',
    'img',
  ],
  allowedAttributes: {
    a: ['href', 'class', 'rel', 'target', 'data-doc', 'data-file'],
    // Never an address: which file a picture is from is filled in for its reader after this lock.
    img: ['data-file', 'alt'],
    div: ['class'],
    th: ['class'],
    td: ['class'],
    ol: ['start'],
    code: ['class'],
  },
  allowedClasses: {
    a: ['article-link', 'tree-link', 'doc-link', 'file-link'],
    div: ['block-internal', 'block-say', 'block-note', 'block-warning'],
    th: ['align-left', 'align-right', 'align-center'],
    td: ['align-left', 'align-right', 'align-center'],
    code: ['language-*'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

/** The only forms of tags that the renderer makes for an ordinary text; attribute values hold no quote and no angle bracket. */
const knownTag = new RegExp(
  [
    '</?(?:h[2-6]|p|a|ul|ol|li|blockquote|pre|code|em|strong|s|table|thead|tbody|tr|th|td)>',
    '</div>',
    '<(?:hr|br)>',
    '<ol start="\\d{1,9}">',
    '<div class="block-(?:internal|say|note|warning)">',
    '<t[hd] class="align-(?:left|right|center)">',
    '<code class="language-[\\w+#.-]{1,40}">',
    '<a class="article-link" href="/articles/[A-Z]-\\d{1,9}">',
    '<a class="tree-link" href="/trees/T-\\d{1,9}(?:\\?node=[\\w.%-]{1,240})?">',
    '<a class="doc-link" data-doc="[\\w.-]{1,200}">',
    '<a class="file-link" data-file="file_[0-9a-z]{26}">',
    '<img data-file="file_[0-9a-z]{26}" alt="[^"<>]*">',
    '<a href="(?:https?://|mailto:)[^"<>\\s]*" rel="noopener noreferrer nofollow" target="_blank">',
  ].join('|'),
  'g',
);

/**
 * The second lock: what is not one of the known forms goes through a sanitiser that builds the text anew. A text of known forms only
 * has nothing that could act, and the long ones are ten times quicker without.
 */
const locked = (html: string): string =>
  html.replace(knownTag, '').includes('<') ? sanitizeHtml(html, options) : html;

/** Rendered texts, by the text itself: a version, its draft and another reader's copy all hit alike. */
const cache = new TextCache(24_000_000);

const renderPart = (markdown: string): string => {
  const key = createHash('sha1').update(markdown).digest('base64');
  return cache.get(key, () => locked(renderTokens(markdown)));
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Safe HTML of an article: no scripts, no style attributes, headings from h2, links only http(s), mailto and to articles.
 * `inside` decides whether internal blocks are part of it; for outsiders they are cut out before anything is parsed.
 * Links to imported neighbours (`doc:<id>`) are left as `<a class="doc-link" data-doc="…">`: see `linkDocs`. Pictures and files of the
 * article (`file:<id>`) are left as places without an address: see `linkFiles`.
 */
export function renderArticle(text: Renderable, inside: boolean): string {
  return partsOf(text)
    .map(({ heading, markdown }) => {
      const body = renderPart(inside ? markdown : withoutInternal(markdown));
      return heading === null ? body : body === '' ? '' : `<h2>${escapeHtml(heading)}</h2>\n${body}`;
    })
    .join('');
}

const docLink = /<a class="doc-link" data-doc="([^"]*)">/g;

const unescapeHtml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Source ids of the imported neighbours that a rendered text links to. */
export const docLinksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(docLink)].map((match) => unescapeHtml(match[1] ?? ''))),
];

/** Turns links to imported neighbours into links to their articles; where the neighbour is unknown the words stay, without a link. */
export function linkDocs(html: string, codes: ReadonlyMap<string, string>): string {
  return html.replace(docLink, (_whole, id: string) => {
    const code = codes.get(unescapeHtml(id));
    return code ? `<a class="article-link" href="${articleHref(code)}">` : '<a>';
  });
}

const filePlace = /<(a class="file-link"|img) data-file="(file_[0-9a-z]{26})"(?: alt="([^"]*)")?(?: \/)?>/g;

/** Whether a rendered text has places for files. */
export const hasFilePlaces = (html: string): boolean => html.includes(' data-file="file_');

/**
 * Fills the pictures and files of a text in, each by the address that its reader has for it. Pictures carry their size, so that nothing moves
 * when they arrive; what is not attached is shown by its words. The last step, because addresses are each reader's own.
 */
export function linkFiles(
  html: string,
  attachments: readonly ArticleAttachment[],
  addressOf: (fileId: string) => string,
): string {
  if (!hasFilePlaces(html)) return html;
  const byId = new Map(attachments.map((attachment) => [attachment.fileId, attachment]));
  return html.replace(filePlace, (_whole, kind: string, fileId: string, words = '') => {
    const found = byId.get(fileId);
    if (kind !== 'img') return found ? `<a class="file-link" href="${escapeHtml(addressOf(fileId))}">` : '<a>';
    const alt = words || escapeHtml(found?.alt ?? '');
    if (!found || found.width === null || found.height === null) return alt;
    const size = `width="${found.width}" height="${found.height}"`;
    return `<img src="${escapeHtml(addressOf(fileId))}" alt="${alt}" ${size} loading="lazy">`;
  });
}

/** The texts of a technical case as somebody may read them. */
export function readableCase(technicalCase: TechnicalCase | null, inside: boolean): TechnicalCase | null {
  if (!technicalCase || inside) return technicalCase;
  return {
    problem: withoutInternal(technicalCase.problem),
    environment: withoutInternal(technicalCase.environment),
    cause: withoutInternal(technicalCase.cause),
    solution: withoutInternal(technicalCase.solution),
  };
}
