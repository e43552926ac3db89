import { Field } from '../../../../components/field';
import { TextInput } from '../../../../components/text-input';

const pad = (part: number): string => String(part).padStart(2, '0');

/** As the browser's own field wants it: local time without a zone. */
const toLocal = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`;

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
        value={value === null ? '' : toLocal(new Date(value))}
        onChange={(event) => {
          const date = new Date(event.currentTarget.value);
          onChange(Number.isNaN(date.getTime()) ? null : date.toISOString());
        }}
      />
    </Field>
  );
}
