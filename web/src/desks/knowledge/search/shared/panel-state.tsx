import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { ErrorState } from '../../../../components/error-state';
import { Skeleton } from '../../../../components/skeleton';
import styles from './panel-state.module.css';

interface PanelStateProps {
  error: CombinedError | undefined;
  onRetry: () => void;
  /** Whether there is something to show, perhaps from before. */
  hasData: boolean;
  /** What stands there when there is an answer and nothing in it; undefined when there is something. */
  empty?: ReactNode;
  rows?: number;
}

/** What a panel shows beside or in place of its content: that it loads, failed, or is empty. */
export function PanelState({ error, onRetry, hasData, empty, rows = 4 }: PanelStateProps) {
  return (
    <>
      {error && (
        <div className={styles['error']}>
          <ErrorState error={error} onRetry={onRetry} keepsOld={hasData} />
        </div>
      )}
      {!hasData && !error && <Skeleton rows={rows} />}
      {hasData && !error && empty}
    </>
  );
}
