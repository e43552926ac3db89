import type { Text } from '../../../platform/errors/index.js';
import { Audience } from '../../../platform/auth/viewer.js';
import { contentLimits } from '../article-content.rules.js';
import { ArticleConfidence, ArticleKind } from '../article-enums.js';
import type { TechnicalCase } from '../article.js';

/** A row as it was parsed, before anything of it is believed. */
export type Raw = Readonly<Record<string, unknown>>;

/** Why a row cannot be read; becomes a bad row. */
export class RowFault extends Error {
  constructor(
    readonly field: string | null,
    readonly text: Text,
  ) {
    super(text.en);
  }
}

export const refuse = (field: string | null, zh: string, en: string): RowFault =>
  new RowFault(field, { 'zh-CN': zh, en });

/** A text of at most `limit` characters; null where the row does not say. */
export function textOf(raw: Raw, name: string, limit: number): string | null {
  const value = raw[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw refuse(name, '必须是文字。', 'This has to be text.');
  if (value.length > limit) throw refuse(name, `最多 ${limit} 个字符。`, `At most ${limit} characters.`);
  return value;
}

/** A text that must be there. */
export function requiredOf(raw: Raw, name: string, limit: number): string {
  const value = textOf(raw, name, limit);
  if (value === null || value.trim() === '') throw refuse(name, '此项必填。', 'This is required.');
  return value;
}

/** A list of texts; empty where the row does not say. */
export function listOf(raw: Raw, name: string): string[] {
  const value = raw[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw refuse(name, '必须是文字列表。', 'This has to be a list of texts.');
  return value;
}

/** A yes or no; no where the row does not say. */
export function flagOf(raw: Raw, name: string): boolean {
  const value = raw[name];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw refuse(name, '必须是 true 或 false。', 'This has to be true or false.');
  return value;
}

export function localeOf(raw: Raw): 'zh-CN' | 'en' {
  const value = raw['locale'] ?? raw['lang'];
  if (typeof value === 'string' && /^zh/i.test(value)) return 'zh-CN';
  if (typeof value === 'string' && /^en/i.test(value)) return 'en';
  const field = raw['locale'] === undefined ? 'lang' : 'locale';
  throw refuse(field, '语言必须是 zh 或 en。', 'The language has to be zh or en.');
}

function oneOf<T extends string>(raw: Raw, name: string, values: Readonly<Record<string, T>>): T | null {
  const value = raw[name];
  if (value === undefined || value === null || value === '') return null;
  const known = Object.values(values);
  const found = known.find((one) => one === value);
  if (!found) throw refuse(name, `只能是：${known.join('、')}。`, `This has to be one of ${known.join(', ')}.`);
  return found;
}

export const kindOf = (raw: Raw): ArticleKind | null => oneOf(raw, 'kind', ArticleKind);
export const confidenceOf = (raw: Raw): ArticleConfidence | null => oneOf(raw, 'confidence', ArticleConfidence);
export const audienceOf = (raw: Raw): Audience | null => oneOf(raw, 'audience', Audience);

/** When the source changed last; a date that cannot be read is no reason to refuse a text (real collections have month 17). */
export function updatedOf(raw: Raw): Date | null {
  const value = raw['updated'];
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

const isoWithZone = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A moment: an ISO date and time with its zone, since the same hour is another moment elsewhere; null for none. */
export function momentOf(raw: Raw, name: string): Date | null {
  const value = raw[name];
  if (value === undefined || value === null || value === '') return null;
  const parts = typeof value === 'string' ? isoWithZone.exec(value.trim()) : null;
  const date = parts ? new Date(value as string) : new Date(NaN);
  const [, year, month, day] = (parts ?? []).map(Number);
  // A day that the month does not have would silently become another one.
  const isDay = (day ?? 99) <= new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  if (Number.isNaN(date.getTime()) || !isDay || date.getTime() < 0) {
    throw refuse(
      name,
      '时间格式应为 2026-12-01T00:00:00+08:00，必须带时区。',
      'A moment looks like 2026-12-01T00:00:00+08:00, with its zone.',
    );
  }
  return date;
}

/** Most days between two checks of an article. */
const longestInterval = 1_095;

/** Whole days between two checks; null for none of its own. */
export function daysOf(raw: Raw, name: string): number | null {
  const value = raw[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > longestInterval) {
    throw refuse(
      name,
      `必须是 1 到 ${longestInterval} 之间的整数。`,
      `This has to be a whole number from 1 to ${longestInterval}.`,
    );
  }
  return value;
}

/** The four parts of a technical case; null where there is none. */
export function caseOf(raw: Raw): TechnicalCase | null {
  const value = raw['technicalCase'];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value))
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
export function folderKeyword(raw: Raw): string[] {
  const folder = textOf(raw, 'category', 1_000);
  const last = folder
    ?.split('/')
    .map((part) => part.replace(/^[-_\s]+/, '').trim())
    .filter(Boolean)
    .at(-1);
  return last ? [last.slice(0, contentLimits.keywords.characters)] : [];
}

const webAddress = /^https?:\/\/[^\s]+$/i;

export function addressOf(raw: Raw): string | null {
  const url = textOf(raw, 'url', 2_000);
  if (url !== null && !webAddress.test(url))
    throw refuse('url', '地址必须以 http(s) 开头。', 'An address begins with http(s).');
  return url;
}
