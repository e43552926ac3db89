import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../../components/button';
import { useEditing } from '../editing';
import styles from './form.module.css';

interface PartProps {
  title: ReactNode;
  aside?: ReactNode;
  error?: string | null | undefined;
  /** Words of the button that adds one more; none: nothing can be added. */
  add?: string | undefined;
  onAdd?: (() => void) | undefined;
  children: ReactNode;
}

/** One part of the form with a heading, and a button below it for one more. */
export function Part({ title, aside, error, add, onAdd, children }: PartProps) {
  const { readOnly } = useEditing();
  return (
    <section className={styles['part']}>
      <header className={styles['partHead']}>
        <h3>{title}</h3>
        {aside !== undefined && <span>{aside}</span>}
      </header>
      {children}
      {error && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
      {add !== undefined && !readOnly && (
        <Button size="small" variant="quiet" icon={<Plus size={13} aria-hidden="true" />} onClick={onAdd}>
          {add}
        </Button>
      )}
    </section>
  );
}
