import { useState } from 'react';
import { useWords } from '../shared/words';
import type { CardSession, SessionState } from './session/card-session';

/** Whether the form may be activated now, and the way there: what is unsaved is saved first. */
export function useActivate(session: CardSession, state: SessionState, errors: number) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
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
    if (whyNot !== null || !(await session.flush())) return;
    const { head: now } = session.store.get();
    const hasErrors = now.draft?.findings.some(({ severity }) => severity === 'ERROR') ?? true;
    if (now.draft && !hasErrors) setOpen(true);
  };
  return { whyNot, isOpen, open: () => void open(), close: () => setOpen(false) };
}
