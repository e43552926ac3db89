import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../components/key-cap';
import styles from './say-first.module.css';

/** What to say first, aloud, before reading on. */
export function SayFirst({ say, lang, onCopy }: { say: string; lang: string; onCopy: () => void }) {
  const { t } = useTranslation('agent');
  return (
    <section className={styles['block']} aria-label={t('say.title')}>
      <header className={styles['head']}>
        <MessageSquareQuote size={14} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles['title']}>{t('say.title')}</span>
        <button type="button" className={styles['copy']} onClick={onCopy}>
          <KeyCap>C</KeyCap> {t('say.copy')}
        </button>
      </header>
      <p className={styles['say']} lang={lang}>
        {say}
      </p>
    </section>
  );
}
