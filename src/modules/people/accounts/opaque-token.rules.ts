import { createHmac, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits behind a prefix that tells people (and secret scanners) what it is. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret: a keyed hash, from which the secret cannot be had, nor be guessed without the installation's key. */
export const secretHash = (key: Buffer, secret: string): string =>
  createHmac('sha256', key).update(secret).digest('base64url');

/** Whether a text can be a secret with that prefix at all; anything else is not looked up. */
export const looksLikeSecret = (prefix: string, text: string): boolean =>
  text.length === prefix.length + 44 && text.startsWith(`${prefix}_`) && /^[A-Za-z0-9_-]+$/.test(text);
