import type { LocalizedText } from '../../../../platform/graphql/localized.js';
import type { TreeExpressions } from '../../expressions/expressions.js';
import type {
  TreeContent,
  TreeNode,
  TreeSubtreeCall,
  TreeValue,
  TreeValues,
  TreeVariable,
} from '../../tree-content.js';
import type { TreeResult } from '../../tree-enums.js';
import type { TreeWalkEventKind, WalkAnswer, WalkFrame, WalkMove } from '../walk.js';

// What the engine of walks works on. It knows no database, no viewer and no clock: the same input gives the same output.

/** One tree version, prepared for walking. */
export interface EngineTree {
  readonly treeId: string;
  readonly code: string;
  /** Number of the version; 0 for a draft. */
  readonly number: number;
  readonly content: TreeContent;
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly variables: ReadonlyMap<string, TreeVariable>;
  readonly expressions: TreeExpressions;
}

/** Everything that a walk is bound to. */
export interface EngineWorld {
  readonly root: EngineTree;
  /** The tree that a SUBTREE node walks; null where it was not pinned. */
  sub(call: TreeSubtreeCall): EngineTree | null;
  /** Whether whoever holds the walk may see that tree: it is not entered otherwise. */
  maySee(treeId: string): boolean;
  /** What `today()` is, the whole walk long. */
  readonly now: Date;
  /** Whether a command that succeeded with the same inputs is not sent again; off in previews, where somebody picks the branch. */
  readonly reusesReplies: boolean;
}

/** Where a walk begins, and with what. */
export interface WalkStart {
  /** Null: the tree's own start. */
  readonly nodeKey: string | null;
  readonly context: TreeValues;
}

/** A jump whose node is not answered yet, or the one that led to an answered node. */
export interface WalkJump {
  readonly reason: string;
  /** Where the walk stood. */
  readonly fromKey: string;
  readonly fromFrame: readonly string[];
  /** Where it went: the node, and how deep its tree lies. Nodes that decide by themselves may lead on from there. */
  readonly toKey: string;
  readonly toDepth: number;
}

/** What an outside system replied before: not asked again where node and inputs are the same. */
export interface WalkReply {
  readonly frame: readonly string[];
  readonly nodeKey: string;
  /** SHA-256 of the inputs: they may hold personal data. */
  readonly inputs: string;
  readonly answer: WalkAnswer;
}

/** An outcome that ends the walk. */
export interface WalkReached {
  readonly treeId: string;
  readonly nodeKey: string;
  readonly result: TreeResult;
  readonly disposition: string | null;
  readonly departmentId: string | null;
  readonly tierId: string | null;
}

/** An outcome that may not be taken because checks of it were left out. */
export interface WalkBlocked {
  readonly treeId: string;
  readonly nodeKey: string;
  readonly missing: readonly string[];
}

/** How a walk stands, as far as the engine goes. */
export interface WalkPosition {
  readonly moves: readonly WalkMove[];
  readonly frames: readonly WalkFrame[];
  readonly jump: WalkJump | null;
  readonly replies: readonly WalkReply[];
  readonly reached: WalkReached | null;
}

/** What an ACTION node asks of an outside system. */
export interface WalkAsk {
  readonly nodeKey: string;
  readonly command: string;
  readonly inputs: Readonly<Record<string, TreeValue>>;
  readonly timeoutSeconds: number;
}

/** One line for the record, without number, time and person. Values of personal data are masked already. */
export interface EngineEvent {
  readonly event: TreeWalkEventKind;
  readonly treeId: string;
  readonly versionNumber: number;
  readonly nodeKey: string | null;
  readonly answer: WalkAnswer | null;
  readonly set: TreeValues | null;
  readonly note: string | null;
}

/** What one act of the engine gives. */
export interface WalkTurn {
  readonly position: WalkPosition;
  readonly events: readonly EngineEvent[];
  /** An ACTION node was reached whose command is to be sent. */
  readonly ask: WalkAsk | null;
  /** Keys of checks that were left out with a reason. */
  readonly skipped: readonly string[];
  /** Set where the walk stands at an outcome that it may not take. */
  readonly blocked: WalkBlocked | null;
}

/** Who acts, when. */
export interface EngineAct {
  readonly byId: string;
  readonly at: Date;
}

/** What somebody hands in at a node, as it is written. */
export interface GivenAnswer {
  readonly choice?: string | null;
  readonly values?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly branch?: 'SUCCESS' | 'FAILURE' | 'TIMEOUT' | null;
}

/** Most nodes that decide by themselves one after the other: a guard, the check of a tree refuses circles. */
export const mostAutomaticSteps = 1_000;

/** Most replies of outside systems that a walk remembers. */
export const mostReplies = 50;

/** The frame of a position as the keys of the SUBTREE nodes that led down. */
export const framePath = (frames: readonly WalkFrame[]): string[] => frames.slice(0, -1).map(({ nodeKey }) => nodeKey);

export const samePath = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

/** A value that a frame holds; undefined for none. Names may be any identifier, `constructor` too. */
export const held = (values: TreeValues, name: string): TreeValue | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** The wording of a text in a language, or in the other one where it is missing. */
export const wording = (text: LocalizedText, language: 'zh-CN' | 'en'): string =>
  language === 'en' ? text.en || text.zhCN : text.zhCN || text.en;
