import DataLoader from 'dataloader';
import type { LoaderFactory } from '../../../platform/graphql/context.js';
import type { Foundation, Room } from '../../../platform/room.js';
import type { Directory, References } from '../../people/index.js';
import type { Scorecard } from '../scorecards/scorecard.js';
import { AgendaService } from './agenda.service.js';
import { AgendaStore } from './agenda.store.js';
import {
  CriteriaAgendaItemResolver,
  CriteriaChangeFieldsResolver,
  CriteriaMeetingFieldsResolver,
  CriteriaReaderResolver,
} from './criteria-fields.resolver.js';
import type { CriteriaOutside } from './criteria-needs.js';
import { criteriaSubjectOf } from './criteria.feed.js';
import { maySeeCriteria } from './criteria.policy.js';
import { CriteriaReferences } from './criteria.references.js';
import { CriteriaResolver } from './criteria.resolver.js';
import { CriteriaService } from './criteria.service.js';
import { CriteriaStore } from './criteria.store.js';
import type { CriteriaMeeting } from './criteria.js';

/** What the criteria need. */
export interface CriteriaNeeds extends Pick<CriteriaOutside, 'calibrations' | 'scorecards'> {
  readonly directory: Directory;
  readonly references: Pick<References, 'register'>;
  readonly scorecardLoader: LoaderFactory<string, Scorecard | null>;
}

/** What is talked about and ruled on once a month. */
export interface Criteria extends Room {
  readonly store: CriteriaStore;
  readonly service: CriteriaService;
  readonly agendas: AgendaService;
  readonly subject: ReturnType<typeof criteriaSubjectOf>;
}

export function createCriteria(foundation: Foundation, needs: CriteriaNeeds): Criteria {
  const { calibrations, scorecards, directory, scorecardLoader } = needs;
  const { users } = directory.loaders;
  const store = new CriteriaStore(foundation.connection, foundation.cursors);
  const counts = new AgendaStore(foundation.connection);
  const agendas = new AgendaService(counts, { calibrations, scorecards });
  const outside = { calibrations, scorecards, people: directory };
  const service = new CriteriaService(foundation, store, agendas, counts, outside);
  needs.references.register(new CriteriaReferences(store, directory));
  const meetings: LoaderFactory<string, CriteriaMeeting | null> = () =>
    new DataLoader<string, CriteriaMeeting | null>(async (ids) => {
      const found = new Map((await store.meetingsByIds(ids)).map((meeting) => [meeting._id, meeting]));
      return ids.map((id) => found.get(id) ?? null);
    });
  const loaders = { users, scorecards: scorecardLoader, meetings };
  return {
    ...{ store, service, agendas },
    subject: criteriaSubjectOf(store),
    resolvers: [
      new CriteriaResolver(service, store),
      new CriteriaMeetingFieldsResolver(agendas, store, loaders),
      new CriteriaAgendaItemResolver(scorecardLoader),
      new CriteriaChangeFieldsResolver(loaders),
      new CriteriaReaderResolver(users),
    ],
    nodes: [
      {
        prefix: 'criteria_meeting',
        typeName: 'CriteriaMeeting',
        load: ({ viewer }, id) => (maySeeCriteria(viewer) ? store.meeting(id) : Promise.resolve(null)),
      },
      {
        prefix: 'criteria_change',
        typeName: 'CriteriaChange',
        load: ({ viewer }, id) => service.seenChange(viewer, id),
      },
    ],
  };
}
