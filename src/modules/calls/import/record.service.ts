import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { reportedSiteOf } from '../call.policy.js';
import type { CustomerHashes } from '../customers/customer-hash.service.js';
import { takeSlice } from './batches.js';
import { CallRowOutcome } from './call-import.js';
import type { ImportKind } from './import-kind.js';
import type { RawRow } from './row-reader.rules.js';
import { type TakenRow, auditOf } from './taken.js';

/** Most rows of one call. */
const mostRows = 100;

/** Rows that are reported by a call of the API: up to 100, all that are good go in. */
export class RecordService {
  constructor(
    private readonly foundation: Foundation,
    private readonly hashes: CustomerHashes,
  ) {}

  /** What became of each row, in order. Errors: NOT_ALLOWED, REQUIRED, TOO_MANY, TOO_LONG, KEY_REUSED. */
  async record(
    viewer: Viewer,
    kind: ImportKind,
    operation: string,
    input: { readonly rows: readonly object[]; readonly idempotencyKey?: string | null },
  ): Promise<readonly TakenRow[]> {
    if (!kind.mayReport(viewer)) throw notAllowed();
    const { rows, idempotencyKey } = input;
    if (rows.length === 0)
      throw new UserError(fault(UserErrorCode.REQUIRED, '至少一行。', 'At least one row.', 'rows'));
    if (rows.length > mostRows)
      throw new UserError(fault(UserErrorCode.TOO_MANY, `最多 ${mostRows} 行。`, `At most ${mostRows} rows.`, 'rows'));
    // What is remembered of the input must not give customers away.
    const digest = idempotencyKey ? this.hashes.digest(JSON.stringify(rows)) : '';
    const stored = await this.foundation.idempotency.once(viewer, operation, idempotencyKey, { digest }, (remember) =>
      this.foundation.transactions.runBeside(async (transaction) => {
        const run = kind.run(reportedSiteOf(viewer));
        const readings = rows.map((row, index) => run.read({ ...row } as RawRow, index));
        const taken = await takeSlice(run, readings, { importId: null, seen: new Set() });
        const result = JSON.stringify(taken.rows);
        await remember(result);
        const hasEffect = taken.rows.some(
          ({ outcome }) => outcome === CallRowOutcome.CREATED || outcome === CallRowOutcome.UPDATED,
        );
        if (hasEffect)
          transaction.append({
            type: kind.events.recorded,
            subject: { type: 'call_report', id: newId('call_report', this.foundation.clock) },
            actor: actorOf(viewer),
            ...auditOf(taken),
          });
        return result;
      }),
    );
    return JSON.parse(stored) as TakenRow[];
  }
}
