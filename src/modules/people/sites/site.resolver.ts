import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Site } from './site.js';
import {
  SiteCreateInput,
  SiteCreatePayload,
  SiteDeleteInput,
  SiteDeletePayload,
  SiteUpdateInput,
  SiteUpdatePayload,
} from './site.inputs.js';
import type { SiteService } from './site.service.js';
import type { SiteStore } from './site.store.js';

@Resolver(() => Site)
export class SiteResolver {
  constructor(
    private readonly service: SiteService,
    private readonly store: SiteStore,
  ) {}

  @Query(() => [Site], { description: 'All sites, by key; at most 1,000. For staff.' })
  @Access(staff())
  sites(): Promise<Site[]> {
    return this.store.all();
  }

  @Mutation(() => SiteCreatePayload, {
    description:
      'Makes a site. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, TOO_MANY, DUPLICATE, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  siteCreate(
    @Ctx() context: Context,
    @Arg('input', () => SiteCreateInput, { description: 'The new site.' }) input: SiteCreateInput,
  ): Promise<SiteCreatePayload> {
    return settle<SiteCreatePayload>(context, async () => ({ site: await this.service.create(context.viewer, input) }));
  }

  @Mutation(() => SiteUpdatePayload, {
    description:
      'Changes a site. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, TOO_MANY, NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  siteUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The site.' }) id: string,
    @Arg('input', () => SiteUpdateInput, { description: 'What changes.' }) input: SiteUpdateInput,
  ): Promise<SiteUpdatePayload> {
    return settle<SiteUpdatePayload>(context, async () => ({
      site: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => SiteDeletePayload, {
    description:
      'Deletes a site; with a successor everything that refers to it moves there. For ADMIN. Errors: NOT_FOUND, CONFLICT, IN_USE.',
  })
  @Access(roles(Role.ADMIN))
  siteDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The site.' }) id: string,
    @Arg('input', () => SiteDeleteInput, { description: 'What you saw, and who succeeds.' }) input: SiteDeleteInput,
  ): Promise<SiteDeletePayload> {
    return settle<SiteDeletePayload>(context, async () => ({
      site: await this.service.delete(context.viewer, id, input),
    }));
  }
}
