import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { useWords } from './words';
import type { Refusal } from '../../../lib/outcome';

interface ConflictNoticeProps {
  refusals: readonly Refusal[];
  /** Shows what the other person stored in place of what is typed here. */
  onTake: () => void;
  /** Stores what is typed here over it. Left out where nothing is typed. */
  onKeep?: (() => void) | undefined;
}

/** Somebody stored first: what is typed is still here, and the person decides which of the two stays. */
export function ConflictNotice({ refusals, onTake, onKeep }: ConflictNoticeProps) {
  const { t } = useWords();
  if (!refusals.some(({ code }) => code === 'CONFLICT')) return null;
  return (
    <Notice
      kind="conflict"
      title={t('conflict.title')}
      actions={
        <>
          <Button size="small" onClick={onTake}>
            {t(onKeep ? 'conflict.take' : 'conflict.reload')}
          </Button>
          {onKeep && (
            <Button size="small" onClick={onKeep}>
              {t('conflict.keep')}
            </Button>
          )}
        </>
      }
    >
      {t(onKeep ? 'conflict.text' : 'conflict.reloadText')}
    </Notice>
  );
}
