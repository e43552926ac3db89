import { PageArgs } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { AnswerInput } from '../scorecards/scorecard-content.inputs.js';
import { Dispute, DisputeDecision, DisputeState } from './dispute.js';

@InputType({ description: 'One question that is disputed.' })
export class DisputeItemInput {
  @Field(() => String, { description: 'Ref of a question that was asked and is not disputed yet.' })
  ref!: string;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' })
  reason!: string;
}

@InputType({ description: 'What an agent disputes.' })
export class DisputeOpenInput {
  @Field(() => [DisputeItemInput], { description: 'The questions: as many as the form allows for one evaluation.' })
  items!: DisputeItemInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The decision about one question.' })
export class DisputeRulingInput {
  @Field(() => String, { description: 'Ref of a disputed question that waits.' })
  ref!: string;

  @Field(() => DisputeDecision, { description: 'Who was right.' })
  decision!: DisputeDecision;

  @Field(() => AnswerInput, { nullable: true, description: 'UPHELD: the answer that holds now, another than before.' })
  answer?: AnswerInput | null;

  @Field(() => String, { description: 'Reasons, 1 to 2,000 characters; agent and evaluator read them.' })
  ruling!: string;
}

@InputType({ description: 'Decisions about some or all questions that wait.' })
export class DisputeDecideInput {
  @Field(() => Int, { description: 'Revision that you saw; CONFLICT with the dispute as it is where it has changed.' })
  expectedRevision!: number;

  @Field(() => [DisputeRulingInput], { description: 'The decisions; each is final.' })
  items!: DisputeRulingInput[];

  @Field(() => [AnswerInput], {
    nullable: true,
    description: 'Answers to questions that are asked only because an answer was changed; no others.',
  })
  answers?: AnswerInput[] | null;
}

@ObjectType({ description: 'Outcome of a mutation of a dispute.' })
export class DisputePayload extends Payload {
  @Field(() => Dispute, {
    nullable: true,
    description: 'The dispute as it is now; null when refused, except for CONFLICT.',
  })
  dispute?: Dispute | null;
}

@InputType({ description: 'Which disputes; all conditions together.' })
export class DisputeFilter {
  @Field(() => [DisputeState], { nullable: true, description: 'In one of these states.' })
  states?: DisputeState[] | null;

  @Field(() => ID, { nullable: true, description: 'By this agent.' })
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About evaluations by this evaluator.' })
  evaluatorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About evaluations with this scorecard.' })
  scorecardId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this evaluation.' })
  evaluationId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that you may judge.' })
  isMineToJudge?: boolean | null;
}

@ArgsType()
export class DisputesArgs extends PageArgs {
  @Field(() => DisputeFilter, { nullable: true, description: 'Only these.' })
  filter?: DisputeFilter | null;
}

@ArgsType()
export class DisputeFiguresArgs {
  @Field(() => DateTimeScalar, { description: 'Disputes opened from this moment on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'And before this one; at most 400 days later.' })
  to!: Date;

  @Field(() => ID, { nullable: true, description: 'Only about this scorecard.' })
  scorecardId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of agents of this team and those below it.' })
  teamId?: string | null;
}
