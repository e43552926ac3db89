import type { Log } from '../telemetry/log.js';
import type { DomainEvent } from './event.js';

/** Most recent events that are kept in memory for readers that are nearly up to date. */
const ringSize = 2_000;
/** Events read from the database at a time. */
const pageSize = 200;

/** Something with a place in a numbered list. */
export interface Numbered {
  readonly _id: string;
  readonly number?: number;
}

/** A stored list that is numbered in commit order. */
export interface NumberedSource<T extends Numbered> {
  /** The highest number given so far; 0 before the first. */
  head(): Promise<number>;
  /** What has a higher number, in order, at most `limit`. */
  after(number: number, limit: number): Promise<T[]>;
}

/** Anything that can wake the hub when the database changes; a change stream in production. */
export interface Wakeup {
  start(onChange: () => void): void;
  stop(): Promise<void>;
}

/**
 * Numbered events of all server copies, in order, for the subscribers of this process.
 * Readers pull: each keeps its own position, so a slow one holds nothing but a number and never harms others.
 * The change stream only wakes; what is delivered is always read in number order, and a number that is not there yet is waited
 * for. Numbers are given in commit order, so nothing can appear behind the head later.
 */
export class EventHub<T extends Numbered = DomainEvent> {
  #ring: T[] = [];
  #head = 0;
  #waiters = new Set<() => void>();
  #reading: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: NumberedSource<T>,
    private readonly wakeup: Wakeup,
    private readonly log: Log,
    /** How often to look although nothing woke us, in ms: a lost wake-up delays, it never loses. */
    private readonly pollMs = 2_000,
  ) {}

  /** Number of the newest event that readers can have. */
  get head(): number {
    return this.#head;
  }

  async start(): Promise<void> {
    this.#head = await this.store.head();
    this.wakeup.start(() => this.#read());
    this.#timer = setInterval(() => this.#read(), this.pollMs);
    this.#read();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.wakeup.stop();
    await this.#reading;
    this.#wakeAll();
  }

  /** Events above `position`, in order; empty when the reader is up to date. From memory when they are recent. */
  async after(position: number): Promise<readonly T[]> {
    if (position >= this.#head) return [];
    const first = this.#ring[0]?.number;
    if (first !== undefined && position >= first - 1) {
      const start = position - first + 1;
      return this.#ring.slice(start, start + pageSize);
    }
    return (await this.store.after(position, pageSize)).filter((event) => (event.number ?? 0) <= this.#head);
  }

  /** Resolves when something newer than `position` is there, when `signal` says stop, or after `timeoutMs`. Leaves nothing behind. */
  async whenAfter(position: number, signal: AbortSignal, timeoutMs: number): Promise<void> {
    if (this.#head > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.#waiters.add(done);
      signal.addEventListener('abort', done);
    });
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiters]) wake();
  }

  #read(): void {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#catchUp()
      .catch((error: unknown) => this.log.warn({ err: error }, 'reading new events failed; trying again'))
      .finally(() => {
        this.#reading = null;
        if (this.#again) {
          this.#again = false;
          this.#read();
        }
      });
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const found = await this.store.after(this.#head, pageSize);
      let moved = 0;
      for (const event of found) {
        if (event.number !== this.#head + 1) break;
        this.#head = event.number;
        this.#ring.push(event);
        moved += 1;
      }
      if (!moved) return;
      if (this.#ring.length > ringSize) this.#ring = this.#ring.slice(-ringSize / 2);
      this.#wakeAll();
    }
  }
}
