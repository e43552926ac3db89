import { wrongState } from '../../../../platform/errors/index.js';
import type { WalkMove } from '../walk.js';
import { type EngineWorld, type WalkJump, type WalkStart, samePath } from './engine.js';
import { type Going, Walker } from './walker.js';

interface Place {
  readonly key: string;
  readonly frame: readonly string[];
}

/** The jump that led to an answered node; null for none. */
export const jumpOf = (move: WalkMove): WalkJump | null => (move.jumpedFrom ?? null) as WalkJump | null;

/** Whether a walker stands at a node of a frame. */
export const standsAt = (walker: Walker, frame: readonly string[], nodeKey: string): boolean =>
  walker.node.key === nodeKey && samePath(walker.path, frame);

/**
 * On the way to a place where the walk stood: sub-trees are entered, because they were entered then, but not one on whose node it stood.
 * Beyond, what may be seen decides. Checks were judged when it was walked.
 */
function towards(world: EngineWorld, place: Place | null): Going {
  return {
    enters: (node, frame, treeId) =>
      place ? !(place.key === node.key && samePath(place.frame, frame)) : world.maySee(treeId),
    missing: () => [],
    overrides: true,
  };
}

/**
 * Brings a walker to the stop of a recorded move, by its jump where there was one. False where it comes elsewhere: then it stands at the
 * first stop that differs.
 */
export function reaches(world: EngineWorld, walker: Walker, move: WalkMove): boolean {
  const jump = jumpOf(move);
  if (jump) {
    walker.go(towards(world, { key: jump.fromKey, frame: jump.fromFrame }));
    if (walker.reached || !standsAt(walker, jump.fromFrame, jump.fromKey)) return false;
    walker.jump(jump.toDepth, jump.toKey);
  }
  walker.go(towards(world, { key: move.nodeKey, frame: move.frame }));
  return !walker.reached && standsAt(walker, move.frame, move.nodeKey);
}

/**
 * A walk walked once more: where it stands follows from how it began and what was answered, and from nothing else. With `before` it goes
 * to the stop of that move and leaves it unanswered; with `jump` it jumps at the end.
 */
export function replayed(
  world: EngineWorld,
  start: WalkStart,
  moves: readonly WalkMove[],
  { before = null, jump = null }: { readonly before?: WalkMove | null; readonly jump?: WalkJump | null } = {},
): Walker {
  const walker = Walker.at(world, start);
  const reach = (move: WalkMove): void => {
    if (!reaches(world, walker, move)) throw wrongState('这条路径无法重走。', 'This path cannot be walked again.');
  };
  for (const move of moves) {
    reach(move);
    walker.answer(move.answer, null);
  }
  if (before) {
    reach(before);
    return walker;
  }
  walker.go(towards(world, jump && { key: jump.fromKey, frame: jump.fromFrame }));
  if (!jump) return walker;
  walker.reached = null;
  walker.jump(jump.toDepth, jump.toKey);
  walker.go(towards(world, null));
  return walker;
}
