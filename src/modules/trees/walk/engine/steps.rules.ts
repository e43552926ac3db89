import { wrongState } from '../../../../platform/errors/index.js';
import { TreeNodeKind } from '../../tree-enums.js';
import { TreeWalkEventKind, type WalkAnswer, type WalkMove } from '../walk.js';
import {
  type EngineAct,
  type EngineEvent,
  type EngineWorld,
  type GivenAnswer,
  type WalkJump,
  type WalkPosition,
  type WalkReply,
  type WalkStart,
  type WalkTurn,
  mostAutomaticSteps,
  mostReplies,
  samePath,
} from './engine.js';
import { readAnswer } from './reading.rules.js';
import { goesRound, nothingBefore, withoutCheck } from './refusals.rules.js';
import { jumpOf, replayed } from './replay.rules.js';
import { type Going, Walker, inputsDigest } from './walker.js';

// The acts of a walk, each a function from where it stands to where it stands then. Refusals throw `UserError` and change nothing.

/** What belongs to one act: the world, how the walk began, who acts, and whether checks may be left out. */
export interface ActParts {
  readonly world: EngineWorld;
  readonly start: WalkStart;
  readonly act: EngineAct;
  /** Whether checks that were left out are no hindrance: somebody who may gave a reason. */
  readonly overrides: boolean;
}

/** What a walker does not hold itself. */
export interface Under {
  readonly moves: WalkMove[];
  readonly replies: readonly WalkReply[];
  readonly jump: WalkJump | null;
}

function knownReply(world: EngineWorld, walker: Walker, replies: readonly WalkReply[]): WalkReply | undefined {
  const ask = world.reusesReplies && !walker.reached && walker.ask();
  if (!ask) return undefined;
  return replies.findLast(
    (reply) =>
      reply.answer.branch === 'SUCCESS' &&
      reply.nodeKey === ask.nodeKey &&
      samePath(reply.frame, walker.path) &&
      reply.inputs === inputsDigest(ask.inputs),
  );
}

const moveOf = (act: EngineAct, at: number, walker: Walker, answer: WalkAnswer, jump: WalkJump | null): WalkMove => ({
  at,
  ...{ frame: walker.path, treeId: walker.tree.treeId, nodeKey: walker.node.key, answer, jumpedFrom: jump },
  ...{ byId: act.byId, answeredAt: act.at },
});

/** Goes on until somebody has to act. Checks of an outcome are looked for in the whole path, walked once more. */
export function settleTurn(parts: ActParts, walker: Walker, under: Under, isRefusal: boolean): WalkTurn {
  const { world, start, act } = parts;
  const { moves, replies } = under;
  let { jump } = under;
  const going: Going = {
    enters: (_node, _frame, treeId) => world.maySee(treeId),
    missing: (treeId, checks) => {
      if (!checks.length) return [];
      const before = replayed(world, start, moves).passed;
      return checks
        .map((key) => [`${treeId}\0${key}`, key] as const)
        .filter(([name]) => !before.has(name) && !walker.passed.has(name))
        .map(([, key]) => key);
    },
    overrides: parts.overrides,
  };
  walker.go(going);
  let known = knownReply(world, walker, replies);
  for (let reused = 0; known; reused += 1) {
    // As `Walker.go`: a sub-tree that asks nobody any more may have closed a circle since the tree was checked.
    if (reused >= mostAutomaticSteps) throw goesRound();
    moves.push(moveOf(act, moves.length, walker, known.answer, jump));
    jump = null;
    walker.answer(known.answer, TreeWalkEventKind.COMMAND_OK, 'reused');
    walker.go(going);
    known = knownReply(world, walker, replies);
  }
  const { blocked, tree } = walker;
  if (blocked && isRefusal)
    throw withoutCheck(blocked.missing.map((key) => tree.nodes.get(key)?.title ?? { zhCN: key, en: key }));
  return {
    position: { moves, replies, jump, frames: walker.frames, reached: walker.reached },
    ask: walker.node.kind === TreeNodeKind.ACTION ? walker.ask() : null,
    ...{ events: walker.events, skipped: walker.skipped, blocked },
  };
}

/** Begins a walk. */
export function beginWalk(parts: ActParts): WalkTurn {
  const walker = Walker.at(parts.world, parts.start);
  walker.note(TreeWalkEventKind.STARTED);
  return settleTurn(parts, walker, { moves: [], replies: [], jump: null }, true);
}

/** Answers the node where the walk stands. At an outcome that waits for a reason it takes the outcome. */
export function answerWalk(parts: ActParts, position: WalkPosition, given: GivenAnswer): WalkTurn {
  const { world, act } = parts;
  const walker = new Walker(world, position.frames);
  const moves = [...position.moves];
  const { replies, jump } = position;
  if (walker.node.kind === TreeNodeKind.OUTCOME) return settleTurn(parts, walker, { moves, replies, jump }, true);
  const answer = readAnswer(walker.tree, walker.node, given);
  moves.push(moveOf(act, moves.length, walker, answer, jump));
  walker.answer(answer, TreeWalkEventKind.ANSWERED);
  return settleTurn(parts, walker, { moves, replies, jump: null }, true);
}

const replyEvents = {
  SUCCESS: TreeWalkEventKind.COMMAND_OK,
  FAILURE: TreeWalkEventKind.COMMAND_FAILED,
  TIMEOUT: TreeWalkEventKind.COMMAND_TIMED_OUT,
} as const;

/** Takes the reply of an outside system, or the branch that the author of a preview picks. Checks that were left out hold the walk at the outcome. */
export function replyWalk(parts: ActParts, position: WalkPosition, answer: WalkAnswer, note: string | null): WalkTurn {
  const walker = new Walker(parts.world, position.frames);
  const ask = walker.ask();
  if (walker.node.kind !== TreeNodeKind.ACTION || !ask || !answer.branch)
    throw wrongState('这一步不等待外部系统。', 'This step does not wait for an outside system.');
  const moves = [...position.moves, moveOf(parts.act, position.moves.length, walker, answer, position.jump)];
  const reply = { frame: walker.path, nodeKey: ask.nodeKey, inputs: inputsDigest(ask.inputs), answer };
  walker.answer(answer, replyEvents[answer.branch], note);
  const replies = [...position.replies, reply].slice(-mostReplies);
  return settleTurn(parts, walker, { moves, replies, jump: null }, false);
}

/** A walker that came to a place by replaying, as a turn: only that it stands there is noted. */
export function stood(walker: Walker, { moves, replies, jump }: Under, before: readonly EngineEvent[]): WalkTurn {
  walker.events.length = 0;
  walker.note(TreeWalkEventKind.ENTERED);
  return {
    position: { moves, replies, jump, frames: walker.frames, reached: null },
    events: [...before, ...walker.events],
    ...{ ask: null, skipped: [], blocked: null },
  };
}

/**
 * One step back: the last answer is taken away, or a jump that was not answered yet. Replies of outside systems are passed over: what they
 * did is not undone.
 */
export function backWalk({ world, start }: ActParts, position: WalkPosition): WalkTurn {
  const left = new Walker(world, position.frames);
  left.note(TreeWalkEventKind.BACK);
  const moves = [...position.moves];
  let jump: WalkJump | null = null;
  if (!position.jump) {
    let last = moves.pop();
    while (world.reusesReplies && last?.answer.branch) last = moves.pop();
    if (!last) throw nothingBefore();
    jump = jumpOf(last);
  }
  return stood(replayed(world, start, moves, { jump }), { moves, replies: position.replies, jump }, left.events);
}

/** Goes to another node of the tree that is walked now, or of one that it lies in. */
export function jumpWalk(parts: ActParts, position: WalkPosition, nodeKey: string, reason: string): WalkTurn {
  const walker = new Walker(parts.world, position.frames);
  const toDepth = walker.depthOf(nodeKey);
  // A second jump before an answer: where the first one began is where the path ends.
  const from = position.jump ?? { fromKey: walker.node.key, fromFrame: walker.path };
  walker.note(TreeWalkEventKind.JUMPED, { note: reason });
  walker.jump(toDepth, nodeKey);
  const jump = { reason, fromKey: from.fromKey, fromFrame: from.fromFrame, toKey: nodeKey, toDepth };
  return settleTurn(parts, walker, { moves: [...position.moves], replies: position.replies, jump }, true);
}

/** Asks the outside system of the ACTION where the walk stands once more: its last reply led nowhere. */
export function askAgain({ world }: ActParts, position: WalkPosition): WalkTurn {
  const ask = new Walker(world, position.frames).ask();
  return { position, events: [], ask, skipped: [], blocked: null };
}
