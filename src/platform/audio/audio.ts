/** What audio is written in, as its content shows it. */
export const audioFormats = ['WAV_PCM', 'WAV_ALAW', 'WAV_MULAW', 'MP3', 'FLAC', 'OGG_OPUS'] as const;
export type AudioFormat = (typeof audioFormats)[number];

/** Longest audio that is taken, in seconds: two hours. */
export const longestSeconds = 7_200;

/** What the frames of a file say of it, without decoding. */
export interface AudioFacts {
  readonly format: AudioFormat;
  /** 1 or 2. */
  readonly channels: number;
  /** Samples a second in each channel. */
  readonly sampleRate: number;
  /** Bits that one sample takes; 0 for packed formats. */
  readonly bits: number;
  readonly seconds: number;
}

/** What speaks against audio. */
export type AudioFaultCode = 'NOT_AUDIO' | 'TOO_MANY_CHANNELS' | 'CUT_OFF' | 'TOO_LONG' | 'BROKEN' | 'TOO_COSTLY';

/** The bytes are no audio that can be taken; the same at each try. */
export class AudioFault extends Error {
  override readonly name = 'AudioFault';

  constructor(readonly code: AudioFaultCode) {
    super(code);
  }
}

/** Reads a file as it comes, and says at its end what it is. Both throw AudioFault. */
export interface AudioScan {
  push(chunk: Buffer): void;
  end(): AudioFacts;
}

/** Refuses what no recorder makes: rates that are none, and more than two channels. */
export function plausible(facts: AudioFacts): AudioFacts {
  if (facts.channels < 1 || facts.sampleRate < 4_000 || facts.sampleRate > 384_000) throw new AudioFault('NOT_AUDIO');
  if (facts.channels > 2) throw new AudioFault('TOO_MANY_CHANNELS');
  if (facts.seconds > longestSeconds) throw new AudioFault('TOO_LONG');
  return facts;
}

/** Content type of a format, as browsers know it. */
export const contentTypeOf = (format: AudioFormat): string =>
  ({
    ...{ WAV_PCM: 'audio/wav', WAV_ALAW: 'audio/wav', WAV_MULAW: 'audio/wav' },
    ...{ MP3: 'audio/mpeg', FLAC: 'audio/flac', OGG_OPUS: 'audio/ogg' },
  })[format];

/**
 * Whether every browser of the last years plays it as it is: MP3, FLAC, Ogg Opus and WAV of 8 or 16 bits. A-law and mu-law, and WAV of 24 or
 * 32 bits, are played by some only.
 */
export const isPlayable = ({ format, bits }: Pick<AudioFacts, 'format' | 'bits'>): boolean =>
  format === 'WAV_PCM' ? bits <= 16 : format !== 'WAV_ALAW' && format !== 'WAV_MULAW';
