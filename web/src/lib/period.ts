import type { DeskSearch } from './use-desk-path';

/** A stretch of days, both included, each as `2027-02-16`, in the centre's time zone. */
export interface Period {
  from: string;
  to: string;
}

/** Lengths that are one press away, in days. */
export const LENGTHS = [7, 28, 90] as const;
export type Length = (typeof LENGTHS)[number];

/** More days than this the server does not answer in one go. */
export const MOST_DAYS = 400;

const DAY_MS = 86_400_000;
/** The server counts days by the centre's clock, wherever the reader sits. */
const CENTRE_OFFSET_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The centre's day at a moment. */
export const centreDay = (now = new Date()): string => dayAt(now.getTime() + CENTRE_OFFSET_MS);

/** A day so many days later (or, negative, earlier). */
export const shiftDay = (day: string, by: number): string => dayAt(timeOf(day) + by * DAY_MS);

/** The last `length` days, today included. */
export function lastDays(length: number, now = new Date()): Period {
  const to = centreDay(now);
  return { from: shiftDay(to, 1 - length), to };
}

/** How many days a period has. */
export const lengthOf = ({ from, to }: Period): number => Math.round((timeOf(to) - timeOf(from)) / DAY_MS) + 1;

/** The equally long time just before. */
export function periodBefore(period: Period): Period {
  const length = lengthOf(period);
  return { from: shiftDay(period.from, -length), to: shiftDay(period.from, -1) };
}

const dayIn = (raw: unknown): string | null =>
  typeof raw === 'string' && DAY.test(raw) && !Number.isNaN(timeOf(raw)) ? raw : null;

/** The period that stands in the address; the last 28 days when none does, or one that cannot be. */
export function readPeriod(search: DeskSearch, now = new Date()): Period {
  const from = dayIn(search['from']);
  const to = dayIn(search['to']);
  const period = from && to && from <= to ? { from, to } : null;
  return period && lengthOf(period) <= MOST_DAYS ? period : lastDays(28, now);
}

/** Which of the usual lengths, up to today, a period is. */
export const usualLength = (period: Period, now = new Date()): Length | null =>
  period.to === centreDay(now) ? (LENGTHS.find((length) => length === lengthOf(period)) ?? null) : null;

/** A day as it stands under a chart: `11-18`, in English `18 Nov`. */
export const shortDay = (day: string, language: string): string =>
  language === 'en'
    ? new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(timeOf(day))
    : day.slice(5);
