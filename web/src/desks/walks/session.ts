import type { Client, CombinedError } from 'urql';
import { WalkDocument } from '../../gql/walks/graphql';
import type { Refusal } from '../../lib/outcome';
import { connectionStore } from '../../lib/socket';
import { Store } from '../../lib/store';
import { isTaken, type MeantAct, perform, type Walk, type WalkAct } from './act';
import { followWalks } from './live';

/** While an act waits, another try at least this often, should no sign of the connection come. */
const RETRY_MS = 5_000;
/** An outside system that should have answered by now: the walk is looked up this often. */
const OVERDUE_MS = 2_000;

export interface WalkState {
  /** The walk as it was last heard of; null before that, or where it is not this person's to see. */
  walk: Walk | null;
  isLoading: boolean;
  error: CombinedError | null;
  /** On its way to the server. */
  sending: MeantAct | null;
  /** Waits for the connection. */
  queued: MeantAct | null;
  /** What the server refused last, and why. Nothing has changed by it. */
  refused: { meant: MeantAct; refusals: readonly Refusal[]; error: CombinedError | null } | null;
  /** The walk had gone on elsewhere when the last act came. */
  isBehind: boolean;
}

const STARTED: WalkState = {
  walk: null,
  isLoading: true,
  error: null,
  sending: null,
  queued: null,
  refused: null,
  isBehind: false,
};

const storageKey = (id: string): string => `caregraph.walk.${id}`;

/** The act of this tab that waited when the page was left. */
function remembered(id: string): MeantAct | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(id)) ?? 'null');
    return typeof stored === 'object' && stored !== null && 'act' in stored ? (stored as MeantAct) : null;
  } catch {
    return null;
  }
}

/**
 * One walk in this tab: what is known of it, and the one act that is on its way. An act that could not be sent waits with its step
 * number, also over a reload, and is sent again: the server takes each step once.
 */
export class WalkSession {
  readonly store: Store<WalkState>;
  private users = 0;
  private stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    readonly id: string,
  ) {
    this.store = new Store<WalkState>({ ...STARTED, queued: remembered(id) });
    if (this.store.get().queued) this.await();
  }

  /** Follows the walk as long as somebody looks at it; returns what ends that. */
  use(): () => void {
    this.users += 1;
    if (this.users === 1) this.follow();
    return () => {
      this.users -= 1;
      if (this.users > 0) return;
      for (const stop of this.stops) stop();
      this.stops = [];
    };
  }

  load = async (): Promise<void> => {
    const reply = await this.client.query(WalkDocument, { id: this.id }, { requestPolicy: 'network-only' }).toPromise();
    if (reply.data?.treeWalk) this.take(reply.data.treeWalk);
    else if (reply.data) this.change({ walk: null });
    this.change({ isLoading: false, error: reply.data ? null : (reply.error ?? null) });
  };

  /** Does something with the walk; nothing while another act is on its way or waits. */
  act = async (act: WalkAct, words = ''): Promise<boolean> => {
    const { walk, sending, queued } = this.store.get();
    if (!walk || sending || queued) return false;
    const { step, node, path } = walk;
    return this.send({ act, step, nodeKey: node?.key ?? null, stops: path.length, words });
  };

  /** Gives up an act that waits. */
  drop = (): void => {
    this.keep(null);
    void this.load();
  };

  /** The notices of the last act were read. */
  settle = (): void => this.change({ refused: null, isBehind: false });

  private async send(meant: MeantAct): Promise<boolean> {
    const wasQueued = this.store.get().queued !== null;
    this.change({ sending: meant, refused: null, isBehind: false });
    const outcome = await perform(this.client, this.id, meant);
    this.change({ sending: null });
    if (outcome.kind === 'unknown') {
      this.keep(meant);
      this.await();
      return false;
    }
    if (wasQueued) this.keep(null);
    if (outcome.kind === 'failed') {
      this.change({ refused: { meant, refusals: [], error: outcome.error } });
      return false;
    }
    if (outcome.walk) this.take(outcome.walk);
    if (outcome.kind === 'done') return true;
    if (outcome.refusals.some(({ code }) => code === 'STEP_BEHIND')) {
      if (!outcome.walk) await this.load();
      const { walk } = this.store.get();
      const isDone = walk !== null && isTaken(walk, meant);
      this.change({ isBehind: !isDone });
      return isDone;
    }
    this.change({ refused: { meant, refusals: outcome.refusals, error: null } });
    return false;
  }

  private follow(): void {
    void this.load();
    this.stops = [
      followWalks(this.client, { id: this.id }, ({ walk, kind }) => {
        const { walk: known, sending } = this.store.get();
        if (kind === 'LEFT' || kind === 'READY') void this.load();
        // What this tab does itself it hears in the reply.
        else if (walk && !sending && (!known || walk.step !== known.step || walk.changedAt > known.changedAt))
          void this.load();
      }),
    ];
    const overdue = setInterval(() => {
      const waiting = this.store.get().walk?.waiting;
      if (waiting && Date.now() > new Date(waiting.deadline).getTime()) void this.load();
    }, OVERDUE_MS);
    this.stops.push(() => clearInterval(overdue));
  }

  /** Tries to send what waits whenever the connection may be back. */
  private await(): void {
    clearTimeout(this.timer);
    const stop = (): void => {
      clearTimeout(this.timer);
      unsubscribe();
      window.removeEventListener('online', retry);
    };
    const retry = (): void => {
      const { queued, sending } = this.store.get();
      if (queued === null) stop();
      else if (!sending) {
        stop();
        void this.send(queued);
      }
    };
    const unsubscribe = connectionStore.subscribe(() => {
      if (connectionStore.get().status === 'live') retry();
    });
    window.addEventListener('online', retry);
    this.timer = setTimeout(retry, RETRY_MS);
  }

  private keep(meant: MeantAct | null): void {
    if (meant) sessionStorage.setItem(storageKey(this.id), JSON.stringify(meant));
    else sessionStorage.removeItem(storageKey(this.id));
    this.change({ queued: meant });
  }

  /** Takes a walk unless it is older than what is shown: replies may overtake each other. */
  private take(walk: Walk): void {
    const known = this.store.get().walk;
    if (known && (walk.step < known.step || (walk.step === known.step && walk.changedAt < known.changedAt))) return;
    this.change({ walk, isLoading: false, error: null });
  }

  private change(next: Partial<WalkState>): void {
    this.store.set({ ...this.store.get(), ...next });
  }
}

const sessions = new WeakMap<Client, Map<string, WalkSession>>();

/** The session of a walk in this tab: always the same one, so that what waits is not lost when the walk is hidden. */
export function sessionOf(client: Client, id: string): WalkSession {
  const ofClient = sessions.get(client) ?? new Map<string, WalkSession>();
  sessions.set(client, ofClient);
  const known = ofClient.get(id);
  if (known) return known;
  const session = new WalkSession(client, id);
  ofClient.set(id, session);
  return session;
}

/** Takes up the acts that waited when this tab was left. */
export function resumeWaiting(client: Client): void {
  const prefix = storageKey('');
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix)) sessionOf(client, key.slice(prefix.length));
}
