interface Week {
  readonly errorCount: number;
  readonly of: number;
}

export type Trend = 'better' | 'worse' | 'same' | 'few';

const Z = 1.96;
/** Below this many answers in a half nothing is said. */
const ENOUGH = 10;

/** Whether errors became rarer or more frequent from the first half of the weeks to the second, by more than chance (95 %). */
export function trendOf(weeks: readonly Week[]): Trend {
  const middle = Math.ceil(weeks.length / 2);
  const sum = (part: readonly Week[]): Week => ({
    errorCount: part.reduce((all, { errorCount }) => all + errorCount, 0),
    of: part.reduce((all, { of }) => all + of, 0),
  });
  const [before, after] = [sum(weeks.slice(0, middle)), sum(weeks.slice(middle))];
  if (before.of < ENOUGH || after.of < ENOUGH) return 'few';
  const [p, q] = [before.errorCount / before.of, after.errorCount / after.of];
  const pooled = (before.errorCount + after.errorCount) / (before.of + after.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.of + 1 / after.of));
  if (error === 0 || Math.abs(q - p) <= Z * error) return 'same';
  return q < p ? 'better' : 'worse';
}
