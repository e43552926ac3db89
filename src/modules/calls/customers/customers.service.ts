import { randomBytes } from 'node:crypto';
import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, forbidden, notFound, wrongState } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import { always } from '../../../platform/rules/rules.js';
import type { CallRecord } from '../call-record.js';
import { mayEraseCustomers } from '../call.policy.js';
import { checkedReason } from '../call.service.js';
import type { CallStore } from '../call.store.js';
import type { CustomerHashes } from './customer-hash.service.js';

/**
 * Removes or masks what a room keeps of one customer's calls: recordings, transcripts, quotes, notes. Called inside the transaction of the
 * erasure, for at most 1,000 calls at a time. It keeps figures. What it returns is counted in the audit, e.g. `{ recordings: 2 }`.
 * What cannot be undone (bytes of files) it must leave to a job that it enqueues here: the transaction may still be given up.
 */
export interface CustomerEraser {
  erase(callIds: readonly string[], at: Date): Promise<Readonly<Record<string, number>>>;
}

/** Most calls of one customer that one erasure reaches, and that rooms are given at a time. */
const mostCalls = 10_000;
const mostAtOnce = 1_000;

/** Erasing customers: who they are goes, the figures stay. */
export class CustomerService {
  readonly #erasers: CustomerEraser[] = [];

  constructor(
    private readonly foundation: Foundation,
    private readonly calls: CallStore,
    private readonly hashes: CustomerHashes,
  ) {}

  /** Lets a later room say what it keeps of calls. While the house is put together. */
  registerEraser(eraser: CustomerEraser): void {
    this.#erasers.push(eraser);
  }

  /**
   * Erases one customer, named by the reference or by one of the calls: the hash is replaced by a random one, the digits and the words of
   * the CRM go, and each room removes what it has. Errors: REQUIRED, NOT_FOUND, TOO_LONG, TOO_MANY, WRONG_STATE (a legal hold).
   * @returns the number of calls.
   */
  async erase(
    viewer: Viewer,
    input: { readonly reference?: string | null; readonly callId?: string | null; readonly reason: string },
  ): Promise<number> {
    if (!mayEraseCustomers(viewer)) throw forbidden();
    const reason = checkedReason(input.reason);
    const { hash, field } = await this.#hashOf(input);
    const { clock, transactions } = this.foundation;
    return transactions.run(async (transaction) => {
      const found = await this.calls.allOfCustomer(hash, mostCalls + 1);
      if (found.length === 0) throw notFound(field);
      if (found.length > mostCalls)
        throw new UserError(
          fault(UserErrorCode.TOO_MANY, `最多 ${mostCalls} 通。`, `At most ${mostCalls} calls at once.`, field),
        );
      checkHolds(found, field);
      const at = clock.now();
      const ids = found.map(({ _id }) => _id);
      const after: Record<string, unknown> = { calls: ids.length, reason };
      Object.assign(after, await this.#eraseElsewhere(ids, at));
      // The same random hash for all: repeats within a day still count, but nobody is behind them.
      const customer = { hash: randomBytes(32).toString('base64url'), keyId: 'erased', last4: '' };
      // What tells equal rows is made of the customer too: who has the key could try references against it.
      const change = { customer, disposition: null, tags: [], contentHash: '', erasedAt: at, updatedAt: at };
      await this.calls.changeCustomer(hash, change);
      transaction.append({
        type: 'customer.erased',
        subject: { type: 'customer', id: newId('customer', clock) },
        actor: actorOf(viewer),
        after,
      });
      return ids.length;
    });
  }

  /** Lets each room remove what it has; how much that was. */
  async #eraseElsewhere(ids: readonly string[], at: Date): Promise<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (let from = 0; from < ids.length; from += mostAtOnce)
      for (const eraser of this.#erasers) {
        const counts = await eraser.erase(ids.slice(from, from + mostAtOnce), at);
        for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
      }
    return sums;
  }

  async #hashOf({
    reference,
    callId,
  }: {
    readonly reference?: string | null;
    readonly callId?: string | null;
  }): Promise<{ hash: string; field: string }> {
    const text = reference?.trim() ?? '';
    if (text !== '' && callId)
      throw new UserError(
        fault(UserErrorCode.INVALID, '编号和通话只填一个。', 'Give the reference or a call, not both.', 'callId'),
      );
    if (text !== '') return { hash: this.hashes.hash(text), field: 'reference' };
    if (!callId)
      throw new UserError(
        fault(
          UserErrorCode.REQUIRED,
          '请填写客户编号或通话。',
          'Name the customer’s reference or a call.',
          'reference',
        ),
      );
    const [call] = await this.calls.visible([callId], always);
    if (!call?.customer || call.erasedAt) throw notFound('callId');
    return { hash: call.customer.hash, field: 'callId' };
  }
}

function checkHolds(calls: readonly CallRecord[], field: string): void {
  const held = calls.filter(({ isOnLegalHold }) => isOnLegalHold).length;
  if (held > 0)
    throw wrongState(
      `该客户有 ${held} 通记录处于法律保留，不能清除。`,
      held === 1 ? 'One call of this customer is on legal hold.' : `${held} calls of this customer are on legal hold.`,
      field,
    );
}
