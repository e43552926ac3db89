import { type Text, UserErrorCode } from '../../../platform/errors/index.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** What was found on one device that was sent in. */
export interface RepairFinding {
  readonly _id: string;
  /** What tells it from others: its id in the repair system, or the reference of its call. */
  readonly key: string;
  readonly externalId: string | null;
  readonly callReference: string;
  readonly hasFault: boolean;
  readonly cause: string | null;
  readonly servicePoint: string | null;
  readonly lineId: string | null;
  readonly foundAt: Date;
  readonly updatedAt: Date;
}

/** Where an import of findings stands. */
export enum RepairImportState {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}

/** What became of a row of an import of findings. */
export enum RepairRowOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}

registerEnumType(RepairImportState, {
  name: 'RepairImportState',
  description: 'Where an import of repair findings stands.',
  valuesConfig: {
    WAITING: { description: 'Will begin soon.' },
    RUNNING: { description: 'At work; goes on by itself after a restart.' },
    DONE: { description: 'Finished; single rows may have been refused.' },
    FAILED: { description: 'Could not be finished; `error` says why. What was taken over until then stays.' },
  },
});
registerEnumType(RepairRowOutcome, {
  name: 'RepairRowOutcome',
  description: 'What became of a row (in a dry run: what would become of it).',
  valuesConfig: {
    CREATED: { description: 'A new finding.' },
    UPDATED: { description: 'A known finding that says something else now.' },
    UNCHANGED: { description: 'Known and equal.' },
    REFUSED: { description: 'Not taken over; `code`, `message` and `field` say why.' },
  },
});

/** An import of findings from a file, done in the background. */
@ObjectType({
  implements: Node,
  description:
    'An import of what was found on devices that were sent in. For KNOWLEDGE_EDITOR, QA_ANALYST and ADMIN only.',
})
export class RepairImportJob extends Node {
  @Field(() => RepairImportState, { description: 'Where it stands.' })
  state!: RepairImportState;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Boolean, { description: 'Whether it only says what would happen.' })
  isDryRun!: boolean;

  @Field(() => Int, { description: 'Rows of the file; 0 until they are counted.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Rows that are done.' })
  doneCount!: number;

  @Field(() => Int, { description: 'Rows that made a new finding.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that changed a known finding.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that were known and equal.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that were not taken over.' })
  refusedCount!: number;

  /** Why it could not be finished. */
  fault!: Text | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished.' })
  finishedAt!: Date | null;

  startedById!: string;
  startedByName!: string;
  fileId!: string;
}

/** One row of an import and what became of it. */
@ObjectType({ description: 'One row of an import of repair findings and what became of it.' })
export class RepairImportRow {
  /** `<job id>:<line>`. */
  _id!: string;
  jobId!: string;
  /** What tells its finding from others; null where it could not be read. */
  key!: string | null;

  @Field(() => Int, { description: 'Line of the file, from 1; the header counts.' })
  line!: number;

  @Field(() => RepairRowOutcome, { description: 'What became of it.' })
  outcome!: RepairRowOutcome;

  @Field(() => String, { nullable: true, description: 'Reference of the call, where it could be read.' })
  callReference!: string | null;

  @Field(() => String, { nullable: true, description: 'Id in the repair system, where the row has one.' })
  externalId!: string | null;

  @Field(() => UserErrorCode, { nullable: true, description: 'Why it was refused, for programs; null otherwise.' })
  code!: UserErrorCode | null;

  /** Why it was refused, in both languages. */
  text!: Text | null;

  @Field(() => String, { nullable: true, description: 'Column that was refused; null where no single one was.' })
  field!: string | null;
}
