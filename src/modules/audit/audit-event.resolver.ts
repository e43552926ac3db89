import { roles } from '../../platform/auth/access.js';
import { Role } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/index.js';
import { PageArgs, pageRequest } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from '../../platform/graphql/decorators.js';
import { type Directory, User } from '../people/index.js';
import { AuditEvent } from './audit-event.js';
import { AuditEventConnection, AuditFilter } from './audit-event.inputs.js';
import type { AuditEventStore } from './audit-event.store.js';

type Codec = Parameters<AuditEventStore['page']>[2];

@Resolver(() => AuditEvent)
export class AuditEventResolver {
  constructor(
    private readonly store: AuditEventStore,
    private readonly directory: Directory,
    private readonly cursors: Codec,
  ) {}

  @Query(() => AuditEventConnection, {
    description: 'What was done, newest first: every mutation leaves one event. For ADMIN.',
  })
  @Access(roles(Role.ADMIN))
  auditEvents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which events; all without it.' })
    filter?: AuditFilter | null,
  ): ReturnType<AuditEventStore['page']> {
    if ((filter?.type?.length ?? 0) > 100 || (filter?.subjectType?.length ?? 0) > 100)
      throw badInput('A type has at most 100 characters.');
    if ((filter?.exceptTypes?.length ?? 0) > 20) throw badInput('At most 20 types can be left out.');
    if ((filter?.requestId?.length ?? 0) > 200) throw badInput('An id of a request has at most 200 characters.');
    return this.store.page(
      {
        type: filter?.type ?? null,
        exceptTypes: filter?.exceptTypes ?? [],
        subjectType: filter?.subjectType ?? null,
        requestId: filter?.requestId ?? null,
        actorId: filter?.actorId ?? null,
        subjectId: filter?.subjectId ?? null,
        from: filter?.from ?? null,
        to: filter?.to ?? null,
      },
      pageRequest(page),
      this.cursors,
    );
  }

  @Query(() => [String], {
    description:
      'Every type of event that has happened so far, in order of the letters: what `auditEvents` can be asked for. For ADMIN.',
  })
  @Access(roles(Role.ADMIN))
  auditTypes(): Promise<string[]> {
    return this.store.types();
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person who did it; null for a client application, an anonymous caller and the product itself.',
  })
  async actor(@Root() event: AuditEvent, @Ctx() context: Context): Promise<User | null> {
    return event.actorKind === 'person' ? context.loaders.get(this.directory.loaders.users).load(event.actorId) : null;
  }
}
