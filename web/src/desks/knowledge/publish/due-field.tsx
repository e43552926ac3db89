import { Button } from '../../../components/button';
import { MomentField } from '../../../components/moment-field';
import { atHour } from '../../../lib/at-hour';
import { useWords } from '../shared/words';
import styles from './dialogs.module.css';

interface DueFieldProps {
  /** A point in time (ISO), or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | null;
}

/** By when it must be confirmed; the usual times are one press away. */
export function DueField({ value, onChange, error }: DueFieldProps) {
  const { t } = useWords();
  const today = atHour(0, 18);
  return (
    <div className={styles['due']}>
      <MomentField
        label={t('publish.dueAt')}
        hint={t('publish.dueHint')}
        value={value}
        isAhead
        onChange={onChange}
        error={error}
      />
      {today.getTime() > Date.now() && (
        <Button size="small" onClick={() => onChange(today.toISOString())}>
          {t('publish.dueToday')}
        </Button>
      )}
      <Button size="small" onClick={() => onChange(atHour(1, 9).toISOString())}>
        {t('publish.dueTomorrow')}
      </Button>
    </div>
  );
}
