import { Field, ID, InputType, Int } from '../../../platform/graphql/decorators.js';
import { Channel } from '../../calls/index.js';

@InputType({
  description:
    'Which evaluations are counted: released ones of the kinds STANDARD and SECOND. All given conditions hold together; what you may not see is never counted.',
})
export class QualityFiguresFilter {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD`: the day of the call’s end at its site.' })
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

  @Field(() => String, { nullable: true, description: 'Only of this queue, by its key; its own targets then hold.' })
  queue?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this product line.' })
  lineId?: string | null;

  @Field(() => Channel, { nullable: true, description: 'Only what came by this way.' })
  channel?: Channel | null;

  @Field(() => String, { nullable: true, description: 'Only of customers of this level, by its key.' })
  customerLevel?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only by this scorecard.' })
  scorecardId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only by this version of the scorecard, which has to be given too.',
  })
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only by this evaluator.' })
  evaluatorId?: string | null;
}
