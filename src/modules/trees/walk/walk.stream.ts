import { signedIn } from '../../../platform/auth/access.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/app-error.js';
import type { Context } from '../../../platform/graphql/context.js';
import { messagesOf, patiently, renewViewer } from '../../../platform/events/subscribing.js';
import { TreeWalkMessage, TreeWalkMessageKind } from './walk-message.js';
import type { WalkReader } from './walk-read.service.js';
import type { TreeWalkScope } from './walk-scope.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkWatch } from './walk-watch.service.js';

/** What somebody wants to follow: one walk, or those of a scope. */
export interface Followed {
  readonly scope: TreeWalkScope | null;
  readonly id: string | null;
}

/** Figures by which it works; tests give smaller ones. */
export interface WalkPace {
  readonly heartbeatMs: number;
  readonly retryMs: number;
}

const usualPace: WalkPace = { heartbeatMs: 30_000, retryMs: 500 };

/** Most walks of a scope that are known at the beginning, so that it can be said that they left. */
const mostKnown = 500;

const message = (
  kind: TreeWalkMessageKind,
  walkId: string | null = null,
  walk: WalkRecord | null = null,
): TreeWalkMessage => Object.assign(new TreeWalkMessage(), { kind, walkId, walk });

/** Walks that were written and are not told yet; one that is written again meanwhile is told once. */
class Waiting {
  readonly ids = new Set<string>();
  isLost = false;
  #wake: () => void = () => undefined;

  changed(ids: readonly string[]): void {
    for (const id of ids) this.ids.add(id);
    this.#wake();
  }

  lost(): void {
    this.isLost = true;
    this.#wake();
  }

  wake(): void {
    this.#wake();
  }

  /** Resolves when something waits, or after a while. */
  async some(ms: number, signal: AbortSignal): Promise<void> {
    if (this.ids.size || this.isLost || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
      this.#wake = done;
    });
    this.#wake = () => undefined;
  }
}

/** The live side of walks: each written walk that the viewer may see at the moment it is sent. */
export class WalkStream {
  constructor(
    private readonly watch: WalkWatch,
    private readonly reader: WalkReader,
    private readonly currentViewer: (viewer: Viewer) => Promise<Viewer | null>,
    private readonly pace: WalkPace = usualPace,
  ) {}

  /** Messages for one subscription. BAD_USER_INPUT unless one of scope and id is given. */
  async subscribe(context: Context, followed: Followed): Promise<AsyncIterableIterator<TreeWalkMessage>> {
    if ((followed.scope === null) === (followed.id === null)) throw badInput('Give either `scope` or `id`.');
    const waiting = new Waiting();
    const leave = await this.watch.listen(waiting);
    const stop = new AbortController();
    const inner = this.#messages(context, followed, waiting, stop.signal);
    return messagesOf(untilItEnds(inner, leave), () => {
      stop.abort();
      // One that was never asked for a message has nothing to end by itself.
      leave();
      waiting.wake();
    });
  }

  async *#messages(
    context: Context,
    { scope, id }: Followed,
    waiting: Waiting,
    signal: AbortSignal,
  ): AsyncGenerator<TreeWalkMessage, undefined> {
    // What the viewer knows of: only of that it may be said that it left.
    const known = new Set(
      await this.#patiently(signal, async () =>
        scope === null
          ? (await this.reader.visible(context.viewer, id === null ? [] : [id])).keys()
          : this.reader.idsOf(context.viewer, scope, mostKnown),
      ),
    );
    yield message(TreeWalkMessageKind.READY);
    while (!signal.aborted) {
      await waiting.some(this.pace.heartbeatMs, signal);
      if (signal.aborted) break;
      if (waiting.isLost) {
        waiting.isLost = false;
        await this.#patiently(signal, () => this.#renew(context));
        yield message(TreeWalkMessageKind.READY);
        continue;
      }
      const ids = [...waiting.ids].filter((each) => id === null || each === id);
      const isIdle = waiting.ids.size === 0;
      waiting.ids.clear();
      if (!ids.length && !isIdle) continue;
      await this.#patiently(signal, () => this.#renew(context));
      if (isIdle) yield message(TreeWalkMessageKind.HEARTBEAT);
      for (const each of ids) {
        if (signal.aborted) break;
        const next = await this.#patiently(signal, () => this.#judged(context.viewer, each, scope, known));
        if (!next) continue;
        context.loaders.reset();
        yield next;
      }
    }
    return undefined;
  }

  /** What a walk means for the viewer now; null for nothing. */
  async #judged(
    viewer: Viewer,
    id: string,
    scope: TreeWalkScope | null,
    known: Set<string>,
  ): Promise<TreeWalkMessage | null> {
    const walk = (await this.reader.visible(viewer, [id])).get(id);
    if (walk && (scope === null || this.reader.isIn(viewer, scope, walk))) {
      known.add(id);
      return message(TreeWalkMessageKind.CHANGED, id, walk);
    }
    return known.delete(id) ? message(TreeWalkMessageKind.LEFT, id) : null;
  }

  #renew(context: Context): Promise<void> {
    return renewViewer(context, signedIn(), this.currentViewer);
  }

  #patiently<R>(signal: AbortSignal, work: () => Promise<R>): Promise<R> {
    return patiently(signal, this.pace.retryMs, work);
  }
}

/** The same messages; whatever ends them, `leave` is called. */
async function* untilItEnds<M>(inner: AsyncGenerator<M, undefined>, leave: () => void): AsyncGenerator<M, undefined> {
  try {
    return yield* inner;
  } finally {
    leave();
  }
}
