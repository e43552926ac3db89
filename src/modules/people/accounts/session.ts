import { Field, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** How a client keeps its refresh token. */
export enum SessionKind {
  COOKIE = 'COOKIE',
  TOKENS = 'TOKENS',
}

registerEnumType(SessionKind, {
  name: 'SessionKind',
  description: 'How a client keeps its refresh token.',
  valuesConfig: {
    COOKIE: { description: 'In an HttpOnly cookie that scripts cannot read; for the console. Over HTTP only.' },
    TOKENS: { description: 'By itself: the payload carries it; for programs.' },
  },
});

/** What a client gets when it signs in or refreshes. */
@ObjectType({ description: 'What a client gets when it signs in or refreshes.' })
export class Session {
  @Field(() => String, {
    description: 'Token for `Authorization: Bearer …` and for `connection_init`; keep it in memory only.',
  })
  accessToken!: string;

  @Field(() => DateTimeScalar, { description: 'When the access token ends, ten minutes after it was made.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Token for the next `tokenRefresh`; good once. Null for a COOKIE session, and when the token before was refreshed a moment ago by somebody else.',
  })
  refreshToken?: string | null;

  @Field(() => DateTimeScalar, { description: 'When the session ends unless it is refreshed before.' })
  refreshTokenExpiresAt!: Date;
}

/** A session as it is stored: one sign-in with all refresh tokens that follow from it. */
export interface StoredSession {
  readonly _id: string;
  readonly userId: string;
  readonly kind: SessionKind;
  readonly createdAt: Date;
  /** When it last got a new access token; sessions of before this was kept have none. */
  readonly lastUsedAt?: Date | null;
  /** Address of the caller who signed in; empty for sessions of before this was kept. */
  readonly address?: string;
  /** Moves on with each refresh. */
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Why it ended: `logout`, `reuse`, `password`, `deactivated`, `administrator`. */
  readonly revokedFor: string | null;
}
