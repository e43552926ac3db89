import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

export interface Answer {
  status: number;
  data: Record<string, never> | null;
  errors: {
    message: string;
    path?: string[];
    extensions: { code: string; requestId: string; [key: string]: unknown };
  }[];
  extensions?: Record<string, unknown>;
}

/** Looks into an answer without types: tests say what they expect of it. */
export function dig(value: unknown, path: string): unknown {
  let current: unknown = value;
  for (const key of path.split('.')) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** A client as any other: HTTP with a bearer token, and sockets. */
export class TestClient {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  as(token: string | null): TestClient {
    return new TestClient(this.url, token);
  }

  /** Sends one operation and returns the whole answer. */
  async run(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer>;
    return {
      status: response.status,
      data: body.data ?? null,
      errors: body.errors ?? [],
      ...(body.extensions ? { extensions: body.extensions } : {}),
    };
  }

  /** Sends one operation that has to work, and returns what lies at `path` of its data. */
  async get<T = unknown>(path: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.run(query, variables);
    if (answer.errors.length || !answer.data) throw new Error(`${path}: ${JSON.stringify(answer.errors)}`);
    return dig(answer.data, path) as T;
  }

  /** Sends one mutation that has to work: throws its userErrors. */
  async change<T = Record<string, unknown>>(
    field: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<T> {
    const payload = await this.get<{ userErrors: unknown[] }>(field, query, variables);
    if (payload.userErrors.length) throw new Error(`${field}: ${JSON.stringify(payload.userErrors)}`);
    return payload as T;
  }

  /** Opens the second door. The caller disposes of it. */
  socket(options: { retry?: boolean; token?: string | null } = {}): Client {
    const token = options.token === undefined ? this.token : options.token;
    return createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: token ? { accessToken: token } : {},
      retryAttempts: options.retry ? Infinity : 0,
      shouldRetry: () => options.retry === true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    });
  }
}

/** What a subscription sent so far, with a way to wait for more. */
export class Received<T> {
  readonly items: T[] = [];
  readonly errors: unknown[] = [];
  isComplete = false;
  #changed: (() => void)[] = [];
  readonly #dispose: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown> = {}) {
    const wake = (): void => this.#changed.splice(0).forEach((done) => done());
    this.#dispose = client.subscribe<T>(
      { query, variables },
      {
        next: (result) => {
          if (result.errors) this.errors.push(...result.errors);
          if (result.data) this.items.push(result.data);
          wake();
        },
        error: (error) => {
          this.errors.push(...(Array.isArray(error) ? error : [error]));
          wake();
        },
        complete: () => {
          this.isComplete = true;
          wake();
        },
      },
    );
  }

  /** Waits until `condition` holds for what was received; fails after `ms`. */
  async until(condition: (received: Received<T>) => boolean, ms = 20_000): Promise<void> {
    const deadline = Date.now() + ms;
    while (!condition(this)) {
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(
          `The condition did not come true; received ${JSON.stringify(this.items).slice(0, 2_000)} ${JSON.stringify(this.errors)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 100));
        this.#changed.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  stop(): void {
    this.#dispose();
  }
}
