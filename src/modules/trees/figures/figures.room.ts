import type { Foundation, Room } from '../../../platform/room.js';
import type { Directory } from '../../people/index.js';
import type { TreeStore } from '../tree.store.js';
import { TreeFiguresResolver, TreeVersionsComparedResolver, TreeWalkUsualResolver } from './figures.resolver.js';
import { FiguresRights, TreeFiguresService } from './figures.service.js';
import type { WalkLenses } from '../walk/walk-lens.loaders.js';
import { FiguresStore } from './figures.store.js';
import { UsualService } from './usual.service.js';

/** What figures of walks need. */
export interface FiguresNeeds {
  readonly trees: TreeStore;
  readonly directory: Pick<Directory, 'teamsByIds' | 'tierRank'>;
  /** What somebody may see of a walk. */
  readonly lenses: WalkLenses;
}

/** Figures of walks. */
export interface TreeFiguresParts extends Room {
  readonly service: TreeFiguresService;
  readonly usual: UsualService;
  /** Whose figures somebody sees; for the other figures of this room. */
  readonly rights: FiguresRights;
}

export function createFigures(
  { connection, clock }: Foundation,
  { trees, directory, lenses }: FiguresNeeds,
): TreeFiguresParts {
  const store = new FiguresStore(connection);
  const rights = new FiguresRights(directory);
  const service = new TreeFiguresService(store, trees, rights, clock, directory);
  const usual = new UsualService(store, clock);
  return {
    ...{ service, usual, rights },
    resolvers: [
      new TreeFiguresResolver(service),
      new TreeVersionsComparedResolver(),
      new TreeWalkUsualResolver(usual, lenses),
    ],
    nodes: [],
  };
}
