import { admits, roles } from '../../../platform/auth/access.js';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { CustomerEraser } from '../../calls/index.js';
import type { PeopleLoaders } from '../../people/index.js';
import type { Evaluations } from '../evaluations/evaluations.room.js';
import type { Scorecard } from '../scorecards/scorecard.js';
import { DisputePlantService } from './dispute-plant.service.js';
import { DisputeReader } from './dispute-read.service.js';
import {
  DisputeFieldsResolver,
  DisputeItemResolver,
  type DisputeLoaders,
  DisputeResolver,
  EvaluationDisputesResolver,
  OverturnByEvaluatorResolver,
  OverturnByQuestionResolver,
  disputeLoaders,
  disputeReaders,
} from './dispute.resolver.js';
import { DisputeService } from './dispute.service.js';
import { DisputeStore } from './dispute.store.js';

/** What disputes need of others. */
export interface DisputeNeeds {
  readonly evaluations: Evaluations;
  readonly people: PeopleLoaders;
  /** Scorecards as the viewer may see them. */
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
}

/** Disputes about evaluations. */
export interface Disputes extends Room {
  readonly service: DisputeService;
  readonly reader: DisputeReader;
  readonly loaders: DisputeLoaders;
  /** How notices about disputes are judged. */
  readonly subject: DisputeReader['subject'];
  /** Takes words that may quote an erased customer out of evaluations and disputes; for the customers of calls. */
  readonly eraser: CustomerEraser;
  /** Disputes of the past, for a seed. */
  readonly planting: DisputePlantService;
}

export function createDisputes(foundation: Foundation, needs: DisputeNeeds): Disputes {
  const { evaluations, people } = needs;
  const store = new DisputeStore(foundation.connection, foundation.cursors);
  const reader = new DisputeReader(store);
  const service = new DisputeService(evaluations.parts, evaluations.services.rescores, store);
  const loaders = disputeLoaders(reader);
  const readers = roles(...disputeReaders);
  return {
    ...{ service, reader, loaders, subject: reader.subject },
    eraser: {
      erase: async (callIds) => {
        const evaluationIds = await evaluations.eraseWords(callIds);
        await reader.eraseWords(evaluationIds);
        return { evaluations: evaluationIds.length };
      },
    },
    planting: new DisputePlantService(evaluations.parts, store),
    resolvers: [
      new DisputeResolver(service, reader, loaders),
      new DisputeFieldsResolver(evaluations.loaders, people, foundation.clock),
      new DisputeItemResolver(people),
      new EvaluationDisputesResolver(loaders, evaluations.loaders, foundation.clock),
      new OverturnByEvaluatorResolver(people),
      new OverturnByQuestionResolver(needs.scorecards),
    ],
    nodes: [
      {
        prefix: 'dispute',
        typeName: 'Dispute',
        load: async (context, id) =>
          admits(readers, context.viewer) ? context.loaders.get(loaders.disputes).load(id) : null,
      },
    ],
  };
}
