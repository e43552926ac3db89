import { useTranslation } from 'react-i18next';
import { Button } from './button';
import styles from './pager.module.css';

interface PagerProps {
  shown: number;
  total: number;
  hasMore: boolean;
  busy?: boolean;
  onMore: () => void;
}

/** The end of a list that has more: how much is shown, and the next page on request. */
export function Pager({ shown, total, hasMore, busy = false, onMore }: PagerProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['pager']}>
      <span>{t('common.shownOf', { shown, total })}</span>
      {hasMore && (
        <Button size="small" onClick={onMore} busy={busy}>
          {t('common.more')}
        </Button>
      )}
    </div>
  );
}
