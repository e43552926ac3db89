import type { Clock } from '../../../platform/clock/clock.js';
import type { IntentCounter } from '../shared/intent-counter.js';
import { forgottenBefore } from '../shared/retention.rules.js';
import type { SearchIntent } from '../shared/search-intent.js';
import type { CountsStore } from './counts.store.js';
import { addIntent, differenceOf, markOf, markTogether, noAdditions } from './measure.rules.js';

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
    await this.store.addMany(additions);
    const inOrder = [...intents].sort((a, b) => a.at.getTime() - b.at.getTime());
    await this.store.mark(markTogether(inOrder.flatMap((intent) => markOf(intent) ?? [])));
  }

  /** Forgets the words of queries that nobody asked for half a year. */
  forget(): Promise<number> {
    return this.store.forgetTexts(forgottenBefore(this.clock.now()));
  }
}
