import { Field, Float, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Channel } from '../../calls/index.js';

/** How often a plan draws. */
export enum SamplingPeriod {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
}

/** Of what a share or number is taken. */
export enum SamplingBasis {
  ALL = 'ALL',
  AGENT = 'AGENT',
}

/** How a number is divided among strata. */
export enum SamplingAllocation {
  LARGEST_REMAINDER = 'LARGEST_REMAINDER',
  NEYMAN = 'NEYMAN',
}

/** By what calls fall into a stratum. */
export enum StratumKind {
  QUEUE = 'QUEUE',
  NEW_AGENT = 'NEW_AGENT',
  LOW_SATISFACTION = 'LOW_SATISFACTION',
  LONG_CALL = 'LONG_CALL',
  UNHAPPY_WORDS = 'UNHAPPY_WORDS',
  OUTLIER_AGENT = 'OUTLIER_AGENT',
}

registerEnumType(SamplingPeriod, {
  name: 'SamplingPeriod',
  description: 'How often a plan draws, by the calendar of its time zone.',
  valuesConfig: {
    DAY: { description: 'Of each day.' },
    WEEK: { description: 'Of each week, Monday to Sunday.' },
    MONTH: { description: 'Of each month.' },
  },
});
registerEnumType(SamplingBasis, {
  name: 'SamplingBasis',
  description: 'Of what a share or number is taken.',
  valuesConfig: {
    ALL: { description: 'Of all calls of the period together.' },
    AGENT: { description: 'Of each agent’s calls of the period.' },
  },
});
registerEnumType(SamplingAllocation, {
  name: 'SamplingAllocation',
  description: 'How what is to be drawn is divided among strata that have no share of their own.',
  valuesConfig: {
    LARGEST_REMAINDER: { description: 'As many as they have calls, by largest remainder.' },
    NEYMAN: {
      description: 'More where results differ more: calls times the standard deviation of the expected accuracy.',
    },
  },
});
registerEnumType(StratumKind, {
  name: 'StratumKind',
  description: 'By what calls fall into a stratum.',
  valuesConfig: {
    QUEUE: { description: 'They came by one of these queues.' },
    NEW_AGENT: { description: 'Their agent is new.' },
    LOW_SATISFACTION: { description: 'The customer gave a low mark.' },
    LONG_CALL: { description: 'They took long.' },
    UNHAPPY_WORDS: { description: 'The customer said unhappy words, by the transcript.' },
    OUTLIER_AGENT: {
      description:
        'The mean handling time of their agent is an outlier on the product line and channel, in the same period: farther from the mean of the agents than so many standard deviations.',
    },
  },
});

@ObjectType({
  description:
    'A part of the calls. A call falls into the first stratum of the plan that it fits; all others are the rest (key `rest`).',
})
export class SamplingStratum {
  @Field(() => String, { description: 'Its name in the plan: lower-case letters, digits and hyphens, at most 60.' })
  key!: string;

  @Field(() => StratumKind, { description: 'By what calls fall into it.' })
  kind!: StratumKind;

  @Field(() => [String], { description: 'QUEUE: keys of the queues, at most 50; otherwise empty.' })
  queues!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'NEW_AGENT: the agent’s account was at most so many days old when the call ended, 1 to 3,650.',
  })
  tenureDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'LOW_SATISFACTION: a mark of at most this, 1 to 5.' })
  maxSatisfaction!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'LONG_CALL: handling time of at least so many seconds, 1 to 86,400.',
  })
  minSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: 'UNHAPPY_WORDS: at least so many of them, 1 to 1,000.' })
  minWords!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'OUTLIER_AGENT: farther than so many standard deviations, 1 to 5.',
  })
  deviations!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of its calls that is drawn, above 0, at most 1; null: it gets its part by the plan’s allocation.',
  })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: 'NEYMAN: accuracy that is expected in it, 0 to 1; null: 0.5.' })
  expectedAccuracy!: number | null;
}

/** What a plan says, without who and when. */
export interface SamplingPlanRule {
  readonly period: SamplingPeriod;
  readonly timeZone: string | null;
  readonly basis: SamplingBasis;
  /** Either a share or a number. */
  readonly share: number | null;
  readonly number: number | null;
  readonly allocation: SamplingAllocation;
  readonly strata: readonly SamplingStratum[];
  readonly minPerAgent: number;
  readonly teamIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly excludedQueues: readonly string[];
  readonly minSeconds: number;
  readonly needsRecording: boolean;
}

/** What calls are drawn, and who scores them with what. */
@ObjectType({
  implements: Node,
  description:
    'What calls are drawn for scoring, how, and for whom. For QA_ANALYST and ADMIN; SUPERVISOR those of led teams only.',
})
export class SamplingPlan extends Node {
  @Field(() => LocalizedText, { description: 'What it is called, at most 100 characters.' })
  name!: LocalizedText;

  @Field(() => Boolean, { description: 'Whether it draws by itself when a period is over.' })
  isActive!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the plan that every centre begins with: a tenth at random.' })
  isDefault!: boolean;

  @Field(() => SamplingPeriod, { description: 'How often it draws.' })
  period!: SamplingPeriod;

  @Field(() => String, {
    nullable: true,
    description: 'Time zone of its calendar, by its IANA name; null: that of the main site.',
  })
  timeZone!: string | null;

  @Field(() => SamplingBasis, { description: 'Of what the share or number is taken.' })
  basis!: SamplingBasis;

  @Field(() => Float, {
    nullable: true,
    description: 'Share that is drawn, above 0, at most 1; null where a number is.',
  })
  share!: number | null;

  @Field(() => Int, { nullable: true, description: 'Calls that are drawn, 1 to 10,000; null where a share is.' })
  number!: number | null;

  @Field(() => SamplingAllocation, { description: 'How that is divided among strata without a share of their own.' })
  allocation!: SamplingAllocation;

  @Field(() => [SamplingStratum], { description: 'Its strata in their order, at most 20.' })
  strata!: SamplingStratum[];

  @Field(() => Int, { description: 'At least so many of each agent, as far as there are, 0 to 100.' })
  minPerAgent!: number;

  /** Shown as `teams`; empty: all. */
  teamIds!: string[];

  @Field(() => [Channel], { description: 'Only calls of these channels; empty: all.' })
  channels!: Channel[];

  @Field(() => [String], { description: 'Keys of queues whose calls are left out, at most 50.' })
  excludedQueues!: string[];

  @Field(() => Int, { description: 'Calls with a shorter handling time are left out; seconds, 0 to 86,400.' })
  minSeconds!: number;

  @Field(() => Boolean, { description: 'Whether calls without a recording are left out.' })
  needsRecording!: boolean;

  /** Shown as `scorecard`; null: it does not draw. */
  scorecardId!: string | null;

  /** Shown as `evaluators`; empty: all active quality analysts. */
  evaluatorIds!: string[];

  @Field(() => Int, { description: 'Days until what it draws is due, 1 to 60.' })
  dueDays!: number;

  @Field(() => Int, {
    description: 'Hours after the end of a period before it draws, 0 to 72: calls are reported late.',
  })
  waitHours!: number;

  /** Shown as `createdBy`; null for the plan that stood at start. */
  createdById!: string | null;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

/** Key of the calls that fit no stratum. */
export const restKey = 'rest';

/** Id of the plan that every centre begins with. */
export const defaultPlanId = 'sampling_plan_00000000000000000000000001';
