import { setImmediate as letOthers } from 'node:timers/promises';

/** So long work goes on without letting others have the process, in milliseconds. */
const AT_ONCE_MS = 8;

/** Long work in steps, with its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does long work so that searches and all else get their turn in between. */
export class Breath {
  #since = performance.now();

  /** Lets others have the process if it was held for long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < AT_ONCE_MS) return;
    await letOthers();
    this.#since = performance.now();
  }

  /** Does all steps, pausing between them. */
  async through<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.pause();
    }
  }
}
