import { PassThrough } from 'node:stream';
import { AudioFault, type AudioFacts, contentTypeOf, isPlayable } from '../../../platform/audio/audio.js';
import type { Measured } from '../../../platform/audio/audio-protocol.js';
import type { AudioWorkshop } from '../../../platform/audio/audio-workshop.js';
import { wavHead } from '../../../platform/audio/wav.js';
import { systemActor } from '../../../platform/auth/actor.js';
import type { StoredFile } from '../../../platform/files/index.js';
import { JobLostError, type JobQueue, type JobRun } from '../../../platform/jobs/index.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallStore } from '../call.store.js';
import { recordingJobs } from './recording-attach.service.js';
import { refuseRecording } from './recording-refusal.service.js';
import { type Recording, RecordingState } from './recording.js';
import type { RecordingStore } from './recording.store.js';

/** What is needed of the files. */
export interface MeasuredFiles {
  find(id: string): Promise<StoredFile | null>;
  open(id: string): Promise<AsyncIterable<Buffer> | null>;
  store(
    owner: { readonly id: string; readonly name: string },
    what: { readonly purpose: 'RECORDING_PLAYABLE'; readonly name: string; readonly contentType: string },
    source: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<StoredFile>;
  link(
    owner: { readonly id: string },
    fileId: string,
    purpose: 'RECORDING_PLAYABLE',
    linkedTo: string,
  ): Promise<StoredFile>;
}

/** Runs that may fail before it is given up. */
const patience = 5;

/** Decodes recordings once, in threads of their own: length, channels, peaks, and what browsers play where they cannot play the original. */
export class RecordingMeasureService {
  constructor(
    private readonly foundation: Foundation,
    jobs: JobQueue,
    private readonly workshop: AudioWorkshop,
    private readonly files: MeasuredFiles,
    private readonly stores: { readonly calls: CallStore; readonly recordings: RecordingStore },
  ) {
    jobs.register<{ recordingId: string }>(recordingJobs.measure, (run) => this.#work(run));
  }

  async #work({ payload, signal, attempt }: JobRun<{ recordingId: string }>): Promise<void> {
    const recording = await this.stores.recordings.byId(payload.recordingId);
    if (recording?.state !== RecordingState.WAITING || recording.fileId === null) return;
    try {
      const file = await this.files.find(recording.fileId);
      const bytes = await this.files.open(recording.fileId);
      if (!file?.audio || !bytes) return await refuseRecording(this.foundation, this.stores, recording, 'GONE');
      if (isPlayable(file.audio)) {
        const measured = await this.workshop.measure({ facts: file.audio, bytes, signal });
        return await this.#ready(recording, file.contentType, measured, null);
      }
      const { measured, playable } = await this.#convert(recording, file.audio, bytes, signal);
      await this.#ready(recording, playable.contentType, measured, playable);
    } catch (error) {
      const isLast = attempt >= patience && !signal.aborted && !(error instanceof JobLostError);
      if (!(error instanceof AudioFault) && !isLast) throw error;
      this.foundation.log.warn({ err: error, recordingId: recording._id }, 'a recording could not be read');
      const code = error instanceof AudioFault ? error.code : 'SERVER';
      await refuseRecording(this.foundation, this.stores, recording, code);
    }
  }

  /** Measures it and stores it as PCM of 16 bits on the way; neither is ever whole in memory. */
  async #convert(
    { _id: id, ownerId, ownerName }: Recording,
    facts: AudioFacts,
    bytes: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<{ measured: Measured; playable: StoredFile }> {
    const sink = new PassThrough();
    const write = (part: Buffer): Promise<void> =>
      new Promise((done, failed) => sink.write(part, (error) => (error ? failed(error) : done())));
    const contentType = contentTypeOf('WAV_PCM');
    const owner = { id: ownerId, name: ownerName };
    const storing = this.files.store(
      owner,
      { purpose: 'RECORDING_PLAYABLE', name: `${id}.wav`, contentType },
      sink,
      signal,
    );
    const measuring = write(wavHead(facts.channels, facts.sampleRate, Math.round(facts.seconds * facts.sampleRate)))
      .then(() => this.workshop.measure({ facts, bytes, signal, onPcm: write }))
      .then(
        (measured) => {
          sink.end();
          return measured;
        },
        (error: unknown) => {
          sink.destroy(error instanceof Error ? error : new Error(String(error)));
          throw error;
        },
      );
    const [measured, playable] = await Promise.allSettled([measuring, storing]);
    // What the sound is guilty of says more than that its copy broke off.
    if (measured.status === 'rejected') throw measured.reason;
    if (playable.status === 'rejected') throw playable.reason;
    return { measured: measured.value, playable: playable.value };
  }

  async #ready(
    { _id: id, callId, ownerId }: Recording,
    contentType: string,
    { channels, sampleRate, seconds, peaks }: Measured,
    playable: StoredFile | null,
  ): Promise<void> {
    const { clock, transactions } = this.foundation;
    await transactions.run(async (transaction) => {
      const change = { state: RecordingState.READY, readyAt: clock.now(), channels, sampleRate, seconds, contentType };
      const playableFileId = playable?._id ?? null;
      // Ended meanwhile: a copy that nothing is linked to goes with the files that nothing uses.
      if (!(await this.stores.recordings.move(id, [RecordingState.WAITING], { ...change, playableFileId }))) return;
      if (playable) await this.files.link({ id: ownerId }, playable._id, 'RECORDING_PLAYABLE', id);
      await this.stores.recordings.setPeaks(id, peaks);
      transaction.append({
        type: 'recording.ready',
        subject: { type: 'recording', id },
        actor: systemActor,
        after: { callId, seconds: Math.round(seconds), channels, isConverted: playable !== null },
      });
    });
  }
}
