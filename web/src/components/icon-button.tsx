import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'children'> {
  /** What it does: the accessible name, and the tooltip. */
  label: string;
  icon: ReactNode;
  /** The key that does the same, told in the tooltip. */
  keyName?: string | undefined;
}

/** A button that shows an icon only, 30 px square. */
export function IconButton({ label, icon, keyName, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={styles['iconButton']}
      aria-label={label}
      title={keyName ? `${label} (${keyName})` : label}
    >
      {icon}
    </button>
  );
}
