import { actorOf } from '../../../platform/auth/actor.js';
import type { Viewer } from '../../../platform/auth/viewer.js';
import { UserError, UserErrorCode, fault, notAllowed, wrongState } from '../../../platform/errors/index.js';
import type { StoredFile } from '../../../platform/files/index.js';
import { newId } from '../../../platform/ids/ids.js';
import type { JobQueue } from '../../../platform/jobs/index.js';
import { type AddressFault, type OutboundHost, judgeAddress } from '../../../platform/outbound/hosts.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallRecord } from '../call-record.js';
import type { CallStore } from '../call.store.js';
import { type CallName, namedCall, sameCall } from './named-call.service.js';
import { type Recording, RecordingFormat, RecordingSource, RecordingState } from './recording.js';
import { mayRecord } from './recording.policy.js';
import { longestUrl } from './recording.rules.js';
import type { RecordingStore } from './recording.store.js';

/** What is needed of the files. */
export interface LinkingFiles {
  link(viewer: Pick<Viewer, 'id'>, fileId: string, purpose: 'RECORDING', linkedTo: string): Promise<StoredFile>;
}

/** Kinds of work that follow. */
export const recordingJobs = { fetch: 'recording-fetch', measure: 'recording-measure' } as const;

/** What a file says of a recording, before it is decoded. */
export const knownOf = (file: StoredFile): Partial<Recording> => ({
  fileId: file._id,
  format: file.audio && RecordingFormat[file.audio.format],
  channels: file.audio?.channels ?? null,
  sampleRate: file.audio?.sampleRate ?? null,
  seconds: file.audio?.seconds ?? null,
  bytes: file.bytes,
});

/** Gives calls their recordings: what was uploaded, or what is to be fetched. */
export class RecordingAttachService {
  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly files: LinkingFiles,
    private readonly calls: CallStore,
    private readonly store: RecordingStore,
    private readonly hosts: readonly OutboundHost[],
  ) {}

  /** An upload becomes the recording of a call. Errors: NOT_ALLOWED, REQUIRED, NOT_FOUND, FILE_REFUSED, WRONG_STATE, KEY_REUSED. */
  async attach(
    viewer: Viewer,
    input: CallName & { readonly fileId: string; readonly idempotencyKey?: string | null },
  ): Promise<Recording> {
    return this.#begin(viewer, 'recordingAttach', input, async (id) => ({
      ...{ source: RecordingSource.UPLOAD, url: null },
      ...knownOf(await this.files.link(viewer, input.fileId, 'RECORDING', id)),
    }));
  }

  /** An address becomes the recording of a call, once it was fetched. Errors: as `attach`, and INVALID, TOO_LONG for the address. */
  async fetch(
    viewer: Viewer,
    input: CallName & { readonly url: string; readonly idempotencyKey?: string | null },
  ): Promise<Recording> {
    if (!mayRecord(viewer)) throw notAllowed();
    const url = this.#checkedUrl(input.url);
    return this.#begin(viewer, 'recordingFetch', input, () => Promise.resolve({ source: RecordingSource.URL, url }));
  }

  async #begin(
    viewer: Viewer,
    operation: 'recordingAttach' | 'recordingFetch',
    input: CallName & { readonly idempotencyKey?: string | null },
    bring: (id: string) => Promise<Pick<Recording, 'source' | 'url'> & Partial<Recording>>,
  ): Promise<Recording> {
    if (!mayRecord(viewer)) throw notAllowed();
    const call = await namedCall(this.calls, viewer, input);
    const { foundation } = this;
    const id = await foundation.idempotency.once(viewer, operation, input.idempotencyKey, input, (remember) =>
      foundation.transactions.run(async (transaction) => {
        const recording = this.#fresh(viewer, await sameCall(this.calls, call, input));
        if (await this.store.currentOf(call._id)) throw hasOne();
        Object.assign(recording, await bring(recording._id));
        if (!(await this.store.insert(recording))) throw hasOne();
        const at = foundation.clock.now();
        await this.calls.change(call._id, {}, { recordingId: recording._id, updatedAt: at });
        const kind = recordingJobs[recording.source === RecordingSource.URL ? 'fetch' : 'measure'];
        await this.jobs.enqueue(kind, { recordingId: recording._id }, { id: `${kind}:${recording._id}` });
        await remember(recording._id);
        const { source, format, bytes, url } = recording;
        const host = url === null ? {} : { host: new URL(url).host };
        transaction.append({
          type: 'recording.attached',
          subject: { type: 'recording', id: recording._id },
          actor: actorOf(viewer),
          after: { callId: call._id, source, format, bytes, ...host },
        });
        return recording._id;
      }),
    );
    const found = await this.store.byId(id);
    if (!found) throw new Error('A recording that was just attached is gone.');
    return found;
  }

  #fresh(viewer: Viewer, call: CallRecord): Recording {
    const { clock } = this.foundation;
    return {
      ...{ _id: newId('recording', clock), callId: call._id, queue: call.queue, callEndedAt: call.endedAt },
      ...{ fileId: null, playableFileId: null, state: RecordingState.WAITING },
      ...{ source: RecordingSource.UPLOAD, url: null, format: null, channels: null, sampleRate: null, seconds: null },
      ...{ bytes: 0, contentType: null, refusalText: null, end: null, isCurrent: true, isErased: false },
      ...{ ownerKind: viewer.kind === 'client' ? 'client' : 'person', ownerId: viewer.id, ownerName: viewer.name },
      ...{ createdAt: clock.now(), readyAt: null },
    };
  }

  #checkedUrl(given: string): string {
    const text = given.trim();
    if (text.length > longestUrl)
      throw new UserError(
        fault(
          UserErrorCode.TOO_LONG,
          `地址最多 ${longestUrl} 个字符。`,
          `An address has at most ${longestUrl} characters.`,
          'url',
        ),
      );
    const judged = judgeAddress(text, this.hosts);
    if (typeof judged !== 'string') return judged.url.href;
    const [zh, en] = addressFaults[judged];
    throw new UserError(fault(UserErrorCode.INVALID, zh, en, 'url'));
  }
}

const hasOne = (): UserError => wrongState('这通通话已有录音。', 'This call has a recording already.', 'callId');

const addressFaults: Readonly<Record<AddressFault, readonly [zh: string, en: string]>> = {
  FORM: ['地址无法识别。', 'This is no address.'],
  SCHEME: ['仅支持 https 地址。', 'Only https addresses.'],
  CREDENTIALS: ['地址中不能包含用户名、密码或片段。', 'An address without name, password and fragment.'],
  HOST: ['该主机不在允许的录音来源中。', 'Recordings are not fetched from this host.'],
};
