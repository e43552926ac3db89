/**
 * Days of the counts. The centre counts in China's time, UTC+8 without summer time, whatever the time zone of a single site or of the
 * machine: a day document that two copies of the server cut differently could not be compared.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Most days that one question about figures may span. */
export const mostDays = 400;

/** The day of a moment, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The day that lies a number of days after (or, negative, before) a day. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** First and last day, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How many days a period has. */
export const lengthOf = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS) + 1;

/** The equally long time just before. */
export function before(period: Period): Period {
  const to = addDays(period.from, -1);
  return { from: addDays(to, 1 - lengthOf(period)), to };
}

/** Every day of a period, in order. */
export const daysOf = (period: Period): string[] =>
  Array.from({ length: lengthOf(period) }, (_, index) => addDays(period.from, index));

/** What is wrong with a period in plain words, or null. */
export function faultOf({ from, to }: Period): string | null {
  if (!isDay(from) || !isDay(to)) return 'Days are given as YYYY-MM-DD.';
  if (from > to) return 'The first day lies after the last one.';
  return lengthOf({ from, to }) > mostDays ? `A period has at most ${mostDays} days.` : null;
}

/** Which searches are summed up. */
export interface CountFilter extends Period {
  /** Only these teams; null for all, people without a team included. */
  readonly teamIds: readonly string[] | null;
  readonly lineId: string | null;
  readonly locale: string | null;
  readonly kind: string | null;
}
