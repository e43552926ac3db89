import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { CriteriaChange, CriteriaChangeKind, CriteriaMeeting } from './criteria.js';

export const CriteriaMeetingConnection = connectionOf('CriteriaMeeting', () => CriteriaMeeting).Connection;
export const CriteriaChangeConnection = connectionOf('CriteriaChange', () => CriteriaChange).Connection;

const key = 'Makes a repeated call have one effect; at most 200 characters, kept for a day.';
const version = 'Its `revision` as you saw it.';

@InputType({ description: 'The meeting of a month.' })
export class CriteriaMeetingPlanInput {
  @Field(() => String, { description: 'Its month, `YYYY-MM`; its agenda is of the month before.' })
  month!: string;

  @Field(() => DateTimeScalar, { description: 'When it is to be held.' })
  plannedAt!: Date;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The end of a meeting.' })
export class CriteriaMeetingHoldInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number;
}

@InputType({ description: 'How a question should be read, or worded.' })
export class CriteriaChangeProposeInput {
  @Field(() => ID, { description: 'A meeting that is to come.' })
  meetingId!: string;

  @Field(() => ID, { description: 'A scorecard in use.' })
  scorecardId!: string;

  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => CriteriaChangeKind, { description: 'What it changes.' })
  kind!: CriteriaChangeKind;

  @Field(() => String, { description: 'What is proposed and why, at most 2,000 characters.' })
  proposal!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'WORDING: the new question, at most 500 characters. This or `newHelp`, or both.',
  })
  newText?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'WORDING: the new help, at most 2,000 characters.' })
  newHelp?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What was decided.' })
export class CriteriaChangeDecideInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number;

  @Field(() => Boolean, { description: 'Whether it holds from now on.' })
  isAccepted!: boolean;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What evaluators must read, at most 2,000 characters; needed where it is accepted.',
  })
  ruling?: string | null;
}

@ArgsType()
export class CriteriaRulingsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'True: only those that you have still to read.' })
  isOpen?: boolean | null;
}

/** What mutations of meetings have in common. */
@ObjectType()
abstract class MeetingPayload extends Payload {
  @Field(() => CriteriaMeeting, { nullable: true, description: 'The meeting as it is now; null when there is none.' })
  meeting?: CriteriaMeeting | null;
}

/** What mutations of changes have in common. */
@ObjectType()
abstract class ChangePayload extends Payload {
  @Field(() => CriteriaChange, { nullable: true, description: 'The change as it is now; null when there is none.' })
  change?: CriteriaChange | null;
}

@ObjectType({ description: 'Outcome of `criteriaMeetingPlan`.' })
export class CriteriaMeetingPlanPayload extends MeetingPayload {}

@ObjectType({ description: 'Outcome of `criteriaMeetingHold`.' })
export class CriteriaMeetingHoldPayload extends MeetingPayload {}

@ObjectType({ description: 'Outcome of `criteriaChangePropose`.' })
export class CriteriaChangeProposePayload extends ChangePayload {}

@ObjectType({ description: 'Outcome of `criteriaChangeDecide`.' })
export class CriteriaChangeDecidePayload extends ChangePayload {}

@ObjectType({ description: 'Outcome of `criteriaAcknowledge`.' })
export class CriteriaAcknowledgePayload extends ChangePayload {}
