import { AsyncLocalStorage } from 'node:async_hooks';

/** One call of a client, for whom work is done. */
interface Call {
  isAbandoned: boolean;
}

const calls = new AsyncLocalStorage<Call>();

/** Runs work for a client who may give up waiting; `abandon` says that this happened. */
export function forCaller<T>(work: () => Promise<T>): { readonly result: Promise<T>; readonly abandon: () => void } {
  const call: Call = { isAbandoned: false };
  return {
    result: calls.run(call, work),
    abandon: () => {
      call.isAbandoned = true;
    },
  };
}

/** Whether whoever asked for this work was told meanwhile that it cannot be done: then nothing may be written for them any more. */
export const isAbandoned = (): boolean => calls.getStore()?.isAbandoned ?? false;
