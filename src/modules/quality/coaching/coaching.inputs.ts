import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Coaching, CoachingState } from './coaching.js';

export const { Connection: CoachingConnection } = connectionOf<Coaching>('Coaching', () => Coaching);

@InputType({ description: 'What a list of coaching sessions is narrowed to.' })
export class CoachingFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only those with this agent.' })
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this team and the teams below it.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this coach.' })
  coachId?: string | null;

  @Field(() => [CoachingState], { nullable: true, description: 'Only those in one of these states.' })
  states?: CoachingState[] | null;
}

@ArgsType()
export class CoachingsArgs extends PageArgs {
  @Field(() => CoachingFilterInput, {
    nullable: true,
    description: 'Which sessions; all that you may see when left out.',
  })
  filter?: CoachingFilterInput | null;
}

@InputType({ description: 'What a coaching session is about, and when it is.' })
export class CoachingPlanInput {
  @Field(() => String, { description: 'What it is about, 1 to 1,000 characters.' })
  topic!: string;

  @Field(() => [ID], { nullable: true, description: 'Calls of the agent; at most 20.' })
  callIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Released evaluations of the agent; at most 20. The scorecard of the first is that of `refs`.',
  })
  evaluationIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Questions, by their refs on the scorecard; at most 20.' })
  refs?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What is to be reached; at most 10, each 1 to 500 characters.',
  })
  goals?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is to be held.' })
  plannedAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is to be looked at again: in the future, not before it is held.',
  })
  followUpAt?: Date | null;
}

@InputType({ description: 'A coaching session that is opened.' })
export class CoachingOpenInput extends CoachingPlanInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated call have one effect; at most 200 characters, kept for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Another plan for a coaching session; it takes the place of the whole plan.' })
export class CoachingUpdateInput extends CoachingPlanInput {
  @Field(() => Int, { description: 'The `revision` of the session that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'A coaching session that was held.' })
export class CoachingHoldInput {
  @Field(() => Int, { description: 'The `revision` of the session that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'What was said and agreed, 1 to 4,000 characters.' })
  notes!: string;

  @Field(() => [String], { description: 'What is to be reached; at most 10, each 1 to 500 characters.' })
  goals!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is looked at again; in the future.' })
  followUpAt?: Date | null;
}

@InputType({ description: 'The agent confirms a coaching session.' })
export class CoachingAcknowledgeInput {
  @Field(() => Int, { description: 'The `revision` of the session that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'What you say to it, at most 2,000 characters.' })
  comment?: string | null;
}

@InputType({ description: 'A coaching session that is closed.' })
export class CoachingCloseInput {
  @Field(() => Int, { description: 'The `revision` of the session that you saw.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'What came of it, 1 to 2,000 characters.' })
  outcome!: string;

  @Field(() => [Boolean], {
    nullable: true,
    description: 'Whether each goal was reached, in their order; left out, none is answered.',
  })
  goalsMet?: boolean[] | null;
}

const changed = {
  nullable: true,
  description: 'The session as it is now; null where it does not exist or you may not see it.',
} as const;

@ObjectType({ description: 'Outcome of `coachingOpen`.' })
export class CoachingOpenPayload extends Payload {
  @Field(() => Coaching, changed)
  coaching?: Coaching | null;
}

@ObjectType({ description: 'Outcome of `coachingUpdate`.' })
export class CoachingUpdatePayload extends Payload {
  @Field(() => Coaching, changed)
  coaching?: Coaching | null;
}

@ObjectType({ description: 'Outcome of `coachingHold`.' })
export class CoachingHoldPayload extends Payload {
  @Field(() => Coaching, changed)
  coaching?: Coaching | null;
}

@ObjectType({ description: 'Outcome of `coachingAcknowledge`.' })
export class CoachingAcknowledgePayload extends Payload {
  @Field(() => Coaching, changed)
  coaching?: Coaching | null;
}

@ObjectType({ description: 'Outcome of `coachingClose`.' })
export class CoachingClosePayload extends Payload {
  @Field(() => Coaching, changed)
  coaching?: Coaching | null;
}

@ObjectType({
  description: 'How often the questions of a session were answered without an error in one stretch of time.',
})
export class CoachingEffectSide {
  @Field(() => Int, { description: 'Evaluations without an error in these questions.' })
  count!: number;

  @Field(() => Int, { description: 'Evaluations in which one of these questions applied.' })
  of!: number;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1; null without evidence.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Wilson), 0 to 1.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Wilson), 0 to 1.' })
  high!: number | null;

  @Field(() => Boolean, { description: 'Whether there are fewer than 10, which prove little.' })
  isTooFew!: boolean;
}

@ObjectType({
  description:
    'What a session brought: calls of the 90 days before it beside those of at most 90 days after it. Only evaluations that were released and count.',
})
export class CoachingEffect {
  @Field(() => CoachingEffectSide, { description: 'Before the session.' })
  before!: CoachingEffectSide;

  @Field(() => CoachingEffectSide, { description: 'After the session.' })
  after!: CoachingEffectSide;

  @Field(() => Float, { nullable: true, description: 'After less before, -1 to 1; null without evidence on a side.' })
  difference!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval (Newcombe), -1 to 1.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval (Newcombe), -1 to 1.' })
  high!: number | null;
}
