import type { ReactNode } from 'react';
import { classes } from '../../../../lib/classes';
import styles from './figure-tile.module.css';
import type { Value } from './scale';
import { type MarkTone, Sparkline } from './sparkline';

interface FigureTileProps {
  name: ReactNode;
  /** The figure as it is written; a dash where there is nothing to tell. */
  value: string;
  unit?: string | undefined;
  /** Under the figure: the period before, or what belongs to it. */
  note: ReactNode;
  values: readonly Value[];
  /** What the line shows. */
  trend: string;
  tone?: MarkTone;
  /** Shows this figure large; given where tiles choose. */
  onChoose?: (() => void) | undefined;
  isChosen?: boolean;
}

/** One figure with its course. */
export function FigureTile({
  name,
  value,
  unit,
  note,
  values,
  trend,
  tone = 'brand',
  onChoose,
  isChosen = false,
}: FigureTileProps) {
  const content = (
    <>
      <span className={styles['name']}>{name}</span>
      <span className={styles['figure']}>
        <span>
          <strong>{value}</strong>
          {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
        </span>
        <Sparkline values={values} label={trend} tone={tone} area width={76} height={32} />
      </span>
      <span className={styles['note']}>{note}</span>
    </>
  );
  return (
    <li className={classes(styles['tile'], isChosen && styles['chosen'])}>
      {onChoose ? (
        <button type="button" aria-pressed={isChosen} className={styles['choice']} onClick={onChoose}>
          {content}
        </button>
      ) : (
        <div className={styles['choice']}>{content}</div>
      )}
    </li>
  );
}

/** A row of figures; as many abreast as there is room for. */
export function FigureTiles({ label, children, busy = false }: { label: string; children: ReactNode; busy?: boolean }) {
  return (
    <ul className={classes(styles['tiles'], busy && styles['busy'])} aria-label={label} aria-busy={busy || undefined}>
      {children}
    </ul>
  );
}
