import { UserErrorCode } from '../../../platform/errors/index.js';
import type { Faults } from './text.rules.js';

/** One stretch of working time. */
export interface Stretch {
  readonly weekday: number;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Three stretches a day are enough for any shift plan. */
const mostStretches = 21;
const mostHolidays = 400;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Checks working hours and returns them in order of the week. Texts `HH:MM` compare like times. */
export function checkWorkingHours(faults: Faults, hours: readonly Stretch[], field = 'workingHours'): Stretch[] {
  faults.atMost(hours, mostStretches, field);
  const ordered = hours
    .slice(0, mostStretches)
    .map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt }))
    .sort((a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt));
  ordered.forEach((stretch, index) => {
    if (!Number.isInteger(stretch.weekday) || stretch.weekday < 1 || stretch.weekday > 7) {
      faults.add(
        UserErrorCode.OUT_OF_RANGE,
        '星期须为 1（周一）到 7（周日）。',
        'A weekday is 1 (Monday) to 7 (Sunday).',
        field,
        'weekday',
      );
    }
    if (!time.test(stretch.opensAt) || !(time.test(stretch.closesAt) || stretch.closesAt === '24:00')) {
      faults.add(UserErrorCode.INVALID, '时间格式为 HH:MM。', 'Times are given as HH:MM.', field);
    } else if (stretch.opensAt >= stretch.closesAt) {
      faults.add(
        UserErrorCode.OUT_OF_RANGE,
        '结束时间须晚于开始时间。',
        'Work must end after it begins.',
        field,
        'closesAt',
      );
    }
    const before = ordered[index - 1];
    if (before && before.weekday === stretch.weekday && before.closesAt > stretch.opensAt) {
      faults.add(UserErrorCode.INVALID, '同一天的时段不能重叠。', 'Stretches of one day must not overlap.', field);
    }
  });
  return ordered;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Checks holidays and returns each once, in order. */
export function checkHolidays(faults: Faults, days: readonly string[]): string[] {
  faults.atMost(days, mostHolidays, 'holidays');
  if (!days.slice(0, mostHolidays).every(isDay)) {
    faults.add(UserErrorCode.INVALID, '日期格式为 YYYY-MM-DD。', 'Days are given as YYYY-MM-DD.', 'holidays');
  }
  return [...new Set(days)].sort();
}

/** Checks an IANA time zone name such as `Asia/Shanghai`. */
export function checkTimeZone(faults: Faults, zone: string): string {
  try {
    if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(zone)) throw new RangeError(zone);
    new Intl.DateTimeFormat('en', { timeZone: zone }).format(0);
  } catch {
    faults.add(
      UserErrorCode.INVALID,
      '请填写 IANA 时区，例如 Asia/Shanghai。',
      'Give an IANA time zone such as Asia/Shanghai.',
      'timeZone',
    );
  }
  return zone;
}
