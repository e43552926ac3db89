import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { Field } from '../../../components/field';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import type { Refusal } from '../../../lib/outcome';
import type { WalkField } from '../../walks/act';
import styles from './walk-fields.module.css';

export interface GivenValue {
  name: string;
  value: string;
}

interface WalkFieldsProps {
  fields: readonly WalkField[];
  /** What they hold at first, by name; otherwise what the field itself says. */
  given?: readonly GivenValue[];
  refusals: readonly Refusal[];
  isBusy: boolean;
  submit: string;
  onSubmit: (values: GivenValue[]) => void;
}

/** What the server says of one field: it names it by its variable or by its place in the list of values. */
function refusalAt(refusals: readonly Refusal[], variable: string, index: number): string | null {
  const found = refusals.find(({ field }) => {
    if (!field) return false;
    const at = field.indexOf('values');
    return field.includes(variable) || (at >= 0 && field[at + 1] === String(index));
  });
  return found?.message ?? null;
}

/** The sentences that no field shows. */
export const otherThan = (refusals: readonly Refusal[], fields: readonly WalkField[]): Refusal[] =>
  refusals.filter((refusal) => !fields.some(({ variable }, index) => refusalAt([refusal], variable, index) !== null));

/** Fields to fill in. Enter in a line hands them in; what the server refuses it says at the field. */
export function WalkFields({ fields, given, refusals, isBusy, submit, onSubmit }: WalkFieldsProps) {
  const { t } = useTranslation('walks');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      fields.map((field) => [
        field.variable,
        given?.find(({ name }) => name === field.variable)?.value ?? field.value ?? '',
      ]),
    ),
  );
  const [isTried, setTried] = useState(false);
  const lacks = fields.filter(({ variable, isRequired }) => isRequired && (values[variable] ?? '').trim() === '');
  const onForm = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isBusy || lacks.length > 0) return;
    onSubmit(fields.map(({ variable }) => ({ name: variable, value: (values[variable] ?? '').trim() })));
  };
  return (
    <form className={styles['form']} onSubmit={onForm} noValidate>
      {fields.map((field, index) => (
        <Field
          key={field.variable}
          label={
            <>
              {field.label} {field.isRequired && <span className={styles['required']}>{t('node.required')}</span>}
            </>
          }
          hint={<FieldHint field={field} />}
          error={
            refusalAt(refusals, field.variable, index) ?? (isTried && lacks.includes(field) ? t('node.required') : null)
          }
        >
          <FieldControl
            field={field}
            value={values[field.variable] ?? ''}
            onChange={(value) => setValues((last) => ({ ...last, [field.variable]: value }))}
          />
        </Field>
      ))}
      <div className={styles['end']}>
        <Button type="submit" variant="primary" size="large" keyCap="↵" busy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** Where it is found, how it is written, and what fits. */
function FieldHint({ field }: { field: WalkField }) {
  const { t } = useTranslation('walks');
  const { min, max, mask, hint, type } = field;
  const hasRange = type === 'NUMBER';
  const parts = [
    hint,
    mask === null ? null : t('node.mask', { mask }),
    !hasRange
      ? null
      : min !== null && max !== null
        ? t('node.range', { min, max })
        : min !== null
          ? t('node.from', { min })
          : max !== null
            ? t('node.to', { max })
            : null,
  ].filter((part) => part !== null && part !== '');
  return parts.length > 0 ? <>{parts.join(' · ')}</> : null;
}

/** The control that fits the type. */
function FieldControl({
  field,
  value,
  onChange,
}: {
  field: WalkField;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('walks');
  switch (field.type) {
    case 'BOOLEAN':
      return (
        <div>
          <Segmented
            label={field.label}
            value={value}
            items={[
              { value: 'true', label: t('node.yes') },
              { value: 'false', label: t('node.no') },
            ]}
            onChange={onChange}
          />
        </div>
      );
    case 'ENUM':
      return field.options.length <= 4 ? (
        <div>
          <Segmented label={field.label} value={value} items={field.options} onChange={onChange} />
        </div>
      ) : (
        <Select
          value={value === '' ? null : value}
          items={field.options}
          placeholder={t('node.choose')}
          onChange={onChange}
        />
      );
    case 'ENUM_LIST': {
      const chosen = listOf(value);
      return (
        <div className={styles['many']} role="group" aria-label={field.label}>
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              checked={chosen.includes(option.value)}
              onChange={(isOn) => {
                const next = isOn ? [...chosen, option.value] : chosen.filter((one) => one !== option.value);
                onChange(next.length === 0 ? '' : JSON.stringify(next));
              }}
            >
              {option.label}
            </Checkbox>
          ))}
        </div>
      );
    }
    case 'DATE':
      return <TextInput type="date" value={value} onChange={(event) => onChange(event.target.value)} />;
    case 'NUMBER':
      return (
        <TextInput
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'STRING':
      return <TextInput autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />;
  }
}

/** Values of a list as they are handed in: a JSON list, or parted by commas. */
function listOf(value: string): string[] {
  if (value === '') return [];
  try {
    const list: unknown = JSON.parse(value);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Parted by commas.
  }
  return value.split(',').map((part) => part.trim());
}
