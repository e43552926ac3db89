import { createHash } from 'node:crypto';
import type { ArticleContent } from '../article.js';
import { applyChange, contentFaults, contentLimits, emptyContent } from '../article-content.rules.js';
import { normaliseCode } from '../article-code.rules.js';
import { endless } from '../time/validity.rules.js';
import {
  type Raw,
  RowFault,
  addressOf,
  audienceOf,
  caseOf,
  confidenceOf,
  daysOf,
  flagOf,
  folderKeyword,
  kindOf,
  listOf,
  localeOf,
  momentOf,
  refuse,
  requiredOf,
  textOf,
  updatedOf,
} from './import.fields.js';
import { type FileAt, filesBeside } from './import.links.js';
import { type AnyRow, type BadRow, type NamedFacts, type ReadRow, type RowFile, badRow } from './import.row.js';

/** Where a row stands, and what lies beside it. */
export interface RowPlace {
  readonly line: number;
  readonly fileName: string | null;
  /** Stands in for an id that the row does not have. */
  readonly fallbackId: string | null;
  /** Whether the row is of our own format whatever it holds: a table has our columns. */
  readonly isOwn: boolean;
  /** Folder in the archive from which the text refers to files beside it; null for a row that lists its files. */
  readonly folder: string | null;
  /** A file beside the row by its path; null where there is none. */
  readonly fileAt: FileAt;
}

/** A row by itself, with nothing beside it. */
export const alone = (line: number, more: Partial<RowPlace> = {}): RowPlace => ({
  line,
  fileName: null,
  fallbackId: null,
  isOwn: false,
  folder: null,
  fileAt: () => null,
  ...more,
});

/** Names of a row for the parts of a content. */
const rowNames: Readonly<Record<string, string>> = { bodyMarkdown: 'body' };

/** What a row says beside its text: each key only where the row names it. */
function namedOf(raw: Raw, isOwn: boolean): NamedFacts {
  const says = (name: string): boolean => raw[name] !== undefined;
  const category = textOf(raw, 'category', 1_000)?.trim() || null;
  const confidence = confidenceOf(raw);
  const audience = audienceOf(raw);
  const named: NamedFacts = {
    ...(says('category') && (isOwn || category !== null) ? { category } : {}),
    ...(says('productLines') ? { productLines: [...new Set(listOf(raw, 'productLines'))] } : {}),
    ...(audience === null ? {} : { audience }),
    ...(says('effectiveFrom') ? { effectiveFrom: momentOf(raw, 'effectiveFrom') } : {}),
    ...(says('effectiveTo') ? { effectiveTo: momentOf(raw, 'effectiveTo') } : {}),
    ...(confidence === null ? {} : { confidence }),
    ...(says('verifyEveryDays') ? { verifyEveryDays: daysOf(raw, 'verifyEveryDays') } : {}),
    ...(says('owner') ? { owner: textOf(raw, 'owner', 254)?.trim().toLowerCase() || null } : {}),
    ...(says('ownerTeam') ? { ownerTeam: textOf(raw, 'ownerTeam', 100)?.trim() || null } : {}),
    ...(says('translationOf') ? { translationOf: codeIn(raw, 'translationOf') } : {}),
  };
  return named;
}

/** From when to when the text of a row holds; since ever and without an end where it does not say. */
const timesOf = ({
  effectiveFrom,
  effectiveTo,
}: NamedFacts): Pick<ArticleContent, 'effectiveFrom' | 'effectiveTo'> => ({
  effectiveFrom: effectiveFrom?.getTime() ?? 0,
  effectiveTo: effectiveTo?.getTime() ?? endless,
});

function codeIn(raw: Raw, name: string): string | null {
  const text = textOf(raw, name, 20)?.trim() || null;
  const code = text === null ? null : normaliseCode(text);
  if (text !== null && code === null) throw refuse(name, '编号的形式如 K-2031。', 'A code looks like K-2031.');
  return code;
}

/** Files that a row of our own format lists: the text names them by path, the archive holds them. */
function listedFiles(raw: Raw, place: RowPlace): RowFile[] {
  const given = raw['attachments'];
  if (given === undefined || given === null) return [];
  const wrong = (): RowFault =>
    refuse('attachments', '附件必须是带 path 的列表。', 'Attachments are a list, each with its path.');
  if (!Array.isArray(given)) throw wrong();
  if (given.length > contentLimits.attachments) {
    const limit = contentLimits.attachments;
    throw refuse('attachments', `最多 ${limit} 个附件。`, `At most ${limit} attachments.`);
  }
  return given.map((item: unknown): RowFile => {
    if (typeof item !== 'object' || item === null) throw wrong();
    const { path, name, alt, bytes } = item as Raw;
    if (typeof path !== 'string' || path === '' || path.length > 500) throw wrong();
    const found = place.fileAt(path);
    return {
      path,
      name: typeof name === 'string' && name.trim() !== '' ? name.slice(0, 200) : (path.split('/').at(-1) ?? path),
      alt: typeof alt === 'string' ? alt.slice(0, 500) : '',
      bytes: found?.bytes ?? (typeof bytes === 'number' ? bytes : null),
      fingerprint: found?.fingerprint ?? null,
      read: found?.read ?? null,
    };
  });
}

/** Reads one row. Throws RowFault with the field that is wrong. */
function readRaw(raw: Raw, place: RowPlace): ReadRow {
  const given = raw['id'] ?? raw['externalId'];
  if (typeof given === 'number') return readRaw({ ...raw, id: String(given) }, place);
  const code = codeIn(raw, 'code');
  const isOwn = place.isOwn || code !== null;
  const hasOwnId = typeof given === 'string' ? given.trim() !== '' : given !== undefined && given !== null;
  const standIn = code ?? place.fallbackId;
  const externalId = !hasOwnId && standIn !== null ? standIn : requiredOf({ id: given }, 'id', 200).trim();
  const title = requiredOf(raw, 'title', contentLimits.title);
  const body = textOf(raw, 'body', contentLimits.body) ?? textOf(raw, 'bodyMarkdown', contentLimits.body) ?? '';
  const technicalCase = caseOf(raw);
  const isDraft = flagOf(raw, 'draft');
  if (body.trim() === '' && technicalCase === null && !isDraft) throw refuse('body', '此项必填。', 'This is required.');
  const folder = isOwn ? [] : folderKeyword(raw);
  const content = applyChange(emptyContent, {
    title,
    bodyMarkdown: body,
    technicalCase,
    keywords: [...new Set([...listOf(raw, 'keywords'), ...listOf(raw, 'tags'), ...folder])],
    say: textOf(raw, 'say', contentLimits.say),
    alternativeQuestions: listOf(raw, 'alternativeQuestions'),
    environment: textOf(raw, 'environment', contentLimits.environment),
    models: listOf(raw, 'models'),
    errorCodes: listOf(raw, 'errorCodes'),
  });
  const named = namedOf(raw, isOwn);
  Object.assign(content, timesOf(named));
  const [fault] = contentFaults(content);
  if (fault) {
    const [field = null] = fault.field ?? [];
    throw new RowFault(field === null ? null : (rowNames[field] ?? field), fault.text);
  }
  let files = listedFiles(raw, place);
  if (place.folder !== null && code === null) {
    const beside = filesBeside(content.bodyMarkdown, place.folder, place.fileAt);
    content.bodyMarkdown = beside.text;
    files = [...files, ...beside.files.filter(({ path }) => !files.some((file) => file.path === path))];
  }
  const row = {
    line: place.line,
    fileName: place.fileName,
    system: textOf(raw, 'source', 60),
    externalId,
    hasOwnId,
    code,
    isOwn,
    locale: localeOf(raw),
    kind: kindOf(raw),
    content,
    named,
    files,
    listsFiles: Array.isArray(raw['attachments']),
    updatedAt: updatedOf(raw),
    isRetired: raw['retired'] === true,
    isDraft,
    url: addressOf(raw),
    attribution: textOf(raw, 'attribution', 300),
    licence: textOf(raw, 'licence', 200),
  };
  return { ...row, contentHash: hashOf(row, raw['kind'] ?? null) };
}

/**
 * Hash of what a row says. Rows that name nothing but a text have the hash that they always had: what was imported before any of the
 * other facts were known must not look changed.
 */
function hashOf(row: Omit<ReadRow, 'contentHash'>, kind: unknown): string {
  const { effectiveFrom: _from, effectiveTo: _to, attachments: _attachments, ...text } = row.content;
  const hash = createHash('sha256').update(JSON.stringify([row.locale, kind, text]));
  const { category, ...facts } = row.named;
  const named = row.isOwn && category !== undefined ? { category, ...facts } : facts;
  const files = row.files.map(({ path, name, alt, bytes, fingerprint }) => [path, name, alt, bytes, fingerprint]);
  if (Object.keys(named).length || files.length || row.isDraft)
    hash.update(JSON.stringify([named, files, row.isDraft]));
  return `${row.isRetired ? 'retired' : 'live'}:${hash.digest('base64url')}`;
}

/** Reads one row that was parsed already. A bad row is an answer, not an error. */
export function readRow(raw: Raw, place: RowPlace): AnyRow {
  try {
    return readRaw(raw, place);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    const id = raw['id'] ?? raw['externalId'] ?? raw['code'] ?? place.fallbackId;
    const externalId = typeof id === 'string' ? id.slice(0, 200) : null;
    return { line: place.line, fileName: place.fileName, externalId, field: error.field, text: error.text };
  }
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one line of JSON. */
export function readJsonRow(text: string, place: RowPlace | number): AnyRow {
  const at = typeof place === 'number' ? alone(place) : place;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return badRow(at, null, null, '这一行不是有效的 JSON。', 'This line is not JSON.');
  }
  if (!isObject(raw))
    return badRow(at, null, null, '这一行必须是一个 JSON 对象。', 'This line has to be one JSON object.');
  return readRow(raw, at);
}

export type { AnyRow, BadRow, ReadRow };
