import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hint } from '../lib/use-hints';
import styles from './hint-bar.module.css';
import { KeyCap } from './key-cap';

/** The keys of the focused panel, along the bottom of the page. */
export function HintBar({ hints, children }: { hints: readonly Hint[]; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <footer className={styles['bar']} aria-label={t('keys.hintBar')}>
      {hints.map((hint) => (
        <span key={hint.keys + hint.label} className={styles['hint']}>
          <KeyCap>{hint.keys}</KeyCap>
          {hint.label}
        </span>
      ))}
      {children !== undefined && <span className={styles['note']}>{children}</span>}
    </footer>
  );
}
