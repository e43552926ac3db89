import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from 'lucide-react';
import { formatWhen } from '../../../lib/format';
import { useWords } from '../shared/words';
import type { SessionState } from './session/tree-session';
import styles from './editor.module.css';

/** Whether what is drawn on the page stands on the server too. */
export function SaveMark({ state }: { state: SessionState }) {
  const { t, language } = useWords();
  switch (state.status) {
    case 'saved':
      return state.savedAt === null ? null : (
        <span className={styles['mark']} role="status">
          <Check size={13} aria-hidden="true" /> {t('save.saved', { at: formatWhen(state.savedAt, language) })}
        </span>
      );
    case 'waiting':
      return (
        <span className={styles['mark']}>
          <PencilLine size={13} aria-hidden="true" /> {t('save.waiting')}
        </span>
      );
    case 'saving':
      return (
        <span className={styles['mark']}>
          <LoaderCircle size={13} aria-hidden="true" /> {t('save.saving')}
        </span>
      );
    case 'failed':
      return (
        <span className={styles['markBad']} role="status">
          <CloudOff size={13} aria-hidden="true" /> {t('save.failed')}
        </span>
      );
    case 'refused':
    case 'conflict':
      return (
        <span className={styles['markBad']} role="status">
          <TriangleAlert size={13} aria-hidden="true" /> {t(`save.${state.status}`)}
        </span>
      );
  }
}
