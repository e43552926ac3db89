/** Figures by which the feed works; the same for everybody. Tests give smaller ones. */
export interface FeedPace {
  /** Entries behind which a cursor is not replayed any more: the client reads its inbox again, which is quicker for both. */
  readonly maxReplay: number;
  /** How long the line may be silent, in ms. */
  readonly heartbeatMs: number;
  /** How long a judgement about who may see what holds, in ms: a slow reader is judged anew. */
  readonly judgementMs: number;
  /** How long to wait before trying again while the database is away, in ms. */
  readonly retryMs: number;
  /** Entries that one look at the database brings while a page of the inbox is filled. */
  readonly scanSize: number;
  /** Looks at the most for one page, so that a viewer who may see little does not cost a lot. */
  readonly maxScans: number;
}

export const feedPace: FeedPace = {
  maxReplay: 5_000,
  heartbeatMs: 30_000,
  judgementMs: 1_000,
  retryMs: 1_000,
  scanSize: 200,
  maxScans: 25,
};
