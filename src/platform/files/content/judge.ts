import type { AudioFacts } from '../../audio/audio.js';

/** What the bytes of a file are, as the bytes themselves show it; a name or a header is never believed. */
export interface Judged {
  readonly contentType: string;
  /** Pixels as a reader sees them, turned as the camera says; null for what is no picture. */
  readonly width: number | null;
  readonly height: number | null;
  /** What the frames of audio say of it; left out for what is none. */
  readonly audio?: AudioFacts;
}

/** Why bytes are not what is wanted. */
export interface RefusalReason {
  /** For programs. */
  readonly code: string;
  /** For people. */
  readonly text: string;
}

/** Judges the bytes of one upload as they come. */
export interface Judge {
  /** False as soon as the bytes cannot be what they have to be. */
  accepts(chunk: Buffer): boolean;
  /** Why they were not accepted, or got no verdict, where it is known more exactly than by what is wanted. */
  readonly reason?: RefusalReason | null;
  /** What they are, once all came; null where they are not what is wanted. */
  verdict(): Judged | null;
}

/** Judges a file that has to be seen whole; its purpose keeps it small. */
export class WholeJudge implements Judge {
  readonly #chunks: Buffer[] = [];

  constructor(private readonly look: (bytes: Buffer) => Judged | null) {}

  accepts(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  verdict(): Judged | null {
    return this.look(Buffer.concat(this.#chunks));
  }
}

/** What is no picture. */
export const plain = (contentType: string): Judged => ({ contentType, width: null, height: null });
