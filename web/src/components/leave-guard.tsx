import { useBlocker } from '@tanstack/react-router';
import { Button } from './button';
import { Dialog } from './dialog';

interface LeaveGuardProps {
  session: {
    /** Saves what is unsaved; false where something could not be saved. */
    flush: () => Promise<boolean>;
    /** Puts what is unsaved where it is found again; runs before leaving without saving. */
    keep: () => void;
    readonly hasUnsaved: boolean;
  };
  /** The words of the question. */
  say: (part: 'title' | 'text' | 'go' | 'stay') => string;
}

/** Leaving saves first. Only what cannot be saved is asked about; closing the tab asks while anything is unsaved. */
export function LeaveGuard({ session, say }: LeaveGuardProps) {
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
      title={say('title')}
      description={say('text')}
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              session.keep();
              blocker.proceed();
            }}
          >
            {say('go')}
          </Button>
          <Button variant="primary" onClick={blocker.reset}>
            {say('stay')}
          </Button>
        </>
      }
    />
  );
}
