import { Field, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { User } from '../users/user.js';

@ObjectType({ description: 'Outcome of `userSessionEnd`.' })
export class UserSessionEndPayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The person whose session it was; null when refused.' })
  user?: User | null;
}

@ObjectType({ description: 'Outcome of `userSessionsEnd`.' })
export class UserSessionsEndPayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The person, signed in nowhere now; null when refused.' })
  user?: User | null;
}

@ObjectType({ description: 'Outcome of `userPasswordLinkCreate`.' })
export class UserPasswordLinkCreatePayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The person; null when refused.' })
  user?: User | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the console at which the person sets a password, once, within seven days. Shown only here.',
  })
  inviteUrl?: string | null;
}
