import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notFound, wrongState } from '../../../platform/errors/index.js';
import type { CallRecord } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import { recordableBy } from './recording.policy.js';

/** How a call is named: by one of the two. */
export interface CallName {
  readonly callId?: string | null;
  readonly callReference?: string | null;
}

/** The call that somebody brings something for. Errors: REQUIRED, NOT_FOUND, WRONG_STATE (its customer was erased). */
export async function namedCall(store: CallStore, viewer: Viewer, name: CallName): Promise<CallRecord> {
  const { callId, callReference } = name;
  if (callId == null && callReference == null)
    throw new UserError(fault(UserErrorCode.REQUIRED, '请指明通话。', 'Name the call.', 'callId'));
  const rule = recordableBy(viewer);
  const byId = callId != null;
  const [call] = byId ? await store.visible([callId], rule) : await store.byReferences([callReference ?? ''], rule);
  if (!call || (callReference != null && call.reference !== callReference)) throw notFound(fieldOf(name));
  if (call.erasedAt) throw customerErased(name);
  return call;
}

/**
 * The same call as it is inside the transaction that brings something for it: its customer may have been erased, or a hold set, since it
 * was looked up. Who changes it there meets whoever did. Errors: NOT_FOUND, WRONG_STATE.
 */
export async function sameCall(store: CallStore, { _id }: CallRecord, name: CallName): Promise<CallRecord> {
  const [call] = await store.byIds([_id]);
  if (!call) throw notFound(fieldOf(name));
  if (call.erasedAt) throw customerErased(name);
  return call;
}

/** The field by which a call is named. */
export const fieldOf = ({ callId }: CallName): 'callId' | 'callReference' =>
  callId == null ? 'callReference' : 'callId';

const customerErased = (name: CallName): UserError =>
  wrongState('该通话的客户已被清除。', 'The customer of this call was erased.', fieldOf(name));
