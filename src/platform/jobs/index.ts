export { JobQueue } from './job-queue.js';
export { JobLostError, type JobHandler, type JobQueueOptions, type JobRun } from './job-run.js';
export type { Job, JobState } from './job.store.js';
export { Leases } from './lease.js';
