import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { FigureInterval } from '../../../platform/graphql/figure.js';
import { type PeopleLoaders, ProductLine, User, loadOne } from '../../people/index.js';
import { agentTimeReaders } from '../call.policy.js';
import {
  AgentTimeFigures,
  CallFigures,
  CallFiguresSeries,
  FirstContactFigures,
  HandlingFigures,
} from './call-figures.js';
import { CallFiguresFilter, CallFiguresOptions } from './call-figures.inputs.js';
import type { CallFiguresService } from './call-figures.service.js';
import { HandlingOutlier } from './handling-outlier.js';

const whoseCalls =
  'QA_ANALYST and ADMIN count all calls, MANAGER those of the own site, SUPERVISOR those of led teams. Throws BAD_USER_INPUT for a bad period or option.';

/** Figures of calls as clients see them. */
@Resolver(() => CallFigures)
export class CallFiguresResolver {
  constructor(private readonly service: CallFiguresService) {}

  @Query(() => CallFigures, { description: `Figures of calls. ${whoseCalls} AGENT counts own ones.` })
  @Access(roles(...agentTimeReaders))
  callFigures(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => CallFiguresFilter, { description: 'Which calls are counted.' }) filter: CallFiguresFilter,
    @Arg('options', () => CallFiguresOptions, {
      nullable: true,
      description: 'By which variants; the usual ones without it.',
    })
    options?: CallFiguresOptions | null,
  ): Promise<CallFigures> {
    return this.service.of(viewer, filter, options ?? undefined);
  }

  @FieldResolver(() => HandlingFigures, { description: 'What calls took.' })
  handling(@Root() { reading }: CallFigures): Promise<HandlingFigures> {
    return reading.handling();
  }

  @FieldResolver(() => AgentTimeFigures, {
    nullable: true,
    description:
      'How agents’ time was used on the same days; null where a queue, line, channel or level is asked for: time is not known by these.',
  })
  agentTime(@Root() { reading }: CallFigures): Promise<AgentTimeFigures | null> {
    return reading.agentTime();
  }

  @FieldResolver(() => FirstContactFigures, { description: 'Whether matters were solved at the first contact.' })
  firstContact(@Root() { reading }: CallFigures): Promise<FirstContactFigures> {
    return reading.firstContact();
  }

  @FieldResolver(() => CallFiguresSeries, { description: 'The same day by day or week by week.' })
  series(
    @Root() { reading }: CallFigures,
    @Arg('interval', () => FigureInterval, {
      defaultValue: FigureInterval.DAY,
      description: 'How long each stretch is.',
    })
    interval: FigureInterval,
  ): Promise<CallFiguresSeries> {
    return reading.series(interval);
  }
}

/** Agents whose calls take much longer or shorter than others'. */
@Resolver(() => HandlingOutlier)
export class HandlingOutlierResolver {
  constructor(
    private readonly service: CallFiguresService,
    private readonly people: Pick<PeopleLoaders, 'users' | 'lines'>,
  ) {}

  @Query(() => [HandlingOutlier], {
    description: `What calls take each agent, beside the others of the same product line and channel; those furthest away first. ${whoseCalls}`,
  })
  @Access(roles(...agentTimeReaders.filter((role) => role !== Role.AGENT)))
  handlingOutliers(
    @Ctx() { viewer }: Context,
    @Arg('filter', () => CallFiguresFilter, { description: 'Which calls are counted.' }) filter: CallFiguresFilter,
    @Arg('isOnlyOutliers', () => Boolean, {
      defaultValue: true,
      description: 'Whether those who are no outliers are left out.',
    })
    isOnlyOutliers: boolean,
  ): Promise<HandlingOutlier[]> {
    return this.service.outliers(viewer, filter, isOnlyOutliers);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The agent; null for somebody who is gone.' })
  agent(@Root() { agentId }: HandlingOutlier, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, agentId);
  }

  @FieldResolver(() => ProductLine, { nullable: true, description: 'The product line; null for calls without one.' })
  productLine(@Root() { lineId }: HandlingOutlier, @Ctx() context: Context): Promise<ProductLine | null> {
    return loadOne(context, this.people.lines, lineId);
  }
}
