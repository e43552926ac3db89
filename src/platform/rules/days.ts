const dayMs = 86_400_000;

/** Most days that one question about figures may span. */
export const mostDays = 400;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(startOf(text));
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The day that lies a number of days after (or, negative, before) a day. */
export const addDays = (day: string, count: number): string =>
  new Date(startOf(day) + count * dayMs).toISOString().slice(0, 10);

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(startOf(day)).getUTCDay() + 6) % 7));

/** First and last day, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How many days a period has. */
export const lengthOf = ({ from, to }: Days): number => Math.round((startOf(to) - startOf(from)) / dayMs) + 1;

/** Every day of a period, in order. */
export const daysOf = (period: Days): string[] =>
  Array.from({ length: lengthOf(period) }, (_, index) => addDays(period.from, index));

/** What is wrong with a period in plain words, or null. */
export function faultOf({ from, to }: Days): string | null {
  if (!isDay(from) || !isDay(to)) return 'Days are given as YYYY-MM-DD.';
  if (from > to) return 'The first day lies after the last one.';
  return lengthOf({ from, to }) > mostDays ? `A period has at most ${mostDays} days.` : null;
}
