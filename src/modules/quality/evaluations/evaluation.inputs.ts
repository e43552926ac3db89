import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { PageArgs } from '../../../platform/graphql/connection.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { AnswerInput } from '../scorecards/scorecard-content.inputs.js';
import {
  EvaluationKind,
  EvaluationOrder,
  EvaluationRelease,
  EvaluationSide,
  EvaluationState,
} from './evaluation-enums.js';
import { EvaluationFilter } from './evaluation-filter.inputs.js';
import { Evaluation } from './evaluation.js';

const revision = 'Revision that you saw; CONFLICT with the evaluation as it is where it has changed.';
const key = 'Repeats of the call with the same key have one effect; at most 200 characters, remembered for a day.';

@InputType({ description: 'What is evaluated, and with which form.' })
export class EvaluationStartInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The call; left out for a visit or repair, and with `assignmentId`.',
  })
  callId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose visit or repair it is; not used with a call.' })
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Reference of the visit or repair, at most 64 characters.' })
  subjectReference?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The scorecard; its version in use is taken. Left out: that of the assignment; SECOND and SELF: that of the first evaluator; SELF without one: the one activated last for this kind of contact.',
  })
  scorecardId?: string | null;

  @Field(() => EvaluationKind, { nullable: true, description: 'STANDARD (default), SECOND or SELF.' })
  kind?: EvaluationKind | null;

  @Field(() => ID, { nullable: true, description: 'Your assignment of a sample that it answers.' })
  assignmentId?: string | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A note of a draft.' })
export class EvaluationNoteInput {
  @Field(() => ID, { nullable: true, description: 'The note that is changed; left out: a new one.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Ref of the question that it belongs to; left out: the whole.' })
  ref?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Second of the recording that it is pinned to, 0 to its length; left out: none.',
  })
  second?: number | null;

  @Field(() => String, { description: 'What it says, 1 to 2,000 characters.' })
  text!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the agent does not get it; default false.' })
  isPrivate?: boolean | null;
}

@InputType({ description: 'A small change of a draft; what is left out stays.' })
export class EvaluationDraftUpdateInput {
  @Field(() => Int, { description: revision })
  expectedRevision!: number;

  @Field(() => [AnswerInput], {
    nullable: true,
    description: 'Answers to single questions; one with nothing in it takes the answer away. At most 200.',
  })
  answers?: AnswerInput[] | null;

  @Field(() => [EvaluationNoteInput], {
    nullable: true,
    description: 'Notes that are new or changed; an evaluation has at most 200.',
  })
  notes?: EvaluationNoteInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Notes that are taken away.' })
  removedNoteIds?: string[] | null;
}

@InputType({ description: 'How a draft is submitted.' })
export class EvaluationSubmitInput {
  @Field(() => Int, { description: revision })
  expectedRevision!: number;

  @Field(() => EvaluationRelease, {
    nullable: true,
    description: 'When the agent gets it; default NOW. SELF and CALIBRATION do not use it.',
  })
  release?: EvaluationRelease | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'AT: the moment, at most 45 days ahead.' })
  releaseAt?: Date | null;
}

@InputType({ description: 'When a submitted evaluation is released.' })
export class EvaluationReleaseInput {
  @Field(() => Int, { description: revision })
  expectedRevision!: number;

  @Field(() => EvaluationRelease, {
    nullable: true,
    description: 'NOW (default), AT, or LATER, which takes a set time back.',
  })
  release?: EvaluationRelease | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'AT: the moment, at most 45 days ahead.' })
  releaseAt?: Date | null;
}

@InputType({ description: 'What the agent says to a released evaluation.' })
export class EvaluationAcknowledgeInput {
  @Field(() => String, { nullable: true, description: 'A comment, at most 3,072 characters.' })
  comment?: string | null;
}

@InputType({ description: 'Corrected answers of a released evaluation.' })
export class EvaluationRescoreInput {
  @Field(() => Int, { description: revision })
  expectedRevision!: number;

  @Field(() => [AnswerInput], { description: 'Answers that differ from what stands; the others stay.' })
  answers!: AnswerInput[];

  @Field(() => String, { description: 'Why, 1 to 1,000 characters; the agent reads it.' })
  reason!: string;
}

@InputType({ description: 'Which draft is thrown away, and why.' })
export class EvaluationDiscardInput {
  @Field(() => Int, { description: revision })
  expectedRevision!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, 1 to 1,000 characters; the evaluator reads it. Needed for a draft of somebody else, but not of a peer whom you chose.',
  })
  reason?: string | null;
}

@InputType({ description: 'Why a call shall be shown as an example.' })
export class EvaluationExemplaryAskInput {
  @Field(() => String, { description: 'What is exemplary, 1 to 1,000 characters; the agent and learners read it.' })
  reason!: string;
}

@InputType({ description: 'The agent’s answer.' })
export class EvaluationConsentInput {
  @Field(() => Boolean, { description: 'True: agreed. False: refused, or withdrawn.' })
  isGiven!: boolean;
}

@InputType({ description: 'Whom a lead chooses to evaluate a colleague’s call.' })
export class PeerAssignInput {
  @Field(() => ID, { description: 'The call.' })
  callId!: string;

  @Field(() => ID, {
    description: 'Who is to evaluate it: an agent, supervisor or analyst, not the agent of the call.',
  })
  evaluatorId!: string;

  @Field(() => ID, { description: 'The scorecard; its version in use is taken.' })
  scorecardId!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is asked for; must lie ahead.' })
  dueAt?: Date | null;

  @Field(() => String, { nullable: true, description: key })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Outcome of a mutation of an evaluation.' })
export class EvaluationPayload extends Payload {
  @Field(() => Evaluation, {
    nullable: true,
    description: 'The evaluation as it is now; null when refused, except for CONFLICT.',
  })
  evaluation?: Evaluation | null;
}

@ObjectType({ description: 'Outcome of `evaluationDiscard`.' })
export class EvaluationDiscardPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The draft that is gone; null when refused.' })
  discardedId?: string | null;

  @Field(() => Evaluation, { nullable: true, description: 'CONFLICT: the evaluation as it is; otherwise null.' })
  evaluation?: Evaluation | null;
}

@ArgsType()
export class EvaluationsArgs extends PageArgs {
  @Field(() => EvaluationFilter, { nullable: true, description: 'Only these.' })
  filter?: EvaluationFilter | null;

  @Field(() => EvaluationOrder, { nullable: true, description: 'In which order; default NEWEST.' })
  orderBy?: EvaluationOrder | null;
}

@ArgsType()
export class MyEvaluationsArgs extends PageArgs {
  @Field(() => EvaluationSide, { description: 'Those that you write, or those about you.' })
  side!: EvaluationSide;

  @Field(() => [EvaluationKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: EvaluationKind[] | null;

  @Field(() => [EvaluationState], { nullable: true, description: 'Only in these states.' })
  states?: EvaluationState[] | null;
}
