import { type Share, shareOf } from '../../../platform/rules/share.js';

/** How often something happened at a node, as the database counts it. */
export interface StepRow {
  readonly _id: { readonly node: string | null; readonly event: string; readonly choice: string | null };
  readonly count: number;
}

/** How many walks stand at a node, or stood there when they ended. */
export interface StandingRow {
  readonly node: string | null;
  /** Whether they ended there without an outcome. */
  readonly isGivenUp: boolean;
  readonly count: number;
}

/** What happened at one node. */
export interface NodeSteps {
  entered: number;
  /** Times that somebody went back from here, or changed an earlier answer. */
  turned: number;
  /** Answers by the branch that they took. */
  readonly branches: Map<string, number>;
  readonly commands: { sent: number; ok: number; failed: number; timedOut: number };
}

const none = (): NodeSteps => ({
  ...{ entered: 0, turned: 0 },
  branches: new Map(),
  commands: { sent: 0, ok: 0, failed: 0, timedOut: 0 },
});

/** The answer of an AUTO entry that says that a sub-tree has ended. */
const subtreeEnd = 'end';

type Take = (node: NodeSteps, count: number, choice: string | null) => void;

const branch = (node: NodeSteps, key: string, count: number): void => {
  node.branches.set(key, (node.branches.get(key) ?? 0) + count);
};
const reply =
  (key: string, part: 'ok' | 'failed' | 'timedOut'): Take =>
  (node, count) => {
    node.commands[part] += count;
    branch(node, key, count);
  };
const turn: Take = (node, count) => {
  node.turned += count;
};

const takes: Readonly<Record<string, Take>> = {
  ENTERED: (node, count) => {
    node.entered += count;
  },
  ANSWERED: (node, count, choice) => branch(node, choice ?? 'next', count),
  // A rule decides and goes on at once; a sub-tree begins with one entry and ends with another.
  AUTO: (node, count, choice) => {
    if (choice !== subtreeEnd) node.entered += count;
    if (choice !== null) branch(node, choice === subtreeEnd ? 'next' : choice, count);
  },
  COMMAND_SENT: (node, count) => {
    node.commands.sent += count;
  },
  COMMAND_OK: reply('success', 'ok'),
  COMMAND_FAILED: reply('failure', 'failed'),
  COMMAND_TIMED_OUT: reply('timeout', 'timedOut'),
  REUSED: (node, count) => branch(node, 'success', count),
  BACK: turn,
  CHANGED: turn,
};

/** Counts of the database by node. */
export function stepsByNode(rows: readonly StepRow[]): Map<string, NodeSteps> {
  const byNode = new Map<string, NodeSteps>();
  for (const { _id, count } of rows) {
    if (_id.node === null || _id.node === undefined) continue;
    const node = byNode.get(_id.node) ?? none();
    byNode.set(_id.node, node);
    takes[_id.event]?.(node, count, _id.choice ?? null);
  }
  return byNode;
}

/** Walks by the node where they stand, or stood when they ended. */
export interface Standing {
  /** All of them. */
  readonly all: ReadonlyMap<string, number>;
  /** Those that ended there without an outcome. */
  readonly givenUp: ReadonlyMap<string, number>;
}

export function standingOf(rows: readonly StandingRow[]): Standing {
  const all = new Map<string, number>();
  const givenUp = new Map<string, number>();
  for (const { node, isGivenUp, count } of rows) {
    if (node === null) continue;
    all.set(node, (all.get(node) ?? 0) + count);
    if (isGivenUp) givenUp.set(node, count);
  }
  return { all, givenUp };
}

/** What follows from how often a node was reached, how many walks stand there, and how many there are in all. */
export const nodeShares = (
  { entered = 0, turned = 0 }: Partial<NodeSteps>,
  { standing, exits, starts }: { readonly standing: number; readonly exits: number; readonly starts: number },
): { leftCount: number; backtracks: Share; fallOut: Share; exit: Share } => ({
  // Whoever stands there has not left it.
  leftCount: Math.max(0, entered - standing),
  backtracks: shareOf(Math.min(turned, entered), entered),
  fallOut: shareOf(Math.min(exits, entered), entered),
  exit: shareOf(exits, starts),
});
