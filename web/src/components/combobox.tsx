import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { ComboboxPopup } from './combobox-popup';
import { useTranslation } from 'react-i18next';
import styles from './combobox.module.css';

export interface ComboboxItem {
  value: string;
  label: string;
}

interface ComboboxProps {
  /** Accessible name where no `Field` gives one. */
  label?: string | undefined;
  value: string | null;
  items: readonly ComboboxItem[];
  onChange: (value: string | null) => void;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of a long list, found by typing. */
export function Combobox({ label, value, items, onChange, placeholder, disabled }: ComboboxProps) {
  const { t } = useTranslation();
  const chosen = items.find((item) => item.value === value) ?? null;
  return (
    <Base.Root
      items={items}
      value={chosen}
      onValueChange={(item) => onChange(item?.value ?? null)}
      itemToStringLabel={(item) => item.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
      disabled={disabled ?? false}
    >
      <Base.InputGroup className={styles['group']}>
        <Base.Input className={styles['input']} placeholder={placeholder} aria-label={label} />
        <Base.Clear className={styles['tool']} aria-label={t('common.clear')}>
          <X size={14} aria-hidden="true" />
        </Base.Clear>
        <Base.Trigger className={styles['tool']} aria-label={t('common.showAll')}>
          <ChevronDown size={14} aria-hidden="true" />
        </Base.Trigger>
      </Base.InputGroup>
      <ComboboxPopup empty={t('common.noMatch')} keyOf={(item: ComboboxItem) => item.value}>
        {(item) => item.label}
      </ComboboxPopup>
    </Base.Root>
  );
}
