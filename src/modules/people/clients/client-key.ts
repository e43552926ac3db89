import { Scope } from '../../../platform/auth/viewer.js';
import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** The key of a client application: a self-service site, a device’s help column, a CRM. */
@ObjectType({
  implements: Node,
  description: 'The key of a client application: a self-service site, a device’s help column, a CRM.',
})
export class ClientKey extends Node {
  @Field(() => String, { description: 'What the application is called, at most 80 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What the application may do.' })
  scopes!: Scope[];

  @Field(() => DateTimeScalar, { description: 'When the key was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the key was revoked; null while it works.' })
  revokedAt!: Date | null;

  @Field(() => String, { description: 'Last four characters of the key, to tell keys apart.' })
  lastFour!: string;
}
