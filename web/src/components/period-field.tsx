import { useState } from 'react';
import { centreDay, lastDays, LENGTHS, lengthOf, MOST_DAYS, type Period, usualLength } from '../lib/period';
import styles from './period-field.module.css';
import { Segmented } from './segmented';
import { TextInput } from './text-input';

interface DaysWords {
  from: string;
  to: string;
  /** The first day stands after the last. */
  order: string;
  /** More days than the server counts at once. */
  many: string;
}

interface PeriodFieldProps {
  period: Period;
  onChange: (period: Period) => void;
  words: DaysWords & { period: string; last: (days: number) => string };
}

/** Two days; a period takes effect when both make one. */
function Days({ period, onChange, words }: PeriodFieldProps) {
  const [typed, setTyped] = useState<Period | null>(null);
  const shown = typed ?? period;
  const put = (next: Period): void => {
    const isWhole = next.from !== '' && next.to !== '' && next.from <= next.to && lengthOf(next) <= MOST_DAYS;
    setTyped(isWhole ? null : next);
    if (isWhole) onChange(next);
  };
  const isWrong = typed !== null && typed.from !== '' && typed.to !== '';
  return (
    <span className={styles['days']}>
      <TextInput
        type="date"
        aria-label={words.from}
        aria-invalid={isWrong || undefined}
        value={shown.from}
        max={centreDay()}
        onChange={(event) => put({ ...shown, from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        aria-label={words.to}
        aria-invalid={isWrong || undefined}
        value={shown.to}
        max={centreDay()}
        onChange={(event) => put({ ...shown, to: event.currentTarget.value })}
      />
      {isWrong && (
        <span role="alert" className={styles['wrong']}>
          {typed.from > typed.to ? words.order : words.many}
        </span>
      )}
    </span>
  );
}

/** Which days are counted: a usual length up to today, or two days. */
export function PeriodField({ period, onChange, words }: PeriodFieldProps) {
  const length = usualLength(period);
  return (
    <>
      <Segmented<string>
        label={words.period}
        value={length === null ? '' : String(length)}
        items={LENGTHS.map((days) => ({ value: String(days), label: words.last(days) }))}
        onChange={(days) => onChange(lastDays(Number(days)))}
      />
      <Days period={period} onChange={onChange} words={words} />
    </>
  );
}
