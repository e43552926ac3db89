export { JobLostError, JobQueue, type JobHandler, type JobQueueOptions, type JobRun } from './job-queue.js';
export type { Job, JobState } from './job.store.js';
export { Leases } from './lease.js';
