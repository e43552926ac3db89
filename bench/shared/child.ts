import { fork, type ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

// A process of its own that answers calls by name: those who ask take nothing from it but a core.

interface Call {
  id: number;
  name: string;
  argument: unknown;
}

interface Reply {
  id: number;
  value?: unknown;
  fault?: string;
}

type Calls<C> = { [N in keyof C]: (argument: never) => Promise<unknown> };
type Argument<F> = F extends (...given: infer A) => unknown ? A : never;
type Value<F> = F extends (...given: never[]) => infer R ? R : never;

/** The parent's end of such a process. `module` is where its compiled module is. */
export class Child<C extends Calls<C>> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;

  constructor(module: URL) {
    const file = fileURLToPath(module);
    this.#child = fork(file, {
      // As `npm start` does: with the usual room for what is young, rows of a file wait for the database as old objects.
      execArgv: ['--enable-source-maps', '--min-semi-space-size=32', '--max-semi-space-size=32'],
      // Dates stay dates on their way.
      serialization: 'advanced',
      // As in production.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#child.on('message', (message) => {
      const { id, value, fault } = message as Reply;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (fault === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(fault));
    });
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${basename(file)} ended with ${code}.`));
    });
  }

  call<N extends keyof C & string>(name: N, ...[argument]: Argument<C[N]>): Value<C[N]> {
    return this.#send(name, argument ?? null) as Value<C[N]>;
  }

  #send(name: string, argument: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, name, argument });
    });
  }

  async end(): Promise<void> {
    if (!this.#child.connected) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#send('stop', null).catch(() => undefined);
    this.#child.kill();
    await gone;
  }
}

/** Processor time of this process so far, in ms. */
export const processorMs = (): Promise<number> => {
  const { user, system } = process.cpuUsage();
  return Promise.resolve((user + system) / 1_000);
};

/** The process's end: answers its parent until that is gone. */
export function answer<C extends Calls<C>>(calls: C): void {
  const serve = async ({ id, name, argument }: Call): Promise<Reply> => {
    try {
      const call = calls[name as keyof C] as unknown as (argument: unknown) => Promise<unknown>;
      return { id, value: await call(argument) };
    } catch (error) {
      return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (message) => void serve(message as Call).then((reply) => process.send?.(reply)));
  // Who started it is gone: nobody would end it.
  process.on('disconnect', () => process.exit(1));
}
