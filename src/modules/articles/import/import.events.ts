import type { Actor } from '../../../platform/auth/actor.js';
import type { NewEvent } from '../../../platform/events/index.js';
import { ImportRowOutcome } from './import-job.js';
import type { RowResult } from './import-memory.js';

/** One audit event for a batch; it takes no feed number. */
export function importedEvent(actor: Actor, results: readonly RowResult[]): NewEvent {
  const count = (outcome: ImportRowOutcome): number => results.filter((result) => result.outcome === outcome).length;
  const subject = results.find((result) => result.articleId !== null)?.articleId ?? 'import';
  return {
    type: 'article.imported',
    subject: { type: 'article', id: subject },
    actor,
    after: {
      fromLine: results[0]?.row.line ?? 0,
      toLine: results.at(-1)?.row.line ?? 0,
      created: count(ImportRowOutcome.CREATED),
      updated: count(ImportRowOutcome.UPDATED),
      unchanged: count(ImportRowOutcome.UNCHANGED),
      refused: count(ImportRowOutcome.REFUSED),
    },
  };
}
