import type { EditedTreeHeadFragment, TreeReviewRecordFragment } from '../../../../gql/trees/graphql';
import type { Refusal } from '../../../../lib/outcome';
import type { Drawing, FrameField } from './drawing';
import type { ContestedNode } from './merge';

/** How the server answered to a save. */
export type SaveReply =
  | { kind: 'saved'; head: EditedTreeHeadFragment }
  | { kind: 'conflict' }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'failed'; isLasting: boolean };

/** The tree as it is on the server now. */
export interface Loaded {
  readonly head: EditedTreeHeadFragment;
  readonly drawing: Drawing;
  /** The review that sent it back, while it is being mended. */
  readonly sentBack: TreeReviewRecordFragment | null;
}

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'refused' | 'failed' | 'conflict';

export interface TreeConflict {
  readonly theirs: Loaded;
  readonly nodes: readonly ContestedNode[];
  readonly fields: readonly FrameField[];
}

export interface SessionState {
  readonly head: EditedTreeHeadFragment;
  readonly drawing: Drawing;
  readonly status: SaveStatus;
  readonly savedAt: Date | null;
  /** Sentences of the server about nodes (by key) that it did not take. */
  readonly nodeErrors: ReadonlyMap<string, string>;
  readonly fieldErrors: Partial<Record<FrameField, string>>;
  readonly otherErrors: readonly string[];
  readonly conflict: TreeConflict | null;
  /** How many places came from a colleague's save without a choice; told once. */
  readonly taken: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
