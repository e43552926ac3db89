import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';
import { wallClock } from '../../../../lib/wall-clock';

interface MomentFieldProps {
  label: string;
  hint: string;
  /** A point in time (ISO), or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | null;
}

/** A day and time, or none. */
export function MomentField({ label, hint, value, onChange, error }: MomentFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        type="datetime-local"
        value={value === null ? '' : wallClock(new Date(value))}
        onChange={(event) => {
          const date = new Date(event.currentTarget.value);
          onChange(Number.isNaN(date.getTime()) ? null : date.toISOString());
        }}
      />
    </Field>
  );
}
