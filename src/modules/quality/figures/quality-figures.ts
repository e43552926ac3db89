import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { FigureDefinition, FigureMean, FigureRatio, FigureShare } from '../../../platform/graphql/figure.js';
import { ScorecardQuestion } from '../scorecards/scorecard-content.js';
import { QualityMeasure } from '../targets/quality-target.js';

const share = (description: string) => Field(() => FigureShare, { description });
const mean = (description: string) => Field(() => FigureMean, { description });
const count = (description: string) => Field(() => Int, { description });
const hours = (description: string) =>
  Field(() => Float, { nullable: true, description: `${description} In hours, by nearest rank; null without any.` });

@ObjectType({
  description:
    'Accuracy in a family of errors by each of its divisors. Several errors in one evaluation count once by unit.',
})
export class QualityAccuracy {
  @Field(() => QualityMeasure, { description: 'Of which family, or of the critical ones together.' })
  measure!: QualityMeasure;

  @share('Evaluations without such an error, of all.')
  allMonitored!: FigureShare;

  @share('Evaluations without such an error, of those in which an answer could have been one.')
  whereApplied!: FigureShare;

  @share('Answers without such an error, of all answers that could have been one; N/A left out.')
  perOpportunity!: FigureShare;

  @count('Answers that are such an error.')
  errorCount!: number;

  @count('Answers that could have been one.')
  opportunityCount!: number;

  @Field(() => Float, { nullable: true, description: 'Errors in a million opportunities; null without any.' })
  defectsPerMillion!: number | null;
}

@ObjectType({
  description:
    'Means of scores, 0 to 100. A mean hides the worst: the critical accuracy of the same evaluations stands beside it.',
})
export class QualityScore {
  @mean('Mean of the percentages as calculated, whatever was fatal.')
  raw!: FigureMean;

  @mean('Mean of the percentages as reported: after fatal answers took the effect that their form says.')
  reported!: FigureMean;

  @mean('Mean of the calculated percentages with 0 where an answer was fatal.')
  zeroOnFatal!: FigureMean;

  @Field(() => FigureRatio, {
    description:
      'All points earned of all points possible, 0 to 1: long forms weigh more here than in the mean of percentages.',
  })
  pooledPoints!: FigureRatio;

  @share('Evaluations without a critical error of any family, of all.')
  criticalAccuracy!: FigureShare;
}

@ObjectType({ description: 'How soon agents hear of their evaluations, counted from the end of the call.' })
export class QualityRelease {
  @mean('Hours from the end of the call to the release, mean.')
  hoursMean!: FigureMean;

  @hours('Half were released within so long.')
  hoursP50!: number | null;

  @hours('Nine in ten were released within so long.')
  hoursP90!: number | null;

  @share('Released on the day of the call, by the time of the site; of all evaluations of calls.')
  sameDay!: FigureShare;
}

@ObjectType({ description: 'What the agent’s team does, for orientation; nobody of it can be told from it.' })
export class QualityTeamMean {
  @count('People of the team with an evaluation, the agent included; at least 5.')
  agentCount!: number;

  @count('Their evaluations.')
  evaluationCount!: number;

  @Field(() => QualityScore, { description: 'Their scores, with their critical accuracy.' })
  score!: QualityScore;
}

/** What is asked of the database when somebody wants it, and once only. */
export interface QualityReading {
  release(): Promise<QualityRelease>;
  overturn(): Promise<FigureShare>;
  teamMean(): Promise<QualityTeamMean | null>;
}

@ObjectType({
  description:
    'Figures of released evaluations that count, of those that you may see. Shares are 0 to 1, scores 0 to 100; each says how it was made.',
})
export class QualityFigures {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD` of each site.' })
  fromDay!: string;

  @Field(() => String, { description: 'Last day, included.' })
  toDay!: string;

  @count('Evaluations; a call that was evaluated twice counts twice.')
  evaluationCount!: number;

  @count('People who were evaluated.')
  agentCount!: number;

  @count('People who evaluated.')
  evaluatorCount!: number;

  @Field(() => Boolean, {
    description:
      'Whether shares and means have their estimate by sampling weights in `weighted`, beside the plain one.',
  })
  isWeighted!: boolean;

  @Field(() => QualityAccuracy, { description: 'Of the critical families together: fatal accuracy.' })
  fatal!: QualityAccuracy;

  @Field(() => QualityAccuracy, { description: 'Of NON_CRITICAL: non-fatal accuracy, usually told per opportunity.' })
  nonFatal!: QualityAccuracy;

  @Field(() => [QualityAccuracy], { description: 'Each family by itself, the critical ones first.' })
  families!: QualityAccuracy[];

  @Field(() => QualityScore, { description: 'Scores, with the critical accuracy beside them.' })
  score!: QualityScore;

  @share('Questions that the evaluator marked as not applying, of all that were asked.')
  na!: FigureShare;

  reading!: QualityReading;
}

@ObjectType({ description: 'One week of a p chart.' })
export class QualityWeek {
  @Field(() => String, { description: 'Its Monday, `YYYY-MM-DD`.' })
  week!: string;

  @count('Evaluations.')
  of!: number;

  @count('Evaluations with an error.')
  wrongCount!: number;

  @Field(() => Float, { nullable: true, description: 'Their share, 0 to 1; null without evaluations.' })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit for so many evaluations, not under 0.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit for so many evaluations, not over 1.' })
  upper!: number | null;

  @Field(() => Boolean, { description: 'Whether the share lies strictly outside of the limits: look for the reason.' })
  isOut!: boolean;

  @Field(() => Boolean, { description: 'Whether the centre line was drawn without it.' })
  isLeftOut!: boolean;

  @Field(() => QualityAccuracy, { description: 'Accuracy of the week in what the chart is of.' })
  accuracy!: QualityAccuracy;

  @Field(() => QualityScore, { description: 'Scores of the week.' })
  score!: QualityScore;
}

@ObjectType({
  description: 'A p chart: the share of evaluations with an error by week, with limits three standard deviations away.',
})
export class QualityChart {
  @Field(() => FigureDefinition, { description: 'How it was made.' })
  definition!: FigureDefinition;

  @Field(() => QualityMeasure, { description: 'Errors of which family.' })
  measure!: QualityMeasure;

  @Field(() => Float, {
    nullable: true,
    description: 'Centre line: the share of all weeks together; null without any.',
  })
  centre!: number | null;

  @Field(() => Float, { description: 'How many standard deviations the limits are away.' })
  sigmas!: number;

  @Field(() => Boolean, { description: 'Whether weeks that are out of control were left out of the centre line.' })
  isRebased!: boolean;

  @Field(() => [QualityWeek], { description: 'All weeks of the period in order, those without evaluations too.' })
  weeks!: QualityWeek[];
}

@ObjectType({ description: 'One week of a question.' })
export class QualityQuestionWeek {
  @Field(() => String, { description: 'Its Monday, `YYYY-MM-DD`.' })
  week!: string;

  @count('Answers that are an error.')
  errorCount!: number;

  @count('Answers that are not N/A.')
  of!: number;
}

@ObjectType({
  description: 'What was answered at one question of a scorecard. Questions keep their refs across versions.',
})
export class QualityQuestionFigures {
  @Field(() => ID, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => ScorecardQuestion, {
    nullable: true,
    description:
      'The question as the newest version that is asked about has it, with what teaches its matter; null for a gone one.',
  })
  question!: ScorecardQuestion | null;

  @share('Answers that are an error, of all that are not N/A.')
  errors!: FigureShare;

  @share('Answers that are fatal, of all that are not N/A.')
  fatals!: FigureShare;

  @share('Marked as not applying, of all times that it was asked.')
  na!: FigureShare;

  @Field(() => [QualityQuestionWeek], { description: 'Its weeks in order, those with evaluations only.' })
  weeks!: QualityQuestionWeek[];
}
