import type { Viewer } from '../../platform/auth/viewer.js';
import { AppError, unauthenticated } from '../../platform/errors/app-error.js';
import type { DomainEvent, EventHub } from '../../platform/events/index.js';
import type { Context } from '../../platform/graphql/context.js';
import type { Foundation } from '../../platform/room.js';
import { FeedHeartbeat, type FeedMessage, FeedNews, FeedReady, FeedRefetch, entryOf } from './feed-entry.js';
import type { FeedService } from './feed.service.js';

/** Events behind which a cursor is not replayed any more: the client reads its inbox again, which is quicker for both. */
const maxReplay = 5_000;
/** How long the line may be silent. */
const heartbeatMs = 30_000;
/** An event older than this is judged by the thing as it is now and not by the fields that it carries. */
const freshMs = 5_000;

/** Message classes are told apart by their prototype; graphql-js needs the instance. */
const message = <T extends FeedMessage>(type: new () => T, fields: T): T => Object.assign(new type(), fields);

/** The live side of the feed: replay from a cursor, then what comes, each judged for this viewer at the moment it is sent. */
export class FeedStream {
  constructor(
    private readonly foundation: Foundation,
    private readonly hub: EventHub,
    private readonly feed: FeedService,
    private readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
  ) {}

  /**
   * Messages for one subscription. The context's viewer and loaders are renewed before each message, because graphql-js keeps
   * one context for the whole subscription. Throws BAD_USER_INPUT for a cursor that belongs to somebody else or to another list.
   */
  subscribe(context: Context, after: string | null): AsyncIterableIterator<FeedMessage> {
    const stop = new AbortController();
    const inner = this.#messages(context, after, stop.signal);
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

  #start(viewer: Viewer, after: string | null): { position: number; refetch: string | null } {
    const head = this.hub.head;
    if (!after) return { position: head, refetch: null };
    const value = this.foundation.cursors.decode(this.#list(viewer), after)[0];
    if (typeof value !== 'number') throw new AppError('BAD_USER_INPUT', 'This cursor does not belong to this list.');
    // A cursor slightly ahead was given by another copy whose hub was faster: it is waited for, not refused.
    if (value > head + maxReplay) return { position: head, refetch: 'the cursor lies ahead of this history' };
    if (head - value > maxReplay) return { position: head, refetch: `more than ${maxReplay} entries were missed` };
    return { position: value, refetch: null };
  }

  async *#messages(context: Context, after: string | null, signal: AbortSignal): AsyncGenerator<FeedMessage, undefined> {
    const { viewer } = context;
    const start = this.#start(viewer, after);
    let { position } = start;
    if (start.refetch) yield message(FeedRefetch, { cursor: this.#cursor(viewer, position), reason: start.refetch });
    else yield message(FeedReady, { cursor: this.#cursor(viewer, position) });
    let lastSent = this.foundation.clock.now().getTime();
    while (!signal.aborted) {
      const events = await this.hub.after(position);
      if (!events.length) {
        await this.hub.whenAfter(position, signal, heartbeatMs);
        if (signal.aborted) return undefined;
        if (this.hub.head <= position) {
          await this.#renew(context);
          yield message(FeedHeartbeat, { cursor: this.#cursor(viewer, position) });
          lastSent = this.foundation.clock.now().getTime();
        }
        continue;
      }
      await this.#renew(context);
      const visible = await this.#visible(context.viewer, events);
      for (const event of events) {
        position = event.number ?? position;
        if (signal.aborted) return undefined;
        if (!visible.has(event._id)) continue;
        context.loaders.reset();
        yield message(FeedNews, { cursor: this.#cursor(viewer, position), entry: entryOf(event) });
        lastSent = this.foundation.clock.now().getTime();
      }
      // Entries that the viewer may not see move the cursor too, or a reconnect would walk through them again.
      if (this.foundation.clock.now().getTime() - lastSent > heartbeatMs) {
        yield message(FeedHeartbeat, { cursor: this.#cursor(viewer, position) });
        lastSent = this.foundation.clock.now().getTime();
      }
    }
    return undefined;
  }

  /** The viewer as of now; a session that ended ends the subscription. */
  async #renew(context: Context): Promise<void> {
    const now = await this.currentViewer(context.viewer);
    if (!now) throw unauthenticated();
    context.viewer = now;
    context.loaders.reset();
  }

  async #visible(viewer: Viewer, events: readonly DomainEvent[]): Promise<Set<string>> {
    const fresh = this.foundation.clock.now().getTime() - freshMs;
    const old = events.filter((event) => event.at.getTime() < fresh);
    const sees = this.feed.sees(viewer);
    const visible = events.filter((event) => event.at.getTime() >= fresh && sees(event));
    if (old.length) visible.push(...(await this.feed.visibleNow(viewer, old)));
    return new Set(visible.map((event) => event._id));
  }
}
