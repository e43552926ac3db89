import { useRef, useState } from 'react';
import { showToast } from '../../../lib/toasts';
import { useWords } from '../shared/words';
import type { CardSession, SessionState } from './session/card-session';

/**
 * Whether the form may be activated now, and the way there: what is unsaved is saved first. Whoever asks by key hears why not, and
 * `toErrors` leads to the first error.
 */
export function useActivate(session: CardSession, state: SessionState, errors: number, toErrors: () => void) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const latest = useRef(toErrors);
  latest.current = toErrors;
  const { head, status } = state;
  const isWaiting = status === 'waiting' || status === 'saving';
  const whyNot =
    status === 'conflict' || status === 'refused' || status === 'failed'
      ? t(`activate.whyNot.${status}`)
      : errors > 0 && !isWaiting
        ? t('activate.whyNot.errors', { count: errors })
        : head.draft === null && !isWaiting
          ? t('activate.whyNot.same')
          : head.viewerCanActivate || isWaiting
            ? null
            : t('activate.whyNot.notYours');
  const open = async (): Promise<void> => {
    if (whyNot !== null) {
      showToast({ tone: 'warn', text: whyNot });
      if (errors > 0) toErrors();
      return;
    }
    if (!(await session.flush())) return;
    const { head: now } = session.store.get();
    if (!now.draft) return;
    const found = now.draft.findings.filter(({ severity }) => severity === 'ERROR').length;
    if (found === 0) return setOpen(true);
    showToast({ tone: 'warn', text: t('activate.whyNot.errors', { count: found }) });
    // The page knows them once it was drawn with them.
    setTimeout(() => latest.current());
  };
  return { whyNot, isOpen, open: () => void open(), close: () => setOpen(false) };
}
