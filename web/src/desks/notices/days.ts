import type { TFunction } from 'i18next';
import type { Language } from '../../lib/languages';
import type { NoticeRow } from './use-notice-list';

/** Rows of one day, in the time of this machine. */
export interface Day {
  key: string;
  label: string;
  rows: NoticeRow[];
}

const DAY_MS = 86_400_000;
const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Today, yesterday, then each day by its date. The order of the rows stays. */
export function byDay(
  rows: readonly NoticeRow[],
  now: Date,
  language: Language,
  t: TFunction<'notices'>,
): readonly Day[] {
  const today = startOfDay(now);
  const full = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const days: Day[] = [];
  for (const row of rows) {
    const at = new Date(row.at);
    const start = startOfDay(at);
    const key = String(start);
    let day = days.at(-1);
    if (day?.key !== key) {
      // Rounded: a day of a change of clocks has 23 or 25 hours.
      const ago = Math.round((today - start) / DAY_MS);
      day = { key, label: ago <= 0 ? t('today') : ago === 1 ? t('yesterday') : full.format(at), rows: [] };
      days.push(day);
    }
    day.rows.push(row);
  }
  return days;
}
