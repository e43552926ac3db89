import { PasswordSetDocument } from '../gql/shell/graphql';
import { RefusedError, request } from '../lib/request';

/** The whole secret of a link, as the server makes it. */
const SECRET = /^cgl_[\w-]{43}$/;

/** What stands in the address: nothing, a secret, or something that was cut on the way. */
export type PasswordLink = { kind: 'none' | 'broken' } | { kind: 'whole'; secret: string };

/** Reads the fragment of the address, with or without its `#`. */
export function readPasswordLink(fragment: string): PasswordLink {
  const secret = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  if (secret === null) return { kind: 'none' };
  return SECRET.test(secret) ? { kind: 'whole', secret } : { kind: 'broken' };
}

/** Takes the secret out of the address and out of the browser's history. */
export function hidePasswordLink(): void {
  const { hash, pathname } = window.location;
  if (hash !== '') window.history.replaceState(window.history.state, '', pathname);
}

const SHORTEST = 8;
const LONGEST = 200;

/** What is wrong with a password. */
export type PasswordTrouble = 'required' | 'tooShort' | 'tooLong' | 'easy';

/** What the page can tell of a password by itself; the server decides. */
export function passwordTrouble(password: string): PasswordTrouble | null {
  if (password === '') return 'required';
  if ([...password].length < SHORTEST) return 'tooShort';
  return password.length > LONGEST ? 'tooLong' : null;
}

/** What became of an attempt; `gone` for a link that was used, that is too old, or that a newer one ended. */
export type PasswordOutcome =
  | { kind: 'done' }
  | { kind: 'gone' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; trouble: PasswordTrouble }
  | { kind: 'failed'; requestId: string | null };

const TROUBLES: Readonly<Record<string, PasswordTrouble>> = {
  REQUIRED: 'required',
  TOO_SHORT: 'tooShort',
  TOO_LONG: 'tooLong',
  INVALID: 'easy',
};

/** Sets the password of the person whom the link is for. Sent without a session: the link alone says who it is. */
export async function setPasswordByLink(secret: string, newPassword: string): Promise<PasswordOutcome> {
  try {
    const { passwordSet } = await request(PasswordSetDocument, { input: { token: secret, newPassword } });
    const [refused] = passwordSet.userErrors;
    if (!refused) return { kind: 'done' };
    if (refused.code === 'BAD_CREDENTIALS') return { kind: 'gone' };
    const trouble = TROUBLES[refused.code];
    return trouble === undefined ? { kind: 'failed', requestId: null } : { kind: 'refused', trouble };
  } catch (error) {
    return error instanceof RefusedError ? { kind: 'failed', requestId: error.requestId } : { kind: 'unreachable' };
  }
}
