import { wallClock } from '../lib/wall-clock';
import { Field } from './field';
import { TextInput } from './text-input';

interface MomentFieldProps {
  label: string;
  hint?: string | undefined;
  /** A point in time (ISO), or null for none. */
  value: string | null;
  /** Only times that are still to come are offered. */
  isAhead?: boolean;
  onChange: (value: string | null) => void;
  error: string | null;
}

/** A day and time by the clock of this machine, or none. */
export function MomentField({ label, hint, value, isAhead = false, onChange, error }: MomentFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        type="datetime-local"
        value={value === null ? '' : wallClock(new Date(value))}
        min={isAhead ? wallClock(new Date()) : undefined}
        onChange={(event) => {
          const date = new Date(event.currentTarget.value);
          onChange(Number.isNaN(date.getTime()) ? null : date.toISOString());
        }}
      />
    </Field>
  );
}
