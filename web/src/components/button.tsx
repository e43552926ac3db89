import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from '../lib/classes';
import styles from './button.module.css';
import { KeyCap } from './key-cap';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className'> {
  /** `primary` is the one filled button of a panel; `danger` outlines what harms; `quiet` has no edge. */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet' | undefined;
  size?: 'small' | 'normal' | 'large' | undefined;
  icon?: ReactNode;
  /** The key that does the same. Shown only: binding it is the page's matter. */
  keyCap?: string | undefined;
  /** Work is going on: it cannot be pressed again. */
  busy?: boolean | undefined;
}

export function Button({
  variant = 'plain',
  size = 'normal',
  icon,
  keyCap,
  busy = false,
  children,
  type = 'button',
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(styles['button'], styles[variant], size !== 'normal' && styles[size])}
    >
      {icon}
      {children}
      {keyCap !== undefined && <KeyCap>{keyCap}</KeyCap>}
    </button>
  );
}
