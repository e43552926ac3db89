import { centreDay } from '../../../lib/period';

/** The centre's month now, as `2026-11`. */
export const monthNow = (): string => centreDay().slice(0, 7);

/** The months before a month, the newest first, itself included. */
export function monthsBack(count: number, from = monthNow()): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** First and last day of a month. */
export function daysOfMonth(month: string): { fromDay: string; toDay: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { fromDay: `${month}-01`, toDay: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}
