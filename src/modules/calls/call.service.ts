import { actorOf } from '../../platform/auth/actor.js';
import type { Viewer } from '../../platform/auth/viewer.js';
import { UserError, UserErrorCode, badInput, fault, notAllowed, notFound } from '../../platform/errors/index.js';
import type { Connection, PageRequest } from '../../platform/graphql/connection.js';
import type { Foundation } from '../../platform/room.js';
import { type CallConditions, callMatch } from './call-filter.rules.js';
import type { CallRecord } from './call-record.js';
import { callsVisibleTo, mayHoldCall, mayLinkToCall } from './call.policy.js';
import type { CallStore } from './call.store.js';

/** Most calls of one customer, and of one chain, that are shown together. */
const mostTogether = 50;
const dayMs = 86_400_000;
const longestReason = 500;

/** Whether the viewer sees what a link leads to. */
export type Sees = (id: string) => Promise<boolean>;

/** Reading calls, and what people say of them. */
export class CallService {
  constructor(
    private readonly foundation: Foundation,
    private readonly store: CallStore,
  ) {}

  /** A call that the viewer may see; null otherwise. */
  async call(viewer: Viewer, id: string): Promise<CallRecord | null> {
    return (await this.store.visible([id], callsVisibleTo(viewer)))[0] ?? null;
  }

  async byReference(viewer: Viewer, reference: string): Promise<CallRecord | null> {
    return (await this.store.byReferences([reference], callsVisibleTo(viewer)))[0] ?? null;
  }

  /** A page of calls. Throws BAD_USER_INPUT for conditions that cannot hold. */
  page(
    viewer: Viewer,
    conditions: CallConditions,
    isDescending: boolean,
    request: PageRequest,
  ): Promise<Connection<CallRecord>> {
    return this.store.page(callsVisibleTo(viewer), callMatch(conditions), isDescending, request);
  }

  /** Calls of the same customer around a call, it among them, earliest first; null where the viewer may not see the call. */
  async ofCustomer(viewer: Viewer, callId: string, days: number): Promise<CallRecord[] | null> {
    if (days < 1 || days > 30) throw badInput('`days` is 1 to 30.');
    const call = await this.call(viewer, callId);
    if (!call) return null;
    if (!call.customer) return [call];
    const at = call.offeredAt.getTime();
    const [from, to] = [new Date(at - days * dayMs), new Date(at + days * dayMs)];
    return this.store.ofCustomer(call.customer.hash, from, to, callsVisibleTo(viewer), mostTogether);
  }

  /** Legs of chains that the viewer may see, by chain, earliest first. */
  async chains(viewer: Viewer, chainIds: readonly string[]): Promise<Map<string, CallRecord[]>> {
    const legs = await this.store.ofChainsVisible(chainIds, callsVisibleTo(viewer), mostTogether * chainIds.length);
    const byChain = new Map<string, CallRecord[]>();
    for (const leg of legs) byChain.set(leg.chainId, [...(byChain.get(leg.chainId) ?? []), leg]);
    return byChain;
  }

  /** Says that an article was used in a call, or takes that back. Errors: NOT_FOUND, NOT_ALLOWED, TOO_MANY. */
  linkArticle(
    viewer: Viewer,
    input: { callId: string; articleId: string; isLinked: boolean },
    sees: Sees,
  ): Promise<CallRecord> {
    const { callId, articleId: id, isLinked } = input;
    return this.#link(viewer, callId, { field: 'articleIds', name: 'articleId', id, isLinked }, sees);
  }

  /** Says that a walk belongs to a call, or takes that back. Errors: NOT_FOUND, NOT_ALLOWED, TOO_MANY. */
  linkWalk(
    viewer: Viewer,
    input: { callId: string; walkId: string; isLinked: boolean },
    sees: Sees,
  ): Promise<CallRecord> {
    const { callId, walkId: id, isLinked } = input;
    return this.#link(viewer, callId, { field: 'walkIds', name: 'walkId', id, isLinked }, sees);
  }

  /** Sets or lifts the legal hold of a call. Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, TOO_LONG. */
  async hold(viewer: Viewer, input: { callId: string; isOn: boolean; reason: string }): Promise<CallRecord> {
    const call = await this.#seen(viewer, input.callId);
    if (!mayHoldCall(viewer)) throw notAllowed('callId');
    const reason = checkedReason(input.reason);
    const { isOn } = input;
    if (call.isOnLegalHold === isOn) return call;
    await this.foundation.transactions.run(async (transaction) => {
      await this.store.change(call._id, {}, { isOnLegalHold: isOn, updatedAt: this.foundation.clock.now() });
      transaction.append({
        type: isOn ? 'call.hold-set' : 'call.hold-lifted',
        subject: { type: 'call', id: call._id },
        actor: actorOf(viewer),
        before: { isOnLegalHold: !isOn },
        after: { isOnLegalHold: isOn, reason },
      });
    });
    return this.#seen(viewer, call._id);
  }

  async #link(
    viewer: Viewer,
    callId: string,
    link: { field: 'articleIds' | 'walkIds'; name: 'articleId' | 'walkId'; id: string; isLinked: boolean },
    sees: Sees,
  ): Promise<CallRecord> {
    const { field, name, id, isLinked } = link;
    const call = await this.#seen(viewer, callId);
    if (!mayLinkToCall(viewer, call)) throw notAllowed('callId');
    const isThere = call[field].includes(id);
    if (isLinked && !isThere) {
      if (!(await sees(id))) throw notFound(name);
      if (call[field].length >= mostTogether)
        throw new UserError(
          fault(UserErrorCode.TOO_MANY, `最多 ${mostTogether} 项。`, `At most ${mostTogether}.`, name),
        );
    }
    if (isLinked === isThere) return call;
    await this.foundation.transactions.run(async (transaction) => {
      await this.store.amendList(call._id, field, id, isLinked, this.foundation.clock.now());
      transaction.append({
        type: isLinked ? 'call.linked' : 'call.unlinked',
        subject: { type: 'call', id: call._id },
        actor: actorOf(viewer),
        after: { [name]: id },
      });
    });
    return this.#seen(viewer, call._id);
  }

  async #seen(viewer: Viewer, id: string): Promise<CallRecord> {
    const call = await this.call(viewer, id);
    if (!call) throw notFound('callId');
    return call;
  }
}

/** Why something grave is done; always asked for. */
export function checkedReason(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new UserError(fault(UserErrorCode.REQUIRED, '请填写理由。', 'Say why.', 'reason'));
  if (reason.length > longestReason)
    throw new UserError(
      fault(UserErrorCode.TOO_LONG, `最多 ${longestReason} 个字符。`, `At most ${longestReason} characters.`, 'reason'),
    );
  return reason;
}
