import { momentAt, wallTime } from '../../../platform/clock/zone.js';
import { addDays, mondayOf } from '../../../platform/rules/days.js';
import { SamplingPeriod } from './sampling-plan.js';

/** A stretch of the calendar of a plan. */
export interface PlanPeriod {
  readonly from: Date;
  readonly to: Date;
  /** What tells it from others of the plan. */
  readonly key: string;
}

const firstDayOf = (day: string, period: SamplingPeriod): string => {
  if (period === SamplingPeriod.WEEK) return mondayOf(day);
  return period === SamplingPeriod.MONTH ? `${day.slice(0, 7)}-01` : day;
};

const nextFirstDay = (first: string, period: SamplingPeriod): string => {
  if (period === SamplingPeriod.DAY) return addDays(first, 1);
  return period === SamplingPeriod.WEEK ? addDays(first, 7) : firstDayOf(addDays(first, 31), period);
};

const startOf = (day: string, zone: string): Date => {
  const moment = momentAt(`${day}T00:00`, zone);
  if (!moment) throw new Error(`${day} is no day.`);
  return moment;
};

/** The period in which a moment lies. */
export function periodAt(moment: Date, period: SamplingPeriod, zone: string): PlanPeriod {
  const first = firstDayOf(wallTime(moment, zone).slice(0, 10), period);
  return { from: startOf(first, zone), to: startOf(nextFirstDay(first, period), zone), key: `${period}:${first}` };
}

/** The last period that is over. */
export function lastPeriod(now: Date, period: SamplingPeriod, zone: string): PlanPeriod {
  return periodAt(new Date(periodAt(now, period, zone).from.getTime() - 1), period, zone);
}

/** Most periods that are made up for after a standstill. */
const mostMissed = 31;

/**
 * Periods that are over (and waited for) and not drawn yet, earliest first: those since the last one that was drawn, or only the last
 * one where none was.
 */
export function duePeriods(
  plan: { readonly period: SamplingPeriod; readonly waitHours: number },
  zone: string,
  drawnUntil: Date | null,
  now: Date,
): PlanPeriod[] {
  const ready = new Date(now.getTime() - plan.waitHours * 3_600_000);
  const found: PlanPeriod[] = [];
  for (
    let one = lastPeriod(ready, plan.period, zone);
    found.length < mostMissed && (drawnUntil === null ? found.length === 0 : one.from >= drawnUntil);
    one = periodAt(new Date(one.from.getTime() - 1), plan.period, zone)
  )
    found.unshift(one);
  return found;
}
