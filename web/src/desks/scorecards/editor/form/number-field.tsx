import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../../../components/text-input';
import { showToast } from '../../../../lib/toasts';

interface NumberInputProps {
  value: number | null;
  least: number;
  most: number;
  /** Whole numbers only. */
  isWhole?: boolean;
  /** Whether it may be left empty. */
  isOptional?: boolean;
  readOnly: boolean;
  label?: string | undefined;
  onChange: (value: number | null) => void;
}

const shownOf = (value: number | null): string => (value === null ? '' : String(value));

/** A number that is taken as soon as it is one within its bounds; what is left outside of them is given back, and said why. */
export function NumberInput({
  value,
  least,
  most,
  isWhole = false,
  isOptional = false,
  readOnly,
  label,
  onChange,
}: NumberInputProps) {
  // Other pages use the field too: they do not wait for these words, which are said when the field is left.
  const { t } = useTranslation('scorecards', { useSuspense: false });
  const [typed, setTyped] = useState<string | null>(null);
  const read = (raw: string): number | null | undefined => {
    const number = raw.trim() === '' ? null : Number(raw.replace(',', '.'));
    if (number === null) return isOptional ? null : undefined;
    const isGood = number >= least && number <= most && (!isWhole || Number.isInteger(number));
    return isGood ? number : undefined;
  };
  // A number that comes from elsewhere (undo, a colleague) takes the place of what is typed; `1.` on the way to `1.5` stays.
  useEffect(() => setTyped((now) => (now !== null && read(now) === value ? now : null)), [value]);
  const write = (raw: string): void => {
    const number = read(raw);
    setTyped(raw);
    if (number !== undefined && number !== value) onChange(number);
  };
  const leave = (): void => {
    if (typed !== null && typed.trim() !== '' && read(typed) === undefined)
      showToast({ tone: 'warn', text: t(isWhole ? 'form.notWhole' : 'form.notNumber', { typed, least, most }) });
    setTyped(null);
  };
  return (
    <TextInput
      inputMode="decimal"
      value={typed ?? shownOf(value)}
      aria-label={label}
      aria-invalid={(typed !== null && read(typed) === undefined) || undefined}
      readOnly={readOnly}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
