import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { FigureShare } from '../../../platform/graphql/figure.js';
import { QualityAccuracy, QualityScore } from './quality-figures.js';

/** What is told of a group of evaluations: by agent, team, queue, evaluator. */
@ObjectType({ description: 'What is told of a group of evaluations.' })
export abstract class QualityGroup {
  @Field(() => Int, { description: 'Evaluations.' })
  evaluationCount!: number;

  @Field(() => QualityAccuracy, { description: 'Accuracy in what was asked for.' })
  accuracy!: QualityAccuracy;

  @Field(() => QualityAccuracy, { description: 'Non-fatal accuracy.' })
  nonFatal!: QualityAccuracy;

  @Field(() => QualityScore, { description: 'Scores, with the critical accuracy beside them.' })
  score!: QualityScore;

  @Field(() => FigureShare, { description: 'Questions marked as not applying, of all that were asked.' })
  na!: FigureShare;
}

@ObjectType({
  description:
    'Evaluations of one agent. A few calls prove little: read the interval, and coach on calls, not on rank.',
})
export class QualityAgentFigures extends QualityGroup {
  @Field(() => ID, { description: 'Whose.' })
  agentId!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean of the others’ accuracy, of those with enough evaluations, 0 to 1; null for fewer than 4 others.',
  })
  peersMean!: number | null;

  @Field(() => Int, { description: 'Others with enough evaluations.' })
  peerCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Distance from that mean in standard deviations of the others; null as `peersMean`, and where the others are all alike.',
  })
  deviation!: number | null;

  @Field(() => Boolean, {
    description: 'More than 2 standard deviations away, with enough evaluations: listen to calls before talking.',
  })
  isOutlier!: boolean;
}

@ObjectType({
  description: 'Evaluations of one team, by the agents’ team at the time; teams below it are rows of their own.',
})
export class QualityTeamFigures extends QualityGroup {
  @Field(() => ID, { nullable: true, description: 'Which; null for agents without a team.' })
  teamId!: string | null;

  @Field(() => Int, { description: 'People of it who were evaluated.' })
  agentCount!: number;
}

@ObjectType({ description: 'Evaluations of one queue.' })
export class QualityQueueFigures extends QualityGroup {
  @Field(() => String, { nullable: true, description: 'Key of the queue; null for what came by none.' })
  queue!: string | null;

  @Field(() => Int, { description: 'People of it who were evaluated.' })
  agentCount!: number;
}

@ObjectType({ description: 'Evaluations by one evaluator. Not applying lifts scores: a high rate wants a look.' })
export class QualityEvaluatorFigures extends QualityGroup {
  @Field(() => ID, { description: 'Who evaluated.' })
  evaluatorId!: string;

  @Field(() => Int, { description: 'People who were evaluated.' })
  agentCount!: number;

  @Field(() => Boolean, {
    description:
      'Whether the whole interval of `na` lies above the rate of all evaluators together, with enough evaluations.',
  })
  isNaHigh!: boolean;
}
