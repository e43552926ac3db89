import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { AnswerGiven } from '../scorecards/form-result.js';

/** How a dispute stands. */
export enum DisputeState {
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
  WITHDRAWN = 'WITHDRAWN',
}

/** What was decided about one question. */
export enum DisputeDecision {
  UPHELD = 'UPHELD',
  REJECTED = 'REJECTED',
}

registerEnumType(DisputeState, {
  name: 'DisputeState',
  description: 'How a dispute stands.',
  valuesConfig: {
    OPEN: { description: 'At least one question waits for a decision.' },
    DECIDED: { description: 'Every question was decided.' },
    WITHDRAWN: { description: 'The agent took it back; what was decided until then holds.' },
  },
});

registerEnumType(DisputeDecision, {
  name: 'DisputeDecision',
  description: 'What was decided about one question.',
  valuesConfig: {
    UPHELD: { description: 'The agent was right: the answer is changed and the evaluation scored anew.' },
    REJECTED: { description: 'The answer stays.' },
  },
});

/** Bounds of what is written into disputes. */
export const disputeLimits = { reason: 2_000, ruling: 2_000, items: 200, answerDays: 5 } as const;

@ObjectType({ description: 'One question that is disputed.' })
export class DisputeItem {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => String, { description: 'Why the agent disputes it, at most 2,000 characters.' })
  reason!: string;

  @Field(() => DisputeDecision, { nullable: true, description: 'What was decided; null while it waits.' })
  decision!: DisputeDecision | null;

  @Field(() => AnswerGiven, { nullable: true, description: 'The answer that is disputed.' })
  answerBefore!: AnswerGiven | null;

  @Field(() => AnswerGiven, { nullable: true, description: 'UPHELD: the answer that holds now; null otherwise.' })
  answer!: AnswerGiven | null;

  @Field(() => String, { nullable: true, description: 'Reasons of the decision, at most 2,000 characters.' })
  ruling!: string | null;

  /** Shown as `judge`. */
  judgeId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt!: Date | null;
}

/** An agent says that questions of an evaluation were answered wrongly. */
@ObjectType({
  implements: Node,
  description:
    'An agent says that questions of an evaluation were answered wrongly. Seen by the agent, the evaluator, QA_ANALYST, the supervisors of the team and the managers of the site.',
})
export class Dispute extends Node {
  /** Shown as `evaluation`. */
  evaluationId!: string;
  scorecardId!: string;
  /** What people call what was evaluated, as notices write it. */
  reference!: string;
  title!: string;

  /** Shown as `agent`. */
  agentId!: string;
  /** Shown as `evaluator`. */
  evaluatorId!: string;
  teamIds!: string[];
  siteId!: string | null;
  queue!: string | null;
  lineId!: string | null;
  /** Day that the evaluation counts on. */
  day!: string;

  @Field(() => DisputeState, { description: 'How it stands.' })
  state!: DisputeState;

  @Field(() => [DisputeItem], { description: 'The disputed questions.' })
  items!: DisputeItem[];

  /** Who decided last; shown as `judge`. */
  judgeId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it is to be decided: five working days.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last question was decided; null before.' })
  decidedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the agent took it back; null otherwise.' })
  withdrawnAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; hand it back as `expectedRevision`.' })
  revision!: number;
}

/** Pages of disputes. */
export const DisputePage = connectionOf('Dispute', () => Dispute);
