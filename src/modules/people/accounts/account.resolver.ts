import { anyone, signedIn } from '../../../platform/auth/access.js';
import { anonymous } from '../../../platform/auth/viewer.js';
import { UserError, unauthenticated } from '../../../platform/errors/index.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import {
  LoginInput,
  LoginPayload,
  LogoutInput,
  LogoutPayload,
  PasswordSetInput,
  PasswordSetPayload,
  TokenRefreshInput,
  TokenRefreshPayload,
  ViewerLocaleSetInput,
  ViewerLocaleSetPayload,
} from './account.inputs.js';
import { signInAgain } from './account.rules.js';
import type { AccountService, SignedIn } from './account.service.js';
import type { PasswordService } from './password.service.js';
import { type Session, SessionKind } from './session.js';
import type { ViewerView } from './viewer.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly passwords: PasswordService,
  ) {}

  @Mutation(() => LoginPayload, {
    description:
      'Signs in by e-mail address or staff number. Errors: BAD_CREDENTIALS, one answer for unknown, wrong and closed. Ten failures in 15 minutes for an account or an address: RATE_LIMITED, with `retryAfter` in seconds.',
  })
  @Access(anyone)
  login(
    @Ctx() context: Context,
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
  ): Promise<LoginPayload> {
    return settle<LoginPayload>(context, async () =>
      this.#enter(context, await this.accounts.login(input, context.address)),
    );
  }

  @Mutation(() => TokenRefreshPayload, {
    description:
      'Gives a new access token and the next refresh token. A used one ends the session, except within 20 seconds. Errors: BAD_CREDENTIALS.',
  })
  @Access(anyone)
  tokenRefresh(
    @Ctx() context: Context,
    @Arg('input', () => TokenRefreshInput, { description: 'What to refresh.' }) input: TokenRefreshInput,
  ): Promise<TokenRefreshPayload> {
    return settle<TokenRefreshPayload>(context, async () => {
      const given = input.refreshToken ?? null;
      const token = given ?? context.session.read();
      if (!token) throw signInAgain();
      try {
        const kind = given === null ? SessionKind.COOKIE : SessionKind.TOKENS;
        return await this.#enter(context, await this.accounts.refresh(token, kind));
      } catch (error) {
        // Only a refusal ends what the browser keeps; a database that is away for a moment must not sign anybody out.
        if (given === null && error instanceof UserError) context.session.clear();
        throw error;
      }
    });
  }

  @Mutation(() => LogoutPayload, {
    description:
      'Ends the session of the access token and that of the refresh token; acts within seconds everywhere. Never refuses.',
  })
  @Access(anyone)
  logout(
    @Ctx() context: Context,
    @Arg('input', () => LogoutInput, { description: 'What to end.' }) input: LogoutInput,
  ): Promise<LogoutPayload> {
    return settle<LogoutPayload>(context, async () => {
      const given = input.refreshToken ?? null;
      const cookie = given === null ? context.session.read() : null;
      await this.accounts.logout(context.viewer, given ?? cookie);
      if (cookie) context.session.clear();
      context.viewer = anonymous(context.viewer.locale);
      return { viewer: null };
    });
  }

  @Mutation(() => ViewerLocaleSetPayload, {
    description: 'Sets the language in which you are addressed. For everybody who is signed in.',
  })
  @Access(signedIn())
  viewerLocaleSet(
    @Ctx() context: Context,
    @Arg('input', () => ViewerLocaleSetInput, { description: 'The language.' }) input: ViewerLocaleSetInput,
  ): Promise<ViewerLocaleSetPayload> {
    return settle<ViewerLocaleSetPayload>(context, async () => {
      if (context.viewer.kind !== 'person') throw unauthenticated();
      context.viewer = await this.accounts.setLocale(context.viewer, input.locale);
      return { viewer: context.viewer };
    });
  }

  @Mutation(() => PasswordSetPayload, {
    description:
      'Sets a password with a one-time link or with the present one; ends the person’s other sessions. Errors: REQUIRED, TOO_SHORT, TOO_LONG, INVALID, BAD_CREDENTIALS; ten wrong ones in 15 minutes: RATE_LIMITED.',
  })
  @Access(anyone)
  passwordSet(
    @Ctx() context: Context,
    @Arg('input', () => PasswordSetInput, { description: 'The password and the proof.' }) input: PasswordSetInput,
  ): Promise<PasswordSetPayload> {
    return settle<PasswordSetPayload>(context, async () => {
      await this.passwords.set(context.viewer, input, context.address);
      return { viewer: context.viewer.kind === 'person' && !input.token ? context.viewer : null };
    });
  }

  async #enter(
    context: Context,
    { viewer, kind, session }: SignedIn,
  ): Promise<{ session: Session; viewer: ViewerView }> {
    context.viewer = viewer;
    if (kind === SessionKind.TOKENS) return { session, viewer };
    try {
      if (session.refreshToken) context.session.write(session.refreshToken, session.refreshTokenExpiresAt);
    } catch (error) {
      // A door without cookies: nobody could ever use this session.
      await this.accounts.logout(viewer, null);
      throw error;
    }
    return { session: { ...session, refreshToken: null }, viewer };
  }
}
