import { type Text, UserErrorCode } from '../../../platform/errors/index.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What a file holds. */
export enum CallImportKind {
  CALLS = 'CALLS',
  AGENT_TIME = 'AGENT_TIME',
}

/** How a file is written. */
export enum CallFileFormat {
  JSON_LINES = 'JSON_LINES',
  CSV = 'CSV',
}

/** Where an import stands. */
export enum CallImportState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

/** What became of a row. */
export enum CallRowOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}

registerEnumType(CallImportKind, {
  name: 'CallImportKind',
  description: 'What a file of an import holds.',
  valuesConfig: {
    CALLS: { description: 'Calls, mails and chats.' },
    AGENT_TIME: { description: 'What agents did by day, in seconds.' },
  },
});
registerEnumType(CallFileFormat, {
  name: 'CallFileFormat',
  description: 'How a file of an import is written; UTF-8, plain or packed with gzip.',
  valuesConfig: {
    JSON_LINES: { description: 'One JSON object a line, its keys the fields of a row.' },
    CSV: { description: 'A table whose first line names the columns, parted by commas, semicolons or tabs.' },
  },
});
registerEnumType(CallImportState, {
  name: 'CallImportState',
  description: 'Where an import of calls or of agents’ times stands.',
  valuesConfig: {
    WAITING: { description: 'Will begin soon.' },
    RUNNING: { description: 'At work; goes on by itself after a restart.' },
    DONE: { description: 'Finished; single rows may have been refused.' },
    FAILED: { description: 'Could not be finished; `error` says why. What was taken over until then stays.' },
    CANCELLED: { description: 'Called off. What was taken over until then stays, and its report with it.' },
  },
});
registerEnumType(CallRowOutcome, {
  name: 'CallRowOutcome',
  description: 'What became of a row.',
  valuesConfig: {
    CREATED: { description: 'New.' },
    UPDATED: { description: 'Known, and it says something else now.' },
    UNCHANGED: { description: 'Known and equal: nothing was written.' },
    REFUSED: { description: 'Not taken over; `code`, `message` and `field` say why.' },
  },
});

/** An import from a file, done in the background. */
@ObjectType({
  implements: Node,
  description:
    'An import of calls or of agents’ times from a file, done in the background. QA_ANALYST and ADMIN see all, a MANAGER and a client key those that they started.',
})
export class CallImportJob extends Node {
  @Field(() => CallImportKind, { description: 'What the file holds.' })
  kind!: CallImportKind;

  @Field(() => CallImportState, { description: 'Where it stands.' })
  state!: CallImportState;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => CallFileFormat, { description: 'How the file is written.' })
  format!: CallFileFormat;

  @Field(() => Int, { description: 'Rows of the file; 0 until they are counted.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Rows that are done.' })
  doneCount!: number;

  @Field(() => Int, { description: 'Rows that made something new.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that changed something known.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that were known and equal.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that were not taken over.' })
  refusedCount!: number;

  /** Why it could not be finished; shown as `error`. */
  fault!: Text | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished or called off.' })
  finishedAt!: Date | null;

  /** A person or a client key; shown as `startedBy` where it is a person. */
  startedById!: string;
  startedByKind!: 'person' | 'client';

  @Field(() => String, { description: 'Name of the person or of the client key that started it.' })
  startedByName!: string;

  fileId!: string;

  /** The one site that its maker reports for; null for all. */
  siteId!: string | null;
}

/** One row of an import and what became of it. */
@ObjectType({ description: 'One row of an import and what became of it.' })
export class CallImportRow {
  @Field(() => Int, { description: 'Line of the file, from 1; the header of a table counts.' })
  line!: number;

  @Field(() => CallRowOutcome, { description: 'What became of it.' })
  outcome!: CallRowOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the call, or agent and day; null where it could not be read.',
  })
  reference!: string | null;

  @Field(() => UserErrorCode, { nullable: true, description: 'Why it was refused, for programs; null otherwise.' })
  code!: UserErrorCode | null;

  /** Why it was refused, in both languages; shown as `message`. */
  text!: Text | null;

  @Field(() => String, { nullable: true, description: 'Field that was refused; null where no single one was.' })
  field!: string | null;
}
