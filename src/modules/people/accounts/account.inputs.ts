import { Field, InputType, ObjectType } from '../../../platform/graphql/decorators.js';
import { Locale } from '../../../platform/graphql/enums.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Session, SessionKind } from './session.js';
import { ViewerView } from './viewer.js';

@InputType({ description: 'Who signs in.' })
export class LoginInput {
  @Field(() => String, { description: 'E-mail address or staff number; upper and lower case are the same.' })
  identifier!: string;

  @Field(() => String, { description: 'The password, at most 200 characters.' })
  password!: string;

  @Field(() => SessionKind, { description: 'How the client keeps its refresh token.' })
  session!: SessionKind;
}

@InputType({ description: 'What to refresh.' })
export class TokenRefreshInput {
  @Field(() => String, {
    nullable: true,
    description: 'The refresh token of a TOKENS session; left out, the one in the cookie.',
  })
  refreshToken?: string | null;
}

@InputType({ description: 'What to end.' })
export class LogoutInput {
  @Field(() => String, {
    nullable: true,
    description: 'The refresh token of a TOKENS session; left out, the one in the cookie.',
  })
  refreshToken?: string | null;
}

@InputType({ description: 'A language.' })
export class ViewerLocaleSetInput {
  @Field(() => Locale, { description: 'Language in which you are addressed from now on.' })
  locale!: Locale;
}

@InputType({ description: 'A new password, with the proof that it may be set.' })
export class PasswordSetInput {
  @Field(() => String, { nullable: true, description: 'The secret of a one-time link; good once, for seven days.' })
  token?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The present password, for who is signed in. Not needed with `token`.',
  })
  currentPassword?: string | null;

  @Field(() => String, { description: 'The new password, 8 to 200 characters; not your name, address or number.' })
  newPassword!: string;
}

@ObjectType({ description: 'Outcome of `login`.' })
export class LoginPayload extends Payload {
  @Field(() => Session, { nullable: true, description: 'The new session; null when refused.' })
  session?: Session | null;

  @Field(() => ViewerView, { nullable: true, description: 'You, from now on; null when refused.' })
  viewer?: ViewerView | null;
}

@ObjectType({ description: 'Outcome of `tokenRefresh`.' })
export class TokenRefreshPayload extends Payload {
  @Field(() => Session, { nullable: true, description: 'The session with its new tokens; null when refused.' })
  session?: Session | null;

  @Field(() => ViewerView, { nullable: true, description: 'You, as you are now; null when refused.' })
  viewer?: ViewerView | null;
}

@ObjectType({ description: 'Outcome of `logout`.' })
export class LogoutPayload extends Payload {
  @Field(() => ViewerView, { nullable: true, description: 'Null: nobody is signed in any more.' })
  viewer?: ViewerView | null;
}

@ObjectType({ description: 'Outcome of `viewerLocaleSet`.' })
export class ViewerLocaleSetPayload extends Payload {
  @Field(() => ViewerView, { nullable: true, description: 'You, as you are now; null when refused.' })
  viewer?: ViewerView | null;
}

@ObjectType({ description: 'Outcome of `passwordSet`.' })
export class PasswordSetPayload extends Payload {
  @Field(() => ViewerView, {
    nullable: true,
    description:
      'You, where you were signed in; null after a one-time link, with which you sign in next, and when refused.',
  })
  viewer?: ViewerView | null;
}
