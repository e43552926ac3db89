/** So many days from now at a full hour, by the clock of this machine. */
export function atHour(days: number, hour: number): Date {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
}
