import { OctagonX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import styles from './stop-work-banner.module.css';
import type { InboxEntry } from './use-inbox';

interface StopWorkBannerProps {
  entries: readonly InboxEntry[];
  onOpen: (entry: InboxEntry) => void;
  onUnderstood: (entry: InboxEntry) => void;
}

/** Above everything, and not to be closed: only understood. */
export function StopWorkBanner({ entries, onOpen, onUnderstood }: StopWorkBannerProps) {
  const { t } = useTranslation('agent');
  const [entry] = entries;
  return (
    <div role="alert" className={styles['region']}>
      {entry && (
        <div className={styles['banner']}>
          <OctagonX size={19} strokeWidth={1.8} aria-hidden="true" />
          <strong className={styles['kind']}>{t('stopWork.title')}</strong>
          <span className={styles['text']}>
            {entry.title}
            {entry.summary !== null && <span className={styles['summary']}>{entry.summary}</span>}
          </span>
          {entries.length > 1 && (
            <span className={styles['more']}>{t('stopWork.more', { count: entries.length - 1 })}</span>
          )}
          {entry.article && (
            <button type="button" className={styles['open']} onClick={() => onOpen(entry)}>
              {t('stopWork.open', { code: entry.code })} <KeyCap>O</KeyCap>
            </button>
          )}
          <button type="button" className={styles['understood']} onClick={() => onUnderstood(entry)}>
            {t('stopWork.understood')} <KeyCap>⇧↵</KeyCap>
          </button>
        </div>
      )}
    </div>
  );
}
