import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import type { TriedNodeFragment } from '../../../gql/trees/graphql';
import { isComposing } from '../../../lib/hotkeys';
import { useWords } from '../shared/words';
import styles from './preview.module.css';

type TriedField = TriedNodeFragment['fields'][number];
export type TriedValues = Readonly<Record<string, string>>;

/** What stands in a field before anything is given. */
export const emptyValue = (_field: TriedField): string => '';

interface TriedFieldsProps {
  fields: readonly TriedField[];
  values: TriedValues;
  onChange: (values: TriedValues) => void;
  onEnter?: (() => void) | undefined;
}

/** Fields of a step that is tried out, each by the type of its variable. */
export function TriedFields({ fields, values, onChange, onEnter }: TriedFieldsProps) {
  const { t } = useWords();
  const set = (name: string, value: string): void => onChange({ ...values, [name]: value });
  const control = (field: TriedField) => {
    const value = values[field.variable] ?? '';
    switch (field.type) {
      case 'BOOLEAN':
        return (
          <Segmented
            label={field.label}
            value={value}
            items={[
              { value: 'true', label: t('preview.yes') },
              { value: 'false', label: t('preview.no') },
            ]}
            onChange={(next) => set(field.variable, next)}
          />
        );
      case 'ENUM':
        return <Select value={value || null} items={field.options} onChange={(next) => set(field.variable, next)} />;
      case 'ENUM_LIST': {
        const chosen = value === '' ? [] : value.split(',');
        return (
          <span className={styles['options']}>
            {field.options.map((option) => (
              <Checkbox
                key={option.value}
                checked={chosen.includes(option.value)}
                onChange={(isOn) =>
                  set(
                    field.variable,
                    (isOn ? [...chosen, option.value] : chosen.filter((one) => one !== option.value)).join(','),
                  )
                }
              >
                {option.label}
              </Checkbox>
            ))}
          </span>
        );
      }
      case 'STRING':
      case 'NUMBER':
      case 'DATE':
        return (
          <TextInput
            type={field.type === 'DATE' ? 'date' : field.type === 'NUMBER' ? 'number' : 'text'}
            value={value}
            placeholder={field.mask ?? undefined}
            onChange={(event) => set(field.variable, event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) onEnter?.();
            }}
          />
        );
    }
  };
  return (
    <div className={styles['fields']}>
      {fields.map((field) => (
        <Field
          key={field.variable}
          label={
            field.isRequired
              ? field.label || field.variable
              : t('preview.optional', { label: field.label || field.variable })
          }
          hint={field.hint ?? undefined}
        >
          {control(field)}
        </Field>
      ))}
    </div>
  );
}
