import { FigureShare } from '../../../platform/graphql/figure.js';
import { Field, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';

@ObjectType({ description: 'How often an evaluator’s disputed answers were overturned.' })
export class OverturnByEvaluator {
  @Field(() => ID, { description: 'The evaluator.' })
  evaluatorId!: string;

  @Field(() => Int, { description: 'Disputed questions that were decided.' })
  decidedCount!: number;

  @Field(() => Int, { description: 'Of these, decided for the agent.' })
  upheldCount!: number;

  @Field(() => FigureShare, { description: 'Share decided for the agent.' })
  share!: FigureShare;
}

@ObjectType({ description: 'How often disputed answers to a question were overturned.' })
export class OverturnByQuestion {
  @Field(() => ID, { description: 'The scorecard.' })
  scorecardId!: string;

  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => Int, { description: 'Disputed answers that were decided.' })
  decidedCount!: number;

  @Field(() => Int, { description: 'Of these, decided for the agent.' })
  upheldCount!: number;

  @Field(() => FigureShare, { description: 'Share decided for the agent.' })
  share!: FigureShare;
}

@ObjectType({ description: 'Disputes of a span that you may see, in figures.' })
export class DisputeFigures {
  @Field(() => Int, { description: 'Disputes that were opened.' })
  disputeCount!: number;

  @Field(() => Int, { description: 'Of these, those that wait.' })
  openCount!: number;

  @Field(() => Int, { description: 'Of these, those taken back.' })
  withdrawnCount!: number;

  @Field(() => Int, { description: 'Disputed questions that were decided.' })
  decidedCount!: number;

  @Field(() => Int, { description: 'Of these, decided for the agent.' })
  upheldCount!: number;

  @Field(() => FigureShare, { description: 'Share of decided questions decided for the agent.' })
  share!: FigureShare;

  @Field(() => [OverturnByEvaluator], {
    description: 'By evaluator, most overturned first. QA_ANALYST and MANAGER; for others only themselves.',
  })
  byEvaluator!: OverturnByEvaluator[];

  @Field(() => [OverturnByQuestion], { description: 'By question, most overturned first; at most 100.' })
  byQuestion!: OverturnByQuestion[];
}
