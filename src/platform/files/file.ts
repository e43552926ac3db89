import { Field, ID, ObjectType, registerEnumType } from '../graphql/decorators.js';
import { DateTimeScalar } from '../graphql/scalars.js';

/** What a file is uploaded for; decides who may and what it must hold. */
export enum FilePurpose {
  ARTICLE_IMPORT = 'ARTICLE_IMPORT',
}

registerEnumType(FilePurpose, {
  name: 'FilePurpose',
  description: 'What a file is uploaded for.',
  valuesConfig: {
    ARTICLE_IMPORT: {
      description:
        'Articles as JSON lines or Markdown, plain or packed with gzip, at most 64 MB. Editors and administrators.',
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
  /** Name of the bytes in the bucket; random, new for each try. */
  blobId: string | null;
  linkedTo: string | null;
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
