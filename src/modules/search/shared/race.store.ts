import { duplicateKey } from '../../../platform/mongo/connect.js';

/** Another server copy was first: MongoDB's driver runs the transaction again when it sees this label. */
export function again(error: unknown): never {
  if (!duplicateKey(error)) throw error;
  throw Object.assign(new Error('another caller was first'), {
    errorLabels: ['TransientTransactionError'],
    hasErrorLabel: (label: string) => label === 'TransientTransactionError',
  });
}
