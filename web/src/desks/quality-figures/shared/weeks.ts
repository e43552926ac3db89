const DAY_MS = 86_400_000;

/** Number of a week in its year (ISO 8601), by its Monday. */
export function weekNumber(monday: string): number {
  const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / (7 * DAY_MS)) + 1;
}
