import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { toFailure } from '../lib/failures';
import { Button } from './button';
import { CodeLabel } from './code-label';
import { Forbidden } from './forbidden';
import { Notice } from './notice';

interface ErrorStateProps {
  error: CombinedError;
  onRetry: () => void;
  /** Rows from before are still shown beside this notice. */
  keepsOld?: boolean;
}

/** A failed load: says what failed, offers to try again, names the request. Old rows stay where they are. */
export function ErrorState({ error, onRetry, keepsOld = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const failure = toFailure(error);
  if (failure.kind === 'forbidden') return <Forbidden />;
  const retry = (
    <Button size="small" icon={<RefreshCw size={13} aria-hidden="true" />} onClick={onRetry}>
      {t('common.retry')}
    </Button>
  );
  if (failure.kind === 'offline') {
    return (
      <Notice kind="offline" title={t('states.offlineTitle')} actions={retry}>
        {t('states.offlineText')}
      </Notice>
    );
  }
  return (
    <Notice
      kind="error"
      title={t(failure.kind === 'limited' ? 'states.limitedTitle' : 'states.errorTitle')}
      actions={retry}
    >
      {keepsOld ? t('states.errorKeepsOld') : t('states.errorText')}{' '}
      {failure.requestId !== null && (
        <>
          {t('states.requestId')} <CodeLabel>{failure.requestId}</CodeLabel>
        </>
      )}
    </Notice>
  );
}
