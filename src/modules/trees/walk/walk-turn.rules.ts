import type { EngineAct, EngineEvent, WalkPosition, WalkTurn } from './engine/engine.js';
import type { WalkChange, WalkRecord } from './walk-record.js';
import {
  type WalkEnding,
  type WalkEntry,
  type WalkMove,
  type WalkWaiting,
  TreeWalkEventKind,
  TreeWalkState,
  walkLimits,
} from './walk.js';

// What an act of the engine means for the stored walk.

const expiresAfterMs = walkLimits.expiresAfterHours * 3_600_000;

/** Whoever goes on with a walk moves the moment when it expires. */
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + expiresAfterMs);

/** How a stored walk stands, for the engine. */
export const positionOf = ({ moves, frames, jump, replies }: WalkRecord): WalkPosition => ({
  ...{ moves, frames, replies: replies ?? [], jump: jump ?? null },
  reached: null,
});

/** Acts by which a node is left. */
const leaving: ReadonlySet<TreeWalkEventKind> = new Set([
  TreeWalkEventKind.ANSWERED,
  TreeWalkEventKind.COMMAND_OK,
  TreeWalkEventKind.COMMAND_FAILED,
  TreeWalkEventKind.COMMAND_TIMED_OUT,
  TreeWalkEventKind.BACK,
  TreeWalkEventKind.CHANGED,
  TreeWalkEventKind.JUMPED,
  TreeWalkEventKind.PAUSED,
  TreeWalkEventKind.HANDED_OVER,
  TreeWalkEventKind.ENDED,
]);

/** How long the walk stood where it stands; null while nobody looks. */
const dwellOf = (walk: Pick<WalkRecord, 'state' | 'enteredAt'>, now: Date): number | null =>
  walk.state === TreeWalkState.ACTIVE ? Math.max(0, now.getTime() - walk.enteredAt.getTime()) : null;

/** Lines of the record. The first act that leaves a node tells how long it was looked at. */
export function entriesOf(walk: WalkRecord, events: readonly EngineEvent[], act: EngineAct): WalkEntry[] {
  const from = (walk.transcript.at(-1)?.seq ?? -1) + 1;
  const first = events.findIndex(({ event }) => leaving.has(event));
  return events.map((event, place) => ({
    ...{ seq: from + place, at: act.at, actorId: act.byId, ...event },
    dwellMs: place === first ? dwellOf(walk, act.at) : null,
  }));
}

/** A line about the walk as a whole, at the node where it stands. */
export function eventAt(walk: WalkRecord, event: TreeWalkEventKind, note: string | null = null): EngineEvent {
  const frame = walk.frames.at(-1);
  const treeId = frame?.treeId ?? walk.treeId;
  const versionNumber = walk.pins.find((pin) => pin.treeId === treeId)?.number ?? walk.version;
  return { event, treeId, versionNumber, nodeKey: frame?.nodeKey ?? null, answer: null, set: null, note };
}

/** What every write sets. */
export const moving = (walk: WalkRecord, now: Date): Partial<WalkRecord> => ({
  step: walk.step + 1,
  changedAt: now,
  expiresAt: expiryFrom(now),
});

/** What a walk that is over holds no longer. */
export const over = (state: TreeWalkState, ending: WalkEnding, now: Date): Partial<WalkRecord> => ({
  ...{ state, ending, endedAt: now, expiresAt: null },
  ...{ waiting: null, offer: null, offeredTo: [], blocked: null, jump: null },
});

/** An ending without an outcome. */
export function endingAt(walk: WalkRecord, note: string | null): WalkEnding {
  const frame = walk.frames.at(-1);
  return {
    ...{ nodeKey: frame?.nodeKey ?? null, treeId: frame?.treeId ?? walk.treeId, result: null },
    ...{ disposition: null, departmentId: null, tierId: null, note, skippedChecks: null },
  };
}

/** What is stored of one act. */
export interface Written {
  readonly change: WalkChange;
  /** The walk as it is afterwards; of its record the last lines. */
  readonly after: WalkRecord;
}

/** A change and the walk that it makes. */
export function written(walk: WalkRecord, set: Partial<WalkRecord>, entries: WalkEntry[], move?: WalkMove): Written {
  const moves = move ? [...walk.moves, move] : (set.moves ?? walk.moves);
  return {
    change: { set, entries, move: move ?? null },
    after: { ...walk, ...set, moves, transcript: entries.length ? entries : walk.transcript },
  };
}

/** Why checks were left out, by whom. */
export interface Override {
  readonly reason: string;
  readonly byId: string;
}

/** What an act of the engine changes. A walk that would grow beyond its limits ends. */
export function turnWritten(
  walk: WalkRecord,
  turn: WalkTurn,
  act: EngineAct,
  more: { readonly override: Override | null; readonly waiting: WalkWaiting | null },
): Written {
  const { position, skipped, blocked } = turn;
  const { override, waiting } = more;
  const events = [...turn.events];
  const last = events.at(-1);
  const here = (event: TreeWalkEventKind, note: string | null): EngineEvent => ({
    ...eventAt({ ...walk, frames: [...position.frames] }, event, note),
    ...(last ? { versionNumber: last.versionNumber } : {}),
  });
  if (waiting) events.push(here(TreeWalkEventKind.COMMAND_SENT, waiting.command));
  if (position.reached) events.push(here(TreeWalkEventKind.ENDED, position.reached.result));
  const entries = entriesOf(walk, events, act);
  const grown = position.moves.length > walkLimits.moves || (entries.at(-1)?.seq ?? 0) >= walkLimits.entries;
  if (grown && !position.reached) return tooLong(walk, act);
  const skippedChecks = skipped.length && override ? { keys: [...skipped], ...override } : null;
  const set: Partial<WalkRecord> = {
    ...moving(walk, act.at),
    ...{ frames: [...position.frames], jump: position.jump, waiting, blocked, enteredAt: act.at },
    ...(position.replies === walk.replies ? {} : { replies: [...position.replies] }),
    ...(skippedChecks ? { override } : {}),
    ...(position.reached
      ? over(TreeWalkState.COMPLETED, { ...position.reached, note: null, skippedChecks }, act.at)
      : {}),
  };
  const { moves } = position;
  const isOneMore = moves.length === walk.moves.length + 1 && moves.at(-2) === walk.moves.at(-1);
  const isSame = moves.length === walk.moves.length && moves.every((move, at) => move === walk.moves[at]);
  const move = isOneMore ? moves.at(-1) : undefined;
  return written(walk, isSame || move ? set : { ...set, moves: [...moves] }, entries, move);
}

function tooLong(walk: WalkRecord, act: EngineAct): Written {
  const entries = entriesOf(walk, [eventAt(walk, TreeWalkEventKind.ENDED, 'limit')], act);
  const set = { ...moving(walk, act.at), ...over(TreeWalkState.ABANDONED, endingAt(walk, 'limit'), act.at) };
  return written(walk, set, entries);
}
