import { AudioFault, type AudioFaultCode, contentTypeOf } from '../../audio/audio.js';
import { AnyScan } from '../../audio/scan.js';
import type { Judge, Judged, RefusalReason } from './judge.js';

/** What is said to who uploaded it. */
const reasons: Readonly<Record<AudioFaultCode, string>> = {
  NOT_AUDIO: 'Only audio: WAV (PCM, a-law, mu-law), MP3, FLAC or Ogg Opus.',
  TOO_MANY_CHANNELS: 'Only one or two channels.',
  CUT_OFF: 'The recording is cut off: its end is missing.',
  TOO_LONG: 'At most two hours.',
  BROKEN: 'The recording is damaged.',
  TOO_COSTLY: 'The recording cannot be read.',
};

/** Judges a recording as it comes, by its frames: none of it is kept in memory, and nothing is decoded. */
export class RecordingJudge implements Judge {
  readonly #scan = new AnyScan();
  #reason: RefusalReason | null = null;

  get reason(): RefusalReason | null {
    return this.#reason;
  }

  accepts(chunk: Buffer): boolean {
    return this.#try(() => {
      this.#scan.push(chunk);
      return true;
    }, false);
  }

  verdict(): Judged | null {
    return this.#try(() => {
      const audio = this.#scan.end();
      return { contentType: contentTypeOf(audio.format), width: null, height: null, audio };
    }, null);
  }

  #try<T>(work: () => T, refused: T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AudioFault)) throw error;
      this.#reason = { code: error.code, text: reasons[error.code] };
      return refused;
    }
  }
}
