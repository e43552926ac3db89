/** What the clock of a zone shows at a moment, as a `datetime-local` field wants it; of this computer's zone without one. */
export function wallClock(at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(timeZone ? { timeZone } : {}),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment at which the clock of a zone shows a time, as a `datetime-local` field gives it; of this computer's zone without one. Where the clock
 * shows it twice it is the first, where it never does it is the moment as far behind the jump.
 */
export function momentOnWall(local: string, timeZone?: string): Date {
  const wanted = Date.parse(`${local.slice(0, 16)}:00Z`);
  const shownAt = (at: number): number => Date.parse(`${wallClock(new Date(at), timeZone)}:00Z`);
  // The offset of the zone half a day before and behind: the earlier moment that the clock shows wins.
  const tries = [-43_200_000, 43_200_000].map((away) => wanted - (shownAt(wanted + away) - (wanted + away)));
  const fits = tries.filter((at) => shownAt(at) === wanted);
  return new Date(Math.min(...(fits.length > 0 ? fits : [Math.max(...tries)])));
}
