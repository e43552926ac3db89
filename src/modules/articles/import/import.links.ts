import type { ArticleAttachment, ArticleContent, TechnicalCase } from '../article.js';
import type { RowFile } from './import.row.js';

/** A file of an archive by its path; null where there is none. */
export type FileAt = (path: string) => Pick<RowFile, 'bytes' | 'fingerprint' | 'read'> | null;

/** Where a text names an address: the destination of a link or picture, and the line that defines one. */
const destinations = /(\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*)(<[^<>\n]*>|[^\s()<>]+)/gm;
const fenceLine = /^[\s>]*(`{3,}|~{3,})/;

/** Applies a change to the parts of a text that are not fenced code. */
function outsideFences(text: string, change: (part: string) => string): string {
  if (!text.includes('```') && !text.includes('~~~')) return change(text);
  const parts: string[] = [];
  let held: string[] = [];
  let fence: string | null = null;
  const flush = (): void => {
    if (held.length) parts.push(fence === null ? change(held.join('\n')) : held.join('\n'));
    held = [];
  };
  for (const line of text.split('\n')) {
    const run = fenceLine.exec(line)?.[1];
    if (run !== undefined && fence === null) {
      flush();
      fence = run;
      held.push(line);
    } else if (run !== undefined && fence !== null && run.startsWith(fence)) {
      held.push(line);
      flush();
      fence = null;
    } else held.push(line);
  }
  flush();
  return parts.join('\n');
}

/** The text with other addresses; an address for which `change` gives null stays. */
export const withAddresses = (text: string, change: (address: string) => string | null): string =>
  outsideFences(text, (part) =>
    part.replace(destinations, (whole, before: string, given: string) => {
      const address = given.startsWith('<') ? given.slice(1, -1) : given;
      const next = change(address);
      return next === null ? whole : `${before}${next}`;
    }),
  );

/** A path as it can stand in a text without brackets. */
const writable = (path: string): string =>
  path.replace(/[\s()<>%]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A relative address of a file in `folder` as a path of the archive; null where it leads elsewhere. */
export function pathIn(folder: string, address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^[/#?\\]/i.test(address)) return null;
  let plain = address.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // It holds a bare percent sign: taken as it is.
  }
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/').normalize('NFC') || null;
}

const isText = (path: string): boolean => /\.(?:md|markdown|html?|xhtml|jsonl|json|csv|tsv)$/i.test(path);

/** Pictures and files beside a text that it refers to, and the text with their paths in one form. */
export function filesBeside(text: string, folder: string, fileAt: FileAt): { text: string; files: RowFile[] } {
  const files = new Map<string, RowFile>();
  const next = withAddresses(text, (address) => {
    const path = pathIn(folder, address);
    const found = path === null || isText(path) ? null : fileAt(path);
    if (path === null || !found) return null;
    const written = writable(path);
    if (!files.has(written))
      files.set(written, { path: written, name: path.split('/').at(-1) ?? path, alt: '', ...found });
    return written;
  });
  return { text: next, files: [...files.values()] };
}

const withTexts = (content: ArticleContent, change: (text: string) => string): ArticleContent => ({
  ...content,
  bodyMarkdown: change(content.bodyMarkdown),
  technicalCase:
    content.technicalCase === null
      ? null
      : (Object.fromEntries(
          Object.entries(content.technicalCase).map(([part, text]) => [part, change(text as string)]),
        ) as unknown as TechnicalCase),
});

/** A content whose texts refer to stored files, where they referred to paths. */
export const withFileIds = (content: ArticleContent, idOf: ReadonlyMap<string, string>): ArticleContent =>
  idOf.size === 0
    ? content
    : withTexts(content, (text) =>
        withAddresses(text, (address) => {
          const id = idOf.get(address);
          return id === undefined ? null : `file:${id}`;
        }),
      );

/** A name that any system can keep as a file. */
const safeName = (name: string): string => {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-100);
  return clean === '' ? 'file' : clean;
};

/** Where the attachments of an article lie in an export: the same article has the same paths wherever it is. */
export function pathsOf(code: string, attachments: readonly ArticleAttachment[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    attachments.map(({ fileId, name }) => {
      const clean = safeName(name);
      const dot = clean.lastIndexOf('.');
      const [stem, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
      let path = `files/${code}/${clean}`;
      for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = `files/${code}/${stem}-${n}${ending}`;
      taken.add(path.toLowerCase());
      return [fileId, path] as const;
    }),
  );
}

/** A content whose texts refer to paths, where they referred to stored files. */
export const withPaths = (content: ArticleContent, pathOf: ReadonlyMap<string, string>): ArticleContent =>
  pathOf.size === 0
    ? content
    : withTexts(content, (text) =>
        withAddresses(text, (address) => (address.startsWith('file:') ? (pathOf.get(address.slice(5)) ?? null) : null)),
      );
