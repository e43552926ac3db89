import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload, UserErrorView } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Channel } from '../call-channel.js';
import { CallFileFormat, CallImportJob, CallImportRow, CallRowOutcome } from './call-import.js';

export const CallImportJobConnection = connectionOf('CallImportJob', () => CallImportJob).Connection;
export const CallImportRowConnection = connectionOf('CallImportRow', () => CallImportRow).Connection;

const keyDescription = 'Makes a repeated call have one effect; at most 200 characters, kept for a day.';

@ArgsType()
export class CallImportRowsArgs extends PageArgs {
  @Field(() => [CallRowOutcome], { nullable: true, description: 'Only rows with one of these outcomes.' })
  outcomes?: CallRowOutcome[] | null;
}

@InputType({ description: 'Which file is imported.' })
export class CallImportInput {
  @Field(() => ID, {
    description:
      'The uploaded file (purpose CALL_IMPORT or AGENT_TIME_IMPORT): UTF-8, plain or gzip, at most 500,000 rows. Keys of the JSON objects, or columns of the table, are the fields of `CallRowInput` or `AgentTimeRowInput`; others are left alone. In a table lists are parted by semicolons, and an empty cell says that there is nothing.',
  })
  fileId!: string;

  @Field(() => CallFileFormat, { description: 'How it is written.' })
  format!: CallFileFormat;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The import that is to be called off.' })
export class CallImportCancelInput {
  @Field(() => ID, { description: 'Id of the import.' })
  id!: string;
}

@ObjectType({ description: 'Outcome of `callImport`, `agentTimeImport` and `callImportCancel`.' })
export class CallImportPayload extends Payload {
  @Field(() => CallImportJob, { nullable: true, description: 'The import as it stands now; null when refused.' })
  job?: CallImportJob | null;
}

/** A field that a row may leave out. */
const maybe = (type: () => object, description: string): PropertyDecorator =>
  Field(type as never, { nullable: true, description });

const moment = (description: string): PropertyDecorator => maybe(() => DateTimeScalar, description);
const text = (description: string): PropertyDecorator => maybe(() => String, description);
const flag = (description: string): PropertyDecorator => maybe(() => Boolean, description);

@InputType({
  description:
    'One call, mail or chat. What is left out stays as it is known; null says that there is nothing. Links to articles and walks are only added.',
})
export class CallRowInput {
  @Field(() => String, {
    description: 'What the telephony or CRM calls it; at most 64 characters. The same one again is the same call.',
  })
  reference!: string;

  @Field(() => String, { description: 'Key of the queue; it gives the channel.' })
  queue!: string;

  @maybe(() => Channel, 'Only where it has to agree with that of the queue.')
  channel?: Channel | null;

  @text('Who took it: id, e-mail address or staff number.')
  agent?: string | null;

  @text('Key of the team; the agent’s first one unless given.')
  team?: string | null;

  @text('Key of the site; that of the team unless given.')
  site?: string | null;

  @text('Key of the product line.')
  productLine?: string | null;

  @text(
    'Reference of the customer, e.g. phone or customer number; at most 100 characters. It is not stored: only a keyed hash of it and the last four digits are.',
  )
  customer?: string | null;

  @text('Key of the customer’s level.')
  customerLevel?: string | null;

  @Field(() => DateTimeScalar, { description: 'When the customer came; at most a minute ahead.' })
  offeredAt!: Date;

  @moment('When somebody took it.')
  answeredAt?: Date | null;

  @moment('When the customer gave up; not together with `answeredAt`.')
  abandonedAt?: Date | null;

  @moment('When it ended; may be left out where the customer gave up.')
  endedAt?: Date | null;

  @moment('When the first answer reached the customer; on the phone that of `answeredAt` unless given.')
  firstResponseAt?: Date | null;

  @maybe(() => Int, 'Seconds on hold; not longer than the call.')
  holdSeconds?: number | null;

  @maybe(() => Int, 'Seconds of work after the end, at most 604800.')
  wrapSeconds?: number | null;

  @text('Reference of the call that was handed on to this one; it may be reported later.')
  transferOf?: string | null;

  @maybe(() => Int, 'The customer’s mark, 1 to 5.')
  satisfaction?: number | null;

  @text('How it was closed, at most 200 characters.')
  disposition?: string | null;

  @text('Code of the problem tree that says why the customer came, e.g. `T-020`.')
  reasonTree?: string | null;

  @text('Key of the node in it; needed with `reasonTree`.')
  reasonNode?: string | null;

  @flag('Whether it was solved, as the agent says.')
  isSolved?: boolean | null;

  @flag('Whether the customer was verified.')
  isVerified?: boolean | null;

  @flag('Whether the record is complete.')
  isRecordComplete?: boolean | null;

  @maybe(() => [String], 'Codes of articles that were used, at most 50.')
  articles?: string[] | null;

  @maybe(() => [ID], 'Ids of tree walks, at most 20.')
  walks?: string[] | null;

  @maybe(() => [String], 'Tags, at most 20 of 40 characters.')
  tags?: string[] | null;
}

@InputType({ description: 'Calls to be recorded.' })
export class CallsRecordInput {
  @Field(() => [CallRowInput], { description: 'Up to 100 rows. Bad ones are named, the others go in.' })
  rows!: CallRowInput[];

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of one row of `callsRecord`.' })
export class CallRowResult {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' })
  index!: number;

  @Field(() => String, { nullable: true, description: 'Its reference; null where it could not be read.' })
  reference!: string | null;

  @Field(() => CallRowOutcome, { description: 'What became of it.' })
  outcome!: CallRowOutcome;

  /** Shown as `call`. */
  callId!: string | null;

  @Field(() => [UserErrorView], { description: 'Why it was refused; empty otherwise.' })
  userErrors!: UserErrorView[];
}

@ObjectType({ description: 'Outcome of `callsRecord`.' })
export class CallsRecordPayload extends Payload {
  @Field(() => Int, { description: 'Rows that made or changed a call.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows that were known and equal.' })
  unchanged!: number;

  @Field(() => [CallRowResult], {
    description: 'What became of each row, in order; empty where the whole call was refused.',
  })
  rows!: CallRowResult[];
}
