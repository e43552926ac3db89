import { Scope } from '../../../platform/auth/viewer.js';
import { Field, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { ClientKey } from './client-key.js';

@InputType({ description: 'A new client key.' })
export class ClientKeyCreateInput {
  @Field(() => String, { description: 'What the application is called, 1 to 80 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What the application may do; at least one scope.' })
  scopes!: Scope[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of `clientKeyCreate`.' })
export class ClientKeyCreatePayload extends Payload {
  @Field(() => ClientKey, { nullable: true, description: 'The new key’s record; null when refused.' })
  clientKey?: ClientKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key itself, shown only here: it is not stored. Null when an idempotent call is repeated.',
  })
  key?: string | null;
}

@ObjectType({ description: 'Outcome of `clientKeyRevoke`.' })
export class ClientKeyRevokePayload extends Payload {
  @Field(() => ClientKey, { nullable: true, description: 'The key as it is now; null when refused.' })
  clientKey?: ClientKey | null;
}
