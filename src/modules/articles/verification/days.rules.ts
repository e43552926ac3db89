// Days of a calendar, not stretches of 24 hours: what is due in 90 days is due at the same time of the day, also when clocks change.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall of a zone shows at a moment, as if it were UTC, in ms. */
function wallClock(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return seconds + (((at % 1_000) + 1_000) % 1_000);
}

/** The moment at which the clock of a zone shows this; where it jumps over it, the moment after the jump that is as far on. */
function momentOf(wall: number, zone: string): number {
  const first = wall - (wallClock(wall, zone) - wall);
  return wall - (wallClock(first, zone) - first);
}

/** The same time of day so many calendar days later (or earlier) in a zone. @param zone IANA name. */
export function plusDays(at: Date, days: number, zone: string): Date {
  return new Date(momentOf(wallClock(at.getTime(), zone) + days * 86_400_000, zone));
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayIn(at: Date, zone: string): string {
  return new Date(wallClock(at.getTime(), zone)).toISOString().slice(0, 10);
}
