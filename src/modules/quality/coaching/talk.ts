import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where a talk stands. */
export enum TalkState {
  DUE = 'DUE',
  HELD = 'HELD',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
}

registerEnumType(TalkState, {
  name: 'TalkState',
  description: 'Where a talk stands.',
  valuesConfig: {
    DUE: { description: 'To be held by its due date; late where that is over.' },
    HELD: { description: 'Held and written down by the lead; the agent has not confirmed it yet.' },
    ACKNOWLEDGED: { description: 'Both have confirmed what was agreed.' },
  },
});

/** The month's talk of a lead with an agent about what was monitored. */
@ObjectType({
  implements: Node,
  description:
    'The talk that every agent with a released evaluation in a month is due: what went wrong, and what was agreed. For the agent, the leads of the team, quality staff and the manager of the site.',
})
export class Talk extends Node {
  @Field(() => String, { description: 'The month of the evaluations, `YYYY-MM`, in the local time of the site.' })
  month!: string;

  @Field(() => TalkState, { description: 'Where it stands.' })
  state!: TalkState;

  @Field(() => DateTimeScalar, {
    description: 'By when it is to be held: a number of working days of the site after the first release of the month.',
  })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was held; null before.' })
  heldAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was spoken about, at most 4,000 characters; null before.' })
  problems!: string | null;

  @Field(() => String, { nullable: true, description: 'What was agreed, at most 4,000 characters; null before.' })
  solution!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the agent confirmed it; null before.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the agent said to it, at most 2,000 characters; null where nothing.',
  })
  comment!: string | null;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'Since when it is due: the first release of the month.' })
  createdAt!: Date;

  /** Shown as `agent`. */
  agentId!: string;

  /** Shown as `heldBy`. */
  heldById!: string | null;

  /** The agent's teams and those above them, when it became due. */
  teamIds!: string[];

  /** Shown as `site`. */
  siteId!: string | null;
}
