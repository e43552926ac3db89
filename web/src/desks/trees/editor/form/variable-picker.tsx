import { useWords } from '../../shared/words';
import type { Variable } from '../session/content';
import { Combobox } from '../../../../components/combobox';
import { Tag } from '../../../../components/tag';
import { useEditing } from './editing';
import styles from './form.module.css';

interface VariablePickerProps {
  label: string;
  value: string | null;
  onChange: (name: string | null) => void;
  /** Which variables fit here. */
  fits?: (variable: Variable) => boolean;
  hasFacts?: boolean;
}

/** A variable of the tree, with its type and whether it holds personal data. */
export function VariablePicker({ label, value, onChange, fits = () => true, hasFacts = false }: VariablePickerProps) {
  const { t, text } = useWords();
  const { drawing, readOnly } = useEditing();
  const { variables } = drawing.frame;
  const chosen = variables.find(({ name }) => name === value);
  const items = variables.filter(fits).map((variable) => ({
    value: variable.name,
    label: text(variable.label) ? `${variable.name} ${text(variable.label)}` : variable.name,
  }));
  // A name that is no variable any more is shown, so that it can be seen and mended.
  if (value !== null && value !== '' && !items.some((item) => item.value === value))
    items.unshift({ value, label: value });
  return (
    <div className={styles['variablePick']}>
      <Combobox
        label={label}
        value={value}
        items={items}
        placeholder={t('form.noVariable')}
        disabled={readOnly}
        onChange={onChange}
      />
      {hasFacts && value !== null && value !== '' && (
        <span className={styles['facts']}>
          {chosen ? (
            <>
              <Tag>{t(`types.${chosen.type}`)}</Tag>
              <Tag tone={chosen.isPersonal ? 'warn' : 'plain'}>
                {t(chosen.isPersonal ? 'variables.personal' : 'variables.notPersonal')}
              </Tag>
            </>
          ) : (
            <Tag tone="bad">{t('variables.unknown')}</Tag>
          )}
        </span>
      )}
    </div>
  );
}
