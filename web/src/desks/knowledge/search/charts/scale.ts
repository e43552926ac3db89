/** A value of a series; null where there is nothing to tell, which is not zero. */
export type Value = number | null;

export interface Point {
  x: number;
  y: number;
}

/** How many lines an axis has at most, besides its foot. */
const MOST_STEPS = 4;

/** Round marks of an axis from 0 to at least `max`, at most four steps. A flat zero has one step. */
export function marksUpTo(max: number): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** The largest of several series; 0 for none. */
export const largest = (...series: readonly (readonly Value[])[]): number =>
  Math.max(0, ...series.flat().filter((value): value is number => value !== null));

/** Unbroken stretches of a line: a missing value parts it. */
export function stretches(points: readonly (Point | null)[]): Point[][] {
  const out: Point[][] = [];
  let open: Point[] = [];
  for (const point of [...points, null]) {
    if (point) open.push(point);
    else if (open.length > 0) {
      out.push(open);
      open = [];
    }
  }
  return out;
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The `d` of a line through points, as many strokes as there are stretches. */
export const lineThrough = (points: readonly (Point | null)[]): string =>
  stretches(points)
    .filter(({ length }) => length > 1)
    .map((stretch) => `M${stretch.map(at).join('L')}`)
    .join('');

/** The `d` of what lies under a line, down to `foot`. */
export const areaUnder = (points: readonly (Point | null)[], foot: number): string =>
  stretches(points)
    .filter(({ length }) => length > 1)
    .map((stretch) => {
      const first = stretch[0] as Point;
      const last = stretch.at(-1) as Point;
      return `M${at({ x: first.x, y: foot })}L${stretch.map(at).join('L')}L${at({ x: last.x, y: foot })}Z`;
    })
    .join('');

/** Which of `count` things get a label when only so many fit: evenly, the last always. */
export function labelled(count: number, fitting: number): Set<number> {
  const step = Math.max(1, Math.ceil(count / Math.max(1, fitting)));
  return new Set(Array.from({ length: Math.ceil(count / step) }, (_, nth) => count - 1 - nth * step));
}
