import { momentAt, wallTime } from '../../../platform/clock/zone.js';
import type { Site } from './site.js';

/** What of a site says when it works. */
export type WorkingCalendar = Pick<Site, 'timeZone' | 'workingHours' | 'holidays'>;

/** A year of days that nobody works on is no calendar: counting ends there. */
const mostDays = 400;

const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00.000Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

/** Day of the week, 1 (Monday) to 7 (Sunday). */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;

/** The local day of a moment at a site, `YYYY-MM-DD`. */
export const dayAt = (moment: Date, site: Pick<Site, 'timeZone'>): string =>
  wallTime(moment, site.timeZone).slice(0, 10);

/** Whether a site works on a day, `YYYY-MM-DD`; from Monday to Friday where it names no hours. */
export function isWorkingDay(day: string, site: WorkingCalendar): boolean {
  if (site.holidays.includes(day)) return false;
  const weekday = weekdayOf(day);
  return site.workingHours.length === 0
    ? weekday <= 5
    : site.workingHours.some((stretch) => stretch.weekday === weekday);
}

/**
 * The end of the last of `count` working days after a moment, in the local time of the site: what is given on a Friday and due in one
 * working day is due at midnight after Monday. The day of the moment itself is not counted.
 */
export function afterWorkingDays(moment: Date, count: number, site: WorkingCalendar): Date {
  let day = dayAt(moment, site);
  let left = count;
  for (let looked = 0; left > 0 && looked < mostDays + count; looked += 1) {
    day = dayAfter(day);
    if (isWorkingDay(day, site)) left -= 1;
  }
  return momentAt(`${dayAfter(day)}T00:00`, site.timeZone) ?? moment;
}
