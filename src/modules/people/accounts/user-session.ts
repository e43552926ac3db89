import { Field, ID, ObjectType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { SessionKind } from './session.js';

/** One place where a person is signed in. Holds no tokens. */
@ObjectType({ description: 'One place where a person is signed in. For ADMIN and the person.' })
export class UserSession {
  @Field(() => ID, { name: 'id', description: 'Id of the session, for `userSessionEnd`.' })
  _id!: string;

  @Field(() => SessionKind, { description: 'How the client keeps its refresh token: a browser or a program.' })
  kind!: SessionKind;

  @Field(() => DateTimeScalar, { description: 'When the person signed in.' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, {
    description: 'When the client last got an access token; one that is in use gets one about every ten minutes.',
  })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends unless it is used before.' })
  expiresAt!: Date;

  @Field(() => String, { description: 'Address from which the person signed in; empty where it was not kept.' })
  address!: string;

  @Field(() => Boolean, { description: 'Whether this very request belongs to it.' })
  isCurrent!: boolean;
}
