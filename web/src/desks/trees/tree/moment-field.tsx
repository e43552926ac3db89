import { Field } from '../../../components/field';
import { TextInput } from '../../../components/text-input';
import { wallClock } from '../../../lib/wall-clock';

/** Tomorrow at an hour, by the clock of this machine. */
export function tomorrowAt(hour: number): string {
  const date = new Date();
  date.setDate(date.getDate() + 1);
  date.setHours(hour, 0, 0, 0);
  return date.toISOString();
}

interface MomentFieldProps {
  label: string;
  hint?: string | undefined;
  /** A point in time (ISO), or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | null;
}

/** Day and time in the future. */
export function MomentField({ label, hint, value, onChange, error }: MomentFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
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
  );
}
