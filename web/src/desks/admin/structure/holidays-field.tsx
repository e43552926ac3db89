import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { TextInput } from '../../../components/text-input';
import { Group } from '../shared/form-layout';
import { useWords } from '../shared/words';
import styles from './holidays-field.module.css';

interface HolidaysFieldProps {
  values: readonly string[];
  onChange: (days: string[]) => void;
  error?: string | null | undefined;
}

/** Days on which a site is closed. */
export function HolidaysField({ values, onChange, error }: HolidaysFieldProps) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  const add = (): void => {
    if (day === '') return;
    onChange([...new Set([...values, day])].sort());
    setDay('');
  };
  return (
    <Group label={t('sites.holidays')} error={error}>
      {values.length > 0 && (
        <ul className={styles['days']}>
          {values.map((value) => (
            <li key={value}>
              {value}
              <button
                type="button"
                aria-label={t('form.remove', { value })}
                onClick={() => onChange(values.filter((one) => one !== value))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['add']}>
        <TextInput
          type="date"
          aria-label={t('sites.holiday')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) add();
          }}
        />
        <Button onClick={add} disabled={day === ''}>
          {t('sites.addHoliday')}
        </Button>
      </div>
    </Group>
  );
}
