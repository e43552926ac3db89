import type { Connection } from '../../../platform/graphql/connection.js';
import { PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { type PeopleLoaders, Team, User, loadAll, loadOne } from '../../people/index.js';
import { Scorecard } from '../scorecards/scorecard.js';
import { AssignmentConnection } from './assignment.inputs.js';
import type { AssignmentStore } from './assignment.store.js';
import type { Assignment } from './assignment.js';
import { Sample } from './sample.js';
import { SamplingPlan } from './sampling-plan.js';
import type { SamplingLoaders } from './sampling.loaders.js';
import { keptTeams, mayKeepPlan } from './sampling.policy.js';

/** What plans refer to. */
@Resolver(() => SamplingPlan)
export class SamplingPlanFieldsResolver {
  constructor(
    private readonly loaders: SamplingLoaders,
    private readonly people: Pick<PeopleLoaders, 'users' | 'teams'>,
    private readonly scorecards: LoaderFactory<string, Scorecard | null>,
  ) {}

  @FieldResolver(() => [Team], { description: 'Only calls of these teams and those below them; empty: all.' })
  teams(@Root() plan: SamplingPlan, @Ctx() context: Context): Promise<Team[]> {
    return loadAll(context, this.people.teams, plan.teamIds);
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'What its calls are scored with; null: it does not draw until one is chosen.',
  })
  scorecard(@Root() plan: SamplingPlan, @Ctx() context: Context): Promise<Scorecard | null> {
    return loadOne(context, this.scorecards, plan.scorecardId);
  }

  @FieldResolver(() => [User], { description: 'Who scores; empty: all active quality analysts.' })
  evaluators(@Root() plan: SamplingPlan, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.people.users, plan.evaluatorIds);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who made it; null for the plan that stood at start.' })
  createdBy(@Root() plan: SamplingPlan, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, plan.createdById);
  }

  @FieldResolver(() => Sample, { nullable: true, description: 'Its newest draw; null before the first.' })
  lastSample(@Root() plan: SamplingPlan, @Ctx() context: Context): Promise<Sample | null> {
    return context.loaders.get(this.loaders.lastSamples).load(plan._id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may change and run it.' })
  viewerCanEdit(@Root() plan: SamplingPlan, @Ctx() { viewer }: Context): boolean {
    return mayKeepPlan(viewer, plan);
  }
}

/** What draws refer to. */
@Resolver(() => Sample)
export class SampleFieldsResolver {
  constructor(
    private readonly loaders: SamplingLoaders,
    private readonly assigned: AssignmentStore,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @FieldResolver(() => SamplingPlan, { nullable: true, description: 'The plan, as it is now.' })
  plan(@Root() sample: Sample, @Ctx() context: Context): Promise<SamplingPlan | null> {
    return context.loaders.get(this.loaders.plans).load(sample.planId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who asked for it; null where its period was over.' })
  drawnBy(@Root() sample: Sample, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, sample.drawnById);
  }

  @FieldResolver(() => Int, { description: 'Drawn calls that are scored.' })
  async doneCount(@Root() sample: Sample, @Ctx() context: Context): Promise<number> {
    return (await context.loaders.get(this.loaders.counts).load(sample._id)).done;
  }

  @FieldResolver(() => Int, { description: 'Drawn calls that were skipped.' })
  async skippedCount(@Root() sample: Sample, @Ctx() context: Context): Promise<number> {
    return (await context.loaders.get(this.loaders.counts).load(sample._id)).skipped;
  }

  @FieldResolver(() => AssignmentConnection, {
    description: 'What was drawn, due first; skipped ones and what took their place too.',
  })
  assignments(
    @Root() sample: Sample,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { viewer }: Context,
  ): Promise<Connection<Assignment>> {
    const sight = { keptTeams: keptTeams(viewer), viewerId: viewer.id };
    return this.assigned.page(sight, { sampleId: sample._id }, pageRequest(args));
  }
}
