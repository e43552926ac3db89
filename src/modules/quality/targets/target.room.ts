import type { Foundation, Room } from '../../../platform/room.js';
import { TargetResolver } from './target.resolver.js';
import { TargetService } from './target.service.js';
import { TargetStore } from './target.store.js';

/** Targets of quality. */
export interface QualityTargetParts extends Room {
  readonly service: TargetService;
}

/** `queues`: keys of all queues of the centre. */
export function createQualityTargets(
  foundation: Foundation,
  queues: () => Promise<ReadonlySet<string>>,
): QualityTargetParts {
  const service = new TargetService(new TargetStore(foundation.connection), foundation, queues);
  return { service, resolvers: [new TargetResolver(service)], nodes: [] };
}
