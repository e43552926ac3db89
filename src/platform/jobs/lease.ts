import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Clock } from '../clock/clock.js';
import { duplicateKey } from '../mongo/connect.js';
import type { Log } from '../telemetry/log.js';
import { isGone, newHolder, retireHolder } from './holder.js';

interface LeaseRow {
  _id: string;
  holder: string;
  until: Date;
}

const schema = new mongoose.Schema<LeaseRow>(
  {
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'leases', versionKey: false },
);

/** How long a lease holds without renewal, in milliseconds; it is renewed three times in that span. */
export const leaseMs = 15_000;

/** Work that exactly one server copy does at a time, such as feeding the search index. */
export class Leases {
  readonly #model: Model<LeaseRow>;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.#model =
      (connection.models.Lease as Model<LeaseRow> | undefined) ?? connection.model<LeaseRow>('Lease', schema);
  }

  /**
   * Waits for the lease, then runs `work` and gives the lease back. `work` must end soon after its signal: it fires
   * when the lease was lost to another copy, and when `stop` fires.
   * @returns what `work` returns; undefined when `stop` fired before the lease was free.
   */
  async withLease<T>(
    name: string,
    stop: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const holder = newHolder();
    try {
      while (!(await this.#take(name, holder))) {
        if (stop.aborted) return undefined;
        await pause(500, undefined, { signal: stop }).catch(() => undefined);
      }
      if (stop.aborted) return undefined;
      const lost = new AbortController();
      const renewal = this.#keep(name, holder, lost);
      try {
        return await work(AbortSignal.any([stop, lost.signal]));
      } finally {
        renewal.abort();
      }
    } finally {
      retireHolder(holder);
      // When the database is away the lease runs out by itself.
      await this.#model.deleteOne({ _id: name, holder }).catch(() => undefined);
    }
  }

  /** Does `work` under the lease again and again until `stop` fires; a fault is logged and tried again after a pause that grows to 30 s. */
  async singleton(name: string, stop: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    let wait = 250;
    while (!stop.aborted) {
      const since = performance.now();
      try {
        await this.withLease(name, stop, work);
      } catch (error) {
        if (!stop.aborted) this.log.warn({ lease: name, err: error }, 'work under a lease failed');
      }
      wait = performance.now() - since > 60_000 ? 250 : Math.min(30_000, wait * 2);
      if (!stop.aborted) await pause(wait, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  async #take(name: string, holder: string): Promise<boolean> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + leaseMs);
    try {
      const current = await this.#model.findById(name).lean().exec();
      const free = current && isGone(current.holder) ? { holder: current.holder } : { until: { $lte: now } };
      const taken = await this.#model.updateOne(
        { _id: name, ...free },
        { $set: { holder, until } },
        { upsert: !current },
      );
      return taken.modifiedCount + taken.upsertedCount > 0;
    } catch (error) {
      if (duplicateKey(error)) return false;
      this.log.debug({ lease: name, err: error }, 'the lease could not be asked for');
      return false;
    }
  }

  /** Renews until told to end; fires `lost` when another holder has it or the database stayed away for the whole span. */
  #keep(name: string, holder: string, lost: AbortController): AbortController {
    const end = new AbortController();
    void (async () => {
      let renewed = performance.now();
      while (!end.signal.aborted) {
        await pause(leaseMs / 3, undefined, { signal: end.signal }).catch(() => undefined);
        if (end.signal.aborted) return;
        try {
          const until = new Date(this.clock.now().getTime() + leaseMs);
          const { matchedCount } = await this.#model.updateOne({ _id: name, holder }, { $set: { until } });
          if (matchedCount === 0) lost.abort();
          else renewed = performance.now();
        } catch {
          if (performance.now() - renewed > leaseMs) lost.abort();
        }
        if (lost.signal.aborted) return;
      }
    })();
    return end;
  }
}
