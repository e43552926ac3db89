import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useWords } from '../../shared/words';
import { useEditing } from '../editing';
import styles from './form.module.css';

interface RowToolsProps {
  at: number;
  count: number;
  /** What the row is, for readers. */
  label: string;
  onMove?: ((step: -1 | 1) => void) | undefined;
  onRemove: () => void;
}

/** Up, down and away, at the end of a row of a list. */
export function RowTools({ at, count, label, onMove, onRemove }: RowToolsProps) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  if (readOnly) return <span />;
  return (
    <span className={styles['rowTools']}>
      {onMove && (
        <>
          <button
            type="button"
            className={styles['mini']}
            disabled={at === 0}
            aria-label={t('form.up', { label })}
            title={t('form.up', { label })}
            onClick={() => onMove(-1)}
          >
            <ArrowUp size={13} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={styles['mini']}
            disabled={at === count - 1}
            aria-label={t('form.down', { label })}
            title={t('form.down', { label })}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={13} aria-hidden="true" />
          </button>
        </>
      )}
      <button
        type="button"
        className={styles['mini']}
        aria-label={t('form.remove', { label })}
        title={t('form.remove', { label })}
        onClick={onRemove}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
