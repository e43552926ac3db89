import type { Clock } from '../../../platform/clock/clock.js';
import type { SearchIntent } from '../use/search-intent.js';
import type { CountsStore } from './counts.store.js';
import { addIntent, differenceOf, markOf, noAdditions } from './measure.rules.js';

/** Keeps the counts of searches true to what is stored of them. */
export interface IntentCounter {
  /**
   * Counts one search that is new (`before` null) or changed, inside the transaction that writes it. Never call it for a search that
   * is deleted because of its age: counts stay.
   */
  count(before: SearchIntent | null, after: SearchIntent | null): Promise<void>;
  /** Counts many new searches at once, for a seed; summed up first, so that each count document is written once. */
  countMany(intents: readonly SearchIntent[]): Promise<void>;
}

/** How long words of queries are kept after they were last asked, in days; counts are kept for ever. */
const keptDays = 180;

/** Counts searches by day, query and article. */
export class IntentCounting implements IntentCounter {
  constructor(
    private readonly store: CountsStore,
    private readonly clock: Clock,
  ) {}

  async count(before: SearchIntent | null, after: SearchIntent | null): Promise<void> {
    await this.store.add(differenceOf(before, after));
    const mark = after && markOf(after);
    if (mark) await this.store.mark([mark]);
  }

  async countMany(intents: readonly SearchIntent[]): Promise<void> {
    const additions = noAdditions();
    for (const intent of intents) addIntent(additions, intent, 1);
    await this.store.add(additions);
    const inOrder = [...intents].sort((a, b) => a.at.getTime() - b.at.getTime());
    await this.store.mark(inOrder.flatMap((intent) => markOf(intent) ?? []));
  }

  /** Forgets the words of queries that nobody asked for half a year. */
  forget(): Promise<number> {
    return this.store.forgetTexts(new Date(this.clock.now().getTime() - keptDays * 86_400_000));
  }
}
