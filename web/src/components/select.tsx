import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import popup from './popup.module.css';
import styles from './select.module.css';

export interface SelectItem<Value extends string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string> {
  /** Accessible name where no `Field` gives one. */
  label?: string | undefined;
  value: Value | null;
  items: readonly SelectItem<Value>[];
  onChange: (value: Value) => void;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of a list that is too long to show whole. */
export function Select<Value extends string>({
  label,
  value,
  items,
  onChange,
  placeholder,
  disabled,
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      disabled={disabled ?? false}
      modal={false}
    >
      <Base.Trigger className={styles['trigger']} aria-label={label}>
        <Base.Value className={styles['value']} placeholder={placeholder} />
        <Base.Icon className={styles['icon']}>
          <ChevronDown size={14} strokeWidth={1.8} aria-hidden="true" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={popup['positioner']} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={popup['popup']}>
            <Base.List>
              {items.map((item) => (
                <Base.Item key={item.value} value={item.value} className={popup['item']}>
                  <Base.ItemText>{item.label}</Base.ItemText>
                  <Base.ItemIndicator className={popup['indicator']}>
                    <Check size={14} aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
