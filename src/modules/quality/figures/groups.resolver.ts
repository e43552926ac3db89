import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { type PeopleLoaders, Team, User, loadOne } from '../../people/index.js';
import { qualityRoles } from '../quality.policy.js';
import { QualityMeasure } from '../targets/quality-target.js';
import { QualityFiguresFilter } from './figures.inputs.js';
import { whoseEvaluations } from './figures.resolver.js';
import type { QualityGroupsService } from './groups.service.js';
import {
  QualityAgentFigures,
  QualityEvaluatorFigures,
  QualityQueueFigures,
  QualityTeamFigures,
} from './quality-groups.js';

const filterArg = () => Arg('filter', () => QualityFiguresFilter, { description: 'Which evaluations are counted.' });
const measureArg = () =>
  Arg('measure', () => QualityMeasure, {
    defaultValue: QualityMeasure.ANY_CRITICAL,
    description: 'What `accuracy` is told of.',
  });

/** Figures by agent. */
@Resolver(() => QualityAgentFigures)
export class QualityByAgentResolver {
  constructor(
    private readonly service: QualityGroupsService,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @Query(() => [QualityAgentFigures], {
    nullable: true,
    description: `Evaluations by agent, most first; no ranking. ${whoseEvaluations}`,
  })
  @Access(roles(...qualityRoles))
  qualityByAgent(
    @Ctx() { viewer }: Context,
    @filterArg() filter: QualityFiguresFilter,
    @measureArg() measure: QualityMeasure,
  ): Promise<QualityAgentFigures[] | null> {
    return this.service.byAgent(viewer, filter, measure);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The agent; null for somebody who is gone.' })
  agent(@Root() { agentId }: QualityAgentFigures, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, agentId);
  }
}

/** Figures by team. */
@Resolver(() => QualityTeamFigures)
export class QualityByTeamResolver {
  constructor(
    private readonly service: QualityGroupsService,
    private readonly people: Pick<PeopleLoaders, 'teams'>,
  ) {}

  @Query(() => [QualityTeamFigures], {
    nullable: true,
    description: `Evaluations by team, most first. ${whoseEvaluations}`,
  })
  @Access(roles(...qualityRoles))
  qualityByTeam(
    @Ctx() { viewer }: Context,
    @filterArg() filter: QualityFiguresFilter,
    @measureArg() measure: QualityMeasure,
  ): Promise<QualityTeamFigures[] | null> {
    return this.service.byTeam(viewer, filter, measure);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team; null for none, or one that is gone.' })
  team(@Root() { teamId }: QualityTeamFigures, @Ctx() context: Context): Promise<Team | null> {
    return loadOne(context, this.people.teams, teamId);
  }
}

/** Figures by queue. */
@Resolver(() => QualityQueueFigures)
export class QualityByQueueResolver {
  constructor(private readonly service: QualityGroupsService) {}

  @Query(() => [QualityQueueFigures], {
    nullable: true,
    description: `Evaluations by queue, most first, each judged by its own targets. ${whoseEvaluations}`,
  })
  @Access(roles(...qualityRoles))
  qualityByQueue(
    @Ctx() { viewer }: Context,
    @filterArg() filter: QualityFiguresFilter,
    @measureArg() measure: QualityMeasure,
  ): Promise<QualityQueueFigures[] | null> {
    return this.service.byQueue(viewer, filter, measure);
  }
}

/** Figures by evaluator. */
@Resolver(() => QualityEvaluatorFigures)
export class QualityByEvaluatorResolver {
  constructor(
    private readonly service: QualityGroupsService,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @Query(() => [QualityEvaluatorFigures], {
    nullable: true,
    description: `Evaluations by evaluator, most first. ${whoseEvaluations}`,
  })
  @Access(roles(...qualityRoles))
  qualityByEvaluator(
    @Ctx() { viewer }: Context,
    @filterArg() filter: QualityFiguresFilter,
    @measureArg() measure: QualityMeasure,
  ): Promise<QualityEvaluatorFigures[] | null> {
    return this.service.byEvaluator(viewer, filter, measure);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The evaluator; null for somebody who is gone.' })
  evaluator(@Root() { evaluatorId }: QualityEvaluatorFigures, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, evaluatorId);
  }
}
