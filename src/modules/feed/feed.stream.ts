import { setTimeout as sleep } from 'node:timers/promises';
import { admits, staff } from '../../platform/auth/access.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { badInput, forbidden, unauthenticated } from '../../platform/errors/app-error.js';
import type { DomainEvent, EventHub } from '../../platform/events/index.js';
import type { Context } from '../../platform/graphql/context.js';
import { isDatabaseAway } from '../../platform/mongo/connect.js';
import type { Foundation } from '../../platform/room.js';
import { FeedHeartbeat, type FeedMessage, FeedNews, FeedReady, FeedRefetch, entryOf } from './feed-entry.js';
import type { FeedJudge } from './feed.judge.js';
import type { FeedPace } from './feed.pace.js';

/** Message classes are told apart by their prototype; graphql-js needs the instance. */
const message = <T extends FeedMessage>(type: new () => T, fields: T): T => Object.assign(new type(), fields);

/** Where a subscription begins; `refetch` says why what came before cannot be replayed. */
interface Start {
  readonly position: number;
  readonly refetch: string | null;
}

const follows = staff();

/** The live side of the feed: replay from a cursor, then what comes, each judged for this viewer at the moment it is sent. */
export class FeedStream {
  constructor(
    private readonly foundation: Foundation,
    private readonly hub: EventHub,
    private readonly judge: FeedJudge,
    private readonly pace: FeedPace,
    private readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
  ) {}

  /**
   * Messages for one subscription. The context's viewer and loaders are renewed before each message, because graphql-js keeps
   * one context for the whole subscription. Refuses with BAD_USER_INPUT a cursor that belongs to somebody else or to another list.
   */
  async subscribe(context: Context, after: string | null): Promise<AsyncIterableIterator<FeedMessage>> {
    const start = await this.#start(context.viewer, after);
    const stop = new AbortController();
    const inner = this.#messages(context, start, stop.signal);
    // A generator that is parked in an await does not end on return(): the flag wakes it first.
    const iterator: AsyncIterableIterator<FeedMessage> = {
      next: () => inner.next(),
      return: async () => {
        stop.abort();
        await inner.return(undefined);
        return { done: true, value: undefined };
      },
      throw: async (error) => {
        stop.abort();
        await inner.return(undefined);
        throw error;
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  #list(viewer: Viewer): string {
    return `feed:${viewer.id}`;
  }

  #cursor(viewer: Viewer, position: number): string {
    return this.foundation.cursors.encode(this.#list(viewer), [position]);
  }

  async #start(viewer: Viewer, after: string | null): Promise<Start> {
    const head = this.hub.head;
    if (!after) return { position: head, refetch: null };
    const value = this.foundation.cursors.decode(this.#list(viewer), after)[0];
    if (typeof value !== 'number') throw badInput('This cursor does not belong to this list.');
    // A cursor ahead of this hub was given by another copy that was faster: it is waited for, but only if the history reaches so far.
    if (value > head && value > (await this.foundation.events.head()))
      return { position: this.hub.head, refetch: 'the cursor lies ahead of this history' };
    if (head - value > this.pace.maxReplay)
      return { position: head, refetch: `more than ${this.pace.maxReplay} entries were missed` };
    return { position: value, refetch: null };
  }

  async *#messages(
    context: Context,
    { position: from, refetch }: Start,
    signal: AbortSignal,
  ): AsyncGenerator<FeedMessage, undefined> {
    const { viewer } = context;
    const { heartbeatMs } = this.pace;
    let position = from;
    const cursor = (): string => this.#cursor(viewer, position);
    yield refetch === null
      ? message(FeedReady, { cursor: cursor() })
      : message(FeedRefetch, { cursor: cursor(), reason: refetch });
    let saidAt = performance.now();
    while (!signal.aborted) {
      const events = await this.#patiently(signal, () => this.hub.after(position));
      if (!events.length) {
        const silent = performance.now() - saidAt;
        if (silent < heartbeatMs) await this.hub.whenAfter(position, signal, heartbeatMs - silent);
      }
      for (let at = 0; at < events.length && !signal.aborted;) {
        const visible = await this.#patiently(signal, () => this.#judged(context, events.slice(at)));
        const judgedAt = performance.now();
        // Somebody who reads slowly is judged anew: what was right when the batch was read may no longer be so.
        for (; at < events.length && !signal.aborted && performance.now() - judgedAt < this.pace.judgementMs; at += 1) {
          const event = events[at] as DomainEvent;
          position = event.number ?? position;
          if (!visible.has(event._id)) continue;
          context.loaders.reset();
          yield message(FeedNews, { cursor: cursor(), entry: entryOf(event) });
          saidAt = performance.now();
        }
      }
      // Entries that the viewer may not see move the cursor too, or a reconnect would walk through them again.
      if (!signal.aborted && performance.now() - saidAt >= heartbeatMs) {
        await this.#patiently(signal, () => this.#renew(context));
        yield message(FeedHeartbeat, { cursor: cursor() });
        saidAt = performance.now();
      }
    }
    return undefined;
  }

  /** Works until it works while the database is away: a subscription outlives that and loses nothing, because it keeps its place. */
  async #patiently<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted || !isDatabaseAway(error)) throw error;
        await sleep(this.pace.retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** The viewer as of now. A session that ended ends the subscription, and so does a role that may no longer follow the feed. */
  async #renew(context: Context): Promise<void> {
    const now = await this.currentViewer(context.viewer);
    if (!now) throw unauthenticated();
    if (!admits(follows, now)) throw forbidden();
    context.viewer = now;
    context.loaders.reset();
  }

  async #judged(context: Context, events: readonly DomainEvent[]): Promise<Set<string>> {
    await this.#renew(context);
    return new Set((await this.judge.visible(context.viewer, events)).map((event) => event._id));
  }
}
