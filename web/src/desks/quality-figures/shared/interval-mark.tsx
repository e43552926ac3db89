import type { CountedShareFragment } from '../../../gql/quality-figures/graphql';
import styles from './figures.module.css';
import { standingOf, toldOf } from './share';

const WIDTH = 200;

interface IntervalMarkProps {
  share: CountedShareFragment;
  /** Ends of the line. */
  domain: readonly [number, number];
  /** Among others: red is who stands apart from them, not who is below the target. */
  isOut?: boolean | undefined;
}

/** A share as its interval on a line, with the target; its figures stand beside it in words. */
export function IntervalMark({ share, domain: [from, to], isOut }: IntervalMarkProps) {
  const { value, low, high } = toldOf(share);
  const standing = standingOf(share);
  const x = (at: number): number => ((at - from) / Math.max(1e-9, to - from)) * WIDTH;
  const { target, verdict } = share;
  const tone =
    standing === 'few'
      ? 'few'
      : (isOut ?? verdict === 'BELOW')
        ? 'bad'
        : isOut === undefined && verdict === 'ABOVE'
          ? 'good'
          : isOut === undefined && verdict === 'NOT_DISTINGUISHABLE'
            ? 'warn'
            : 'plain';
  return (
    <span className={styles['line']} aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} 18`} preserveAspectRatio="none" data-tone={tone}>
        <line x1="0" x2={WIDTH} y1="9" y2="9" className={styles['track']} />
        {low !== null && high !== null && standing !== 'none' && (
          <rect x={x(low)} y="5" width={Math.max(2, x(high) - x(low))} height="8" rx="3" className={styles['band']} />
        )}
        {target !== null && target >= from && target <= to && (
          <line x1={x(target)} x2={x(target)} y1="1" y2="17" className={styles['target']} />
        )}
      </svg>
      {value !== null && standing !== 'none' && (
        // Outside of the drawing, which is stretched: a point stays round.
        <i className={styles['dot']} data-tone={tone} style={{ left: `${(x(value) / WIDTH) * 100}%` }} />
      )}
    </span>
  );
}
