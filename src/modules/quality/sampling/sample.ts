import { Field, Float, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { SamplingPlanRule } from './sampling-plan.js';

@ObjectType({ description: 'What a draw found in one stratum.' })
export class SampleStratum {
  @Field(() => String, { description: 'Key of the stratum in the plan; `rest` for calls that fit none.' })
  key!: string;

  @Field(() => Int, { description: 'Calls that it had (N).' })
  population!: number;

  @Field(() => Int, { description: 'Calls that were drawn of it (n).' })
  drawn!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'How many calls each drawn one stands for (N / n); null where none was drawn.',
  })
  weight!: number | null;
}

/** One draw. What it was drawn from and how is kept, so that it can be explained and repeated. */
@ObjectType({
  implements: Node,
  description:
    'One draw of a plan: from what, how, and what came of it. The same seed and the same calls give the same list. For who sees the plan.',
})
export class Sample extends Node {
  planId!: string;
  teamIds!: string[];

  /** What tells the period from others of the plan. */
  periodKey!: string;

  @Field(() => DateTimeScalar, { description: 'Calls that ended at this moment or later.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Calls that ended before this moment.' })
  to!: Date;

  @Field(() => Int, { description: 'Beginning of the random numbers.' })
  seed!: number;

  /** What the plan said at that moment. */
  rule!: SamplingPlanRule;

  @Field(() => Int, { description: 'Calls that it was drawn from.' })
  frameCount!: number;

  @Field(() => String, { description: 'SHA-256 of the ids of these calls in order, in hexadecimal.' })
  frameHash!: string;

  @Field(() => Int, { description: 'Calls that were left out because they had been drawn or evaluated before.' })
  excludedCount!: number;

  @Field(() => Int, { description: 'Calls that were drawn.' })
  drawnCount!: number;

  @Field(() => [SampleStratum], { description: 'What was found in each stratum.' })
  strata!: SampleStratum[];

  @Field(() => Boolean, {
    description: 'Whether somebody asked for it; otherwise it was drawn when its period was over.',
  })
  isByHand!: boolean;

  /** Shown as `drawnBy`. */
  drawnById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was drawn.' })
  drawnAt!: Date;
}

/** A call that takes the place of a skipped one of its cell, in the order of the draw. */
export interface Reserve {
  readonly _id: string;
  readonly sampleId: string;
  readonly cell: number;
  readonly stratum: string;
  readonly place: number;
  readonly callId: string;
}

@ObjectType({ description: 'How many have to be drawn so that a share is known within a margin.' })
export class SampleSizeAnswer {
  @Field(() => Float, { description: 'For a population without end.' })
  endless!: number;

  @Field(() => Float, { description: 'For this population, not rounded.' })
  exact!: number;

  @Field(() => Int, { description: 'For this population, as a whole number.' })
  count!: number;
}
