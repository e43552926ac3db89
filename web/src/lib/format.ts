import type { Language } from './languages';

const DAY_MS = 86_400_000;

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options)));
  return found;
}

/** Time of day, `14:32`. */
export const formatTime = (date: Date, language: Language): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(date);

/** Day of this year as `11-18` (English: `18 Nov`), of another as `2027-02-16` (English: `16 Feb 2027`). */
export function formatDay(date: Date, language: Language, now = new Date()): string {
  const sameYear = date.getFullYear() === now.getFullYear();
  if (language === 'en') {
    return format('en', { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(date);
  }
  const day = `${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  return sameYear ? day : `${date.getFullYear()}-${day}`;
}

/** The last day of a term: one that ends at midnight has the day before as its last. */
export const formatLastDay = (end: Date, language: Language): string =>
  formatDay(new Date(end.getTime() - 1), language);

/** Time for today, otherwise the day: the shortest form that is still exact enough for a list. */
export function formatWhen(date: Date, language: Language, now = new Date()): string {
  return startOfDay(date) === startOfDay(now) ? formatTime(date, language) : formatDay(date, language, now);
}

/** Day and time together, for due times and records: `14:32` today, `11-18 14:32` on other days. */
export function formatMoment(date: Date, language: Language, now = new Date()): string {
  const time = formatTime(date, language);
  return startOfDay(date) === startOfDay(now) ? time : `${formatDay(date, language, now)} ${time}`;
}

/** Date, time and zone in full, for tooltips. */
export const formatFull = (date: Date, language: Language): string =>
  format(language, { dateStyle: 'full', timeStyle: 'long' }).format(date);

/** How long ago or in how long, in the words of the language: 3 days ago, in 18 minutes. */
export function formatRelative(date: Date, language: Language, now = new Date()): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const ms = date.getTime() - now.getTime();
  const abs = Math.abs(ms);
  if (abs < 60_000) return relative.format(Math.round(ms / 1000), 'second');
  if (abs < 3_600_000) return relative.format(Math.round(ms / 60_000), 'minute');
  if (abs < DAY_MS) return relative.format(Math.round(ms / 3_600_000), 'hour');
  return relative.format(Math.round(ms / DAY_MS), 'day');
}

/** A length of time as `1:24` or `1:02:05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A length of time in its largest unit, in the words of the language: 40 minutes, 28 hours, 3 days (from two days on). */
export function formatSpan(ms: number, language: Language): string {
  const [value, unit] =
    ms < 3_600_000 ? [ms / 60_000, 'minute'] : ms < 2 * DAY_MS ? [ms / 3_600_000, 'hour'] : [ms / DAY_MS, 'day'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: language === 'en' ? 'short' : 'long',
  }).format(Math.floor(value));
}

/** A whole number with the marks of the language. */
export const formatNumber = (value: number, language: Language): string => value.toLocaleString(language);

/** Size of a file: whole kilobytes, from a megabyte on with one decimal. */
export function formatBytes(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${formatNumber(kilobytes, language)} KB`;
  return `${(kilobytes / 1024).toLocaleString(language, { maximumFractionDigits: 1 })} MB`;
}

/** A share between 0 and 1 as a percentage with at most one decimal. */
export const formatPercent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
