import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { LocalizedTextInput } from '../../../platform/graphql/localized.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Channel } from '../../calls/index.js';
import { Sample } from './sample.js';
import { SamplingAllocation, SamplingBasis, SamplingPeriod, SamplingPlan, StratumKind } from './sampling-plan.js';

export const SamplingPlanConnection = connectionOf('SamplingPlan', () => SamplingPlan).Connection;
export const SampleConnection = connectionOf('Sample', () => Sample).Connection;

const key = 'Makes a repeated call have one effect; at most 200 characters, kept for a day.';

@InputType({ description: 'A stratum of a plan. Only the measure of its kind counts, and that one is needed.' })
export class SamplingStratumInput {
  @Field(() => String, { description: 'Its name in the plan: lower-case letters, digits and hyphens; not `rest`.' })
  key!: string;

  @Field(() => StratumKind, { description: 'By what calls fall into it.' })
  kind!: StratumKind;

  @Field(() => [String], { nullable: true, description: 'QUEUE: keys of 1 to 50 queues.' })
  queues?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'NEW_AGENT: days, 1 to 3,650.' })
  tenureDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'LOW_SATISFACTION: a mark of at most this, 1 to 5.' })
  maxSatisfaction?: number | null;

  @Field(() => Int, { nullable: true, description: 'LONG_CALL: handling time in seconds, 1 to 86,400.' })
  minSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'UNHAPPY_WORDS: at least so many, 1 to 1,000.' })
  minWords?: number | null;

  @Field(() => Float, { nullable: true, description: 'OUTLIER_AGENT: standard deviations, 1 to 5.' })
  deviations?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of its calls, above 0, at most 1; left out: by the allocation.',
  })
  share?: number | null;

  @Field(() => Float, { nullable: true, description: 'NEYMAN: expected accuracy, 0 to 1; left out: 0.5.' })
  expectedAccuracy?: number | null;
}

@InputType({ description: 'All of a plan; what is left out gets its usual value.' })
export class SamplingPlanInput {
  @Field(() => LocalizedTextInput, { description: 'What it is called, at most 100 characters.' })
  name!: LocalizedTextInput;

  @Field(() => Boolean, { description: 'Whether it draws by itself when a period is over.' })
  isActive!: boolean;

  @Field(() => SamplingPeriod, { description: 'How often it draws.' })
  period!: SamplingPeriod;

  @Field(() => String, { nullable: true, description: 'IANA name of its time zone; left out: that of the main site.' })
  timeZone?: string | null;

  @Field(() => SamplingBasis, { description: 'Of what the share or number is taken.' })
  basis!: SamplingBasis;

  @Field(() => Float, { nullable: true, description: 'Share, above 0, at most 1. Either this or `number`.' })
  share?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of calls, 1 to 10,000. Either this or `share`.' })
  number?: number | null;

  @Field(() => SamplingAllocation, { nullable: true, description: 'Left out: LARGEST_REMAINDER.' })
  allocation?: SamplingAllocation | null;

  @Field(() => [SamplingStratumInput], { nullable: true, description: 'Its strata in their order, at most 20.' })
  strata?: SamplingStratumInput[] | null;

  @Field(() => Int, { nullable: true, description: 'At least so many of each agent, 0 to 100; left out: 0.' })
  minPerAgent?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Only calls of these teams and those below them, at most 200; left out: all. A supervisor names led ones.',
  })
  teamIds?: string[] | null;

  @Field(() => [Channel], { nullable: true, description: 'Only these channels; left out: all.' })
  channels?: Channel[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of queues that are left out, at most 50.' })
  excludedQueues?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Shorter calls are left out; seconds, 0 to 86,400; left out: 0.' })
  minSeconds?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether calls without a recording are left out; left out: no.',
  })
  needsRecording?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Scorecard in use that is scored with; left out: it does not draw.' })
  scorecardId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Who scores, at most 200: quality analysts, or supervisors who lead each of its teams; left out: all active quality analysts.',
  })
  evaluatorIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Days until what it draws is due, 1 to 60; left out: 7.' })
  dueDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Hours to wait after a period, 0 to 72; left out: 6.' })
  waitHours?: number | null;
}

@InputType({ description: 'A new plan, or another state of one.' })
export class SamplingPlanSaveInput {
  @Field(() => ID, { nullable: true, description: 'The plan that is changed; left out: a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its `revision` as you saw it; needed for a change.' })
  expectedVersion?: number | null;

  @Field(() => SamplingPlanInput, { description: 'The plan.' })
  plan!: SamplingPlanInput;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

/** A span of calls. */
@InputType()
abstract class CallSpanInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Calls that came at this moment or later.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Calls that came before this moment; in the past, at most 92 days after `from`.',
  })
  to?: Date | null;
}

@InputType({ description: 'What is drawn. Without a span: the last period of the plan that is over.' })
export class SamplingPlanRunInput extends CallSpanInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Beginning of the random numbers, 0 to 2,147,483,647; left out: one that follows from plan and span.',
  })
  seed?: number | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What plan is tried. Without a span: its last period that is over.' })
export class SamplingPlanPreviewInput extends CallSpanInput {
  @Field(() => SamplingPlanInput, { description: 'The plan as it would be saved.' })
  plan!: SamplingPlanInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Beginning of the random numbers, 0 to 2,147,483,647; left out: 0.',
  })
  seed?: number | null;
}

@ObjectType({ description: 'Outcome of `samplingPlanSave`.' })
export class SamplingPlanSavePayload extends Payload {
  @Field(() => SamplingPlan, { nullable: true, description: 'The plan as it is now; null when there is none.' })
  plan?: SamplingPlan | null;
}

@ObjectType({ description: 'Outcome of `samplingPlanRun`.' })
export class SamplingPlanRunPayload extends Payload {
  @Field(() => Sample, { nullable: true, description: 'The draw; null when refused.' })
  sample?: Sample | null;
}

@ArgsType()
export class SamplesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only draws of this plan.' })
  planId?: string | null;
}

@ArgsType()
export class SampleSizeArgs {
  @Field(() => Int, { nullable: true, description: 'How many calls there are, from 0; left out: without end.' })
  population?: number | null;

  @Field(() => Float, { description: 'Largest error that is accepted, 0.001 to 0.5.' })
  margin!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Share that is expected, 0 to 1; left out: 0.5, which asks for most.',
  })
  expected?: number | null;

  @Field(() => Float, { nullable: true, description: 'Confidence: 0.8, 0.9, 0.95 or 0.99; left out: 0.95.' })
  confidence?: number | null;
}
