import { connectionOf } from '../../platform/graphql/connection.js';
import { Field, ID, InputType } from '../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { AuditEvent } from './audit-event.js';

@InputType({ description: 'Which audit events; all given conditions hold together.' })
export class AuditFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Exactly this type, e.g. `session.refused`; at most 100 characters.',
  })
  type?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Not of these types, e.g. `session.refreshed`, which stands for nothing that anybody did; at most 20. Without effect beside `type`.',
  })
  exceptTypes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Done to this kind of thing, e.g. `article`; at most 100 characters.',
  })
  subjectType?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Done by this request, as the log and error messages name it; at most 200 characters.',
  })
  requestId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Done by this person or client key.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Done to this thing.' })
  subjectId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before this moment.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}

export const { Edge: AuditEventEdge, Connection: AuditEventConnection } = connectionOf<AuditEvent>(
  'AuditEvent',
  () => AuditEvent,
);
