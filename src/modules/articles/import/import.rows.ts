import { createHash } from 'node:crypto';
import { parse as parseYaml } from 'yaml';
import type { Text } from '../../../platform/errors/index.js';
import type { ArticleContent, TechnicalCase } from '../article.js';
import { ArticleKind } from '../article-enums.js';
import { applyChange, contentFaults, contentLimits, emptyContent, lineIdsOf } from '../article-content.rules.js';

/** One row of a file, read and checked. */
export interface ReadRow {
  readonly line: number;
  /** System that the row names itself. */
  readonly system: string | null;
  readonly externalId: string;
  readonly locale: 'zh-CN' | 'en';
  /** Null where the row does not say. */
  readonly kind: ArticleKind | null;
  readonly content: ArticleContent;
  readonly updatedAt: Date | null;
  readonly isRetired: boolean;
  readonly url: string | null;
  readonly attribution: string | null;
  readonly licence: string | null;
  /** Equal rows have equal hashes; where it comes from does not count. */
  readonly contentHash: string;
}

/** A row that cannot be taken over. */
export interface BadRow {
  readonly line: number;
  readonly externalId: string | null;
  readonly field: string | null;
  readonly text: Text;
}

export type AnyRow = ReadRow | BadRow;

/** Whether the source had retired the text of this hash. */
export const wasRetired = (contentHash: string): boolean => contentHash.startsWith('retired:');

export const isBad = (row: AnyRow): row is BadRow => 'text' in row;

class RowFault extends Error {
  constructor(
    readonly field: string | null,
    readonly text: Text,
  ) {
    super(text.en);
  }
}

const refuse = (field: string | null, zh: string, en: string): RowFault => new RowFault(field, { 'zh-CN': zh, en });

type Raw = Readonly<Record<string, unknown>>;

function textOf(raw: Raw, name: string, limit: number): string | null {
  const value = raw[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw refuse(name, '必须是文字。', 'This has to be text.');
  if (value.length > limit) throw refuse(name, `最多 ${limit} 个字符。`, `At most ${limit} characters.`);
  return value;
}

function requiredOf(raw: Raw, name: string, limit: number): string {
  const value = textOf(raw, name, limit);
  if (value === null || value.trim() === '') throw refuse(name, '此项必填。', 'This is required.');
  return value;
}

function listOf(raw: Raw, name: string): string[] {
  const value = raw[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw refuse(name, '必须是文字列表。', 'This has to be a list of texts.');
  return value;
}

function localeOf(raw: Raw): 'zh-CN' | 'en' {
  const value = raw['locale'] ?? raw['lang'];
  if (typeof value === 'string' && /^zh/i.test(value)) return 'zh-CN';
  if (typeof value === 'string' && /^en/i.test(value)) return 'en';
  throw refuse(
    raw['locale'] === undefined ? 'lang' : 'locale',
    '语言必须是 zh 或 en。',
    'The language has to be zh or en.',
  );
}

function kindOf(raw: Raw): ArticleKind | null {
  const value = raw['kind'];
  if (value === undefined || value === null) return null;
  const kind = Object.values(ArticleKind).find((one) => one === value);
  if (!kind) throw refuse('kind', '没有这种知识类型。', 'There is no such kind.');
  return kind;
}

/** When the source changed last; a date that cannot be read is no reason to refuse a text (real collections have month 17). */
function dateOf(raw: Raw): Date | null {
  const value = raw['updated'];
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

function caseOf(raw: Raw): TechnicalCase | null {
  const value = raw['technicalCase'];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object')
    throw refuse('technicalCase', '必须包含四个部分。', 'This has to have its four parts.');
  const part = (name: string): string => textOf(value as Raw, name, contentLimits.casePart) ?? '';
  return {
    problem: part('problem'),
    environment: part('environment'),
    cause: part('cause'),
    solution: part('solution'),
  };
}

/** The last part of a folder as a keyword. */
function folderKeyword(raw: Raw): string[] {
  const folder = textOf(raw, 'category', 1_000);
  const last = folder
    ?.split('/')
    .map((part) => part.replace(/^[-_\s]+/, '').trim())
    .filter(Boolean)
    .at(-1);
  return last ? [last.slice(0, contentLimits.keywords.characters)] : [];
}

const webAddress = /^https?:\/\/[^\s]+$/i;

function addressOf(raw: Raw): string | null {
  const url = textOf(raw, 'url', 2_000);
  if (url !== null && !webAddress.test(url))
    throw refuse('url', '地址必须以 http(s) 开头。', 'An address begins with http(s).');
  return url;
}

/** Names of a row for the parts of a content. */
const rowNames: Readonly<Record<string, string>> = { bodyMarkdown: 'body' };

function readRaw(raw: Raw, line: number, fallbackId: string | null): ReadRow {
  const given = raw['id'] ?? raw['externalId'];
  if (typeof given === 'number') return readRaw({ ...raw, id: String(given) }, line, fallbackId);
  const externalId =
    given === undefined && fallbackId !== null ? fallbackId : requiredOf({ id: given }, 'id', 200).trim();
  const title = requiredOf(raw, 'title', contentLimits.title);
  const body = textOf(raw, 'body', contentLimits.body) ?? textOf(raw, 'bodyMarkdown', contentLimits.body) ?? '';
  const technicalCase = caseOf(raw);
  if (body.trim() === '' && technicalCase === null) throw refuse('body', '此项必填。', 'This is required.');
  const keywords = [...new Set([...listOf(raw, 'keywords'), ...listOf(raw, 'tags'), ...folderKeyword(raw)])];
  const content = applyChange(emptyContent, {
    title,
    bodyMarkdown: body,
    technicalCase,
    keywords,
    say: textOf(raw, 'say', contentLimits.say),
    alternativeQuestions: listOf(raw, 'alternativeQuestions'),
    environment: textOf(raw, 'environment', contentLimits.environment),
    models: listOf(raw, 'models'),
    errorCodes: listOf(raw, 'errorCodes'),
  });
  const [fault] = contentFaults(content);
  if (fault) {
    const [field = null] = fault.field ?? [];
    throw new RowFault(field === null ? null : (rowNames[field] ?? field), fault.text);
  }
  const isRetired = raw['retired'] === true;
  const locale = localeOf(raw);
  const hash = createHash('sha256')
    .update(JSON.stringify([locale, raw['kind'] ?? null, content]))
    .digest('base64url');
  const contentHash = `${isRetired ? 'retired' : 'live'}:${hash}`;
  return {
    line,
    system: textOf(raw, 'source', 60),
    externalId,
    locale,
    kind: kindOf(raw),
    content,
    updatedAt: dateOf(raw),
    isRetired,
    url: addressOf(raw),
    attribution: textOf(raw, 'attribution', 300),
    licence: textOf(raw, 'licence', 200),
    contentHash,
  };
}

function guarded(line: number, externalId: () => unknown, read: () => ReadRow): AnyRow {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    const id = externalId();
    return { line, externalId: typeof id === 'string' ? id.slice(0, 200) : null, field: error.field, text: error.text };
  }
}

/** Reads one line of JSON. A bad row is an answer, not an error. */
export function readJsonRow(text: string, line: number): AnyRow {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return {
      line,
      externalId: null,
      field: null,
      text: { 'zh-CN': '这一行不是有效的 JSON。', en: 'This line is not JSON.' },
    };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      line,
      externalId: null,
      field: null,
      text: { 'zh-CN': '这一行必须是一个 JSON 对象。', en: 'This line has to be one JSON object.' },
    };
  }
  return guarded(
    line,
    () => (raw as Raw)['id'],
    () => readRaw(raw as Raw, line, null),
  );
}

const frontMatter = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const firstHeading = /^#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/;

/** Reads one Markdown file with front matter. Without an id there, the file's name is the id; without a title, the first heading. */
export function readMarkdownRow(text: string, name: string): AnyRow {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const match = frontMatter.exec(clean);
  let raw: unknown = {};
  try {
    // No custom tags, no aliases that could multiply: front matter is flat data.
    if (match) raw = parseYaml(match[1] ?? '', { maxAliasCount: 0 });
  } catch {
    return {
      line: 1,
      externalId: null,
      field: null,
      text: { 'zh-CN': '文件头不是有效的 YAML。', en: 'The front matter is not YAML.' },
    };
  }
  if (raw === null) raw = {};
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return {
      line: 1,
      externalId: null,
      field: null,
      text: { 'zh-CN': '文件头必须是键值。', en: 'The front matter has to be keys and values.' },
    };
  }
  let body = match ? clean.slice(match[0].length) : clean;
  let fields: Raw = raw as Raw;
  const heading = firstHeading.exec(body.trimStart());
  if (fields['title'] === undefined && heading) {
    fields = { ...fields, title: heading[1] };
    body = body.trimStart().slice(heading[0].length);
  }
  if (fields['lang'] === undefined && fields['locale'] === undefined)
    fields = { ...fields, lang: /\p{Script=Han}/u.test(body) ? 'zh' : 'en' };
  const fallback = name.replace(/\.(md|markdown)(\.gz)?$/i, '').slice(0, 200);
  return guarded(
    1,
    () => fields['id'] ?? fallback,
    () => readRaw({ ...fields, body: body.trim() }, 1, fallback),
  );
}

/** An article as a row of our own format: what `readJsonRow` reads back to the same content. */
export function exportRow(
  article: ArticleContent & { code: string; kind: ArticleKind; locale: string; state: string },
  system: string,
): Raw {
  const { bodyMarkdown, categoryId: _category, lines: _lines, ...content } = article;
  const { title, say, technicalCase, alternativeQuestions, keywords, environment, models, errorCodes } = content;
  return {
    id: article.code,
    source: system,
    kind: article.kind,
    locale: article.locale,
    title,
    say,
    body: bodyMarkdown,
    technicalCase,
    alternativeQuestions,
    keywords,
    environment,
    models,
    errorCodes,
    retired: article.state === 'ARCHIVED',
    ...(lineIdsOf(article.lines).length ? { productLineIds: lineIdsOf(article.lines) } : {}),
  };
}
