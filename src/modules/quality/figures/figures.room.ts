import type { Foundation, Room } from '../../../platform/room.js';
import type { PeopleLoaders } from '../../people/index.js';
import type { TargetService } from '../targets/target.service.js';
import { QualityFiguresResolver } from './figures.resolver.js';
import { QualityFiguresService } from './figures.service.js';
import { QualityFiguresStore } from './figures.store.js';
import {
  QualityByAgentResolver,
  QualityByEvaluatorResolver,
  QualityByQueueResolver,
  QualityByTeamResolver,
} from './groups.resolver.js';
import { QualityGroupsService } from './groups.service.js';
import type { FormVersion } from './questions.rules.js';
import type { SiteZone } from './release.rules.js';

/** What figures of evaluations need. */
export interface QualityFiguresNeeds {
  readonly targets: Pick<TargetService, 'current'>;
  readonly people: Pick<PeopleLoaders, 'users' | 'teams'>;
  /** All sites with their time zones. */
  readonly sites: () => Promise<readonly SiteZone[]>;
  /** All versions of a scorecard. */
  readonly versionsOf: (scorecardId: string) => Promise<readonly FormVersion[]>;
}

/** Figures of evaluations. */
export interface QualityFiguresParts extends Room {
  readonly service: QualityFiguresService;
  readonly groups: QualityGroupsService;
}

export function createQualityFigures(
  { connection }: Pick<Foundation, 'connection'>,
  { targets, people, sites, versionsOf }: QualityFiguresNeeds,
): QualityFiguresParts {
  const store = new QualityFiguresStore(connection);
  const service = new QualityFiguresService(store, targets, sites, versionsOf);
  const groups = new QualityGroupsService(store, service);
  return {
    ...{ service, groups },
    resolvers: [
      new QualityFiguresResolver(service),
      new QualityByAgentResolver(groups, people),
      new QualityByTeamResolver(groups, people),
      new QualityByQueueResolver(groups),
      new QualityByEvaluatorResolver(groups, people),
    ],
    nodes: [],
  };
}
