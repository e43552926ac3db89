import type { Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock/clock.js';
import { newId } from '../ids/ids.js';
import type { Log } from '../telemetry/log.js';
import { newHolder, retireHolder } from './holder.js';
import { type JobHandler, JobLostError, type JobQueueOptions } from './job-run.js';
import { JobStore, type Job } from './job.store.js';

/**
 * Background work that survives crashes: a job is a document, whoever works on it holds a lease and renews it, and a
 * job whose holder died is taken up again. Failed runs are repeated after 1 s, 2 s, 4 s … up to 10 minutes.
 */
export class JobQueue {
  readonly #store: JobStore;
  readonly #handlers = new Map<string, JobHandler>();
  readonly #periods = new Map<string, number>();
  readonly #holder = newHolder();
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #leaseMs: number;
  readonly #pollMs: number;
  readonly #concurrency: number;
  readonly #maxAttempts: number;
  #loop: Promise<void> | undefined;
  #wake: () => void = () => undefined;
  /** Looks that follow quickly: what was enqueued in a transaction is seen only once that commits. */
  #quickLooks = 0;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly options: JobQueueOptions = {},
  ) {
    this.#store = new JobStore(connection);
    this.#leaseMs = options.leaseMs ?? 20_000;
    this.#pollMs = options.pollMs ?? 1_000;
    this.#concurrency = options.concurrency ?? 2;
    this.#maxAttempts = options.maxAttempts ?? 8;
  }

  /** Names who does jobs of a kind. Before `start`. */
  register<P extends object>(kind: string, handler: JobHandler<P>): void {
    if (this.#handlers.has(kind)) throw new Error(`Jobs of kind ${kind} have a handler already.`);
    this.#handlers.set(kind, handler as JobHandler);
  }

  /** Work that returns: at the start and then `everyMs` milliseconds after each good run, on one server copy at a time. */
  registerEvery(kind: string, everyMs: number, handler: JobHandler): void {
    this.register(kind, handler);
    this.#periods.set(kind, everyMs);
  }

  /**
   * Stores a job; called inside a transaction it is stored with it or not at all.
   * @param options.id makes it once only: the same id again changes nothing. @param options.runAt not before this moment.
   * @returns its id.
   */
  async enqueue(kind: string, payload: object, options: { id?: string; runAt?: Date } = {}): Promise<string> {
    const id = options.id ?? newId('job', this.clock);
    await this.#store.insert(this.#fresh(id, kind, { ...payload }, options.runAt ?? this.clock.now(), null));
    this.#quickLooks = 10;
    this.#wake();
    return id;
  }

  /** A job as it stands, or null. */
  find(id: string): Promise<Job | null> {
    return this.#store.find(id);
  }

  /** Begins to look for work, until `stop`. */
  start(): void {
    this.#loop ??= this.#work();
  }

  /** Fires the signals of running jobs, waits for their handlers for up to `patienceMs`, and gives their jobs back. */
  async stop(patienceMs = 5_000): Promise<void> {
    this.#stop.abort();
    this.#wake();
    const late = new AbortController();
    await Promise.race([
      Promise.all([this.#loop, ...this.#running]),
      pause(patienceMs, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    retireHolder(this.#holder);
  }

  /** Runs everything that is due now, one after the other, and returns how many runs there were. For tests and scripts. */
  async runDue(): Promise<number> {
    await this.#plant();
    let count = 0;
    for (let job = await this.#claim(); job; job = await this.#claim()) {
      await this.#run(job);
      count += 1;
    }
    return count;
  }

  async #work(): Promise<void> {
    let planted = false;
    while (!this.#stop.signal.aborted) {
      // Made here, not where a job is enqueued: the loop must not inherit a request's or a transaction's context.
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      try {
        if (!planted) {
          await this.#store.freeAbandoned();
          await this.#plant();
          planted = true;
        }
        while (!this.#stop.signal.aborted && this.#running.size < this.#concurrency) {
          const job = await this.#claim();
          if (!job) break;
          const run = this.#run(job).finally(() => {
            this.#running.delete(run);
            this.#wake();
          });
          this.#running.add(run);
        }
        this.options.metrics?.jobsWaiting.set(await this.#store.countOpen());
      } catch (error) {
        if (!this.#stop.signal.aborted) this.log.warn({ err: error }, 'jobs could not be looked for');
      }
      if (this.#stop.signal.aborted) return;
      const rest = new AbortController();
      const span = this.#quickLooks > 0 ? Math.min(50, this.#pollMs) : this.#pollMs;
      this.#quickLooks = Math.max(0, this.#quickLooks - 1);
      await Promise.race([woken, pause(span, undefined, { signal: rest.signal }).catch(() => undefined)]);
      rest.abort();
    }
  }

  /** Work that returns has one job with a fixed id, made by whichever copy comes first. */
  async #plant(): Promise<void> {
    for (const [kind, everyMs] of this.#periods) {
      const id = `every:${kind}`;
      await this.#store.insert(this.#fresh(id, kind, {}, this.clock.now(), everyMs));
      await this.#store.setEvery(id, everyMs);
    }
  }

  #claim(): Promise<Job | null> {
    return this.#store.claim([...this.#handlers.keys()], this.#holder, this.clock.now(), this.#leaseEnd());
  }

  async #run(job: Job): Promise<void> {
    const { _id: id, kind } = job;
    const handler = this.#handlers.get(kind);
    if (!handler) return;
    if (job.attempts > this.#maxAttempts && job.everyMs === null) {
      await this.#fail(job, job.error ?? 'The server stopped each time it worked on it.');
      return;
    }
    const lost = new AbortController();
    const renewal = this.#renew(id, lost);
    try {
      await handler({
        id,
        payload: job.payload,
        soFar: job.progress,
        attempt: job.attempts,
        progress: async (patch) => {
          if (!(await this.#store.patchProgress(id, this.#holder, patch))) {
            lost.abort();
            throw new JobLostError(id);
          }
        },
        signal: AbortSignal.any([this.#stop.signal, lost.signal]),
      });
      await this.#finish(job);
    } catch (error) {
      await this.#onFault(job, error, lost.signal.aborted).catch((fault: unknown) => {
        // The database is away: the lease runs out and the job is taken up again.
        this.log.warn({ jobId: id, kind, err: fault }, 'the end of a job could not be stored');
      });
    } finally {
      renewal.abort();
    }
  }

  async #finish(job: Job): Promise<void> {
    const now = this.clock.now();
    this.options.metrics?.jobRuns.inc({ kind: job.kind, outcome: 'done' });
    const again = {
      state: 'WAITING' as const,
      runAt: new Date(now.getTime() + (job.everyMs ?? 0)),
      attempts: 0,
      error: null,
    };
    const done = { state: 'DONE' as const, finishedAt: now, error: null };
    await this.#store.settle(job._id, this.#holder, job.everyMs === null ? done : again);
  }

  async #onFault(job: Job, error: unknown, lost: boolean): Promise<void> {
    const { _id: id, kind, attempts } = job;
    if (lost || error instanceof JobLostError) {
      this.log.warn({ jobId: id, kind }, 'a job was taken over by another copy');
      return;
    }
    const now = this.clock.now();
    if (this.#stop.signal.aborted) {
      // Not its fault: the run does not count.
      await this.#store.settle(id, this.#holder, { state: 'WAITING', runAt: now, attempts: attempts - 1 });
      return;
    }
    const text = error instanceof Error ? error.message : String(error);
    if (attempts >= this.#maxAttempts && job.everyMs === null) {
      this.log.error({ jobId: id, kind, attempts, err: error }, 'a job was given up');
      await this.#fail(job, text);
      return;
    }
    this.log.warn({ jobId: id, kind, attempts, err: error }, 'a job failed and will be repeated');
    this.options.metrics?.jobRuns.inc({ kind, outcome: 'retried' });
    const wait = Math.min(600_000, 1_000 * 2 ** Math.min(attempts - 1, 20));
    await this.#store.settle(id, this.#holder, {
      state: 'WAITING',
      runAt: new Date(now.getTime() + wait),
      error: text.slice(0, 2_000),
    });
  }

  async #fail(job: Job, text: string): Promise<void> {
    this.options.metrics?.jobRuns.inc({ kind: job.kind, outcome: 'failed' });
    await this.#store.settle(job._id, this.#holder, {
      state: 'FAILED',
      finishedAt: this.clock.now(),
      error: text.slice(0, 2_000),
    });
  }

  /** Renews the lease three times in its span until it is told to end. */
  #renew(id: string, lost: AbortController): AbortController {
    const end = new AbortController();
    void (async () => {
      let renewed = performance.now();
      for (;;) {
        await pause(this.#leaseMs / 3, undefined, { signal: end.signal }).catch(() => undefined);
        if (end.signal.aborted) return;
        try {
          if (!(await this.#store.renew(id, this.#holder, this.#leaseEnd()))) lost.abort();
          else renewed = performance.now();
        } catch {
          if (performance.now() - renewed > this.#leaseMs) lost.abort();
        }
        if (lost.signal.aborted) return;
      }
    })();
    return end;
  }

  #leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + this.#leaseMs);
  }

  #fresh(id: string, kind: string, payload: Record<string, unknown>, runAt: Date, everyMs: number | null): Job {
    const createdAt = this.clock.now();
    const unheld = { holder: null, leaseUntil: null, error: null, finishedAt: null };
    return {
      _id: id,
      kind,
      payload,
      state: 'WAITING',
      runAt,
      attempts: 0,
      everyMs,
      progress: {},
      createdAt,
      ...unheld,
    };
  }
}
