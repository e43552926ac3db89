import { Plus, X } from 'lucide-react';
import { Button } from '../../../components/button';
import { IconButton } from '../../../components/icon-button';
import { Select } from '../../../components/select';
import { TextInput } from '../../../components/text-input';
import { Group } from '../shared/form-layout';
import { useWords } from '../shared/words';
import styles from './hours-field.module.css';
import { type Hours, WEEKDAYS, WEEK_PRESETS } from './hours';

interface HoursFieldProps {
  label: string;
  values: readonly Hours[];
  onChange: (hours: Hours[]) => void;
  error?: string | null | undefined;
}

/** When something works, stretch by stretch, in its own time. */
export function HoursField({ label, values, onChange, error }: HoursFieldProps) {
  const { t } = useWords();
  const put = (at: number, next: Partial<Hours>): void =>
    onChange(values.map((hours, index) => (index === at ? { ...hours, ...next } : hours)));
  const add = (): void => {
    const last = values.at(-1);
    const weekday = last ? (last.weekday % 7) + 1 : 1;
    onChange([...values, { weekday, opensAt: last?.opensAt ?? '08:00', closesAt: last?.closesAt ?? '20:00' }]);
  };
  return (
    <Group label={label} error={error} hint={values.length === 0 ? t('hours.none') : t('hours.hint')}>
      <ul className={styles['rows']}>
        {values.map((hours, at) => (
          // Rows have no names of their own: their place is what they are.
          <li key={at} className={styles['row']}>
            <Select
              label={t('hours.weekday')}
              value={String(hours.weekday)}
              items={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) }))}
              onChange={(day) => put(at, { weekday: Number(day) })}
            />
            <TextInput
              aria-label={t('hours.opensAt')}
              placeholder="08:00"
              value={hours.opensAt}
              onChange={(event) => put(at, { opensAt: event.currentTarget.value })}
            />
            <span>–</span>
            <TextInput
              aria-label={t('hours.closesAt')}
              placeholder="20:00"
              value={hours.closesAt}
              onChange={(event) => put(at, { closesAt: event.currentTarget.value })}
            />
            <IconButton
              label={t('hours.remove')}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => onChange(values.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <div className={styles['tools']}>
        <Button size="small" icon={<Plus size={13} aria-hidden="true" />} onClick={add}>
          {t('hours.add')}
        </Button>
        {WEEK_PRESETS.map(({ name, days }) => (
          <Button
            key={name}
            size="small"
            variant="quiet"
            onClick={() => {
              const { opensAt = '08:00', closesAt = '20:00' } = values[0] ?? {};
              onChange(days.map((weekday) => ({ weekday, opensAt, closesAt })));
            }}
          >
            {t(`hours.presets.${name}`)}
          </Button>
        ))}
      </div>
    </Group>
  );
}
