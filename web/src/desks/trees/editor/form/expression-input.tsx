import { useDeferredValue, useMemo } from 'react';
import { Field } from '../../../../components/field';
import { TextArea } from '../../../../components/text-area';
import { useWords } from '../../shared/words';
import { useEditing } from './editing';
import { expressionFault } from './expression-check';
import styles from './form.module.css';

interface ExpressionInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What the check of the server says of it. */
  finding?: string | null | undefined;
  placeholder?: string | undefined;
}

/** A condition or a value over the variables; what is wrong with it stands below while it is typed. */
export function ExpressionInput({ label, value, onChange, finding, placeholder }: ExpressionInputProps) {
  const { t } = useWords();
  const { drawing, readOnly } = useEditing();
  const { variables } = drawing.frame;
  const shown = useDeferredValue(value);
  const fault = useMemo(() => expressionFault(shown, variables), [shown, variables]);
  const own = fault
    ? fault.kind === 'unknown'
      ? t('form.unknownName', { name: fault.name })
      : fault.at === null
        ? t('form.unreadable')
        : t('form.unreadableAt', { at: fault.at })
    : null;
  return (
    <div className={styles['expression']}>
      <Field label={label} error={own ?? finding ?? null}>
        <TextArea
          rows={1}
          value={value}
          lang="en"
          spellCheck={false}
          readOnly={readOnly}
          placeholder={placeholder}
          onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
        />
      </Field>
    </div>
  );
}
