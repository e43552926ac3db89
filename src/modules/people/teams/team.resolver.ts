import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, loadAll, loadOne } from '../shared/people.loaders.js';
import { Site } from '../sites/site.js';
import { User } from '../users/user.js';
import { Team } from './team.js';
import {
  TeamCreateInput,
  TeamCreatePayload,
  TeamDeleteInput,
  TeamDeletePayload,
  TeamUpdateInput,
  TeamUpdatePayload,
} from './team.inputs.js';
import type { TeamService } from './team.service.js';
import type { TeamStore } from './team.store.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly service: TeamService,
    private readonly store: TeamStore,
    private readonly loaders: PeopleLoaders,
  ) {}

  @Query(() => [Team], { description: 'All teams, by key; at most 1,000. For staff.' })
  @Access(staff())
  teams(): Promise<Team[]> {
    return this.store.all();
  }

  @FieldResolver(() => Site, { description: 'The site where the team works.' })
  site(@Root() team: Team, @Ctx() context: Context): Promise<Site | null> {
    return loadOne(context, this.loaders.sites, team.siteId);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team above; null at the top.' })
  parent(@Root() team: Team, @Ctx() context: Context): Promise<Team | null> {
    return loadOne(context, this.loaders.teams, team.parentId);
  }

  @FieldResolver(() => [User], { description: 'The people who lead it; those whom you may not see are left out.' })
  leads(@Root() team: Team, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.loaders.users, team.leadIds);
  }

  @FieldResolver(() => Int, { description: 'Active people in this very team, without the teams below.' })
  memberCount(@Root() team: Team, @Ctx() context: Context): Promise<number> {
    return context.loaders.get(this.loaders.memberCounts).load(team._id);
  }

  @Mutation(() => TeamCreatePayload, {
    description:
      'Makes a team. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, TOO_MANY, DUPLICATE, NOT_FOUND, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  teamCreate(
    @Ctx() context: Context,
    @Arg('input', () => TeamCreateInput, { description: 'The new team.' }) input: TeamCreateInput,
  ): Promise<TeamCreatePayload> {
    return settle<TeamCreatePayload>(context, async () => ({ team: await this.service.create(context.viewer, input) }));
  }

  @Mutation(() => TeamUpdatePayload, {
    description: 'Changes a team. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, TOO_MANY, NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  teamUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The team.' }) id: string,
    @Arg('input', () => TeamUpdateInput, { description: 'What changes.' }) input: TeamUpdateInput,
  ): Promise<TeamUpdatePayload> {
    return settle<TeamUpdatePayload>(context, async () => ({
      team: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => TeamDeletePayload, {
    description:
      'Deletes a team; with a successor everything that refers to it moves there. For ADMIN. Errors: NOT_FOUND, CONFLICT, IN_USE.',
  })
  @Access(roles(Role.ADMIN))
  teamDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The team.' }) id: string,
    @Arg('input', () => TeamDeleteInput, { description: 'What you saw, and who succeeds.' }) input: TeamDeleteInput,
  ): Promise<TeamDeletePayload> {
    return settle<TeamDeletePayload>(context, async () => ({
      team: await this.service.delete(context.viewer, id, input),
    }));
  }
}
