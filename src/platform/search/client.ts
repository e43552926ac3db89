import { Meilisearch, type EnqueuedTask, type Task } from 'meilisearch';
import { Pool } from 'undici';

/** The engine cannot be reached, or answers that it cannot serve now. Worth trying again. */
export class EngineAwayError extends Error {
  override readonly name = 'EngineAwayError';
}

/** The engine understood and refused: bad filter, unknown index, a task that failed. Trying again alone does not help. */
export class EngineRefusedError extends Error {
  override readonly name = 'EngineRefusedError';

  /** @param code the engine's own error code, e.g. `index_not_found`. */
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export interface SearchEngineOptions {
  url: string;
  apiKey: string;
  /** Stands before every index name, so that tests and products can share one engine. */
  prefix?: string;
  /** Most milliseconds that one request may take; default 10,000. */
  timeoutMs?: number;
}

/** Codes of failed tasks that say "the engine is ill", not "this document is bad". */
const ENGINE_ILL = new Set(['internal', 'no_space_left_on_device', 'io_error', 'too_many_open_files', 'task_canceled']);

/**
 * The connection to Meilisearch. Its client talks through a keep-alive pool: with the global `fetch` each search waits
 * about 40 ms for a delayed acknowledgement, with the pool it takes less than one.
 */
export class SearchEngine {
  readonly client: Meilisearch;
  /** Name of the one index of passages. */
  readonly indexUid: string;
  readonly #pool: Pool;
  readonly #timeoutMs: number;

  constructor({ url, apiKey, prefix = '', timeoutMs = 10_000 }: SearchEngineOptions) {
    this.#timeoutMs = timeoutMs;
    this.#pool = new Pool(new URL(url).origin, { connections: 32, keepAliveTimeout: 30_000, connectTimeout: 3_000 });
    this.client = new Meilisearch({ host: url, apiKey, httpClient: (input, init) => this.#request(input, init) });
    this.indexUid = `${prefix}passages`;
  }

  /** Runs calls of the client; what fails is an `EngineAwayError` or an `EngineRefusedError`. */
  async call<T>(work: (client: Meilisearch) => Promise<T>): Promise<T> {
    try {
      return await work(this.client);
    } catch (error) {
      throw explain(error);
    }
  }

  /** Whether the engine answers. Never throws. */
  async isUp(): Promise<boolean> {
    try {
      return (await this.call((client) => client.health())).status === 'available';
    } catch {
      return false;
    }
  }

  /**
   * Waits until the engine has done a task. Throws `EngineRefusedError` for a failed one.
   * @param timeoutMs most milliseconds to wait; then `EngineAwayError`.
   */
  async finish(task: EnqueuedTask | number, timeoutMs = 300_000): Promise<Task> {
    const uid = typeof task === 'number' ? task : task.taskUid;
    const until = performance.now() + timeoutMs;
    for (let pause = 4; ; pause = Math.min(pause * 1.5, 60)) {
      const done = await this.call((client) => client.tasks.getTask(uid));
      if (done.status === 'succeeded') return done;
      if (done.status === 'failed' || done.status === 'canceled') {
        const code = done.error?.code ?? 'task_canceled';
        const message = done.error?.message ?? 'The engine cancelled the task.';
        if (ENGINE_ILL.has(code)) throw new EngineAwayError(`${code}: ${message}`);
        throw new EngineRefusedError(message, code);
      }
      if (performance.now() > until) throw new EngineAwayError(`Task ${uid} was not done after ${timeoutMs} ms.`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #request(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]): Promise<unknown> {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await this.#pool.request({
      path: url.pathname + url.search,
      method: (init?.method ?? 'GET') as 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : null,
      signal: init?.signal ?? AbortSignal.timeout(this.#timeoutMs),
    });
    const text = await response.body.text();
    const body: unknown = text === '' ? undefined : parse(text);
    if (response.statusCode < 400) return body;
    const { message = text.slice(0, 300), code = 'unknown' } = (body ?? {}) as { message?: string; code?: string };
    if (response.statusCode >= 500 || response.statusCode === 408 || response.statusCode === 429) {
      throw new EngineAwayError(`${response.statusCode} ${code}: ${message}`);
    }
    throw new EngineRefusedError(message, code);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 300) };
  }
}

/** The client wraps what its transport throws; this takes it out again and sorts it. */
function explain(error: unknown): Error {
  for (let now: unknown = error; now instanceof Error; now = now.cause) {
    if (now instanceof EngineAwayError || now instanceof EngineRefusedError) return now;
  }
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return new EngineAwayError(inner instanceof Error ? inner.message || inner.name : String(inner), { cause: error });
}
