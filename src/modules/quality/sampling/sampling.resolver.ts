import { roles } from '../../../platform/auth/access.js';
import { badInput } from '../../../platform/errors/index.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { confidenceLevels, sampleSize } from '../statistics/sampling.rules.js';
import type { DrawService } from './draw.service.js';
import { type Sample, SampleSizeAnswer } from './sample.js';
import type { SamplingPlanService } from './sampling-plan.service.js';
import { SamplingPlan } from './sampling-plan.js';
import {
  SampleConnection,
  SampleSizeArgs,
  SamplesArgs,
  SamplingPlanConnection,
  SamplingPlanRunInput,
  SamplingPlanRunPayload,
  SamplingPlanSaveInput,
  SamplingPlanSavePayload,
} from './sampling.inputs.js';
import type { SamplingLoaders } from './sampling.loaders.js';
import { keptTeams, samplers } from './sampling.policy.js';
import type { SamplingStore } from './sampling.store.js';

const keepers = roles(...samplers);
const forWhom = 'For QA_ANALYST and ADMIN; SUPERVISOR those whose teams are all led.';

/** Plans and draws. */
@Resolver(() => SamplingPlan)
export class SamplingResolver {
  constructor(
    private readonly plans: SamplingPlanService,
    private readonly draws: DrawService,
    private readonly store: SamplingStore,
    private readonly loaders: SamplingLoaders,
  ) {}

  @Query(() => SamplingPlan, { nullable: true, description: `One sampling plan by its id. ${forWhom}` })
  @Access(keepers)
  samplingPlan(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the plan.' }) id: string,
  ): Promise<SamplingPlan | null> {
    return context.loaders.get(this.loaders.plans).load(id);
  }

  @Query(() => SamplingPlanConnection, { description: `Sampling plans, the oldest first. ${forWhom}` })
  @Access(keepers)
  samplingPlans(@Ctx() { viewer }: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<SamplingPlan>> {
    return this.store.plans(keptTeams(viewer), pageRequest(args));
  }

  @Query(() => SampleConnection, { description: `Draws, the newest first. ${forWhom}` })
  @Access(keepers)
  samples(@Ctx() { viewer }: Context, @Args(() => SamplesArgs) args: SamplesArgs): Promise<Connection<Sample>> {
    return this.store.samples(keptTeams(viewer), args.planId ?? null, pageRequest(args));
  }

  @Query(() => SampleSizeAnswer, {
    description:
      'How many calls have to be drawn so that a share is known within a margin, with regard to how many there are. For QA_ANALYST, SUPERVISOR and ADMIN. BAD_USER_INPUT outside the limits.',
  })
  @Access(keepers)
  sampleSize(@Args(() => SampleSizeArgs) args: SampleSizeArgs): SampleSizeAnswer {
    const { margin } = args;
    const [population, p, confidence] = [args.population ?? null, args.expected ?? 0.5, args.confidence ?? 0.95];
    if (!(margin >= 0.001 && margin <= 0.5)) throw badInput('A margin is 0.001 to 0.5.');
    if (!(p >= 0 && p <= 1)) throw badInput('An expected share is 0 to 1.');
    if (population !== null && population < 0) throw badInput('A population is 0 or more.');
    if (!confidenceLevels.includes(confidence)) throw badInput('A confidence is 0.8, 0.9, 0.95 or 0.99.');
    const { n0, n, nCeil } = sampleSize({ population, margin, p, confidence });
    return { endless: n0, exact: n, count: nCeil };
  }

  @Mutation(() => SamplingPlanSavePayload, {
    description: `Makes a sampling plan, or changes one. ${forWhom} Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, INVALID, TOO_LONG, TOO_MANY, OUT_OF_RANGE, DUPLICATE, CONFLICT, KEY_REUSED.`,
  })
  @Access(keepers)
  samplingPlanSave(
    @Ctx() context: Context,
    @Arg('input', () => SamplingPlanSaveInput, { description: 'The plan.' }) input: SamplingPlanSaveInput,
  ): Promise<SamplingPlanSavePayload> {
    return settle<SamplingPlanSavePayload>(context, async () => ({
      plan: await this.plans.save(context.viewer, input),
    }));
  }

  @Mutation(() => SamplingPlanRunPayload, {
    description: `Draws calls by a plan and gives them to its evaluators. A period is drawn once. Calls that were drawn or evaluated before are left out. ${forWhom} Errors: NOT_FOUND, REQUIRED (no scorecard), OUT_OF_RANGE, WRONG_STATE (drawn already, nothing to draw, nobody to score), TOO_MANY (over 20,000), KEY_REUSED.`,
  })
  @Access(keepers)
  samplingPlanRun(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the plan.' }) id: string,
    @Arg('input', () => SamplingPlanRunInput, { description: 'What is drawn.' }) input: SamplingPlanRunInput,
  ): Promise<SamplingPlanRunPayload> {
    return settle<SamplingPlanRunPayload>(context, async () => ({
      sample: await this.draws.run(context.viewer, id, input),
    }));
  }
}
