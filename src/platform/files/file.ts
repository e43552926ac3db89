import type { AudioFacts } from '../audio/audio.js';
import { Field, ID, ObjectType, registerEnumType } from '../graphql/decorators.js';
import { DateTimeScalar } from '../graphql/scalars.js';

/** What a file is uploaded for; decides who may and what it must hold. */
export enum FilePurpose {
  ARTICLE_IMPORT = 'ARTICLE_IMPORT',
  ARTICLE_IMAGE = 'ARTICLE_IMAGE',
  ARTICLE_FILE = 'ARTICLE_FILE',
  TREE_IMPORT = 'TREE_IMPORT',
  REPAIR_IMPORT = 'REPAIR_IMPORT',
  CALL_IMPORT = 'CALL_IMPORT',
  AGENT_TIME_IMPORT = 'AGENT_TIME_IMPORT',
  RECORDING = 'RECORDING',
  RECORDING_PLAYABLE = 'RECORDING_PLAYABLE',
  EXPORT = 'EXPORT',
}

registerEnumType(FilePurpose, {
  name: 'FilePurpose',
  description: 'What a file is uploaded for.',
  valuesConfig: {
    ARTICLE_IMPORT: {
      description:
        'Articles as text (JSON lines, Markdown, HTML or CSV), plain or packed with gzip, or a folder with pictures packed with zip; at most 64 MB. Editors and administrators.',
    },
    ARTICLE_IMAGE: {
      description:
        'A picture in an article: png, jpeg, gif or webp, at most 10 MB and 40 megapixels. Editors and administrators.',
    },
    ARTICLE_FILE: {
      description:
        'A file beside an article: pdf, docx, xlsx, pptx, UTF-8 text or a picture, at most 25 MB, nothing that acts when it is opened. Editors and administrators.',
    },
    TREE_IMPORT: {
      description: 'A tree as text (JSON, Mermaid or CSV), at most 16 MB. Editors and administrators.',
    },
    REPAIR_IMPORT: {
      description:
        'What was found on devices that were sent in, as CSV, at most 16 MB. Editors, quality staff and administrators.',
    },
    CALL_IMPORT: {
      description:
        'Calls, mails and chats as text (JSON lines or CSV), plain or packed with gzip, at most 256 MB. Quality staff, managers, administrators and client keys with the scope calls:write.',
    },
    AGENT_TIME_IMPORT: {
      description:
        'What agents did by day, as text (JSON lines or CSV), plain or packed with gzip, at most 64 MB. Managers, administrators and client keys with the scope agenttime:write.',
    },
    RECORDING: {
      description:
        'The recording of a call: WAV (PCM, a-law, mu-law), MP3, FLAC or Ogg Opus, one or two channels, at most 200 MB and two hours. Quality staff, supervisors, administrators and client keys with the scope calls:write.',
    },
    RECORDING_PLAYABLE: {
      description: 'What the product made of a recording that browsers cannot play. Nobody uploads one.',
    },
    EXPORT: {
      description:
        'A file that the product wrote for one person, such as an export; kept for a day. Nobody uploads one.',
    },
  },
});

/**
 * Where a file stands: its place is AWAITED until bytes arrive, RECEIVING while they do, PENDING until something uses it,
 * then LINKED; REFUSED for good when its content is not what the purpose asks for.
 */
export type FileState = 'AWAITED' | 'RECEIVING' | 'PENDING' | 'LINKED' | 'REFUSED';

/** What is kept about a file beside its bytes. */
export interface StoredFile {
  _id: string;
  purpose: FilePurpose;
  /** As the person named it; for display only, never a path. */
  name: string;
  ownerId: string;
  ownerName: string;
  state: FileState;
  /** Bytes stored; 0 before that. */
  bytes: number;
  contentType: string;
  /** Pixels as a reader sees them; null for what is no picture. */
  width: number | null;
  height: number | null;
  /** What its frames say of it; null for what is no recording. */
  audio: AudioFacts | null;
  /** Name of the bytes in the bucket; random, new for each try. */
  blobId: string | null;
  linkedTo: string | null;
  /** When something last began to use it. */
  linkedAt: Date | null;
  createdAt: Date;
  expiresAt: Date;
}

/** Where to put the bytes of a file. */
@ObjectType({ description: 'Where to put the bytes of a file.' })
export class FileUpload {
  @Field(() => ID, { description: 'Id of the file; hand it to the mutation that uses it.' })
  fileId!: string;

  @Field(() => String, { description: 'Address for one PUT of the bytes; secret, for one use.' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Until when the address works: 15 minutes.' })
  expiresAt!: Date;
}
