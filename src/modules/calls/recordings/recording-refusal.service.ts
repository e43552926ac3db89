import { systemActor } from '../../../platform/auth/actor.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallStore } from '../call.store.js';
import { type Recording, RecordingState } from './recording.js';
import { type RefusalCode, refusals } from './recording.rules.js';
import type { RecordingStore } from './recording.store.js';

/** A recording that cannot be taken: it says why, its bytes are removed by the job that looks for such, and the call may get another one. */
export async function refuseRecording(
  foundation: Foundation,
  stores: { readonly calls: CallStore; readonly recordings: RecordingStore },
  { _id: id, callId }: Recording,
  code: RefusalCode,
): Promise<void> {
  const { clock, transactions } = foundation;
  await transactions.run(async (transaction) => {
    const change = {
      state: RecordingState.REFUSED,
      refusalText: refusals[code],
      end: 'REFUSED',
      isCurrent: false,
    } as const;
    if (!(await stores.recordings.move(id, [RecordingState.WAITING], { ...change, url: null }))) return;
    await stores.calls.change(callId, { recordingId: id }, { recordingId: null, updatedAt: clock.now() });
    transaction.append({
      type: 'recording.refused',
      subject: { type: 'recording', id },
      actor: systemActor,
      after: { callId, code },
    });
  });
}
