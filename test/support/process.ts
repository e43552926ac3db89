import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testSecret } from './start-app.js';

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** The server as a process of its own against the engines of the test run, to be killed in earnest. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it printed so far. */
  output(): string;
  /** Sends a signal and waits until the process is gone; returns its exit code, or null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `dist/src/main.js` and waits for its ready line. */
export async function startProcess(
  database: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const uri = new URL(process.env.TEST_MONGODB_URI ?? '');
  uri.pathname = `/${database}`;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      MONGODB_URI: uri.toString(),
      MEILI_URL: process.env.TEST_MEILI_URL,
      MEILI_MASTER_KEY: process.env.TEST_MEILI_KEY,
      CAREGRAPH_SECRET: testSecret,
      CAREGRAPH_SEED: 'none',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      const ready = /CareGraph ready at (http:\S+)/.exec(printed)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void gone.then((code) => reject(new Error(`The server ended with ${code}: ${printed}`)));
  });
  return {
    child,
    url,
    output: () => printed,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
}
