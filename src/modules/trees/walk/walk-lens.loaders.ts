import DataLoader from 'dataloader';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import type { TreeLoaders } from '../tree.loaders.js';
import { mayWalkTreeVersion } from '../tree-versions.rules.js';
import type { WalkRecord } from './walk-record.js';
import type { WalkStanding } from './walk-standing.service.js';
import type { Lens } from './walk-view.rules.js';
import type { WalkWorlds } from './walk-world.service.js';
import { holds } from './walk.policy.js';

/** What it takes to say what somebody may see of a walk. */
export interface WalkSight {
  readonly trees: TreeLoaders;
  readonly standing: WalkStanding;
  readonly clock: Clock;
  readonly worlds: WalkWorlds;
}

/** Lenses of walks, by the viewer; each is made once for all fields that are asked for. */
export type WalkLenses = LoaderFactory<WalkRecord, Lens>;

export const walkLenses =
  (sight: WalkSight): WalkLenses =>
  (context) =>
    new DataLoader<WalkRecord, Lens>((walks) => Promise.all(walks.map((walk) => lensOf(context, walk, sight))));

/** The eyes of a viewer: what they may not see stays without words, also where they might when the walk began. */
async function lensOf(context: Context, walk: WalkRecord, sight: WalkSight): Promise<Lens> {
  const { worlds, standing, clock } = sight;
  const world = await worlds.of(walk);
  const isHolder = holds(context.viewer, walk);
  const ids = [...new Set(walk.pins.map(({ treeId }) => treeId))];
  const own = new Set(walk.holderIds.includes(context.viewer.id) ? [walk.treeId] : []);
  const asked = isHolder ? [] : ids.filter((id) => !own.has(id));
  const seen = await Promise.all(asked.map((id) => maySeePinned(context, walk, id, sight)));
  const lapsed = await standing.lapsed(context.viewer, isHolder ? ids : [...own], clock.now());
  const hidden = isHolder ? walk.hiddenTreeIds : asked.filter((_, place) => !seen[place]);
  return { world, language: walk.locale, showsPersonal: isHolder, hiddenTreeIds: new Set([...hidden, ...lapsed]) };
}

/** Whether the viewer may see a tree in each version that the walk is bound to. */
async function maySeePinned(context: Context, walk: WalkRecord, treeId: string, sight: WalkSight): Promise<boolean> {
  const tree = await context.loaders.get(sight.trees.trees).load(treeId);
  if (!tree) return false;
  const ids = walk.pins.flatMap((pin) => (pin.treeId === treeId && pin.versionId !== null ? [pin.versionId] : []));
  const versions = await Promise.all(ids.map((id) => context.loaders.get(sight.trees.versions).load(id)));
  const now = sight.clock.now();
  return versions.every((version) => version !== null && mayWalkTreeVersion(context.viewer, tree, version, now));
}
