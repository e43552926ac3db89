const hour = 3_600_000;

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall of a time zone shows at a moment: `YYYY-MM-DDTHH:MM`. */
export function wallTime(moment: Date, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const of = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/**
 * The moment at which a clock on the wall of a time zone shows `YYYY-MM-DDTHH:MM`; null for what is no time of the calendar. Where the
 * clock shows it twice (it was set back) the first one counts; where it never shows it (it was set forward) the time counts that
 * it would have been, so an hour later on the wall.
 */
export function momentAt(wall: string, timeZone: string): Date | null {
  const match = pattern.exec(wall);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = match.slice(1).map(Number);
  const asIfUtc = Date.UTC(year, month - 1, day, hours, minutes);
  if (new Date(asIfUtc).toISOString().slice(0, 16) !== wall.replace(' ', 'T')) return null;
  const offsetAt = (at: number): number => Date.parse(`${wallTime(new Date(at), timeZone)}:00Z`) - at;
  // A day before and after: whatever the clocks did in between, one of the two offsets is in force.
  const [before, after] = [offsetAt(asIfUtc - 24 * hour), offsetAt(asIfUtc + 24 * hour)].map(
    (offset) => asIfUtc - offset,
  ) as [number, number];
  const wanted = wall.replace(' ', 'T');
  const shown = [Math.min(before, after), Math.max(before, after)].find(
    (at) => wallTime(new Date(at), timeZone) === wanted,
  );
  return new Date(shown ?? before);
}
