import type { SearchIntent } from './search-intent.js';

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
