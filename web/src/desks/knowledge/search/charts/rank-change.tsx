import { ArrowRight } from 'lucide-react';
import { classes } from '../../../../lib/classes';
import { useSearchWords } from '../words';
import styles from './rank-change.module.css';

/** A rank from 1; null = not among the first ten. */
export type Rank = number | null;

const WIDTH = 132;
const EDGE = 8;
const FIRST = 1;
/** Where "not among them" stands: behind the tenth. */
const BEYOND = 11;

const place = (rank: Rank): number =>
  EDGE + ((Math.min(rank ?? BEYOND, BEYOND) - FIRST) / (BEYOND - FIRST)) * (WIDTH - EDGE * 2);

/** Whether a change of rank is for the better (1), the worse (-1) or none (0). */
export const directionOf = (before: Rank, after: Rank): -1 | 0 | 1 =>
  Math.sign((before ?? BEYOND) - (after ?? BEYOND)) as -1 | 0 | 1;

/**
 * Where something stood before and stands after, on a line from first to "not found": a hollow ring before, a full dot
 * after, an arrow between. The ranks stand beside it in figures.
 */
export function RankChange({ before, after }: { before: Rank; after: Rank }) {
  const { s } = useSearchWords();
  const say = (rank: Rank): string => (rank === null ? s('rank.none') : s('rank.nth', { rank }));
  const direction = directionOf(before, after);
  const label =
    direction === 0
      ? s('rank.same', { rank: say(after) })
      : s(direction > 0 ? 'rank.up' : 'rank.down', { before: say(before), after: say(after) });
  return (
    <span className={classes(styles['change'], direction > 0 && styles['good'], direction < 0 && styles['bad'])}>
      <svg role="img" aria-label={label} width={WIDTH} height={18} className={styles['drawn']}>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={9} y2={9} className={styles['track']} />
        {Array.from({ length: 10 }, (_, at) => (
          <line key={at} x1={place(at + 1)} x2={place(at + 1)} y1={6} y2={12} className={styles['track']} />
        ))}
        {direction !== 0 && (
          <>
            <line x1={place(before)} x2={place(after)} y1={9} y2={9} className={styles['way']} />
            <circle cx={place(before)} cy={9} r={4} className={styles['from']} />
          </>
        )}
        <circle cx={place(after)} cy={9} r={4.5} className={after === null ? styles['lost'] : styles['to']} />
      </svg>
      <span className={styles['figures']} aria-hidden="true">
        {direction !== 0 && (
          <>
            {before ?? '—'} <ArrowRight size={12} strokeWidth={1.8} />{' '}
          </>
        )}
        {after ?? '—'}
      </span>
    </span>
  );
}
