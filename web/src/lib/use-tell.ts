import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from './outcome';
import { showToast } from './toasts';

/**
 * Tells in passing what became of an act that has no form: `done` when it is done (null says nothing), else the
 * server's sentence, or that it was not reached. Answers whether it is done.
 */
export function useTell(): (outcome: Outcome<unknown>, done: string | null) => boolean {
  const { t } = useTranslation();
  return useCallback(
    (outcome, done) => {
      if (outcome.kind === 'done') {
        if (done !== null) showToast({ tone: 'good', text: done });
      } else if (outcome.kind === 'refused')
        showToast({ tone: 'bad', text: outcome.refusals[0]?.message ?? t('refused.title') });
      else showToast({ tone: 'bad', text: t('refused.title'), detail: t('refused.nothingChanged') });
      return outcome.kind === 'done';
    },
    [t],
  );
}
