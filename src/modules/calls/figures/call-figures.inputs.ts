import { Field, ID, InputType, Int } from '../../../platform/graphql/decorators.js';
import { Channel } from '../call-channel.js';

@InputType({
  description: 'Which calls are counted. All given conditions hold together; what you may not see is never counted.',
})
export class CallFiguresFilter {
  @Field(() => String, {
    description: 'First day on which they were offered, `YYYY-MM-DD` of the zone that the answer names.',
  })
  fromDay!: string;

  @Field(() => String, { description: 'Last day, included; at most 400 days from the first one.' })
  toDay!: string;

  @Field(() => ID, { nullable: true, description: 'Only of this site.' })
  siteId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only of this team and the teams below it, as they were at the time.',
  })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this agent.' })
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this queue, by its key.' })
  queue?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this product line.' })
  lineId?: string | null;

  @Field(() => Channel, { nullable: true, description: 'Only what came by this way.' })
  channel?: Channel | null;

  @Field(() => String, { nullable: true, description: 'Only of customers of this level, by its key.' })
  customerLevel?: string | null;
}

@InputType({ description: 'How it is recognised that somebody came again.' })
export class FirstContactOptions {
  @Field(() => Int, { defaultValue: 24, description: 'Hours after the end of a contact, 1 to 720.' })
  windowHours!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether only contacts of the same reason count.' })
  sameReason!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether tries that nobody answered count.' })
  abandonedCountsAsRepeat!: boolean;

  @Field(() => [String], {
    nullable: true,
    description: 'Contacts with these dispositions could not be solved at first, for `net`; at most 50.',
  })
  unsolvableDispositions?: string[] | null;
}

@InputType({ description: 'By which variants figures of calls are made.' })
export class CallFiguresOptions {
  @Field(() => Int, { defaultValue: 5, description: 'Who gives up within so many seconds gave up at once, 0 to 600.' })
  shortSeconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'One target for all calls, 1 to 604,800 seconds, instead of those of channel and level.',
  })
  targetSeconds?: number | null;

  @Field(() => FirstContactOptions, {
    nullable: true,
    description: 'How repeats are recognised; the 24-hour rule without it.',
  })
  firstContact?: FirstContactOptions | null;
}
