import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { SupportTier } from './support-tier.js';
import { SupportTiersSetInput, SupportTiersSetPayload } from './support-tier.inputs.js';
import type { SupportTierService } from './support-tier.service.js';
import type { SupportTierStore } from './support-tier.store.js';

@Resolver(() => SupportTier)
export class SupportTierResolver {
  constructor(
    private readonly service: SupportTierService,
    private readonly store: SupportTierStore,
  ) {}

  @Query(() => [SupportTier], { description: 'The support tiers of the centre by rank; 1 to 9. For staff.' })
  @Access(staff())
  supportTiers(): Promise<SupportTier[]> {
    return this.store.all();
  }

  @Mutation(() => SupportTiersSetPayload, {
    description:
      'Sets the labels of all ranks; a new label renames the tier for everybody in it. For ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, IN_USE.',
  })
  @Access(roles(Role.ADMIN))
  supportTiersSet(
    @Ctx() context: Context,
    @Arg('input', () => SupportTiersSetInput, { description: 'All tiers.' }) input: SupportTiersSetInput,
  ): Promise<SupportTiersSetPayload> {
    return settle<SupportTiersSetPayload>(context, async () => ({
      tiers: await this.service.set(context.viewer, input),
    }));
  }
}
