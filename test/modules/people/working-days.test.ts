import { describe, expect, it } from '@jest/globals';
import { afterWorkingDays, dayAt, isWorkingDay } from '../../../src/modules/people/index.js';

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '09:00', closesAt: '18:00' }));
const qingdao = { timeZone: 'Asia/Shanghai', workingHours: weekdays, holidays: ['2026-10-01', '2026-10-02'] };

describe('working days of a site', () => {
  it('tell the local day of a moment', () => {
    expect(dayAt(new Date('2026-03-02T15:59:00Z'), qingdao)).toBe('2026-03-02');
    expect(dayAt(new Date('2026-03-02T16:00:00Z'), qingdao)).toBe('2026-03-03');
  });

  it('leave out days without hours and holidays', () => {
    expect(isWorkingDay('2026-03-06', qingdao)).toBe(true);
    expect(isWorkingDay('2026-03-07', qingdao)).toBe(false);
    expect(isWorkingDay('2026-10-01', qingdao)).toBe(false);
    expect(isWorkingDay('2026-03-08', { ...qingdao, workingHours: [] })).toBe(false);
    expect(
      isWorkingDay('2026-03-08', {
        ...qingdao,
        workingHours: weekdays.map((stretch) => ({ ...stretch, weekday: 7 })).slice(0, 1),
      }),
    ).toBe(true);
  });

  it('end at midnight after the last of them', () => {
    const friday = new Date('2026-03-06T08:00:00Z');
    expect(afterWorkingDays(friday, 1, qingdao)).toEqual(new Date('2026-03-09T16:00:00Z'));
    expect(afterWorkingDays(friday, 5, qingdao)).toEqual(new Date('2026-03-13T16:00:00Z'));
    expect(afterWorkingDays(new Date('2026-09-30T08:00:00Z'), 1, qingdao)).toEqual(new Date('2026-10-05T16:00:00Z'));
  });

  it('follow the clocks of the zone', () => {
    const berlin = { ...qingdao, timeZone: 'Europe/Berlin', holidays: [] };
    // The clocks go forward on Sunday, 29 March.
    expect(afterWorkingDays(new Date('2026-03-27T10:00:00Z'), 1, berlin)).toEqual(new Date('2026-03-30T22:00:00Z'));
  });

  it('end also where nobody ever works', () => {
    const closed = { ...qingdao, holidays: [], workingHours: [{ weekday: 8, opensAt: '09:00', closesAt: '10:00' }] };
    expect(afterWorkingDays(new Date('2026-03-27T10:00:00Z'), 3, closed).getTime()).toBeGreaterThan(0);
  });
});
