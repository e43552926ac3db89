import { existsSync, readFileSync } from 'node:fs';
import { runProgram } from './run-program.js';

/**
 * When a process began, as text that is equal only for the same process: machine start and clock ticks since.
 * A process id alone is given anew after a while. Undefined when no such process lives.
 */
export async function startTimeOf(pid: number): Promise<string | undefined> {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may hold blanks and brackets: count from the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const { code, stdout } = await runProgram('ps', ['-o', 'lstart=', '-p', String(pid)], 5_000);
  return code === 0 && stdout.trim() ? stdout.trim() : undefined;
}

/** Words of a process's command line; empty when it is gone. */
export async function commandLineOf(pid: number): Promise<string[]> {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    } catch {
      return [];
    }
  }
  const { code, stdout } = await runProgram('ps', ['-o', 'command=', '-p', String(pid)], 5_000);
  return code === 0 ? stdout.trim().split(' ') : [];
}

/** Ends a process: SIGTERM, and SIGKILL when it still lives after `patienceMs`. Returns when it is gone. */
export async function endProcess(pid: number, startTime: string, patienceMs: number): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // already gone
    }
  };
  if ((await startTimeOf(pid)) !== startTime) return;
  signal('SIGTERM');
  const deadline = performance.now() + patienceMs;
  let killed = false;
  while ((await startTimeOf(pid)) === startTime) {
    if (!killed && performance.now() > deadline) {
      signal('SIGKILL');
      killed = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
