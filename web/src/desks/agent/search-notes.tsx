import { CornerDownRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import { Notice } from '../../components/notice';
import styles from './search-notes.module.css';
import type { SearchResult } from './use-search';

/** What is to be known of the whole answer: the stand-by search, words that were cut off, a spelling that was meant. */
export function SearchNotes({ result, onMended }: { result: SearchResult; onMended: () => void }) {
  const { t } = useTranslation('agent');
  return (
    <>
      {result.isDegraded && (
        <div className={styles['notice']}>
          <Notice kind="degraded" title={t('search.degradedTitle')}>
            {t('search.degradedText')}
          </Notice>
        </div>
      )}
      {result.isShortened && (
        <p role="status" className={styles['line']}>
          {t('search.shortened')}
        </p>
      )}
      {result.didYouMean !== null && (
        <p className={styles['line']}>
          <CornerDownRight size={14} strokeWidth={1.8} aria-hidden="true" />
          <span>{t('search.didYouMean')}</span>
          <button
            type="button"
            className={styles['mended']}
            // The search field keeps the focus, so that typing can go on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={onMended}
          >
            {result.didYouMean}
          </button>
          <KeyCap>Alt Y</KeyCap>
        </p>
      )}
    </>
  );
}
