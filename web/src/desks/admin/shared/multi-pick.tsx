import { Combobox as Base } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { ComboboxPopup } from '../../../components/combobox-popup';
import { Field } from '../../../components/field';
import styles from './multi-pick.module.css';
import { useWords } from './words';

interface Item {
  value: string;
  label: string;
}

interface MultiPickProps {
  label: string;
  items: readonly Item[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  placeholder?: string | undefined;
  error?: string | null | undefined;
  hint?: string | undefined;
}

/** Several of a list, found by typing; the chosen ones stand before the field and go by their cross or Backspace. */
export function MultiPick({ label, items, values, onChange, placeholder, error, hint }: MultiPickProps) {
  const { t, common } = useWords();
  const chosen = values.flatMap((value) => items.find((item) => item.value === value) ?? []);
  return (
    <Field label={label} error={error} hint={hint}>
      <Base.Root
        items={items}
        multiple
        value={chosen}
        onValueChange={(next) => onChange(next.map(({ value }) => value))}
        itemToStringLabel={(item) => item.label}
        isItemEqualToValue={(one, other) => one.value === other.value}
        autoHighlight
      >
        <Base.Chips className={styles['group']}>
          {chosen.map((item) => (
            <Base.Chip key={item.value} className={styles['chip']} aria-label={item.label}>
              {item.label}
              <Base.ChipRemove className={styles['remove']} aria-label={t('form.remove', { value: item.label })}>
                <X size={12} aria-hidden="true" />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input className={styles['input']} placeholder={chosen.length === 0 ? placeholder : undefined} />
        </Base.Chips>
        <ComboboxPopup empty={common('common.noMatch')} keyOf={(item: Item) => item.value}>
          {(item) => item.label}
        </ComboboxPopup>
      </Base.Root>
    </Field>
  );
}
