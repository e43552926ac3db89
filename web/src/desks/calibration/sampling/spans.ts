import type { SamplingPeriod } from '../../../gql/calibration/graphql';
import { centreDay, shiftDay } from '../../../lib/period';

/** Days `from` up to but without `to`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The last period that is over, by the centre's days. */
export function lastSpan(period: SamplingPeriod, today = centreDay()): Span {
  if (period === 'DAY') return { from: shiftDay(today, -1), to: today };
  if (period === 'WEEK') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    const monday = shiftDay(today, -weekday);
    return { from: shiftDay(monday, -7), to: monday };
  }
  const first = `${today.slice(0, 7)}-01`;
  return { from: `${shiftDay(first, -1).slice(0, 7)}-01`, to: first };
}

export const momentOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
