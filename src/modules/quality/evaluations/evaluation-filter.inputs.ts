import { ArgsType, Field, ID, InputType, Int } from '../../../platform/graphql/decorators.js';
import { Channel } from '../../calls/index.js';
import { ErrorFamily, FatalEffect, NaRule, ScoringMode } from '../scorecards/scorecard-enums.js';
import { EvaluationKind, EvaluationMarkKind, EvaluationState } from './evaluation-enums.js';
import type { EvaluationConditions } from './evaluation-filter.rules.js';

const results = 'Only among those that you read.';

@InputType({ description: 'What was said at a question.' })
export class EvaluationQuestionFilter {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => EvaluationMarkKind, { nullable: true, description: 'What was said; default ERROR.' })
  mark?: EvaluationMarkKind | null;
}

@InputType({ description: 'Which evaluations; all conditions together. Only what you may see is found in any case.' })
export class EvaluationFilter implements EvaluationConditions {
  @Field(() => [EvaluationKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: EvaluationKind[] | null;

  @Field(() => [EvaluationState], { nullable: true, description: 'In one of these states.' })
  states?: EvaluationState[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this agent.' })
  agentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of agents who were in this team, or in one below it.' })
  teamId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of agents who were in this very team, not in one below it: a row of `qualityByTeam`.',
  })
  ownTeamId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of agents who were in a team, or in none: false is the row of `qualityByTeam` without a team.',
  })
  hasTeam?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this site.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this evaluator.' })
  evaluatorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this call.' })
  callId?: string | null;

  @Field(() => ID, { nullable: true, description: 'With this scorecard.' })
  scorecardId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With this version of it.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Of this queue, by its key.' })
  queue?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of what came by a queue, or by none: false is the row of `qualityByQueue` without a queue.',
  })
  hasQueue?: boolean | null;

  @Field(() => Channel, { nullable: true, description: 'Only what came by this way.' })
  channel?: Channel | null;

  @Field(() => String, { nullable: true, description: 'Only of customers of this level, by its key.' })
  customerLevel?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this product line.' })
  lineId?: string | null;

  @Field(() => Boolean, { nullable: true, description: `With or without a fatal answer. ${results}` })
  isFatal?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that count in figures, or those that do not.' })
  isLive?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only those that your figures count: released ones of a kind that counts, of whom you see figures. With the conditions of `QualityFiguresFilter` the list holds what these figures are of. False restricts nothing.',
  })
  isCounted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `Whose call is an example, or is none. ${results}` })
  isExemplary?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `With or without a dispute that waits. ${results}` })
  isDisputed?: boolean | null;

  @Field(() => String, { nullable: true, description: `With an error at the question of this ref. ${results}` })
  errorRef?: string | null;

  @Field(() => EvaluationQuestionFilter, {
    nullable: true,
    description: `By what was said at one question; with \`scorecardId\`, \`isCounted\` and the days a number of \`qualityByQuestion\`. ${results}`,
  })
  question?: EvaluationQuestionFilter | null;

  @Field(() => ErrorFamily, { nullable: true, description: `With an error of this family. ${results}` })
  errorFamily?: ErrorFamily | null;

  @Field(() => [ErrorFamily], {
    nullable: true,
    description: `With an error of one of these families; the three critical ones are ANY_CRITICAL of figures. ${results}`,
  })
  errorFamilies?: ErrorFamily[] | null;

  @Field(() => String, { nullable: true, description: 'Counting on this day or later, `YYYY-MM-DD`.' })
  fromDay?: string | null;

  @Field(() => String, { nullable: true, description: 'Counting on this day or earlier, `YYYY-MM-DD`.' })
  toDay?: string | null;
}

@ArgsType()
export class EvaluationWhatIfArgs {
  @Field(() => EvaluationFilter, { nullable: true, description: 'Only these; drafts are left out.' })
  filter?: EvaluationFilter | null;

  @Field(() => [ID], { nullable: true, description: 'Only these, at most 1,000.' })
  ids?: string[] | null;

  @Field(() => ScoringMode, { nullable: true, description: 'Another mode; left out: that of each form.' })
  mode?: ScoringMode | null;

  @Field(() => NaRule, { nullable: true, description: 'Another rule for N/A; left out: that of each form.' })
  naRule?: NaRule | null;

  @Field(() => FatalEffect, {
    nullable: true,
    description: 'Another effect of fatal answers, whatever their options say; left out: as each form says.',
  })
  fatalEffect?: FatalEffect | null;
}
