import { X } from 'lucide-react';
import { Field } from '../../../components/field';
import styles from './people-field.module.css';
import { type PickedPerson, PersonPicker } from './person-picker';
import { useWords } from './words';

interface PeopleFieldProps {
  label: string;
  values: readonly PickedPerson[];
  onChange: (people: PickedPerson[]) => void;
  error?: string | null | undefined;
  hint?: string | undefined;
}

/** Several active people; each is found in the field and then stands above it. */
export function PeopleField({ label, values, onChange, error, hint }: PeopleFieldProps) {
  const { t, person } = useWords();
  return (
    <Field label={label} error={error} hint={hint}>
      {values.length > 0 && (
        <ul className={styles['chips']}>
          {values.map((one) => (
            <li key={one.id} className={styles['chip']}>
              {person(one)}
              <button
                type="button"
                aria-label={t('form.remove', { value: person(one) })}
                onClick={() => onChange(values.filter(({ id }) => id !== one.id))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PersonPicker
        // A new field for the next one, with nothing left of the last.
        key={values.length}
        value={null}
        placeholder={t('form.findPerson')}
        except={values.map(({ id }) => id)}
        filter={{ isActive: true }}
        onChange={(next) => {
          if (next) onChange([...values, next]);
        }}
      />
    </Field>
  );
}
