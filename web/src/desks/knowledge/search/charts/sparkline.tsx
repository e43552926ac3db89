import { classes } from '../../../../lib/classes';
import { areaUnder, largest, lineThrough, type Value } from './scale';
import styles from './sparkline.module.css';

export type MarkTone = 'brand' | 'good' | 'warn' | 'bad' | 'plain';

interface SparklineProps {
  values: readonly Value[];
  /** What it shows, in a sentence; the numbers stand beside it. */
  label: string;
  tone?: MarkTone;
  /** Shades what lies under the line. */
  area?: boolean;
  width?: number;
  height?: number;
}

const EDGE = 4;

/** The course of a number, as small as a word. It begins at zero, so that a small change does not look like a large one. */
export function Sparkline({ values, label, tone = 'brand', area = false, width = 64, height = 24 }: SparklineProps) {
  const top = largest(values) || 1;
  const step = values.length > 1 ? (width - EDGE * 2) / (values.length - 1) : 0;
  const points = values.map((value, at) =>
    value === null ? null : { x: EDGE + at * step, y: height - EDGE - (value / top) * (height - EDGE * 2) },
  );
  const last = points.findLast((point) => point !== null);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={classes(styles['mark'], styles[tone])}
    >
      {area && <path d={areaUnder(points, height - EDGE)} className={styles['area']} />}
      <path d={lineThrough(points)} className={styles['line']} />
      {last && <circle cx={last.x} cy={last.y} r={2.5} className={styles['end']} />}
    </svg>
  );
}
