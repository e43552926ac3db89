import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { CodeLabel } from '../../../../components/code-label';
import { IconButton } from '../../../../components/icon-button';
import { Refusals } from '../../../../components/refusals';
import type { Refusal } from '../../../../lib/outcome';
import { useWords } from '../../shared/words';
import { useEditing } from '../editing';
import styles from './form.module.css';

interface FormHeadProps {
  title: string;
  code?: string;
  refusals: readonly Refusal[] | undefined;
  onMove: (step: -1 | 1) => void;
  onDuplicate?: () => void;
  onRemove: () => void;
}

/** What the form is about, and what can be done with the whole of it. */
export function FormHead({ title, code, refusals, onMove, onDuplicate, onRemove }: FormHeadProps) {
  const { t } = useWords();
  const { readOnly } = useEditing();
  return (
    <>
      <header className={styles['head']}>
        <h2>{title}</h2>
        {code !== undefined && <CodeLabel>{code}</CodeLabel>}
        {!readOnly && (
          <span className={styles['headTools']}>
            <IconButton
              label={t('outline.up')}
              keyName="Alt ↑"
              icon={<ArrowUp size={15} aria-hidden="true" />}
              onClick={() => onMove(-1)}
            />
            <IconButton
              label={t('outline.down')}
              keyName="Alt ↓"
              icon={<ArrowDown size={15} aria-hidden="true" />}
              onClick={() => onMove(1)}
            />
            {onDuplicate && (
              <IconButton
                label={t('outline.duplicate')}
                keyName="D"
                icon={<Copy size={15} aria-hidden="true" />}
                onClick={onDuplicate}
              />
            )}
            <IconButton
              label={t('outline.remove')}
              keyName="Del"
              icon={<Trash2 size={15} aria-hidden="true" />}
              onClick={onRemove}
            />
          </span>
        )}
      </header>
      {refusals && <Refusals refusals={refusals} />}
    </>
  );
}
