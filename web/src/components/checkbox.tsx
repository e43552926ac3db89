import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './checkbox.module.css';

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The text beside it; or `label` where there is no room for text. */
  children?: ReactNode;
  label?: string | undefined;
  indeterminate?: boolean | undefined;
  disabled?: boolean | undefined;
}

export function Checkbox({
  checked,
  onChange,
  children,
  label,
  indeterminate = false,
  disabled = false,
}: CheckboxProps) {
  const box = (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      indeterminate={indeterminate}
      disabled={disabled}
      aria-label={label}
      className={styles['box']}
    >
      <Base.Indicator className={styles['mark']}>
        {indeterminate ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </Base.Indicator>
    </Base.Root>
  );
  if (children === undefined) return box;
  return (
    <label className={styles['row']}>
      {box}
      <span>{children}</span>
    </label>
  );
}
