import { SessionKind, type SignedIn, type User } from '../../../src/modules/people/index.js';
import type { PeopleFixture } from './people-fixture.js';

export const password = 'correct horse';
export const minute = 60_000;

let addresses = 0;
/** A caller's address that no other test of the file uses. */
export const address = (): string => `198.51.100.${(addresses += 1)}`;

/** Signs a person in for tokens. */
export const login = (room: PeopleFixture, user: User, word = password, from = address()): Promise<SignedIn> =>
  room.people.accounts.login({ identifier: user.email ?? '', password: word, session: SessionKind.TOKENS }, from);

/** Refreshes what a sign-in (or a bare token) gave. */
export const refresh = (room: PeopleFixture, signedIn: SignedIn | string): Promise<SignedIn> =>
  room.people.accounts.refresh(
    typeof signedIn === 'string' ? signedIn : (signedIn.session.refreshToken ?? ''),
    SessionKind.TOKENS,
  );
