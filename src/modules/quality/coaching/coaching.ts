import { Field, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where a coaching session stands. */
export enum CoachingState {
  OPEN = 'OPEN',
  HELD = 'HELD',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  CLOSED = 'CLOSED',
}

/** Why a coaching session was opened. */
export enum CoachingCause {
  MANUAL = 'MANUAL',
  RULE = 'RULE',
}

registerEnumType(CoachingState, {
  name: 'CoachingState',
  description: 'Where a coaching session stands.',
  valuesConfig: {
    OPEN: { description: 'Planned; not held yet.' },
    HELD: { description: 'Held and written down; the agent has not confirmed it yet.' },
    ACKNOWLEDGED: { description: 'Confirmed by the agent; the follow-up is to come.' },
    CLOSED: { description: 'Over: its follow-up was held, or it was not needed any more.' },
  },
});
registerEnumType(CoachingCause, {
  name: 'CoachingCause',
  description: 'Why a coaching session was opened.',
  valuesConfig: {
    MANUAL: { description: 'A lead or quality staff opened it.' },
    RULE: { description: 'Errors repeated, and a rule opened it.' },
  },
});

/** What is to be reached. */
@ObjectType({ description: 'What is to be reached until the follow-up.' })
export class CoachingGoal {
  @Field(() => String, { description: 'The goal, at most 500 characters.' })
  text!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was reached; null until somebody said so.' })
  isMet!: boolean | null;
}

/** A coaching session: about calls and questions, with goals and a day to look again. */
@ObjectType({
  implements: Node,
  description:
    'A coaching session with an agent, tied to calls and questions, with goals and a follow-up. For the agent, the coach, the leads of the team, quality staff and the manager of the site.',
})
export class Coaching extends Node {
  @Field(() => CoachingState, { description: 'Where it stands.' })
  state!: CoachingState;

  @Field(() => CoachingCause, { description: 'Why it was opened.' })
  cause!: CoachingCause;

  @Field(() => String, { nullable: true, description: 'Key of the rule that opened it; null for MANUAL.' })
  ruleKey!: string | null;

  @Field(() => String, { description: 'What it is about, at most 1,000 characters.' })
  topic!: string;

  @Field(() => [String], { description: 'Questions that it is about, by their refs on the scorecard; at most 20.' })
  refs!: string[];

  @Field(() => [CoachingGoal], { description: 'What is to be reached; at most 10.' })
  goals!: CoachingGoal[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is planned; null while no time is set.' })
  plannedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was held; null before.' })
  heldAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said and agreed, at most 4,000 characters; null before.',
  })
  notes!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is looked at again; null where not agreed yet.',
  })
  followUpAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the agent confirmed it; null before.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the agent said to it, at most 2,000 characters.' })
  comment!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null before.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What came of it, at most 2,000 characters; null before.' })
  outcome!: string | null;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  createdAt!: Date;

  @Field(() => [ID], { description: 'Calls that it is about; at most 20.' })
  callIds!: string[];

  @Field(() => [ID], { description: 'Evaluations that it is about; at most 20.' })
  evaluationIds!: string[];

  /** Shown as `scorecard`. */
  scorecardId!: string | null;

  /** Shown as `agent`. */
  agentId!: string;

  /** Shown as `coach`. */
  coachId!: string;

  /** Shown as `openedBy`; null where a rule did. */
  openedById!: string | null;

  teamIds!: string[];
  siteId!: string | null;

  /** When coach and agent were told that the follow-up is due; null before. */
  remindedAt!: Date | null;
}
