import type { Foundation, Room } from '../../../platform/room.js';
import type { PeopleLoaders } from '../../people/index.js';
import { CallFiguresResolver, HandlingOutlierResolver } from './call-figures.resolver.js';
import { type CallCentre, CallFiguresService } from './call-figures.service.js';
import { CallFiguresStore } from './call-figures.store.js';

/** What figures of calls need. */
export interface CallFiguresNeeds {
  readonly centre: CallCentre;
  readonly people: Pick<PeopleLoaders, 'users' | 'lines'>;
}

/** Figures of calls. */
export interface CallFiguresParts extends Room {
  readonly service: CallFiguresService;
}

export function createCallFigures(
  { connection, clock }: Pick<Foundation, 'connection' | 'clock'>,
  { centre, people }: CallFiguresNeeds,
): CallFiguresParts {
  const service = new CallFiguresService(new CallFiguresStore(connection), centre, clock);
  return {
    service,
    resolvers: [new CallFiguresResolver(service), new HandlingOutlierResolver(service, people)],
    nodes: [],
  };
}
