import { roles, signedIn, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { OrderDirection } from '../../../platform/graphql/enums.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Department } from '../departments/department.js';
import { ProductLine } from '../lines/product-line.js';
import { type PeopleLoaders, loadAll, loadOne } from '../shared/people.loaders.js';
import { Site } from '../sites/site.js';
import { Team } from '../teams/team.js';
import { SupportTier } from '../tiers/support-tier.js';
import {
  UserConnection,
  UserCreateInput,
  UserCreatePayload,
  UserDeactivateInput,
  UserDeactivatePayload,
  UserFilter,
  UserOrder,
  UserOrderField,
  UserReactivateInput,
  UserReactivatePayload,
  UserUpdateInput,
  UserUpdatePayload,
} from './user.inputs.js';
import { maySeeContact } from './user.policy.js';
import type { UserService } from './user.service.js';
import { User } from './user.js';

@Resolver(() => User)
export class UserResolver {
  constructor(
    private readonly service: UserService,
    private readonly loaders: PeopleLoaders,
  ) {}

  @Query(() => User, {
    nullable: true,
    description: 'One person; null when absent or hidden from you. Outsiders see only themselves.',
  })
  @Access(signedIn())
  user(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The person.' }) id: string): Promise<User | null> {
    return loadOne(context, this.loaders.users, id);
  }

  @Query(() => UserConnection, {
    description: 'People of the centre and its partners, by name unless another order is given. For staff.',
  })
  @Access(staff())
  users(
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => UserFilter, { nullable: true, description: 'Which people; all without it.' })
    filter?: UserFilter | null,
    @Arg('orderBy', () => UserOrder, { nullable: true, description: 'In which order; by name, ascending, without it.' })
    orderBy?: UserOrder | null,
  ): ReturnType<UserService['list']> {
    const order = {
      field: orderBy?.field === UserOrderField.CREATED_AT ? ('createdAt' as const) : ('name' as const),
      descending: orderBy?.direction === OrderDirection.DESC,
    };
    return this.service.list(context.viewer, filter ?? null, order, pageRequest(page));
  }

  @FieldResolver(() => String, { nullable: true })
  email(@Root() user: User, @Ctx() context: Context): string | null {
    return maySeeContact(context.viewer, user) ? user.email : null;
  }

  @FieldResolver(() => String, { nullable: true })
  staffNumber(@Root() user: User, @Ctx() context: Context): string | null {
    return maySeeContact(context.viewer, user) ? user.staffNumber : null;
  }

  @FieldResolver(() => Site, { nullable: true, description: 'Site where the person works.' })
  site(@Root() user: User, @Ctx() context: Context): Promise<Site | null> {
    return loadOne(context, this.loaders.sites, user.siteId);
  }

  @FieldResolver(() => [Team], { description: 'Teams of the person, without the teams above them.' })
  teams(@Root() user: User, @Ctx() context: Context): Promise<Team[]> {
    return loadAll(context, this.loaders.teams, user.teamIds);
  }

  @FieldResolver(() => [Department], { description: 'Departments for which the person answers.' })
  departments(@Root() user: User, @Ctx() context: Context): Promise<Department[]> {
    return loadAll(context, this.loaders.departments, user.departmentIds);
  }

  @FieldResolver(() => SupportTier, { nullable: true, description: 'Support tier of the person; null for none.' })
  tier(@Root() user: User, @Ctx() context: Context): Promise<SupportTier | null> {
    return loadOne(context, this.loaders.tiers, user.tierRank || null);
  }

  @FieldResolver(() => [ProductLine], { description: 'Product lines on which the person works; empty means all.' })
  productLines(@Root() user: User, @Ctx() context: Context): Promise<ProductLine[]> {
    return loadAll(context, this.loaders.lines, user.lineIds);
  }

  @Mutation(() => UserCreatePayload, {
    description:
      'Makes a person and a one-time link with which the person sets a password. For ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, NOT_FOUND, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  userCreate(
    @Ctx() context: Context,
    @Arg('input', () => UserCreateInput, { description: 'The new person.' }) input: UserCreateInput,
  ): Promise<UserCreatePayload> {
    return settle<UserCreatePayload>(context, () => this.service.create(context.viewer, input));
  }

  @Mutation(() => UserUpdatePayload, {
    description:
      'Changes a person; what was changed acts within seconds. For ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, NOT_FOUND, CONFLICT, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  userUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
    @Arg('input', () => UserUpdateInput, { description: 'What changes.' }) input: UserUpdateInput,
  ): Promise<UserUpdatePayload> {
    return settle<UserUpdatePayload>(context, async () => ({
      user: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => UserDeactivatePayload, {
    description:
      'Closes an account and ends its sessions within seconds; the last ADMIN stays. For ADMIN. Errors: NOT_FOUND, CONFLICT, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  userDeactivate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
    @Arg('input', () => UserDeactivateInput, { description: 'What you saw, and who succeeds.' })
    input: UserDeactivateInput,
  ): Promise<UserDeactivatePayload> {
    return settle<UserDeactivatePayload>(context, async () => ({
      user: await this.service.deactivate(context.viewer, id, input),
    }));
  }

  @Mutation(() => UserReactivatePayload, {
    description:
      'Opens a closed account again, with a one-time link for a new password. For ADMIN. Errors: NOT_FOUND, CONFLICT, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  userReactivate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
    @Arg('input', () => UserReactivateInput, { description: 'What you saw.' }) input: UserReactivateInput,
  ): Promise<UserReactivatePayload> {
    return settle<UserReactivatePayload>(context, () => this.service.reactivate(context.viewer, id, input));
  }
}
