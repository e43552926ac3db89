import type { Viewer } from '../../../platform/auth/viewer.js';
import { notFound, wrongState } from '../../../platform/errors/index.js';
import { FileAddresses, type Playable, type SoundSource, type StoredFile } from '../../../platform/files/index.js';
import { isId } from '../../../platform/ids/ids.js';
import type { Foundation } from '../../../platform/room.js';
import type { CallStore } from '../call.store.js';
import type { HearingService } from './hearing.service.js';
import { type Recording, type RecordingLink, RecordingState } from './recording.js';
import type { RecordingStore } from './recording.store.js';

/** Addresses end together; one works for one to two of these times. */
const windowMs = 15 * 60_000;

/** Gives recordings to who may hear them, and writes each listening down. */
export class RecordingPlayingService implements SoundSource {
  readonly path = '/recordings';
  readonly addresses: FileAddresses;

  constructor(
    foundation: Foundation,
    private readonly files: { find(id: string): Promise<StoredFile | null> },
    private readonly stores: { readonly calls: CallStore; readonly recordings: RecordingStore },
    private readonly hearing: HearingService,
  ) {
    this.addresses = new FileAddresses(foundation, { path: this.path, windowMs });
  }

  /** An address for the viewer alone. Errors: NOT_FOUND, WRONG_STATE. */
  async link(viewer: Viewer, recordingId: string): Promise<RecordingLink> {
    const recording = await this.#heard(viewer, recordingId);
    if (!recording) throw notFound('recordingId');
    if (recording.state !== RecordingState.READY)
      throw wrongState('录音现在无法播放。', 'This recording cannot be played now.', 'recordingId');
    return { recordingId, url: this.addresses.of(viewer, recordingId), expiresAt: this.addresses.expiresAt() };
  }

  async playable(viewer: Viewer, id: string): Promise<Playable | null> {
    const recording = await this.#heard(viewer, id);
    if (recording?.state !== RecordingState.READY) return null;
    const file = await this.files.find(recording.playableFileId ?? recording.fileId ?? '');
    return file?.blobId ? { file, begin: () => this.hearing.note(viewer, recording) } : null;
  }

  /** A recording whose call the viewer may hear. */
  async #heard(viewer: Viewer, id: string): Promise<Recording | null> {
    const recording = isId(id) ? await this.stores.recordings.byId(id) : null;
    const [call] = recording ? await this.stores.calls.byIds([recording.callId]) : [];
    return recording && call && (await this.hearing.mayHear(viewer, call)) ? recording : null;
  }
}
