import {
  LoginDocument,
  LogoutDocument,
  SessionPersonDocument,
  type SessionTokensFragment,
  type SessionViewerFragment,
  TokenRefreshDocument,
  ViewerLocaleSetDocument,
} from '../gql/shell/graphql';
import { changeLanguage } from './i18n';
import { hasChosenLanguage, type Language, toLanguage, toLocaleName } from './languages';
import { RefusedError, request, UnreachableError } from './request';
import { Store } from './store';

/** The person in front of the screen. */
export type Person = SessionViewerFragment;

export type SessionState =
  | { status: 'starting' }
  | { status: 'unreachable' }
  | { status: 'signedOut'; wasSignedIn: boolean }
  | { status: 'signedIn'; person: Person };

/** Who is signed in. The access token is kept in memory only; the refresh token is a cookie that no script can read. */
export const sessionStore = new Store<SessionState>({ status: 'starting' });

/** Refresh this long before the token ends, so that no request starts with one that ends on the way. */
const REFRESH_AHEAD_MS = 45_000;

/** While the server is away, the next try after this long. */
const RETRY_MS = 5_000;

let token: { value: string; expiresAt: number } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<boolean> | null = null;

/** The access token of now, or null. */
export const accessToken = (): string | null => token?.value ?? null;

/** Whether a request started now should wait for a new token first. */
export const isTokenStale = (): boolean => token !== null && token.expiresAt - Date.now() < 5_000;

function keep(tokens: SessionTokensFragment, person: Person): void {
  token = { value: tokens.accessToken, expiresAt: new Date(tokens.accessTokenExpiresAt).getTime() };
  clearTimeout(timer);
  // A clock that is wrong on this machine must not lead to a refresh in a tight loop.
  const wait = Math.max(15_000, token.expiresAt - Date.now() - REFRESH_AHEAD_MS);
  timer = setTimeout(() => void refreshSession(), Math.min(wait, 2 ** 31 - 1));
  sessionStore.set({ status: 'signedIn', person });
  if (!hasChosenLanguage()) void changeLanguage(toLanguage(person.locale));
}

/** Completes what a reply to a login or refresh leaves out of the person: it was made before there was a token. */
async function completed(tokens: SessionTokensFragment, person: Person): Promise<Person> {
  if (person.user) return person;
  const { viewer } = await request(SessionPersonDocument, {}, tokens.accessToken);
  return viewer ?? person;
}

function drop(): void {
  const wasSignedIn = sessionStore.get().status === 'signedIn';
  token = null;
  clearTimeout(timer);
  sessionStore.set({ status: 'signedOut', wasSignedIn });
}

async function exchangeCookie(): Promise<boolean> {
  try {
    const { tokenRefresh } = await request(TokenRefreshDocument, { input: {} });
    if (tokenRefresh.session && tokenRefresh.viewer) {
      keep(tokenRefresh.session, await completed(tokenRefresh.session, tokenRefresh.viewer));
      return true;
    }
    drop();
    return false;
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'UNAUTHENTICATED') {
      drop();
      return false;
    }
    throw error;
  }
}

/** The cookie rotates: two tabs that used the same one at once would look like theft, so they take turns. */
const inTurn = (work: () => Promise<boolean>): Promise<boolean> =>
  'locks' in navigator ? navigator.locks.request('caregraph.refresh', work) : work();

/**
 * Gets a new access token by the cookie. False when there is no session any more (then the login page shows).
 * While the server is away the session stays as it is and the next try comes later.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= inTurn(exchangeCookie)
    .catch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void refreshSession(), RETRY_MS);
      if (sessionStore.get().status !== 'signedIn') sessionStore.set({ status: 'unreachable' });
      return token !== null;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** A token that is good for a request now, or null; for the socket, which sends it once on opening. */
export async function freshToken(): Promise<string | null> {
  if (refreshing) await refreshing;
  else if (isTokenStale()) await refreshSession();
  return accessToken();
}

/** Continues the session that the browser still holds, if any. */
export async function startSession(): Promise<void> {
  sessionStore.set({ status: 'starting' });
  await refreshSession();
}

/** Why a login did not succeed. The server's reason is not shown: one wording for every refusal. */
export type LoginFailure = 'REFUSED' | 'UNREACHABLE';

export async function login(identifier: string, password: string): Promise<LoginFailure | null> {
  try {
    const { login: reply } = await request(LoginDocument, { input: { identifier, password, session: 'COOKIE' } });
    if (!reply.session || !reply.viewer) return 'REFUSED';
    keep(reply.session, await completed(reply.session, reply.viewer));
    return null;
  } catch (error) {
    return error instanceof UnreachableError ? 'UNREACHABLE' : 'REFUSED';
  }
}

/** Ends the session here and on the server. */
export async function logout(): Promise<void> {
  // The desk goes first: what it would still ask for under the ended session would be refused.
  sessionStore.set({ status: 'starting' });
  try {
    await request(LogoutDocument, { input: {} }, accessToken());
  } catch {
    // The person asked to leave: the page forgets the session even when the server cannot be told.
  }
  token = null;
  clearTimeout(timer);
  sessionStore.set({ status: 'signedOut', wasSignedIn: false });
}

/** Changes the console's language here, and on the account, so that messages follow. */
export async function chooseLanguage(language: Language): Promise<void> {
  await changeLanguage(language);
  const state = sessionStore.get();
  if (state.status !== 'signedIn') return;
  const locale = toLocaleName(language);
  if (state.person.locale === locale) return;
  // A language that could not be stored on the account still holds in this browser.
  await request(ViewerLocaleSetDocument, { input: { locale } }, await freshToken()).catch(() => undefined);
}
