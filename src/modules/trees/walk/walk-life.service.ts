import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed } from '../../../platform/errors/index.js';
import { type WalkParts, heldAt, heldWalk } from './walk-parts.service.js';
import type { WalkRecord } from './walk-record.js';
import type { AtStep } from './walk-step.service.js';
import { endingAt, entriesOf, eventAt, moving, over, written } from './walk-turn.rules.js';
import { type WalkWriter, auditOf } from './walk-writer.service.js';
import { givenText, notWalkable } from './walk.refusals.js';
import { TreeWalkEventKind, TreeWalkState, isOver, walkLimits } from './walk.js';

/** Leaving a walk for later, going on with it, ending it, and the call that it belongs to; by who holds it. */
export class WalkLifeService {
  constructor(
    private readonly parts: WalkParts,
    private readonly writer: WalkWriter,
  ) {}

  /** Leaves the walk for later. Errors: NOT_FOUND, NOT_ALLOWED, STEP_BEHIND, WRONG_STATE. */
  async pause(viewer: Viewer, input: AtStep): Promise<WalkRecord> {
    const walk = await heldAt(this.parts, viewer, input);
    if (walk.state !== TreeWalkState.ACTIVE) throw notWalkable(walk);
    return this.#set(viewer, 'tree-walk.paused', walk, TreeWalkEventKind.PAUSED, { state: TreeWalkState.PAUSED });
  }

  /** Goes on with a paused walk, or takes back an offer that nobody took. Errors as of `pause`. */
  async resume(viewer: Viewer, input: AtStep): Promise<WalkRecord> {
    const walk = await heldAt(this.parts, viewer, input);
    if (walk.state !== TreeWalkState.PAUSED && walk.state !== TreeWalkState.HANDED_OVER) throw notWalkable(walk);
    return this.#set(viewer, 'tree-walk.resumed', walk, TreeWalkEventKind.RESUMED, {
      ...{ state: TreeWalkState.ACTIVE, offer: null, offeredTo: [] },
      enteredAt: this.parts.foundation.clock.now(),
    });
  }

  /** Ends the walk before an outcome; whatever an outside system still replies changes nothing. Errors as of `pause`, TOO_LONG. */
  async end(viewer: Viewer, input: AtStep & { readonly note?: string | null }): Promise<WalkRecord> {
    const note = givenText(input.note, walkLimits.note, 'note');
    const walk = await heldAt(this.parts, viewer, input);
    if (isOver(walk)) throw notWalkable(walk);
    const now = this.parts.foundation.clock.now();
    const ended = over(TreeWalkState.ABANDONED, endingAt(walk, note), now);
    return this.#set(viewer, 'tree-walk.ended', walk, TreeWalkEventKind.ENDED, ended, note);
  }

  /** Attaches the reference of a call, or takes it away; ended walks too. Errors: NOT_FOUND, NOT_ALLOWED, TOO_LONG. */
  async linkToCall(
    viewer: Viewer,
    input: { readonly id: string; readonly callReference?: string | null },
  ): Promise<WalkRecord> {
    const callReference = givenText(input.callReference, walkLimits.callReference, 'callReference');
    const walk = await heldWalk(this.parts, viewer, input.id);
    if (walk.callReference === callReference) return walk;
    const { foundation, walks, recent } = this.parts;
    const after = { ...walk, callReference };
    await foundation.transactions.runBeside(async (transaction) => {
      if (!(await walks.link(walk._id, viewer.id, callReference))) throw notAllowed('id');
      transaction.append({
        type: 'tree-walk.linked-to-call',
        subject: { type: 'walk', id: walk._id },
        actor: actorOf(viewer),
        after: { ...auditOf(after), isLinked: callReference !== null },
      });
    });
    recent.forget(walk._id);
    return after;
  }

  #set(
    viewer: Viewer,
    type: string,
    walk: WalkRecord,
    event: TreeWalkEventKind,
    more: Partial<WalkRecord>,
    note: string | null = null,
  ): Promise<WalkRecord> {
    const now = this.parts.foundation.clock.now();
    const entries = entriesOf(walk, [eventAt(walk, event, note)], { byId: viewer.id, at: now });
    return this.writer.write(type, actorOf(viewer), walk, written(walk, { ...moving(walk, now), ...more }, entries));
  }
}
