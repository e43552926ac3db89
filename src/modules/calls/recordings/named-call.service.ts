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
  if (!call || (callReference != null && call.reference !== callReference))
    throw notFound(byId ? 'callId' : 'callReference');
  if (call.erasedAt)
    throw wrongState(
      '该通话的客户已被清除。',
      'The customer of this call was erased.',
      byId ? 'callId' : 'callReference',
    );
  return call;
}
