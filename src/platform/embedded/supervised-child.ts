import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../telemetry/log.js';
import { reasonOf } from './places.js';
import { endProcess, startTimeOf } from './processes.js';

/** How one engine is run. */
export interface ChildPlan {
  name: string;
  program: string;
  args: readonly string[];
  /** Added to PATH and HOME, which are all that a child gets of our environment. */
  env: Record<string, string>;
  logFile: string;
  /** Called as soon as the child has a process id. */
  onPid(pid: number): Promise<void>;
  /** Resolves when the engine answers; is asked again and again and throws while it does not. */
  probe(): Promise<void>;
  /** Time for the first answer, in milliseconds. */
  readyWithinMs: number;
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 15_000;
/** A child that lived this long begins with the shortest delay again. */
const CALM_AFTER = 60_000;
const KEEP_LOG_UNDER = 10 * 1024 * 1024;

/**
 * A child process in its own process group, so that Ctrl-C in the terminal reaches it only through this
 * process. When it dies it is started again with growing delays until `stop` is called.
 */
export class SupervisedChild {
  private child: ChildProcess | undefined;
  private startTime = '';
  private up = false;
  private stopping = false;
  private delay = FIRST_DELAY;
  private born = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly downListeners = new Set<(reason: string) => void>();
  private readonly upListeners = new Set<() => void>();

  constructor(
    private readonly plan: ChildPlan,
    private readonly log: Log,
  ) {}

  /** Starts it and waits for its first answer. @throws Error with the end of its log when it does not come up. */
  async start(): Promise<void> {
    await this.launch();
  }

  isUp(): boolean {
    return this.up;
  }

  /** Called when a child that was up has died. */
  onDown(listener: (reason: string) => void): void {
    this.downListeners.add(listener);
  }

  /** Called when a child that had died answers again. */
  onUp(listener: () => void): void {
    this.upListeners.add(listener);
  }

  /** Ends it for good: SIGTERM, and SIGKILL after `patienceMs`. May be called at any moment and more than once. */
  async stop(patienceMs = 5_000): Promise<void> {
    this.stopping = true;
    this.up = false;
    clearTimeout(this.timer);
    const { child, startTime } = this;
    if (child?.pid && startTime) await endProcess(child.pid, startTime, patienceMs);
  }

  /** Ends it at once, without waiting; for a second Ctrl-C. */
  kill(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    this.child?.kill('SIGKILL');
  }

  private async launch(): Promise<void> {
    const { plan } = this;
    mkdirSync(dirname(plan.logFile), { recursive: true, mode: 0o700 });
    keepShort(plan.logFile);
    const output = openSync(plan.logFile, 'a', 0o600);
    let child: ChildProcess;
    try {
      child = spawn(plan.program, plan.args, {
        detached: true,
        stdio: ['ignore', output, output],
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...plan.env },
      });
    } finally {
      closeSync(output);
    }
    this.child = child;
    this.startTime = '';
    this.born = performance.now();
    let ended: string | undefined;
    child.once('error', (error) => (ended ??= error.message));
    child.once('exit', (code, signal) => {
      ended ??= signal ? `ended by ${signal}` : `ended with code ${code}`;
      this.onExit(child, ended);
    });
    if (child.pid) {
      this.startTime = (await startTimeOf(child.pid)) ?? '';
      await plan.onPid(child.pid);
    }
    const deadline = performance.now() + plan.readyWithinMs;
    let reason = 'no answer yet';
    for (;;) {
      if (this.stopping) throw new Error(`${plan.name} was stopped while it started`);
      if (ended) throw new Error(`${plan.name} ${ended}${tailOf(plan.logFile)}`);
      try {
        await plan.probe();
        break;
      } catch (error) {
        reason = reasonOf(error);
      }
      if (performance.now() > deadline) {
        throw new Error(
          `${plan.name} did not answer within ${plan.readyWithinMs / 1000} s: ${reason}${tailOf(plan.logFile)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.up = true;
  }

  private onExit(child: ChildProcess, reason: string): void {
    if (this.stopping || child !== this.child) return;
    const wasUp = this.up;
    this.up = false;
    if (!wasUp) return; // a launch is waiting for it and reports
    this.log.error({ engine: this.plan.name, reason }, 'embedded engine died');
    for (const listener of this.downListeners) listener(reason);
    if (performance.now() - this.born > CALM_AFTER) this.delay = FIRST_DELAY;
    this.relaunchLater();
  }

  private relaunchLater(): void {
    const wait = this.delay;
    this.delay = Math.min(LONGEST_DELAY, this.delay * 2);
    this.timer = setTimeout(() => void this.relaunch(), wait);
  }

  private async relaunch(): Promise<void> {
    if (this.stopping) return;
    try {
      await this.launch();
      this.log.info({ engine: this.plan.name }, 'embedded engine is back');
      for (const listener of this.upListeners) listener();
    } catch (error) {
      if (this.stopping) return;
      this.log.error({ engine: this.plan.name, reason: reasonOf(error) }, 'embedded engine did not come back');
      const { child, startTime } = this;
      if (child?.pid && startTime) await endProcess(child.pid, startTime, 2_000);
      if (!this.stopping) this.relaunchLater();
    }
  }
}

/** The log of an engine is put aside once it has grown; one older file is kept. */
function keepShort(logFile: string): void {
  try {
    if (statSync(logFile).size > KEEP_LOG_UNDER) renameSync(logFile, `${logFile}.old`);
  } catch {
    // not there yet
  }
}

function tailOf(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5);
    return `\nLast lines of ${logFile}:\n${lines.map((line) => `  ${line.slice(0, 400)}`).join('\n')}`;
  } catch {
    return '';
  }
}
