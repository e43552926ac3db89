import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../../components/button';
import { KeyCap } from '../../../../components/key-cap';
import { useWords } from '../../shared/words';
import { useEditing } from './editing';
import styles from './form.module.css';

/** The list with an item in another place. */
export function moved<Item>(list: readonly Item[], from: number, step: -1 | 1): Item[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + step, 0, item);
  return next;
}

export const replaced = <Item,>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, place) => (place === at ? item : one));

export const without = <Item,>(list: readonly Item[], at: number): Item[] => list.filter((_, place) => place !== at);

interface PartProps {
  title: ReactNode;
  aside?: ReactNode;
  /** Words of the button that adds one more; none: nothing can be added. */
  add?: string | undefined;
  onAdd?: (() => void) | undefined;
  children: ReactNode;
}

/** One part of the form with a heading, and a button below it for one more. */
export function Part({ title, aside, add, onAdd, children }: PartProps) {
  const { readOnly } = useEditing();
  return (
    <section className={styles['part']}>
      <header className={styles['partHead']}>
        <h3>{title}</h3>
        {aside !== undefined && <span>{aside}</span>}
      </header>
      {children}
      {add !== undefined && !readOnly && (
        <Button size="small" variant="quiet" icon={<Plus size={13} aria-hidden="true" />} onClick={onAdd}>
          {add}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  /** Its number, as the key that chooses it; from 1. */
  number: number;
  count: number;
  label: string;
  error?: string | null | undefined;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
  /** What stands in the row itself. */
  children: ReactNode;
  /** What is seldom needed. */
  more?: ReactNode;
}

/** One row of a list: its number, what is most needed, and the rest behind 「更多」. */
export function Row({ number, count, label, error, onMove, onRemove, children, more }: RowProps) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  return (
    <div className={styles['row']} data-row={number}>
      <div className={styles['rowMain']}>
        <KeyCap>{String(number)}</KeyCap>
        <div className={styles['rowBody']}>{children}</div>
      </div>
      {error && <p className={styles['rowError']}>{error}</p>}
      <details className={styles['more']}>
        <summary>{t('form.more')}</summary>
        <div className={styles['moreBody']}>
          {more}
          {!readOnly && (
            <div className={styles['rowTools']}>
              <button
                type="button"
                className={styles['mini']}
                disabled={number === 1}
                aria-label={t('form.up', { label })}
                title={t('form.up', { label })}
                onClick={() => onMove(-1)}
              >
                <ArrowUp size={13} aria-hidden="true" />
              </button>
              <button
                type="button"
                className={styles['mini']}
                disabled={number === count}
                aria-label={t('form.down', { label })}
                title={t('form.down', { label })}
                onClick={() => onMove(1)}
              >
                <ArrowDown size={13} aria-hidden="true" />
              </button>
              <Button size="small" variant="quiet" icon={<Trash2 size={13} aria-hidden="true" />} onClick={onRemove}>
                {t('form.remove')}
              </Button>
            </div>
          )}
        </div>
      </details>
    </div>
  );
}
