import { ChevronRight, GitBranch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CodeLabel } from '../../../components/code-label';
import { IconButton } from '../../../components/icon-button';
import styles from './walk-head.module.css';

/** The head of the panel while no walk is shown. */
export function PanelHead({ title, code, onHide }: { title: string; code?: string | undefined; onHide: () => void }) {
  const { t } = useTranslation('walks');
  return (
    <header className={styles['head']}>
      <div className={styles['row']}>
        <GitBranch size={18} strokeWidth={1.8} aria-hidden="true" className={styles['icon']} />
        <h2>{title}</h2>
        {code !== undefined && (
          <span className={styles['code']}>
            <CodeLabel>{code}</CodeLabel>
          </span>
        )}
        <span className={styles['space']} />
        <IconButton
          label={t('close')}
          keyName="Esc"
          icon={<ChevronRight size={17} strokeWidth={1.8} aria-hidden="true" />}
          onClick={onHide}
        />
      </div>
    </header>
  );
}
