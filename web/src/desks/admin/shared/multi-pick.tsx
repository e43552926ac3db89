import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, X } from 'lucide-react';
import { Field } from '../../../components/field';
import popup from '../../../components/popup.module.css';
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
        <Base.Portal>
          <Base.Positioner className={popup['positioner']} sideOffset={4}>
            <Base.Popup className={popup['popup']}>
              <Base.Empty className={popup['empty']}>{common('common.noMatch')}</Base.Empty>
              <Base.List>
                {(item: Item) => (
                  <Base.Item key={item.value} value={item} className={popup['item']}>
                    {item.label}
                    <Base.ItemIndicator className={popup['indicator']}>
                      <Check size={14} aria-hidden="true" />
                    </Base.ItemIndicator>
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  );
}
