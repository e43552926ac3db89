import type { TreePurpose } from '../tree-enums.js';
import type { WalkBlocked, WalkJump, WalkReply } from './engine/engine.js';
import type { TreeWalk, WalkEntry, WalkMove } from './walk.js';

/**
 * A walk as it is stored: what the engine needs beside what everybody reads. Steps and lists read it without its record, of which only the
 * last line comes along (lists: none): a record is asked for apart.
 */
export interface WalkRecord extends TreeWalk {
  purpose: TreePurpose;
  /** Node that it began at; null: the tree's start. */
  startKey: string | null;
  /** A jump whose node is not answered yet. */
  jump: WalkJump | null;
  /** What outside systems replied. */
  replies: WalkReply[];
  /** Set where a command led to an outcome whose checks were left out. */
  blocked: WalkBlocked | null;
  /** Trees of the pins that whoever holds it may not see. */
  hiddenTreeIds: string[];
  /** To whom it is offered, as rules read it: `user:<id>` or `tier:<rank>`; empty: to nobody. */
  offeredTo: string[];
}

/** What a write changes of a walk. */
export interface WalkChange {
  readonly set: Partial<WalkRecord>;
  readonly entries?: readonly WalkEntry[];
  /** An answer that is added to the path; a path that is another one stands in `set`. */
  readonly move?: WalkMove | null;
}

/** Under what a write is done. */
export interface WalkCondition {
  readonly step: number;
  readonly holderId?: string;
  readonly callReference?: string | null;
  readonly offeredTo?: readonly string[];
}
