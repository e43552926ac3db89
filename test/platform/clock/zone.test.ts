import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { momentAt, wallTime } from '../../../src/platform/clock/zone.js';

const at = (wall: string, zone: string): string | null => momentAt(wall, zone)?.toISOString() ?? null;

describe('a clock on the wall', () => {
  it('shows the same moment differently from zone to zone', () => {
    expect(at('2026-12-01T00:00', 'Asia/Shanghai')).toBe('2026-11-30T16:00:00.000Z');
    expect(at('2026-12-01T00:00', 'America/New_York')).toBe('2026-12-01T05:00:00.000Z');
    expect(at('2026-12-01 00:00', 'UTC')).toBe('2026-12-01T00:00:00.000Z');
    expect(wallTime(new Date('2026-11-30T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-12-01T00:00');
  });

  it('takes the first of two equal times, and an hour later for a time that never comes', () => {
    expect(at('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('refuses what is no time of the calendar', () => {
    for (const wall of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01', 'now', ''])
      expect(at(wall, 'UTC')).toBeNull();
  });

  it('gives back what it was given, wherever the wall is', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    ];
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const wall = wallTime(new Date(minute * 60_000), zone);
        const moment = momentAt(wall, zone);
        expect(moment && wallTime(moment, zone)).toBe(wall);
      }),
      { numRuns: 300 },
    );
  });
});
