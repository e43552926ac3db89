import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { maySeeSessions } from '../users/user.policy.js';
import { User } from '../users/user.js';
import { UserPasswordLinkCreatePayload, UserSessionEndPayload, UserSessionsEndPayload } from './user-session.inputs.js';
import type { SessionLoaders } from './user-session.loaders.js';
import type { UserSessionService } from './user-session.service.js';
import { UserSession } from './user-session.js';

@Resolver(() => User)
export class UserSessionResolver {
  constructor(
    private readonly service: UserSessionService,
    private readonly loaders: SessionLoaders,
  ) {}

  @FieldResolver(() => [UserSession], {
    description: 'Where the person is signed in, newest first; for ADMIN and the person, empty for others.',
  })
  async sessions(@Root() user: User, @Ctx() context: Context): Promise<UserSession[]> {
    const { viewer } = context;
    if (!maySeeSessions(viewer, user)) return [];
    const open = await context.loaders.get(this.loaders.open).load(user._id);
    return open.map(({ _id, kind, createdAt, lastUsedAt, expiresAt, address }) => ({
      _id,
      kind,
      startedAt: createdAt,
      lastUsedAt: lastUsedAt ?? createdAt,
      expiresAt,
      address: address ?? '',
      isCurrent: _id === viewer.sessionId,
    }));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the person was last signed in, to about ten minutes; for ADMIN and the person. Null for others, and when it was more than 14 days ago.',
  })
  async lastSeenAt(@Root() user: User, @Ctx() context: Context): Promise<Date | null> {
    return maySeeSessions(context.viewer, user) ? context.loaders.get(this.loaders.lastUse).load(user._id) : null;
  }

  @Mutation(() => UserSessionEndPayload, {
    description:
      'Signs a person out at one place; acts within seconds everywhere. For ADMIN. Errors: NOT_FOUND, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  userSessionEnd(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The session.' }) id: string,
  ): Promise<UserSessionEndPayload> {
    return settle<UserSessionEndPayload>(context, async () => ({ user: await this.service.end(context.viewer, id) }));
  }

  @Mutation(() => UserSessionsEndPayload, {
    description:
      'Signs a person out everywhere; acts within seconds. The password stays good. For ADMIN. Errors: NOT_FOUND.',
  })
  @Access(roles(Role.ADMIN))
  userSessionsEnd(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
  ): Promise<UserSessionsEndPayload> {
    return settle<UserSessionsEndPayload>(context, async () => ({
      user: await this.service.endAll(context.viewer, id),
    }));
  }

  @Mutation(() => UserPasswordLinkCreatePayload, {
    description:
      'Makes a one-time link with which the person sets a new password; earlier links become void. For ADMIN. Errors: NOT_FOUND, WRONG_STATE.',
  })
  @Access(roles(Role.ADMIN))
  userPasswordLinkCreate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
  ): Promise<UserPasswordLinkCreatePayload> {
    return settle<UserPasswordLinkCreatePayload>(context, () => this.service.makePasswordLink(context.viewer, id));
  }
}
