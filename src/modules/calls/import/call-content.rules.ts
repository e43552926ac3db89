import type { CallCustomer } from '../call.js';
import { type ReadCallRow, callFields } from './call-row.js';

/** All that a row says as one text, equal for equal rows: the customer as a hash only. */
export function contentOf(row: ReadCallRow, customer: CallCustomer | null | undefined): string {
  const said: unknown[] = [];
  for (const field of callFields) {
    if (field === 'reference') continue;
    const value = field === 'customer' ? customer && customer.hash : row[field];
    // Said to be empty, and not said at all, are two things.
    said.push(value === undefined ? 0 : value instanceof Date ? value.getTime() : value);
  }
  return JSON.stringify(said);
}
