import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where an assignment stands. */
export enum AssignmentState {
  OPEN = 'OPEN',
  STARTED = 'STARTED',
  DONE = 'DONE',
  SKIPPED = 'SKIPPED',
}

registerEnumType(AssignmentState, {
  name: 'AssignmentState',
  description: 'Where the scoring of a drawn call stands.',
  valuesConfig: {
    OPEN: { description: 'Nobody has begun.' },
    STARTED: { description: 'The evaluator has a draft.' },
    DONE: { description: 'The evaluation was submitted.' },
    SKIPPED: {
      description: 'Given up with a reason; another call of the same part took its place, where there was one.',
    },
  },
});

/** A drawn call that somebody is to score. */
@ObjectType({
  implements: Node,
  description:
    'A drawn call that somebody is to score. Seen by its evaluator, QA_ANALYST and ADMIN, and SUPERVISOR of a team that the plan is for. The agent never sees it.',
})
export class Assignment extends Node {
  sampleId!: string;
  planId!: string;
  /** Teams that the plan is for; empty: all. */
  planTeamIds!: string[];

  /** Shown as `call`. */
  callId!: string;
  /** When the customer came. */
  callAt!: Date;

  /** Shown as `agent`. */
  agentId!: string | null;

  /** Shown as `evaluator`. */
  evaluatorId!: string;

  /** Shown as `scorecard`. */
  scorecardId!: string;

  @Field(() => String, { description: 'Key of the stratum that it was drawn of.' })
  stratum!: string;

  /** Number of the cell of the draw; reserves are taken of the same. */
  cell!: number;

  @Field(() => Float, { description: 'How many calls of the period this one stands for.' })
  weight!: number;

  @Field(() => AssignmentState, { description: 'Where it stands.' })
  state!: AssignmentState;

  @Field(() => DateTimeScalar, { description: 'Until when it is to be scored.' })
  dueAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was skipped; null otherwise.' })
  skipReason!: string | null;

  /** The skipped assignment whose place it took. */
  replacesId!: string | null;

  /** Shown as `evaluation`. */
  evaluationId!: string | null;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was drawn.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}
