import type { AccessRule } from '../auth/access.js';
import type { Viewer } from '../auth/viewer.js';
import { badInput } from '../errors/app-error.js';
import type { Context } from '../graphql/context.js';
import type { CursorCodec } from '../graphql/cursor.js';
import type { EventHub, Numbered } from './hub.js';
import { messagesOf, patiently, renewViewer } from './subscribing.js';

/** Figures by which a live list works; the same for everybody. Tests give smaller ones. */
export interface LivePace {
  /** Entries behind which a cursor is not replayed any more: the client reads its list again, which is quicker for both. */
  readonly maxReplay: number;
  /** How long the line may be silent, in ms. */
  readonly heartbeatMs: number;
  /** How long a judgement about who may see what holds, in ms: a slow reader is judged anew. */
  readonly judgementMs: number;
  /** How long to wait before trying again while the database is away, in ms. */
  readonly retryMs: number;
}

/** What makes one numbered list a subscription. */
export interface LiveList<T extends Numbered, M> {
  /** Names the list in its cursors, with its reader: a cursor is bound to both. */
  name(viewer: Viewer): string;
  /** Who may follow it. */
  readonly follows: AccessRule;
  readonly hub: EventHub<T>;
  /** The highest number stored, whatever this copy has read so far. */
  head(): Promise<number>;
  /** Whether an entry could be for this viewer at all; asked before anything is read for it. */
  concerns(viewer: Viewer, entry: T): boolean;
  /** Those of the entries that the viewer may see now. */
  visible(viewer: Viewer, entries: readonly T[]): Promise<readonly T[]>;
  ready(cursor: string): M;
  news(cursor: string, entry: T): M;
  heartbeat(cursor: string): M;
  refetch(cursor: string, reason: string): M;
}

/** Where a subscription begins; `refetch` says why what came before cannot be replayed. */
interface Start {
  readonly position: number;
  readonly refetch: string | null;
}

/** The live side of a numbered list: replay from a cursor, then what comes, each judged for this viewer at the moment it is sent. */
export class LiveStream<T extends Numbered, M> {
  constructor(
    private readonly list: LiveList<T, M>,
    private readonly cursors: CursorCodec,
    private readonly pace: LivePace,
    private readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
  ) {}

  /**
   * Messages for one subscription. The context's viewer and loaders are renewed before each message, because graphql-js keeps
   * one context for the whole subscription. Refuses with BAD_USER_INPUT a cursor that belongs to somebody else or to another list.
   */
  async subscribe(context: Context, after: string | null): Promise<AsyncIterableIterator<M>> {
    const start = await this.#start(context.viewer, after);
    const stop = new AbortController();
    const inner = this.#messages(context, start, stop.signal);
    return messagesOf(inner, () => stop.abort());
  }

  async #start(viewer: Viewer, after: string | null): Promise<Start> {
    const { head } = this.list.hub;
    if (!after) return { position: head, refetch: null };
    const value = this.cursors.decode(this.list.name(viewer), after)[0];
    if (typeof value !== 'number') throw badInput('This cursor does not belong to this list.');
    // A cursor ahead of this hub was given by another copy that was faster: it is waited for, but only if the history reaches so far.
    if (value > head && value > (await this.list.head()))
      return { position: this.list.hub.head, refetch: 'the cursor lies ahead of this history' };
    if (head - value > this.pace.maxReplay)
      return { position: head, refetch: `more than ${this.pace.maxReplay} entries were missed` };
    return { position: value, refetch: null };
  }

  async *#messages(
    context: Context,
    { position: from, refetch }: Start,
    signal: AbortSignal,
  ): AsyncGenerator<M, undefined> {
    const { viewer } = context;
    const { hub } = this.list;
    const { heartbeatMs } = this.pace;
    let position = from;
    const cursor = (): string => this.cursors.encode(this.list.name(viewer), [position]);
    yield refetch === null ? this.list.ready(cursor()) : this.list.refetch(cursor(), refetch);
    let saidAt = performance.now();
    while (!signal.aborted) {
      const entries = await this.#patiently(signal, () => hub.after(position));
      if (!entries.length) {
        const silent = performance.now() - saidAt;
        if (silent < heartbeatMs) await hub.whenAfter(position, signal, heartbeatMs - silent);
      }
      for (let at = 0; at < entries.length && !signal.aborted;) {
        const visible = await this.#patiently(signal, () => this.#judged(context, entries.slice(at)));
        const judgedAt = performance.now();
        // Somebody who reads slowly is judged anew: what was right when the batch was read may no longer be so.
        for (
          ;
          at < entries.length && !signal.aborted && performance.now() - judgedAt < this.pace.judgementMs;
          at += 1
        ) {
          const entry = entries[at] as T;
          position = entry.number ?? position;
          if (!visible.has(entry._id)) continue;
          context.loaders.reset();
          yield this.list.news(cursor(), entry);
          saidAt = performance.now();
        }
      }
      // Entries that the viewer may not see move the cursor too, or a reconnect would walk through them again.
      if (!signal.aborted && performance.now() - saidAt >= heartbeatMs) {
        await this.#patiently(signal, () => this.#renew(context));
        yield this.list.heartbeat(cursor());
        saidAt = performance.now();
      }
    }
    return undefined;
  }

  /** While the database is away nothing is lost, because the place is kept. */
  #patiently<R>(signal: AbortSignal, work: () => Promise<R>): Promise<R> {
    return patiently(signal, this.pace.retryMs, work);
  }

  #renew(context: Context): Promise<void> {
    return renewViewer(context, this.list.follows, this.currentViewer);
  }

  async #judged(context: Context, entries: readonly T[]): Promise<Set<string>> {
    const candidates = entries.filter((entry) => this.list.concerns(context.viewer, entry));
    if (!candidates.length) return new Set();
    await this.#renew(context);
    return new Set((await this.list.visible(context.viewer, candidates)).map((entry) => entry._id));
  }
}
