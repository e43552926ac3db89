import type { Metrics } from '../telemetry/metrics.js';

/** What a handler gets. It may run more than once for one job (at least once), so it must be able to go on where it was. */
export interface JobRun<P = Record<string, unknown>> {
  id: string;
  payload: P;
  /** What earlier runs of this job left with `progress`; empty at first. */
  soFar: Readonly<Record<string, unknown>>;
  /** 1 at the first run. */
  attempt: number;
  /** Stores fields for the next run and for who watches. Throws JobLostError when another copy has taken the job over. */
  progress(patch: Record<string, unknown>): Promise<void>;
  /** Fires when the process stops or the job was taken over: end soon, by throwing; the job goes on later. */
  signal: AbortSignal;
}

/** Does the jobs of one kind. */
export type JobHandler<P = Record<string, unknown>> = (run: JobRun<P>) => Promise<void>;

/** The lease was lost: this run must change nothing more. */
export class JobLostError extends Error {
  constructor(id: string) {
    super(`Job ${id} was taken over by another server copy.`);
    this.name = 'JobLostError';
  }
}

/** How a queue works; the defaults suit a server. */
export interface JobQueueOptions {
  /** Time that a claim holds without renewal, in milliseconds; default 20,000. */
  leaseMs?: number;
  /** Pause between looks for work, in milliseconds; default 1,000. Work enqueued by this process is seen at once. */
  pollMs?: number;
  /** Jobs that this process runs at the same time; default 2. */
  concurrency?: number;
  /** Runs that may fail (or die) before the job is given up; default 8. */
  maxAttempts?: number;
  metrics?: Pick<Metrics, 'jobRuns' | 'jobsWaiting'>;
}
