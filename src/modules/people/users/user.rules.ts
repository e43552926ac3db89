import { pinyin } from 'pinyin-pro';
import { type Role, staffRoles } from '../../../platform/auth/viewer.js';
import { UserErrorCode } from '../../../platform/errors/index.js';
import type { Faults } from '../shared/text.rules.js';

const longestEmail = 254;
const longestFragment = 20;
/** Longest text by which people are searched. */
export const longestSearch = 100;

/** An e-mail address as it is stored and compared: without blanks, in lower case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Checks an e-mail address by its shape (whether it exists is the invitation's matter) and returns it normalised. */
export function checkEmail(faults: Faults, email: string | null | undefined): string {
  const text = normalEmail(email ?? '');
  if (!text) faults.add(UserErrorCode.REQUIRED, '此项必填。', 'This is required.', 'email');
  else if (text.length > longestEmail) faults.tooLong(longestEmail, 'email');
  else if (!/^[^\s@<>"(),:;[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) {
    faults.add(UserErrorCode.INVALID, '邮箱地址的格式不正确。', 'This is not an e-mail address.', 'email');
  }
  return text;
}

/** Checks a staff number; upper and lower case are the same. Null stays null. */
export function checkStaffNumber(faults: Faults, value: string | null): string | null {
  if (value === null) return null;
  const text = value.trim().toUpperCase();
  if (!/^[A-Z0-9-]{1,30}$/.test(text)) {
    faults.add(
      UserErrorCode.INVALID,
      '工号由 1 到 30 个字母、数字或连字符组成。',
      'A staff number has 1 to 30 letters, digits and hyphens.',
      'staffNumber',
    );
  }
  return text;
}

/** Checks roles; at least one, each once. */
export function checkRoles(faults: Faults, roles: readonly Role[] | null | undefined): Role[] {
  if (!roles?.length) faults.add(UserErrorCode.REQUIRED, '至少需要一个角色。', 'At least one role is needed.', 'roles');
  return [...new Set(roles ?? [])];
}

/** Whether somebody with these roles works inside the centre. */
export const isStaff = (roles: readonly Role[]): boolean => roles.some((role) => staffRoles.includes(role));

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/**
 * The fragments under which a text is found: all beginnings of its words, and for Chinese, which has no blanks, of the rest from
 * each character on. They are compared for equality, so that nothing typed ever becomes a pattern.
 */
export function searchKeys(...texts: readonly (string | null)[]): string[] {
  const keys = new Set<string>();
  for (const word of texts.flatMap((text) => words(text ?? ''))) {
    const characters = [...word];
    for (let start = 0; start < characters.length; start += 1) {
      if (start > 0 && !isHan(characters[start] ?? '')) continue;
      for (let end = start + 1; end <= Math.min(characters.length, start + longestFragment); end += 1) {
        keys.add(characters.slice(start, end).join(''));
      }
    }
  }
  return [...keys];
}

/**
 * A Chinese name as people type it without an input method: all its sounds in a row, and their first letters (`xuran`, `xr`).
 * Empty for other names.
 */
export function nameSounds(name: string): string[] {
  const sounds = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', nonZh: 'removed', v: true });
  return sounds.length ? [sounds.join(''), sounds.map((sound) => sound.charAt(0)).join('')] : [];
}

/** What a typed text asks for: fragments that must all be found; at most eight. */
export const searchWords = (text: string): string[] =>
  words(text)
    .slice(0, 8)
    .map((word) => [...word].slice(0, longestFragment).join(''));
