import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { SamplingPlanPreviewInput } from './sampling.inputs.js';
import { samplers } from './sampling.policy.js';
import type { SamplingPreviewService } from './sampling-preview.service.js';
import { SamplingPlanPreview, SamplingPreviewAgent, SamplingPreviewEvaluator } from './sampling-preview.js';

/** Trials of plans. */
@Resolver(() => SamplingPlanPreview)
export class SamplingPreviewResolver {
  constructor(private readonly service: SamplingPreviewService) {}

  @Query(() => SamplingPlanPreview, {
    description:
      'What a plan would draw, before it is saved or run: calls of each stratum, agents of whom there are too few, and what each evaluator would get. Writes nothing. For QA_ANALYST and ADMIN; SUPERVISOR plans whose teams are all led. Errors: those of `samplingPlanSave` in the plan; REQUIRED and OUT_OF_RANGE (`from`, `to`, `seed`), INVALID (`plan.channels`: the scorecard is for none of them), TOO_MANY (`plan`: over 20,000).',
  })
  @Access(roles(...samplers))
  samplingPlanPreview(
    @Ctx() context: Context,
    @Arg('input', () => SamplingPlanPreviewInput, { description: 'What is tried.' }) input: SamplingPlanPreviewInput,
  ): Promise<SamplingPlanPreview> {
    return settle<SamplingPlanPreview>(context, () => this.service.of(context.viewer, input));
  }
}

/** Of whom there is too little. */
@Resolver(() => SamplingPreviewAgent)
export class SamplingPreviewAgentResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'The agent.' })
  agent(@Root() { agentId }: SamplingPreviewAgent, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, agentId);
  }
}

/** Who would score. */
@Resolver(() => SamplingPreviewEvaluator)
export class SamplingPreviewEvaluatorResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'The evaluator.' })
  evaluator(@Root() { evaluatorId }: SamplingPreviewEvaluator, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, evaluatorId);
  }
}
