import type { ReactNode } from 'react';
import { classes } from '../../../../lib/classes';
import styles from './bars.module.css';

export interface Bar {
  key: string;
  label: ReactNode;
  /** How long it is, in whatever is compared. */
  value: number;
  /** The value as it is written. */
  text: string;
  /** Further figures behind it, one a column. */
  more?: readonly string[];
}

interface BarsProps {
  label: string;
  /** Headings: of the names, of the bar, of the further figures. */
  headings: readonly [string, string, ...string[]];
  bars: readonly Bar[];
  tone?: 'brand' | 'bad' | 'warn';
}

/** Shares side by side: a table whose second column is also drawn. */
export function Bars({ label, headings, bars, tone = 'brand' }: BarsProps) {
  const top = Math.max(...bars.map(({ value }) => value), 0) || 1;
  const [name, drawn, ...rest] = headings;
  return (
    <table className={styles['bars']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" colSpan={2}>
            {drawn}
          </th>
          {rest.map((heading) => (
            <th key={heading} scope="col" className={styles['end']}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className={styles['track']}>
              <span className={styles['rail']} aria-hidden="true">
                {bar.value > 0 && (
                  <span
                    className={classes(styles['bar'], styles[tone])}
                    style={{ width: `${(bar.value / top) * 100}%` }}
                  />
                )}
              </span>
            </td>
            <td className={styles['value']}>{bar.text}</td>
            {bar.more?.map((text, at) => (
              <td key={rest[at]} className={styles['end']}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
