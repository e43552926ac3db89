import { systemActor } from '../../../platform/auth/actor.js';
import { ChangeHistoryLostError, followChanges, operationTime } from '../../../platform/mongo/change-stream.js';
import type { Foundation } from '../../../platform/room.js';
import { closed, isAnswered } from './gap-work.rules.js';
import { gapCollection, type SearchGapStore } from './search-gap.store.js';
import type { UseNeeds } from './use.needs.js';
import type { UseStateStore } from './use-state.store.js';

const name = 'search-gap-closing';

/**
 * Closes gaps whose article was published, without anybody calling anybody. It follows the changes of articles, not the numbered events:
 * a silent publication has no number; and those of the gaps themselves, so that a gap that is given an article just as that is published,
 * or changed by an editor just as it closes, is looked at again. One server copy does it at a time; the position is stored; what was
 * missed while nobody followed is found by looking at every drafted gap once at each start.
 */
export class GapClosing {
  #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly foundation: Pick<Foundation, 'connection' | 'transactions' | 'clock' | 'log'>,
    private readonly store: SearchGapStore,
    private readonly positions: UseStateStore,
    private readonly articles: Pick<UseNeeds['articles'], 'collection' | 'live'>,
    private readonly leases: UseNeeds['leases'],
  ) {}

  /** Begins to follow as soon as no other server copy does; again after a stop. */
  start(): void {
    if (this.#running) return;
    this.#stop = new AbortController();
    this.#running = this.leases.singleton(name, this.#stop.signal, (signal) => this.#follow(signal));
  }

  /** Ends following after the batch in hand. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#running = undefined;
  }

  /** Closes what is answered by now, among these gaps and those of these articles, or among all. Returns how many were closed. */
  async closeAnswered(
    only: { gapIds: readonly string[]; articleIds: readonly string[] } | null = null,
  ): Promise<number> {
    const gaps = await this.store.drafted(only);
    if (gaps.length === 0) return 0;
    const live = await this.articles.live([...new Set(gaps.flatMap((gap) => gap.articleId ?? []))]);
    let count = 0;
    for (const gap of gaps) {
      if (!isAnswered(gap, live.get(gap.articleId ?? ''))) continue;
      const isDone = await this.foundation.transactions.run(async (transaction) => {
        const after = await this.store.change(gap._id, gap.revision, closed(this.foundation.clock.now()));
        // An editor was faster: that change comes along and is looked at.
        if (!after) return false;
        transaction.append({
          type: 'search-gap.closed',
          subject: { type: 'search_gap', id: gap._id },
          actor: systemActor,
          before: { state: gap.state, revision: gap.revision },
          after: { state: after.state, revision: after.revision, articleId: gap.articleId },
        });
        return true;
      });
      if (isDone) count += 1;
    }
    return count;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { connection, log } = this.foundation;
    const token = await this.positions.token(name);
    // Read before the look over all gaps, so that nothing lies between the look and the stream.
    const from = token ? undefined : await operationTime(connection);
    await this.closeAnswered();
    try {
      await followChanges({
        connection,
        collections: [this.articles.collection, gapCollection],
        after: token,
        ...(from ? { from } : {}),
        signal,
        onBatch: async ({ changes, token: reached }) => {
          const idsIn = (wanted: string): string[] => [
            ...new Set(
              changes.flatMap(({ collection, id, isDelete }) => (collection === wanted && !isDelete ? [id] : [])),
            ),
          ];
          await this.closeAnswered({ gapIds: idsIn(gapCollection), articleIds: idsIn(this.articles.collection) });
          await this.positions.setToken(name, reached);
        },
        onIdle: (reached) => this.positions.setToken(name, reached),
      });
    } catch (error) {
      if (!(error instanceof ChangeHistoryLostError)) throw error;
      log.warn({ err: error }, 'changes of articles were lost; looking at all drafted gaps');
      await this.positions.setToken(name, null);
    }
  }
}
