import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known about the request that is being served, wherever the code stands. */
export interface RequestContext {
  /** Given to the client with each error, and written in each log line. */
  requestId: string;
  /** Trace id of the caller's `traceparent` header, if it sent one. */
  traceId?: string;
  /** Name of the server copy that serves it. */
  instance: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` as part of a request: everything it calls and awaits sees this context. */
export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The request being served, or undefined outside of one (start, jobs, indexer). */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Id of the request being served, or undefined outside of one. */
export function requestId(): string | undefined {
  return storage.getStore()?.requestId;
}
