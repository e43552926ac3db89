import { useState } from 'react';
import { classes } from '../../../../lib/classes';
import styles from './line-chart.module.css';
import { labelled, largest, lineThrough, marksUpTo, type Value } from './scale';
import { useWidth } from './use-width';

export interface ChartSeries {
  key: string;
  /** What the line is, for the legend. */
  label: string;
  values: readonly Value[];
  tone: 'brand' | 'warn' | 'bad' | 'before';
}

interface LineChartProps {
  /** What can be seen, in a sentence. */
  label: string;
  /** One label a point along the foot. */
  days: readonly string[];
  series: readonly ChartSeries[];
  /** A value as it is written. */
  format: (value: number) => string;
  height?: number;
}

const LEFT = 52;
const RIGHT = 28;
const TOP = 10;
const FOOT = 24;
const LABEL_WIDTH = 56;

/** Lines over days, from zero. A day without a value is a hole in the line. The pointer reads one day off; all values stand in the table beside it. */
export function LineChart({ label, days, series, format, height = 220 }: LineChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>(720);
  const [at, setAt] = useState<number | null>(null);
  const marks = marksUpTo(largest(...series.map(({ values }) => values)));
  const top = marks.at(-1) ?? 1;
  const inner = Math.max(1, width - LEFT - RIGHT);
  const base = height - FOOT;
  const x = (index: number): number =>
    days.length > 1 ? LEFT + (index / (days.length - 1)) * inner : LEFT + inner / 2;
  const y = (value: number): number => base - (value / top) * (base - TOP);
  const named = labelled(days.length, Math.floor(inner / LABEL_WIDTH));
  const read = (clientX: number, box: DOMRect): void => {
    const share = (clientX - box.left - LEFT) / inner;
    const index = Math.round(share * (days.length - 1));
    setAt(index >= 0 && index < days.length ? index : null);
  };
  return (
    <figure className={styles['figure']}>
      <div ref={frame} className={styles['frame']} style={{ height }}>
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={height}
          className={styles['chart']}
          onPointerMove={(event) => read(event.clientX, event.currentTarget.getBoundingClientRect())}
          onPointerLeave={() => setAt(null)}
        >
          {marks.map((mark) => (
            <g key={mark}>
              <line x1={LEFT} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} className={styles['grid']} />
              <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end" className={styles['text']}>
                {format(mark)}
              </text>
            </g>
          ))}
          {days.map(
            (day, index) =>
              named.has(index) && (
                <text key={day} x={x(index)} y={height - 6} textAnchor="middle" className={styles['text']}>
                  {day}
                </text>
              ),
          )}
          {at !== null && <line x1={x(at)} x2={x(at)} y1={TOP} y2={base} className={styles['cursor']} />}
          {series.map(({ key, values, tone }) => {
            const points = values.map((value, index) => (value === null ? null : { x: x(index), y: y(value) }));
            return (
              <g key={key} className={styles[tone]}>
                <path d={lineThrough(points)} className={styles['line']} />
                {tone !== 'before' &&
                  points.map(
                    (point, index) =>
                      point &&
                      (days.length <= 31 || index === at || index === points.length - 1) && (
                        <circle
                          key={index}
                          cx={point.x}
                          cy={point.y}
                          r={index === at ? 4.5 : 3}
                          className={styles['dot']}
                        />
                      ),
                  )}
              </g>
            );
          })}
        </svg>
        {at !== null && (
          <div
            className={styles['reading']}
            style={x(at) > width / 2 ? { right: width - x(at) + 10 } : { left: x(at) + 10 }}
            aria-hidden="true"
          >
            <strong>{days[at]}</strong>
            {series.map(({ key, label: name, values, tone }) => {
              const value = values[at] ?? null;
              return (
                <span key={key} className={styles['row']}>
                  <i className={classes(styles['key'], styles[tone])} />
                  {name}
                  <b>{value === null ? '—' : format(value)}</b>
                </span>
              );
            })}
          </div>
        )}
      </div>
      <figcaption className={styles['legend']}>
        {series.map(({ key, label: name, tone }) => (
          <span key={key} className={styles['row']}>
            <i className={classes(styles['key'], styles[tone])} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
