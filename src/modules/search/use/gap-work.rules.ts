import { Role, hasRole, type Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed, wrongState } from '../../../platform/errors/index.js';
import type { SearchGap } from './search-gap.js';
import { SearchGapState } from './use-enums.js';

/** What a step changes of a gap; its revision is counted by the store. */
export type GapChange = Partial<
  Pick<SearchGap, 'state' | 'claimedById' | 'articleId' | 'sinceVersion' | 'reason' | 'closedAt'>
>;

const isAtWork = (gap: SearchGap): boolean => gap.state === SearchGapState.OPEN || gap.state === SearchGapState.DRAFTED;

/** A gap that somebody else works on is left to them, unless an administrator steps in. */
function checkClaim(gap: SearchGap, viewer: Viewer): void {
  if (gap.claimedById !== null && gap.claimedById !== viewer.id && !hasRole(viewer, Role.ADMIN))
    throw wrongState('缺口已由他人认领。', 'Somebody else has claimed this gap.');
}

/** Says that somebody works on it. */
export function claimed(gap: SearchGap, viewer: Viewer): GapChange {
  if (!isAtWork(gap)) throw wrongState('只有未关闭的缺口可以认领。', 'Only an open gap can be claimed.');
  checkClaim(gap, viewer);
  return { claimedById: viewer.id };
}

/** Gives it back to all: who claimed it, or an administrator. */
export function released(gap: SearchGap, viewer: Viewer): GapChange {
  if (gap.claimedById === null) throw wrongState('缺口没有被认领。', 'Nobody has claimed this gap.');
  if (gap.claimedById !== viewer.id && !hasRole(viewer, Role.ADMIN)) throw notAllowed();
  return { claimedById: null };
}

/** Begins to write for it: claimed by who writes. What is written follows. */
export function begun(gap: SearchGap, viewer: Viewer): GapChange {
  if (gap.state !== SearchGapState.OPEN)
    throw wrongState('只有待处理的缺口可以写成草稿或并入条目。', 'Only a gap that waits can be drafted or attached.');
  checkClaim(gap, viewer);
  return { claimedById: viewer.id };
}

/** An article is being written for it; it closes when a version above `sinceVersion` goes live. */
export const drafted = (articleId: string, sinceVersion: number): GapChange => ({
  state: SearchGapState.DRAFTED,
  articleId,
  sinceVersion,
});

/** It is answered. */
export const closed = (at: Date): GapChange => ({ state: SearchGapState.CLOSED, closedAt: at });

/** Whether the live text of its article answers it by now. */
export const isAnswered = (gap: SearchGap, live: { state: string; version: number | null } | undefined): boolean =>
  gap.state === SearchGapState.DRAFTED && live?.state === 'PUBLISHED' && (live.version ?? 0) > gap.sinceVersion;

/** It will not be answered. */
export function dismissed(gap: SearchGap, viewer: Viewer, reason: string): GapChange {
  if (!isAtWork(gap)) throw wrongState('缺口已关闭。', 'This gap is closed already.');
  checkClaim(gap, viewer);
  return { state: SearchGapState.DISMISSED, reason };
}

/** It waits again, for anybody; an article that was written for it is let go. */
export function reopened(gap: SearchGap): GapChange {
  if (gap.state === SearchGapState.OPEN) throw wrongState('缺口本来就待处理。', 'This gap is open.');
  return {
    state: SearchGapState.OPEN,
    claimedById: null,
    articleId: null,
    sinceVersion: 0,
    reason: null,
    closedAt: null,
  };
}

/** Whether one gap may be put into another: both at work, and what is merged has no article of its own. */
export function checkMerge(gap: SearchGap, into: SearchGap, viewer: Viewer): void {
  if (gap.state !== SearchGapState.OPEN)
    throw wrongState('只有待处理的缺口可以并入其他缺口。', 'Only a gap that waits can be merged into another.');
  if (!isAtWork(into)) throw wrongState('目标缺口已关闭。', 'The other gap is closed.', 'intoId');
  checkClaim(gap, viewer);
}
