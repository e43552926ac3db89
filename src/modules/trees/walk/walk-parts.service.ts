import type { Viewer } from '../../../platform/auth/viewer.js';
import { notAllowed, notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { toPredicate } from '../../../platform/rules/rules.js';
import type { CommandDispatch } from '../commands/command-dispatch.service.js';
import type { TreeStore } from '../tree.store.js';
import type { RecentWalks } from './recent-walks.js';
import type { WalkPins } from './walk-pins.service.js';
import type { WalkStanding } from './walk-standing.service.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkWorlds } from './walk-world.service.js';
import { holds, walksVisibleTo } from './walk.policy.js';
import { stepBehind } from './walk.refusals.js';
import type { WalkStore } from './walk.store.js';

/** What the services of walks share. */
export interface WalkParts {
  readonly foundation: Foundation;
  readonly walks: WalkStore;
  readonly recent: RecentWalks;
  readonly trees: TreeStore;
  readonly worlds: WalkWorlds;
  readonly pins: WalkPins;
  readonly standing: WalkStanding;
  readonly dispatch: Pick<CommandDispatch, 'ask'>;
}

/** A walk that the viewer holds, without a look at its state. NOT_FOUND where it is not theirs to see, NOT_ALLOWED where somebody else holds it. */
export async function heldWalk({ walks }: WalkParts, viewer: Viewer, id: string): Promise<WalkRecord> {
  const walk = isId(id) ? await walks.head(id) : null;
  if (!walk) throw notFound('id');
  if (holds(viewer, walk)) return walk;
  const sees = toPredicate(walksVisibleTo(viewer))(walk as unknown as Readonly<Record<string, unknown>>);
  throw sees ? notAllowed('id') : notFound('id');
}

/** As `heldWalk`, at the step that the viewer saw: STEP_BEHIND otherwise, with the walk as it is. */
export async function heldAt(
  parts: WalkParts,
  viewer: Viewer,
  { id, expectedStep }: { readonly id: string; readonly expectedStep: number },
): Promise<WalkRecord> {
  const walk = await heldWalk(parts, viewer, id);
  if (walk.step !== expectedStep) throw stepBehind(walk);
  return walk;
}
