import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { type PeopleLoaders, User, loadAll, loadOne } from '../../people/index.js';
import { Scorecard } from '../scorecards/scorecard.js';
import type { AgendaService } from './agenda.service.js';
import { mayKeepCriteria, maySeeAgenda, maySeeReaders } from './criteria.policy.js';
import type { CriteriaStore } from './criteria.store.js';
import {
  CriteriaAgendaItem,
  CriteriaChange,
  CriteriaChangeState,
  CriteriaMeeting,
  CriteriaReader,
} from './criteria.js';

/** What meetings and changes lead to. */
export interface CriteriaLoaders {
  readonly users: PeopleLoaders['users'];
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
  readonly meetings: LoaderFactory<string, CriteriaMeeting | null>;
}

/** What a meeting shows. */
@Resolver(() => CriteriaMeeting)
export class CriteriaMeetingFieldsResolver {
  constructor(
    private readonly agendas: AgendaService,
    private readonly store: CriteriaStore,
    private readonly loaders: CriteriaLoaders,
  ) {}

  @FieldResolver(() => [CriteriaAgendaItem], {
    nullable: true,
    description:
      'Questions to talk about, the most pressing first, at most 100; counted anew until the meeting is held. Null unless you are QA_ANALYST.',
  })
  async agenda(@Root() meeting: CriteriaMeeting, @Ctx() { viewer }: Context): Promise<CriteriaAgendaItem[] | null> {
    return maySeeAgenda(viewer) ? this.agendas.of(meeting) : null;
  }

  @FieldResolver(() => [CriteriaChange], { description: 'What was proposed to it, in order.' })
  changes(@Root() meeting: CriteriaMeeting): Promise<CriteriaChange[]> {
    return this.store.changesOf(meeting._id);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who planned it.' })
  plannedBy(@Root() meeting: CriteriaMeeting, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, meeting.plannedById);
  }
}

/** What a question of an agenda leads to. */
@Resolver(() => CriteriaAgendaItem)
export class CriteriaAgendaItemResolver {
  constructor(private readonly scorecards: CriteriaLoaders['scorecards']) {}

  @FieldResolver(() => Scorecard, { nullable: true, description: 'The scorecard.' })
  scorecard(@Root() item: CriteriaAgendaItem, @Ctx() context: Context): Promise<Scorecard | null> {
    return loadOne(context, this.scorecards, item.scorecardId);
  }
}

/** What a change shows. */
@Resolver(() => CriteriaChange)
export class CriteriaChangeFieldsResolver {
  constructor(private readonly loaders: CriteriaLoaders) {}

  @FieldResolver(() => CriteriaMeeting, { nullable: true, description: 'The meeting that it was proposed to.' })
  meeting(@Root() change: CriteriaChange, @Ctx() context: Context): Promise<CriteriaMeeting | null> {
    return loadOne(context, this.loaders.meetings, change.meetingId);
  }

  @FieldResolver(() => Scorecard, { nullable: true, description: 'The scorecard.' })
  scorecard(@Root() change: CriteriaChange, @Ctx() context: Context): Promise<Scorecard | null> {
    return loadOne(context, this.loaders.scorecards, change.scorecardId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who proposed it.' })
  proposedBy(@Root() change: CriteriaChange, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, change.proposedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; null before.' })
  decidedBy(@Root() change: CriteriaChange, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, change.decidedById);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you have still to read its ruling.' })
  mustBeReadByViewer(@Root() { outstandingIds }: CriteriaChange, @Ctx() { viewer }: Context): boolean {
    return outstandingIds.includes(viewer.id);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When you acknowledged its ruling; null before.',
  })
  acknowledgedByViewerAt(@Root() { acknowledgements }: CriteriaChange, @Ctx() { viewer }: Context): Date | null {
    return acknowledgements.find(({ userId }) => userId === viewer.id)?.at ?? null;
  }

  @FieldResolver(() => [CriteriaReader], {
    nullable: true,
    description: 'Who has read its ruling, in order; null unless you are QA_ANALYST or ADMIN.',
  })
  acknowledged(@Root() { acknowledgements }: CriteriaChange, @Ctx() { viewer }: Context): CriteriaReader[] | null {
    return maySeeReaders(viewer) ? acknowledgements : null;
  }

  @FieldResolver(() => [User], {
    nullable: true,
    description: 'Who has not read its ruling; null unless you are QA_ANALYST or ADMIN.',
  })
  async outstanding(@Root() change: CriteriaChange, @Ctx() context: Context): Promise<User[] | null> {
    return maySeeReaders(context.viewer) ? loadAll(context, this.loaders.users, change.outstandingIds) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may decide about it now.' })
  viewerCanDecide(@Root() { state }: CriteriaChange, @Ctx() { viewer }: Context): boolean {
    return state === CriteriaChangeState.PROPOSED && mayKeepCriteria(viewer);
  }
}

/** Who has read. */
@Resolver(() => CriteriaReader)
export class CriteriaReaderResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who.' })
  user(@Root() reader: CriteriaReader, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, reader.userId);
  }
}
