import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { wallClock } from '../../../lib/wall-clock';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';

const at = (days: number, hour: number): Date => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
};

interface DueFieldProps {
  /** A point in time (ISO), or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | null;
}

/** By when it must be confirmed; the usual times are one press away. */
export function DueField({ value, onChange, error }: DueFieldProps) {
  const { t } = useWords();
  const today = at(0, 18);
  return (
    <div className={styles['due']}>
      <Field label={t('publish.dueAt')} hint={t('publish.dueHint')} error={error}>
        <TextInput
          type="datetime-local"
          value={value === null ? '' : wallClock(new Date(value))}
          min={wallClock(new Date())}
          onChange={(event) => {
            const date = new Date(event.currentTarget.value);
            onChange(Number.isNaN(date.getTime()) ? null : date.toISOString());
          }}
        />
      </Field>
      {today.getTime() > Date.now() && (
        <Button size="small" onClick={() => onChange(today.toISOString())}>
          {t('publish.dueToday')}
        </Button>
      )}
      <Button size="small" onClick={() => onChange(at(1, 9).toISOString())}>
        {t('publish.dueTomorrow')}
      </Button>
    </div>
  );
}
