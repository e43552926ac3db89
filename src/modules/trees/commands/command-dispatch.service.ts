import type { JobQueue, JobRun } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CommandResult, CommandRun } from './command.js';
import { sealPurpose } from './command.service.js';
import type { CommandStore } from './command.store.js';
import type { Webhook } from './webhook.service.js';

/** Who is told how a run went: stores it with what follows from it, in one transaction, and calls `finish` in it. */
export type CommandFollower = (run: CommandRun, result: CommandResult, finish: () => Promise<void>) => Promise<void>;

const kind = 'tree-command';
/** Most runs that are given up at a time. */
const mostGivenUp = 100;

/**
 * Sends what walks ask for. A run is stored in the transaction of the step that asks, with its job: whatever dies, the job is taken up
 * again and sends the same run with the same key until its deadline.
 */
export class CommandDispatch {
  #follower: CommandFollower | null = null;

  constructor(
    private readonly foundation: Foundation,
    private readonly store: CommandStore,
    private readonly webhook: Webhook,
    private readonly jobs: JobQueue,
  ) {
    jobs.register<{ runId: string }>(kind, (job) => this.#work(job));
  }

  /** Names who is told. Once, when the rooms are put together. */
  follow(follower: CommandFollower): void {
    this.#follower = follower;
  }

  /** Stores a run and the job that sends it. Inside the transaction of the step that asks. */
  async ask(run: CommandRun): Promise<void> {
    await this.store.insertRun(run);
    await this.jobs.enqueue(kind, { runId: run._id }, { id: `command:${run._id}` });
  }

  /** Ends runs whose deadline lay before a moment and that nobody took care of: their jobs died too often. */
  async giveUp(before: Date): Promise<void> {
    for (const run of await this.store.overdue(before, mostGivenUp))
      await this.#tell(run, { branch: 'TIMEOUT', error: 'nobody sent it in time' });
  }

  async #work({ payload, signal }: JobRun<{ runId: string }>): Promise<void> {
    const run = await this.store.run(payload.runId);
    if (!run || run.finishedAt) return;
    await this.#tell(run, await this.#send(run, signal));
  }

  async #send(run: CommandRun, signal: AbortSignal): Promise<CommandResult> {
    const left = run.deadline.getTime() - this.foundation.clock.now().getTime();
    if (left <= 0) return { branch: 'TIMEOUT', error: 'no answer in time' };
    const command = await this.store.byName(run.command);
    if (!command?.isActive) return { branch: 'FAILURE', error: 'no such command' };
    const secret = this.foundation.secrets.open(sealPurpose, command.sealedSecret);
    return this.webhook.send({ address: command.address, secret }, run, left, signal);
  }

  async #tell(run: CommandRun, result: CommandResult): Promise<void> {
    const error = result.branch === 'SUCCESS' ? null : result.error;
    const { log, clock } = this.foundation;
    if (error)
      log.warn({ runId: run._id, command: run.command, branch: result.branch, error }, 'a command was not done');
    const finish = (): Promise<void> => this.store.finish(run._id, result.branch, error, clock.now());
    if (this.#follower) await this.#follower(run, result, finish);
    else await finish();
  }
}
