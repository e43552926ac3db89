import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { ErrorState } from './error-state';
import { Pager } from './pager';
import { Skeleton } from './skeleton';
import styles from './list-panel.module.css';

interface ListPanelProps {
  /** What `usePages` gave. */
  list: {
    rows: readonly unknown[];
    total: number;
    hasMore: boolean;
    isLoading: boolean;
    isReady: boolean;
    error: CombinedError | null;
    more: () => void;
    reload: () => void;
  };
  /** The rows; drawn when there are any. */
  children: ReactNode;
  /** What stands there when there are none. */
  empty: ReactNode;
  /** False where only the first few are wanted. */
  hasPager?: boolean;
}

/** A list in whatever state it is: loading, failed (old rows stay), empty, or rows with more to come. */
export function ListPanel({ list, children, empty, hasPager = true }: ListPanelProps) {
  const hasRows = list.rows.length > 0;
  return (
    <div className={styles['panel']} aria-busy={list.isLoading || undefined}>
      {list.error && (
        <div className={styles['error']}>
          <ErrorState error={list.error} onRetry={list.reload} keepsOld={hasRows} />
        </div>
      )}
      {hasRows && children}
      {!hasRows && !list.error && (list.isReady ? empty : <Skeleton rows={6} />)}
      {hasRows && hasPager && (
        <Pager
          shown={list.rows.length}
          total={list.total}
          hasMore={list.hasMore}
          busy={list.isLoading}
          onMore={list.more}
        />
      )}
    </div>
  );
}
