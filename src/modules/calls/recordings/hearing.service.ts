import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { duplicateKey } from '../../../platform/mongo/connect.js';
import type { Foundation } from '../../../platform/room.js';
import { type CallScope, mayHearByRole } from '../call.policy.js';
import type { Recording } from './recording.js';
import type { RecordingStore } from './recording.store.js';

/** What evaluations let somebody hear; the room of evaluations answers. */
export interface HearingRights {
  /** Those of an agent's own calls of which an evaluation is released to them. */
  releasedTo(agentId: string, callIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the calls that somebody is to evaluate: sampled, as a peer, or in a calibration. */
  assignedTo(userId: string, callIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What is read of a call. */
export interface HeardCall extends CallScope {
  readonly _id: string;
}

/** Listening again within this time is the same listening. */
const oneListeningMs = 10 * 60_000;
/** Listenings that this process remembers, so that each range of a player is not looked up. */
const mostRemembered = 5_000;

/** Who may hear which call, and what is written down of it. */
export class HearingService {
  #rights: HearingRights | null = null;
  readonly #lately = new Map<string, number>();

  constructor(
    private readonly foundation: Foundation,
    private readonly store: RecordingStore,
  ) {}

  /** Lets the room of evaluations say whom an evaluation lets hear. Once, while the house is put together. */
  fill(rights: HearingRights): void {
    if (this.#rights) throw new Error('Who hears by evaluations is told already.');
    this.#rights = rights;
  }

  /** Those of the calls that somebody may hear, and whose transcripts they may read. */
  async audible(viewer: Viewer, calls: readonly HeardCall[]): Promise<Set<string>> {
    if (viewer.kind !== 'person') return new Set();
    const heard = new Set(calls.filter((call) => mayHearByRole(viewer, call)).map(({ _id }) => _id));
    const others = calls.filter(({ _id }) => !heard.has(_id));
    const rights = this.#rights;
    if (!rights || others.length === 0) return heard;
    const own = others.filter(({ agentId }) => agentId === viewer.id).map(({ _id }) => _id);
    if (own.length) for (const id of await rights.releasedTo(viewer.id, own)) heard.add(id);
    const rest = others.map(({ _id }) => _id).filter((id) => !heard.has(id));
    if (rest.length) for (const id of await rights.assignedTo(viewer.id, rest)) heard.add(id);
    return heard;
  }

  /** Whether somebody may hear a call. */
  async mayHear(viewer: Viewer, call: HeardCall): Promise<boolean> {
    return (await this.audible(viewer, [call])).has(call._id);
  }

  /** Writes down that somebody hears a recording: once for each person, recording and ten minutes. Before the first byte is given. */
  async note(viewer: Viewer, { _id: id, callId }: Recording): Promise<void> {
    const now = this.foundation.clock.now();
    const key = `${id} ${viewer.id}`;
    const since = now.getTime() - oneListeningMs;
    if ((this.#lately.get(key) ?? -Infinity) > since) return;
    try {
      const at = await this.foundation.transactions.runBeside(async (transaction) => {
        const heardAt = await this.store.hear(id, viewer.id, now, new Date(since));
        if (heardAt === null)
          transaction.append({
            type: 'recording.heard',
            subject: { type: 'recording', id },
            actor: actorOf(viewer),
            after: { callId },
          });
        return heardAt ?? now;
      });
      this.#remember(key, at.getTime());
    } catch (error) {
      // Two requests of one player in the same moment: the other one writes it down.
      if (!duplicateKey(error)) throw error;
    }
  }

  #remember(key: string, at: number): void {
    this.#lately.delete(key);
    this.#lately.set(key, at);
    for (const oldest of this.#lately.keys()) {
      if (this.#lately.size <= mostRemembered) break;
      this.#lately.delete(oldest);
    }
  }
}
