import type { Audience } from '../../../platform/auth/viewer.js';
import type { Text } from '../../../platform/errors/index.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where an import stands. */
export enum ImportJobState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}

/** What became of a row. */
export enum ImportRowOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}

registerEnumType(ImportJobState, {
  name: 'ImportJobState',
  description: 'Where an import stands.',
  valuesConfig: {
    WAITING: { description: 'Will begin soon.' },
    RUNNING: { description: 'At work; goes on by itself after a restart.' },
    DONE: { description: 'Finished; single rows may have been refused.' },
    FAILED: { description: 'Could not be finished; `error` says why. What was taken over until then stays.' },
  },
});
registerEnumType(ImportRowOutcome, {
  name: 'ImportRowOutcome',
  description: 'What became of a row of an import (in a dry run: what would become of it).',
  valuesConfig: {
    CREATED: { description: 'A new article.' },
    UPDATED: { description: 'A known article with a new text, or archived, or brought back.' },
    UNCHANGED: { description: 'Known and equal.' },
    REFUSED: { description: 'Not taken over; `message` and `field` say why.' },
  },
});

/** What an import was told to do. */
export interface ImportOptions {
  /** System of all rows; null takes the `source` of each row. */
  readonly system: string | null;
  /** Audience of new articles. */
  readonly audience: Audience;
  /** Publish at once, or leave drafts. */
  readonly publish: boolean;
  readonly isDryRun: boolean;
  readonly categoryId: string | null;
  /** Product line ids of new articles; empty = all. */
  readonly lineIds: readonly string[];
}

/** An import of articles from a file, done in the background. */
@ObjectType({
  implements: Node,
  description: 'An import of articles from a file, done in the background. Editors and administrators only.',
})
export class ImportJob extends Node {
  @Field(() => ImportJobState, { description: 'Where it stands.' })
  state!: ImportJobState;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Boolean, { description: 'Whether it only says what would happen.' })
  isDryRun!: boolean;

  @Field(() => Int, { description: 'Rows of the file; 0 until they are counted.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Rows that are done.' })
  doneCount!: number;

  @Field(() => Int, { description: 'Rows that made a new article.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that changed a known article.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that were known and equal.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that were not taken over.' })
  refusedCount!: number;

  @Field(() => String, { nullable: true, description: 'Why it could not be finished; null otherwise.' })
  error!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished.' })
  finishedAt!: Date | null;

  startedById!: string;
  startedByName!: string;
  fileId!: string;
  options!: ImportOptions;
}

/** One row of an import and what became of it. */
@ObjectType({ description: 'One row of an import and what became of it.' })
export class ImportRow {
  /** `<job id>:<line>`. */
  _id!: string;
  jobId!: string;

  @Field(() => Int, { description: 'Line of the file, from 1; in an archive the number of the row.' })
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the file within an archive; null where the upload is one file.',
  })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the row in its own system, where it could be read.' })
  externalId!: string | null;

  @Field(() => ImportRowOutcome, { description: 'What became of it.' })
  outcome!: ImportRowOutcome;

  /** Why it was refused, in both languages. */
  text!: Text | null;

  @Field(() => String, { nullable: true, description: 'Field of the row that was refused.' })
  field!: string | null;

  articleId!: string | null;
  /** System and id together, to find a repeated id; null where it could not be read. */
  sourceKey!: string | null;
}
