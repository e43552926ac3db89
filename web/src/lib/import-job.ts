import { useEffect, useRef } from 'react';

/** What becomes of a row of an imported file. What needs mending comes first. */
export const OUTCOMES = ['REFUSED', 'CREATED', 'UPDATED', 'UNCHANGED'] as const;
export type RowOutcome = (typeof OUTCOMES)[number];

/** An import as the desks show it, of whatever things. */
export interface ImportJob {
  id: string;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  /** Called off before its end; what was taken until then stays. */
  isCancelled?: boolean | undefined;
  fileName: string;
  isDryRun: boolean;
  totalCount: number;
  doneCount: number;
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  refusedCount: number;
  /** Why the whole of it failed. */
  error: string | null;
  createdAt: string;
}

const POLL_MS = 1_000;

export const isRunning = ({ state }: ImportJob): boolean => state === 'WAITING' || state === 'RUNNING';

export const countOf = (job: ImportJob, outcome: RowOutcome): number =>
  ({ REFUSED: job.refusedCount, CREATED: job.createdCount, UPDATED: job.updatedCount, UNCHANGED: job.unchangedCount })[
    outcome
  ];

/** Asks again and again for a job while it runs. */
export function useFollowed(job: ImportJob | null, ask: (options: { requestPolicy: 'network-only' }) => void): void {
  const running = job !== null && isRunning(job);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [running, ask]);
}

/** While a job runs, rows arrive; the page that is read is asked again when it is over, or when the first ones came. */
export function useArrivingRows(job: ImportJob, outcome: RowOutcome, reload: () => void): void {
  const count = countOf(job, outcome);
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    if (isRunning(job) && seen.current !== 0) return;
    seen.current = count;
    reload();
  }, [count, job, reload]);
}
