import { useWords } from '../../shared/words';
import { findingAt, useEditing } from './editing';
import styles from './form.module.css';
import { TargetPicker } from './target-picker';

interface TargetFieldProps {
  nodeKey: string;
  /** `to`, `failureTo` or `timeoutTo`. */
  place: string;
  label: string;
  value: string | null;
  onChange: (to: string | null) => void;
  hint?: string | undefined;
}

/** Where a step goes on, with what the check says of it. */
export function TargetField({ nodeKey, place, label, value, onChange, hint }: TargetFieldProps) {
  const { text } = useWords();
  const { findings, addTarget } = useEditing();
  const error = findingAt(findings, nodeKey, place, text);
  return (
    <div className={styles['field']}>
      <p className={styles['label']}>{label}</p>
      <TargetPicker
        label={label}
        value={value}
        onChange={onChange}
        onCreate={(kind, title) => addTarget(nodeKey, place, kind, title)}
      />
      {error ? (
        <p className={styles['rowError']}>{error}</p>
      ) : (
        hint !== undefined && <p className={styles['hint']}>{hint}</p>
      )}
    </div>
  );
}
