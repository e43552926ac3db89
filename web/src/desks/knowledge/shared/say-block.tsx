import { MessageSquareQuote } from 'lucide-react';
import styles from './say-block.module.css';
import { useWords } from './words';

/** What the agent says first, as it stands at the head of an article. */
export function SayBlock({ text, lang }: { text: string; lang: string }) {
  const { t } = useWords();
  return (
    <div className={styles['say']}>
      <p className={styles['label']}>
        <MessageSquareQuote size={14} strokeWidth={1.8} aria-hidden="true" /> {t('fields.sayFirst')}
      </p>
      <p className={styles['text']} lang={lang}>
        {text}
      </p>
    </div>
  );
}
