import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { qualityRoles } from '../quality.policy.js';
import { QualityTargets } from './quality-target.js';
import { QualityTargetsSetInput, QualityTargetsSetPayload } from './target.inputs.js';
import { maySetTargets, targetSetters } from './target.policy.js';
import type { TargetService } from './target.service.js';

/** Targets of quality as clients see them. */
@Resolver(() => QualityTargets)
export class TargetResolver {
  constructor(private readonly service: TargetService) {}

  @Query(() => QualityTargets, {
    description: 'What the centre wants of quality. For QA_ANALYST, SUPERVISOR, MANAGER and ADMIN.',
  })
  @Access(roles(...qualityRoles))
  qualityTargets(): Promise<QualityTargets> {
    return this.service.current();
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may set them.' })
  viewerCanSet(@Ctx() { viewer }: Context): boolean {
    return maySetTargets(viewer);
  }

  @Mutation(() => QualityTargetsSetPayload, {
    description:
      'Sets all targets of quality at once; figures are judged by them from then on. For MANAGER and ADMIN. Errors: CONFLICT, TOO_MANY, OUT_OF_RANGE, DUPLICATE, NOT_FOUND.',
  })
  @Access(roles(...targetSetters))
  qualityTargetsSet(
    @Ctx() context: Context,
    @Arg('input', () => QualityTargetsSetInput, { description: 'What is wanted from now on.' })
    input: QualityTargetsSetInput,
  ): Promise<QualityTargetsSetPayload> {
    return settle<QualityTargetsSetPayload>(context, async () => ({
      targets: await this.service.set(context.viewer, input),
    }));
  }
}
