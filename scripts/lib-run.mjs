import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program without a shell. Its output goes to the terminal, or is kept and given back.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { cwd = projectRoot, keep = false, env = {} } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', keep ? 'pipe' : 'inherit', keep ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    if (keep) {
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
    }
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Seconds since a moment of `performance.now()`, for people. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
