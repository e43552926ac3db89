/**
 * How often the ways through a drawing were walked: then the way that most people took from a node is drawn heavy, and one that nobody
 * took dashed. Without it all lines are alike.
 */
export interface DrawingUsage {
  /** Walks by `usageKey`; a way that is not named was never walked. */
  readonly branches: ReadonlyMap<string, number>;
  /** A short note beside the number of a node, by its key: how long people stay, how many leave there. */
  readonly notes?: ReadonlyMap<string, NodeNote> | undefined;
}

/** What stands beside the number of a node, and the same in words. */
export interface NodeNote {
  readonly short: string;
  readonly long: string;
}

/** The name of a way out of a node, with places as findings name them (`choice:<key>`, `rule:<n>`, `to`, `failureTo`, `timeoutTo`). */
export const usageKey = (nodeKey: string, place: string): string => `${nodeKey} ${place}`;
