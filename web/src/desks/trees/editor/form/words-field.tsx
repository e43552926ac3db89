import { Field } from '../../../../components/field';
import { TextArea } from '../../../../components/text-area';
import { useState } from 'react';
import { useEditing } from './editing';

interface WordsFieldProps {
  label: string;
  hint?: string | undefined;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** Several short texts, one a line. */
export function WordsField({ label, hint, values, onChange }: WordsFieldProps) {
  const { readOnly } = useEditing();
  const stored = values.join('\n');
  const [typed, setTyped] = useState(stored);
  const linesOf = (text: string): string[] =>
    [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, 30);
  // While somebody types an empty last line stands; what came from elsewhere replaces it.
  const shown = linesOf(typed).join('\n') === stored ? typed : stored;
  return (
    <Field label={label} hint={hint}>
      <TextArea
        rows={Math.min(5, Math.max(2, values.length + 1))}
        value={shown}
        readOnly={readOnly}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(linesOf(event.currentTarget.value));
        }}
      />
    </Field>
  );
}
