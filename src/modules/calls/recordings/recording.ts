import type { Text } from '../../../platform/errors/index.js';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What a recording is written in, judged by its content. */
export enum RecordingFormat {
  WAV_PCM = 'WAV_PCM',
  WAV_ALAW = 'WAV_ALAW',
  WAV_MULAW = 'WAV_MULAW',
  MP3 = 'MP3',
  FLAC = 'FLAC',
  OGG_OPUS = 'OGG_OPUS',
}

registerEnumType(RecordingFormat, {
  name: 'RecordingFormat',
  description: 'What a recording is written in, judged by its content.',
  valuesConfig: {
    WAV_PCM: { description: 'WAV with PCM of 8, 16, 24 or 32 bits.' },
    WAV_ALAW: { description: 'WAV with A-law, as telephony in Europe and China has it.' },
    WAV_MULAW: { description: 'WAV with mu-law, as telephony in America and Japan has it.' },
    MP3: { description: 'MP3.' },
    FLAC: { description: 'FLAC.' },
    OGG_OPUS: { description: 'Opus in Ogg.' },
  },
});

/** Where a recording stands. */
export enum RecordingState {
  WAITING = 'WAITING',
  READY = 'READY',
  REFUSED = 'REFUSED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(RecordingState, {
  name: 'RecordingState',
  description: 'Where a recording stands.',
  valuesConfig: {
    WAITING: { description: 'It is being fetched or measured.' },
    READY: { description: 'It can be heard.' },
    REFUSED: { description: 'It could not be fetched or read; `refusal` says why. Another one may be attached.' },
    EXPIRED: { description: 'Its time is over, or its customer was erased: this row stays, the sound is gone.' },
  },
});

/** Where a recording came from. */
export enum RecordingSource {
  UPLOAD = 'UPLOAD',
  URL = 'URL',
}

registerEnumType(RecordingSource, {
  name: 'RecordingSource',
  description: 'Where a recording came from.',
  valuesConfig: {
    UPLOAD: { description: 'It was uploaded.' },
    URL: { description: 'The server fetched it from an address.' },
  },
});

/** Why the sound of a recording is gone. */
export type RecordingEnd = 'RETENTION' | 'CUSTOMER_ERASED' | 'REFUSED';

/** The recording of a call. Seconds are decimal, moments are UTC. */
@ObjectType({
  implements: Node,
  description:
    'The recording of a call. Whoever sees the call sees that there is one; `viewerCanHear` says who may hear it.',
})
export class Recording extends Node {
  /** Shown as `call`. */
  callId!: string;

  /** Queue and end of the call, as they were when it was attached: by these its time runs. */
  queue!: string;
  callEndedAt!: Date;

  /** The original; null until it was fetched, and once the sound is gone. */
  fileId!: string | null;

  /** PCM WAV beside it, where browsers cannot play the original. */
  playableFileId!: string | null;

  @Field(() => RecordingState, { description: 'Where it stands.' })
  state!: RecordingState;

  @Field(() => RecordingSource, { description: 'Where it came from.' })
  source!: RecordingSource;

  /** Address that it was or is to be fetched from; null for uploads. Never shown. */
  url!: string | null;

  @Field(() => RecordingFormat, { nullable: true, description: 'What it is written in; null until it was fetched.' })
  format!: RecordingFormat | null;

  @Field(() => Int, {
    nullable: true,
    description: '1 or 2; of two the left one is the agent, the right one the customer. Null until it was fetched.',
  })
  channels!: number | null;

  @Field(() => Int, { nullable: true, description: 'Samples a second of the original; null until it was fetched.' })
  sampleRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Length in seconds; null until it was fetched.' })
  seconds!: number | null;

  @Field(() => Int, { description: 'Size of the original in bytes; 0 until it was fetched.' })
  bytes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Content type of what `/recordings/<id>` gives; null while there is nothing to give.',
  })
  contentType!: string | null;

  /** Shown as `refusal`. */
  refusalText!: Text | null;

  /** Why the sound is gone; null while it is there. */
  end!: RecordingEnd | null;

  /** Whether it is the recording that its call has: there is one at most. */
  isCurrent!: boolean;

  /** Whether its bytes are removed; until then a job looks for them. */
  isErased!: boolean;

  /** Who attached it. */
  ownerKind!: 'person' | 'client' | 'system';
  ownerId!: string;
  ownerName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was attached.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it became ready; null until then.' })
  readyAt!: Date | null;
}

/** The peaks of one channel, for drawing. */
@ObjectType({ description: 'How loud a channel of a recording is, for drawing it.' })
export class RecordingPeaks {
  @Field(() => Int, { description: '0 for the agent (or for both, where there is one channel), 1 for the customer.' })
  channel!: number;

  @Field(() => [Int], {
    description:
      'Least and greatest value of each of at most 800 spans of equal length: least, greatest, least, greatest …, -127 to 127.',
  })
  values!: number[];
}

/** A short-lived address of a recording. */
@ObjectType({ description: 'A short-lived address of a recording, for one person.' })
export class RecordingLink {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, {
    description:
      'Address relative to the server, for GET and HEAD, with ranges. It works for you only and while your session lasts; your rights are judged at each use.',
  })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it works: 15 to 30 minutes. Ask for a new one then.' })
  expiresAt!: Date;
}
