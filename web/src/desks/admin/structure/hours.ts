/** A stretch of a week in which something works. */
export interface Hours {
  /** 1 is Monday. */
  weekday: number;
  opensAt: string;
  closesAt: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Weekday = (typeof WEEKDAYS)[number];

export const WEEK_PRESETS = [
  { name: 'workdays', days: [1, 2, 3, 4, 5] },
  { name: 'everyDay', days: [1, 2, 3, 4, 5, 6, 7] },
] as const;

/** Days with the same hours in a row stand together: `[[1, 5, '08:00–20:00']]`. */
export function hoursByDays(hours: readonly Hours[]): { from: Weekday; to: Weekday; times: string }[] {
  const ofDay = (day: number): string =>
    hours
      .filter(({ weekday }) => weekday === day)
      .map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`)
      .join(' ');
  const rows: { from: Weekday; to: Weekday; times: string }[] = [];
  for (const day of WEEKDAYS) {
    const times = ofDay(day);
    const last = rows.at(-1);
    if (times === '') continue;
    if (last && last.times === times && last.to === day - 1) last.to = day;
    else rows.push({ from: day, to: day, times });
  }
  return rows;
}

/** Working hours as the API takes them. */
export const hoursInput = (hours: readonly Hours[]): Hours[] =>
  hours.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt: opensAt.trim(), closesAt: closesAt.trim() }));
