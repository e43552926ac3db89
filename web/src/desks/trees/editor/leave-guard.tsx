import { useBlocker } from '@tanstack/react-router';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { useWords } from '../shared/words';
import type { TreeSession } from './session/tree-session';

/** Leaving saves first. Only what cannot be saved is asked about; closing the tab asks while anything is unsaved. */
export function LeaveGuard({ session }: { session: TreeSession }) {
  const { t } = useWords();
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await session.flush()),
    enableBeforeUnload: () => session.hasUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      open
      onClose={blocker.reset}
      width="narrow"
      title={t('leave.title')}
      description={t('leave.text')}
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              session.keep();
              blocker.proceed();
            }}
          >
            {t('leave.go')}
          </Button>
          <Button variant="primary" onClick={blocker.reset}>
            {t('leave.stay')}
          </Button>
        </>
      }
    />
  );
}
