import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Evaluation } from '../evaluations/evaluation.js';
import { CalibrationSession, CalibrationState } from './calibration.js';

export const CalibrationSessionConnection = connectionOf('CalibrationSession', () => CalibrationSession).Connection;

const version = 'Its `revision` as you saw it.';

@InputType({ description: 'A session: on what, by whom, until when.' })
export class CalibrationCreateInput {
  @Field(() => String, { description: 'What it is called, at most 120 characters.' })
  title!: string;

  @Field(() => ID, { description: 'The call; one that you may see, and not your own.' })
  callId!: string;

  @Field(() => ID, { description: 'A scorecard in use for such calls; its version is fixed now.' })
  scorecardId!: string;

  @Field(() => ID, { description: 'Whose answers the others are compared with; submits first.' })
  expertId!: string;

  @Field(() => [ID], { description: 'Who scores beside the expert, 1 to 20: quality analysts and supervisors.' })
  participantIds!: string[];

  @Field(() => DateTimeScalar, {
    description: 'Until when all should have submitted, within 90 days. People are reminded a day before.',
  })
  dueAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Revealing the answers.' })
export class CalibrationRevealInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why before all have submitted, at most 500 characters; needed. Those who have not submitted no longer can.',
  })
  reason?: string | null;
}

@InputType({ description: 'A ruling on one question.' })
export class CalibrationRuleInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number;

  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => String, {
    description: 'How it is to be read, at most 2,000 characters; takes the place of an earlier one.',
  })
  ruling!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its wording should be changed; the criteria meeting sees it.',
  })
  proposesChange?: boolean | null;
}

@InputType({ description: 'The end of a session.' })
export class CalibrationCloseInput {
  @Field(() => Int, { description: version })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 500 characters; needed where it was never revealed.',
  })
  reason?: string | null;
}

@InputType({ description: 'Which sessions are listed. All given conditions hold together.' })
export class CalibrationFilterInput {
  @Field(() => [CalibrationState], { nullable: true, description: 'Only in one of these states.' })
  states?: CalibrationState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only with this scorecard.' })
  scorecardId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that you lead or take part in.' })
  isMine?: boolean | null;
}

@ArgsType()
export class CalibrationsArgs extends PageArgs {
  @Field(() => CalibrationFilterInput, { nullable: true, description: 'Which are listed; left out: all that you see.' })
  filter?: CalibrationFilterInput | null;
}

@ArgsType()
export class RaterAgreementArgs {
  @Field(() => DateTimeScalar, { description: 'Sessions that were revealed at this moment or later.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'Sessions that were revealed before this moment; at most 800 days after `from`.',
  })
  to!: Date;

  @Field(() => ID, { nullable: true, description: 'Only sessions with this scorecard.' })
  scorecardId?: string | null;
}

/** What mutations of sessions have in common. */
@ObjectType()
abstract class SessionPayload extends Payload {
  @Field(() => CalibrationSession, {
    nullable: true,
    description: 'The session as it is now; null when there is none.',
  })
  session?: CalibrationSession | null;
}

@ObjectType({ description: 'Outcome of `calibrationCreate`.' })
export class CalibrationCreatePayload extends SessionPayload {}

@ObjectType({ description: 'Outcome of `calibrationStart`.' })
export class CalibrationStartPayload extends SessionPayload {
  @Field(() => Evaluation, { nullable: true, description: 'Your own evaluation; null when refused.' })
  evaluation?: Evaluation | null;
}

@ObjectType({ description: 'Outcome of `calibrationReveal`.' })
export class CalibrationRevealPayload extends SessionPayload {}

@ObjectType({ description: 'Outcome of `calibrationRule`.' })
export class CalibrationRulePayload extends SessionPayload {}

@ObjectType({ description: 'Outcome of `calibrationClose`.' })
export class CalibrationClosePayload extends SessionPayload {}
