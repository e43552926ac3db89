import { UserError, UserErrorCode, fault } from '../../../platform/errors/index.js';
import type { Faults } from '../shared/text.rules.js';

/** Shortest password that a person may choose. */
export const shortestPassword = 8;
/** Longest password that a person may choose; hashing refuses longer ones too. */
const longestPassword = 200;

/** How long a session lasts after its last refresh, in ms. */
export const sessionMs = 14 * 86_400_000;
/** How long a session lasts at most, in ms; then the person signs in again. */
export const longestSessionMs = 90 * 86_400_000;
/** How long a refresh token that was just exchanged still gives an access token: two tabs, or a lost answer. In ms. */
export const graceMs = 20_000;

/** When a session ends if it is not refreshed. */
export const sessionEnd = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + sessionMs, createdAt.getTime() + longestSessionMs));

/** What is to be done with a refresh token that is known. */
export function refreshVerdict(usedAt: Date | null, now: Date): 'rotate' | 'grace' | 'reuse' {
  if (!usedAt) return 'rotate';
  return now.getTime() - usedAt.getTime() <= graceMs ? 'grace' : 'reuse';
}

/** Checks a password that a person chose; what else the person typed must not be the password. */
export function checkPassword(faults: Faults, password: string, known: readonly (string | null)[]): void {
  const length = [...password].length;
  if (length < shortestPassword) {
    faults.add(
      UserErrorCode.TOO_SHORT,
      `至少 ${shortestPassword} 个字符。`,
      `At least ${shortestPassword} characters.`,
      'newPassword',
    );
  } else if (password.length > longestPassword) faults.tooLong(longestPassword, 'newPassword');
  else if (
    known.some((text) => text !== null && text.toLowerCase() === password.trim().toLowerCase()) ||
    new Set(password).size < 3
  ) {
    faults.add(UserErrorCode.INVALID, '这个密码太容易猜到。', 'This password is too easy to guess.', 'newPassword');
  }
}

/** One answer for an unknown account, a wrong password and a closed account. */
export const badCredentials = (...field: string[]): UserError =>
  new UserError(fault(UserErrorCode.BAD_CREDENTIALS, '账号或密码不正确。', 'Name or password is wrong.', ...field));

/** The answer to a refresh token or link that is not good (any more). */
export const signInAgain = (...field: string[]): UserError =>
  new UserError(
    fault(
      UserErrorCode.BAD_CREDENTIALS,
      '登录已失效，请重新登录。',
      'This sign-in has ended. Sign in again.',
      ...field,
    ),
  );
