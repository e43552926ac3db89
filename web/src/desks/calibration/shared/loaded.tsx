import type { CombinedError } from 'urql';
import { ErrorState } from '../../../components/error-state';
import { Forbidden } from '../../../components/forbidden';
import { Skeleton } from '../../../components/skeleton';
import styles from './pages.module.css';

interface LoadedProps {
  isThere: boolean;
  fetching: boolean;
  error: CombinedError | undefined;
  onRetry: () => void;
}

/** What stands in for a thing that is on its way, absent or not to be had; beside it, that it could not be asked for anew. */
export function Loaded({ isThere, fetching, error, onRetry }: LoadedProps) {
  if (error)
    return (
      <div className={styles['notices']}>
        <ErrorState error={error} onRetry={onRetry} keepsOld={isThere} />
      </div>
    );
  if (isThere) return null;
  return fetching ? <Skeleton rows={6} /> : <Forbidden />;
}
