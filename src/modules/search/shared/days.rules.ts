import { type Days as Period, addDays, lengthOf } from '../../../platform/rules/days.js';

export { type Days as Period, addDays, daysOf, faultOf, lengthOf } from '../../../platform/rules/days.js';

/**
 * Days of the counts. The centre counts in China's time, UTC+8 without summer time, whatever the time zone of a single site or of the
 * machine: a day document that two copies of the server cut differently could not be compared.
 */
const OFFSET_MS = 8 * 3_600_000;

/** The day of a moment, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The equally long time just before. */
export function before(period: Period): Period {
  const to = addDays(period.from, -1);
  return { from: addDays(to, 1 - lengthOf(period)), to };
}

/** Which searches are summed up. */
export interface CountFilter extends Period {
  /** Only these teams; null for all, people without a team included. */
  readonly teamIds: readonly string[] | null;
  readonly lineId: string | null;
  readonly locale: string | null;
  readonly kind: string | null;
}
