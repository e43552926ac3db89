import type { DeskSearch } from './use-desk-path';

/** One of a few values of the address; null for anything else. */
export const oneOf = <Value extends string>(values: readonly Value[], raw: unknown): Value | null =>
  values.find((value) => value === raw) ?? null;

/** A text of the address; null for anything else. */
export const textOf = (raw: unknown): string | null => (typeof raw === 'string' && raw !== '' ? raw : null);

/** What somebody typed, as it stands in the address: digits alone are read as a number there. */
export const typedOf = (raw: unknown): string | null => (typeof raw === 'number' ? String(raw) : textOf(raw));

/** An address; what is not set is not there. */
export const addressOf = (values: Readonly<Record<string, string | null>>): DeskSearch =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
