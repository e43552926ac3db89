/** One stretch of a p chart: how many were looked at, and how many of them were defective. */
export interface ChartCount {
  readonly n: number;
  readonly defective: number;
}

/** One stretch with its limits; share and limits are null where nothing was looked at. */
export interface ChartPoint {
  readonly n: number;
  readonly p: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Strictly outside of its limits. */
  readonly isOut: boolean;
  /** Not part of the centre line. */
  readonly isLeftOut: boolean;
}

/** A p chart: the centre line is the share of all together. */
export interface Chart {
  readonly centre: number | null;
  readonly points: readonly ChartPoint[];
}

/** Limits stand so many standard deviations from the centre line. */
export const sigmas = 3;

/** Limits around a centre line for so many that were looked at; the lower one is not under 0, the upper one not over 1. */
export function limitsAt(centre: number, n: number, k = sigmas): { readonly lower: number; readonly upper: number } {
  const half = k * Math.sqrt((centre * (1 - centre)) / n);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

function centreOf(counts: readonly ChartCount[]): number | null {
  const n = counts.reduce((sum, count) => sum + count.n, 0);
  return n > 0 ? counts.reduce((sum, { defective }) => sum + defective, 0) / n : null;
}

function drawn(counts: readonly ChartCount[], centre: number | null, leftOut: ReadonlySet<number>, k: number): Chart {
  const points = counts.map(({ n, defective }, at): ChartPoint => {
    const isLeftOut = leftOut.has(at);
    if (centre === null || n <= 0) return { n, p: null, lower: null, upper: null, isOut: false, isLeftOut };
    const [p, { lower, upper }] = [defective / n, limitsAt(centre, n, k)];
    return { n, p, lower, upper, isOut: p > upper || p < lower, isLeftOut };
  });
  return { centre, points };
}

/** The chart of all stretches. */
export const pChart = (counts: readonly ChartCount[], k = sigmas): Chart =>
  drawn(counts, centreOf(counts), new Set(), k);

/**
 * The chart without those stretches that are out of control: the centre line is that of the others, and all are judged by it. What is
 * out only then stays in: leaving out again and again would end in a line that nothing keeps to.
 */
export function rebasedChart(counts: readonly ChartCount[], k = sigmas): Chart {
  const { points } = pChart(counts, k);
  const leftOut = new Set(points.flatMap(({ isOut }, at) => (isOut ? [at] : [])));
  return drawn(counts, centreOf(counts.filter((_, at) => !leftOut.has(at))), leftOut, k);
}
