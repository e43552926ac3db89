import { Field, ID, ObjectType } from '../../platform/graphql/decorators.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

/** One thing that somebody did. Never changed, never deleted. */
@ObjectType({ implements: Node, description: 'One thing that somebody did. Never changed, never deleted. For ADMIN.' })
export class AuditEvent extends Node {
  @Field(() => String, { description: 'What happened, in the past tense with dots, e.g. `article.published`.' })
  type!: string;

  /** Who did it; shown as `actor`. */
  actorKind!: string;
  actorId!: string;

  @Field(() => String, { description: 'Name of who did it, as it was then; empty for an anonymous caller.' })
  actorLabel!: string;

  @Field(() => String, { description: 'Kind of thing that it was done to, e.g. `article`.' })
  subjectType!: string;

  @Field(() => ID, { description: 'Id of the thing that it was done to.' })
  subjectId!: string;

  /** What changed, before; shown as JSON text. */
  @Field(() => String, {
    nullable: true,
    description: 'What changed, as it was before: a JSON object as text. Holds no secrets and no whole texts.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, as it was afterwards: a JSON object as text. Holds no secrets and no whole texts.',
  })
  after!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request that did it; the same stands in the log. Null for what the product did by itself.',
  })
  requestId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;
}
