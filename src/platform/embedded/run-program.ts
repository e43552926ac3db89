import { spawn } from 'node:child_process';

/** What a short-lived program left behind. `code` is null when it could not be started or was ended by the time-out. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

const KEPT = 64 * 1024;

/** Runs a program to its end without a shell; never throws. Output past 64 KB is cut at the front. */
export function runProgram(program: string, args: readonly string[], timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => (stdout = (stdout + chunk.toString()).slice(-KEPT)));
    child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-KEPT)));
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: null, stdout, stderr: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Version that a program prints for `--version`, such as `6.0.5`; undefined when it does not start. */
export async function versionOf(program: string): Promise<string | undefined> {
  const { code, stdout } = await runProgram(program, ['--version'], 10_000);
  if (code !== 0) return undefined;
  return /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}
