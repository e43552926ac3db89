import { Field, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Payload } from '../../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { SampleStratum } from './sample.js';

/** Most agents that a trial names. */
export const mostShortAgents = 200;

@ObjectType({ description: 'An agent of whom a draw would find less than the plan asks for.' })
export class SamplingPreviewAgent {
  /** Shown as `agent`. */
  agentId!: string;

  @Field(() => Int, { description: 'Calls of the agent that can be drawn.' })
  callCount!: number;

  @Field(() => Int, { description: 'Calls of the agent that would be drawn.' })
  drawnCount!: number;
}

@ObjectType({ description: 'What an evaluator would get of a draw.' })
export class SamplingPreviewEvaluator {
  /** Shown as `evaluator`. */
  evaluatorId!: string;

  @Field(() => Int, { description: 'Calls that they would get.' })
  drawnCount!: number;
}

const refused = 'null when refused.';

@ObjectType({
  description:
    'What a plan would draw now. Nothing of it is kept. How many of whom can differ a little in the draw itself: its chance is another one, and calls may come in.',
})
export class SamplingPlanPreview extends Payload {
  @Field(() => DateTimeScalar, { nullable: true, description: `Calls that came at this moment or later; ${refused}` })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Calls that came before this moment; ${refused}` })
  to?: Date | null;

  @Field(() => Int, { nullable: true, description: `Calls that it would be drawn from; ${refused}` })
  frameCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Calls that would be left out because they were drawn or evaluated before; ${refused}`,
  })
  excludedCount?: number | null;

  @Field(() => Int, { nullable: true, description: `Calls that would be drawn; ${refused}` })
  drawnCount?: number | null;

  @Field(() => [SampleStratum], {
    nullable: true,
    description: `What each stratum has and would give, in the order of the plan, the rest last; ${refused}`,
  })
  strata?: SampleStratum[] | null;

  @Field(() => [SamplingPreviewAgent], {
    nullable: true,
    description: `Agents of the plan’s teams of whom fewer than \`minPerAgent\` would be drawn, because they have no more calls; fewest first, at most 200. Never yourself; ${refused}`,
  })
  shortAgents?: SamplingPreviewAgent[] | null;

  @Field(() => Int, { nullable: true, description: `How many agents these are in all; ${refused}` })
  shortAgentCount?: number | null;

  @Field(() => [SamplingPreviewEvaluator], {
    nullable: true,
    description: `Who would score, and how much; empty where nobody may; ${refused}`,
  })
  evaluators?: SamplingPreviewEvaluator[] | null;
}
