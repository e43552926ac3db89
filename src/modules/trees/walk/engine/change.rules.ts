import { isDeepStrictEqual } from 'node:util';
import { wrongState } from '../../../../platform/errors/index.js';
import { TreeNodeKind } from '../../tree-enums.js';
import { TreeWalkEventKind, type WalkMove } from '../walk.js';
import {
  type GivenAnswer,
  type WalkJump,
  type WalkPosition,
  type WalkReply,
  type WalkTurn,
  samePath,
} from './engine.js';
import { readAnswer } from './reading.rules.js';
import { noSuchStop } from './refusals.rules.js';
import { reaches, replayed, standsAt } from './replay.rules.js';
import { type ActParts, settleTurn, stood } from './steps.rules.js';
import { Walker, inputsDigest } from './walker.js';

/** Whether a recorded answer still fits the stop: that of an outside system only where it was asked the same. */
function fits(walker: Walker, move: WalkMove, replies: readonly WalkReply[]): boolean {
  if (walker.node.kind !== TreeNodeKind.ACTION) return true;
  const ask = walker.ask();
  return replies.some(
    (reply) =>
      ask !== null &&
      reply.nodeKey === move.nodeKey &&
      samePath(reply.frame, move.frame) &&
      reply.inputs === inputsDigest(ask.inputs) &&
      isDeepStrictEqual(reply.answer, move.answer),
  );
}

/** How many of the later answers hold again, from the first on. */
function holding(
  { world }: ActParts,
  walker: Walker,
  later: readonly WalkMove[],
  replies: readonly WalkReply[],
): number {
  for (const [count, move] of later.entries()) {
    if (!reaches(world, walker, move) || !fits(walker, move, replies)) return count;
    walker.answer(move.answer, null);
  }
  return later.length;
}

/**
 * Changes an earlier answer: later ones are given again as long as the same nodes come in the same order; the first that does not falls,
 * with all behind it. Null where the answer is the one that was given: nothing changes.
 */
export function changeWalk(parts: ActParts, position: WalkPosition, at: number, given: GivenAnswer): WalkTurn | null {
  const { world, start, act } = parts;
  const { replies } = position;
  const target = position.moves[at];
  if (!target) throw noSuchStop();
  const kept = position.moves.slice(0, at);
  const walker = replayed(world, start, kept, { before: target });
  if (walker.node.kind === TreeNodeKind.ACTION && world.reusesReplies)
    throw wrongState('外部系统的回复不能更改。', 'The reply of an outside system cannot be changed.');
  const answer = readAnswer(walker.tree, walker.node, given);
  if (isDeepStrictEqual(answer, target.answer)) return null;
  const changed = { ...target, answer, byId: act.byId, answeredAt: act.at };
  walker.events.length = 0;
  walker.answer(answer, TreeWalkEventKind.ANSWERED);
  const answered = walker.events.splice(0);
  const later = position.moves.slice(at + 1);
  const count = holding(parts, walker, later, replies);
  const fell = later.length - count;
  const moves = [...kept, changed, ...later.slice(0, count)];
  const left = new Walker(world, position.frames);
  left.note(TreeWalkEventKind.CHANGED, { note: `changed:${target.nodeKey}${fell ? `;fell:${fell}` : ''}` });
  const before = [...left.events, ...answered];
  const { jump } = position;
  if (jump && !fell && leadsTo(parts, moves, jump))
    return stood(replayed(world, start, moves, { jump }), { moves, replies, jump }, before);
  // Walked once more up to the last answer that holds: what lies behind it is new.
  const last = moves.at(-1) ?? changed;
  const fresh = replayed(world, start, moves.slice(0, -1), { before: last });
  fresh.events.length = 0;
  fresh.answer(last.answer, null);
  const turn = settleTurn(parts, fresh, { moves, replies, jump: null }, true);
  return { ...turn, events: [...before, ...turn.events] };
}

/** Whether answers lead to the place where somebody jumped away. */
function leadsTo({ world, start }: ActParts, moves: readonly WalkMove[], jump: WalkJump): boolean {
  const walker = replayed(world, start, moves);
  return !walker.reached && standsAt(walker, jump.fromFrame, jump.fromKey);
}
