import { type Dispatcher, request } from 'undici';
import { systemActor } from '../../../platform/auth/actor.js';
import { type StoredFile, UploadRefusedError } from '../../../platform/files/index.js';
import { JobLostError, type JobQueue, type JobRun } from '../../../platform/jobs/index.js';
import { GuardedAgents, isInside, isInsideLiteral } from '../../../platform/outbound/guarded-agents.js';
import { type OutboundHost, judgeAddress } from '../../../platform/outbound/hosts.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallStore } from '../call.store.js';
import { knownOf, recordingJobs } from './recording-attach.service.js';
import { refuseRecording } from './recording-refusal.service.js';
import { type Recording, RecordingState } from './recording.js';
import { type RefusalCode, isRefusal } from './recording.rules.js';
import type { RecordingStore } from './recording.store.js';

/** What is needed of the files. */
export interface FetchingFiles {
  store(
    owner: { readonly id: string; readonly name: string },
    what: { readonly purpose: 'RECORDING'; readonly name: string },
    source: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<StoredFile>;
  link(owner: { readonly id: string }, fileId: string, purpose: 'RECORDING', linkedTo: string): Promise<StoredFile>;
}

/** Longest time of one try, in milliseconds. */
const longestTryMs = 10 * 60_000;
/** Longest time until a host begins to answer, and of silence while it does, in milliseconds: others wait behind it. */
const patienceOf = { headersTimeout: 30_000, bodyTimeout: 60_000 } as const;
/** Tries that may fail before it is given up, about a minute after the first; the queue itself has one more, for a server that stops. */
const patience = 7;
/** Status codes that say: not now. */
const isForNow = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/** What content that was not taken is guilty of. */
const refusalOf = ({ status, reason }: UploadRefusedError): RefusalCode =>
  status === 413 ? 'TOO_LARGE' : reason !== null && isRefusal(reason) ? reason : 'NOT_AUDIO';

/** The same however often it is tried. */
class Hopeless extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}

/** Fetches recordings from the hosts that the configuration names; tried again for a while where a host is busy or away. */
export class RecordingFetchService {
  readonly #agents = new GuardedAgents();

  constructor(
    private readonly foundation: Foundation,
    private readonly jobs: JobQueue,
    private readonly files: FetchingFiles,
    private readonly stores: { readonly calls: CallStore; readonly recordings: RecordingStore },
    private readonly hosts: readonly OutboundHost[],
  ) {
    jobs.register<{ recordingId: string }>(recordingJobs.fetch, (run) => this.#work(run));
  }

  /** Ends connections to outside systems. At stop, after the queue. */
  close(): Promise<void> {
    return this.#agents.close();
  }

  async #work({ payload, signal, attempt }: JobRun<{ recordingId: string }>): Promise<void> {
    const recording = await this.stores.recordings.byId(payload.recordingId);
    if (recording?.state !== RecordingState.WAITING || recording.url === null || recording.fileId !== null) return;
    try {
      const file = await this.#fetch(recording, recording.url, signal);
      await this.#take(recording, file);
    } catch (error) {
      const code = error instanceof Hopeless ? error.code : null;
      const isLast = attempt >= patience && !signal.aborted && !(error instanceof JobLostError);
      if (code === null && !isLast) throw error;
      this.foundation.log.warn({ err: error, recordingId: recording._id }, 'a recording could not be fetched');
      await refuseRecording(this.foundation, this.stores, recording, code ?? 'NOT_FETCHED');
    }
  }

  async #fetch(recording: Recording, address: string, stop: AbortSignal): Promise<StoredFile> {
    // The configuration may have changed since it was asked for.
    const judged = judgeAddress(address, this.hosts);
    if (typeof judged === 'string') throw new Hopeless('NOT_FETCHED');
    if (isInsideLiteral(judged.url, judged.mayBePrivate)) throw new Hopeless('INSIDE');
    const signal = AbortSignal.any([stop, AbortSignal.timeout(longestTryMs)]);
    try {
      const response = await request(judged.url, {
        ...{ method: 'GET', dispatcher: this.#agents.of(judged.mayBePrivate), signal, ...patienceOf },
        headers: { accept: 'audio/*', 'user-agent': 'CareGraph' },
      });
      return await this.#store(recording, response, signal);
    } catch (error) {
      if (isInside(error)) throw new Hopeless('INSIDE');
      if (error instanceof UploadRefusedError) throw new Hopeless(refusalOf(error));
      throw error;
    }
  }

  async #store(
    { ownerId, ownerName, _id: id }: Recording,
    { statusCode, headers, body }: Dispatcher.ResponseData,
    signal: AbortSignal,
  ): Promise<StoredFile> {
    if (statusCode !== 200) {
      await body.dump({ limit: 65_536 }).catch(() => undefined);
      if (isForNow(statusCode)) throw new Error(`status ${statusCode}`);
      throw new Hopeless('NOT_FETCHED');
    }
    try {
      const file = await this.files.store(
        { id: ownerId, name: ownerName },
        { purpose: 'RECORDING', name: `${id}.audio` },
        body as AsyncIterable<Buffer>,
        signal,
      );
      const declared = Number(headers['content-length'] ?? NaN);
      if (declared > file.bytes) throw new Error('the answer broke off');
      return file;
    } catch (error) {
      body.destroy();
      throw error;
    }
  }

  async #take({ _id: id, callId, ownerId }: Recording, file: StoredFile): Promise<void> {
    await this.foundation.transactions.run(async (transaction) => {
      await this.files.link({ id: ownerId }, file._id, 'RECORDING', id);
      // Ended meanwhile: what was fetched is linked to nothing that is left, and goes with the next look.
      if (!(await this.stores.recordings.move(id, [RecordingState.WAITING], { ...knownOf(file), url: null }))) {
        await this.stores.recordings.move(id, [RecordingState.EXPIRED, RecordingState.REFUSED], {
          ...{ fileId: file._id, isErased: false },
        });
        return;
      }
      await this.jobs.enqueue(recordingJobs.measure, { recordingId: id }, { id: `${recordingJobs.measure}:${id}` });
      transaction.append({
        type: 'recording.fetched',
        subject: { type: 'recording', id },
        actor: systemActor,
        after: { callId, bytes: file.bytes },
      });
    });
  }
}
