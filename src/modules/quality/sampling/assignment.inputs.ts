import { PageArgs, connectionOf } from '../../../platform/graphql/connection.js';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { Assignment, AssignmentState } from './assignment.js';

export const AssignmentConnection = connectionOf('Assignment', () => Assignment).Connection;

@InputType({ description: 'Which assignments are listed. All given conditions hold together.' })
export class AssignmentFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this plan.' })
  planId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this draw.' })
  sampleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this evaluator.' })
  evaluatorId?: string | null;

  @Field(() => [AssignmentState], { nullable: true, description: 'Only in one of these states.' })
  states?: AssignmentState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that are not done and were due before now.' })
  isOverdue?: boolean | null;
}

@ArgsType()
export class AssignmentsArgs extends PageArgs {
  @Field(() => AssignmentFilterInput, { nullable: true, description: 'Which are listed; left out: all that you see.' })
  filter?: AssignmentFilterInput | null;
}

@ArgsType()
export class MyAssignmentsArgs extends PageArgs {
  @Field(() => [AssignmentState], {
    nullable: true,
    description: 'Only in one of these states; left out: OPEN and STARTED.',
  })
  states?: AssignmentState[] | null;
}

@InputType({ description: 'Why a drawn call is given up.' })
export class AssignmentSkipInput {
  @Field(() => Int, { description: 'Its `revision` as you saw it.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Who is to score it instead.' })
export class AssignmentReassignInput {
  @Field(() => Int, { description: 'Its `revision` as you saw it.' })
  expectedVersion!: number;

  @Field(() => ID, {
    description: 'A quality analyst, or a supervisor who leads each team of the plan; not its agent.',
  })
  evaluatorId!: string;
}

@InputType({ description: 'What is spread anew, and over whom. Only what nobody has begun, at most 1,000 at a time.' })
export class AssignmentsDistributeInput {
  @Field(() => ID, { nullable: true, description: 'Those of this draw. This or `fromEvaluatorId`, or both.' })
  sampleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of this person.' })
  fromEvaluatorId?: string | null;

  @Field(() => [ID], { description: 'Over whom, 1 to 200; with regard to what each has to score already.' })
  evaluatorIds!: string[];
}

@ObjectType({ description: 'Outcome of `assignmentSkip`.' })
export class AssignmentSkipPayload extends Payload {
  @Field(() => Assignment, { nullable: true, description: 'The skipped one; on CONFLICT as it is now.' })
  assignment?: Assignment | null;

  @Field(() => Assignment, {
    nullable: true,
    description: 'What took its place: the next call of the same stratum; null where there was none left.',
  })
  replacement?: Assignment | null;
}

@ObjectType({ description: 'Outcome of `assignmentReassign`.' })
export class AssignmentReassignPayload extends Payload {
  @Field(() => Assignment, { nullable: true, description: 'As it is now; null when there is none.' })
  assignment?: Assignment | null;
}

@ObjectType({ description: 'Outcome of `assignmentsDistribute`.' })
export class AssignmentsDistributePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many changed hands; null when refused.' })
  movedCount?: number | null;
}
