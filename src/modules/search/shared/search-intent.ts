/** One opened document of an intent. */
export interface IntentOpen {
  readonly articleId: string;
  readonly kind: string;
  /** Place among the shown hits, 1 = first; null where it was opened from elsewhere. */
  readonly rank: number | null;
  /** Milliseconds between the answer and the open. */
  readonly afterMs: number;
}

/** One intention to find something, with what came of it. Personal data in the query is masked. Kept 180 days, then only counts. */
export interface SearchIntent {
  readonly _id: string;
  /** The client's key, unique for a person. */
  readonly key: string;
  /** Keys under which a client sent one of its receipts again; each names this intention too. At most 20. */
  readonly otherKeys: readonly string[];
  /** Ids of the receipts of its searches, the last one last; at most 50. No receipt is in two intents of a person. */
  readonly receiptIds: readonly string[];
  readonly userId: string;
  /** First role of the person. */
  readonly role: string;
  readonly teamIds: readonly string[];
  readonly siteId: string | null;
  /** Language of the query. */
  readonly locale: 'zh-CN' | 'en';
  readonly productLineId: string | null;
  readonly kinds: readonly string[];
  /** Masked. */
  readonly query: string;
  /** Folded, distinct units of the query, sorted: equal questions share it. */
  readonly queryKey: string;
  /** At most 40. */
  readonly units: readonly string[];
  /** At most 10 ids, in order. */
  readonly shown: readonly string[];
  /** How many hits stood before the first shown one: 0 on a first page. */
  readonly offset: number;
  readonly totalCount: number;
  readonly verdict: string;
  readonly confidence: number | null;
  readonly isDegraded: boolean;
  /** False while the question index was not loaded: whether something was found or answered cannot be said then. */
  readonly isJudgeable: boolean;
  readonly end: 'PAUSE' | 'OPEN' | 'GAP' | 'LEFT';
  readonly opened: readonly IntentOpen[];
  readonly copied: readonly string[];
  readonly linked: readonly string[];
  readonly helpful: readonly string[];
  readonly notHelpful: readonly string[];
  readonly saidNoAnswer: boolean;
  /** When it was answered. */
  readonly at: Date;
}
