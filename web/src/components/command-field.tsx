import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { overlayStore } from '../lib/overlay';
import styles from './command-field.module.css';
import { KeyCap } from './key-cap';

/** Opens the commands for those who look for them with the mouse; the keyboard has Ctrl K. */
export function CommandField() {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles['field']} onClick={() => overlayStore.set('command')}>
      <Search size={15} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles['label']}>{t('shell.command')}</span>
      <KeyCap>Ctrl K</KeyCap>
    </button>
  );
}
