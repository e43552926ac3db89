import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ScoreOutcome } from '../scorecards/scorecard-enums.js';
import type { WhatIfRow } from './what-if.rules.js';

@ObjectType('EvaluationWhatIfRow', { description: 'One evaluation as it is, and as it would be.' })
export class WhatIfRowView implements WhatIfRow {
  evaluationId!: string;

  @Field(() => Float, { nullable: true, description: 'Raw score as it is.' })
  raw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Reported score as it is.' })
  reported!: number | null;

  @Field(() => ScoreOutcome, { nullable: true, description: 'Outcome as it is.' })
  outcome!: ScoreOutcome | null;

  @Field(() => Float, { nullable: true, description: 'Raw score as it would be.' })
  newRaw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Reported score as it would be.' })
  newReported!: number | null;

  @Field(() => ScoreOutcome, { nullable: true, description: 'Outcome as it would be.' })
  newOutcome!: ScoreOutcome | null;

  @Field(() => Boolean, { description: 'Whether a score or the outcome would differ.' })
  isChanged!: boolean;
}

@ObjectType('EvaluationWhatIf', {
  description: 'What evaluations would score in another way, beside what they score. Nothing is written.',
})
export class WhatIfView {
  @Field(() => Int, { description: 'How many were scored anew.' })
  count!: number;

  @Field(() => Boolean, { description: 'Whether more than 1,000 matched; then the newest 1,000 were scored.' })
  isCut!: boolean;

  @Field(() => Int, { description: 'How many would differ.' })
  changedCount!: number;

  @Field(() => Int, { description: 'How many pass as it is.' })
  passCount!: number;

  @Field(() => Int, { description: 'How many would pass.' })
  newPassCount!: number;

  @Field(() => Float, { nullable: true, description: 'Mean reported score as it is; null without any.' })
  meanReported!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean reported score as it would be; null without any.' })
  newMeanReported!: number | null;

  rows!: readonly WhatIfRow[];
}

/** A call that others may learn from: of the evaluation only what the agent agreed to. */
@ObjectType({
  description: 'A call that others may learn from, with the agent’s consent. Its evaluation is not shown.',
})
export class ExemplaryCall {
  @Field(() => ID, { name: 'id', description: 'Id of the example.' })
  _id!: string;

  callId!: string;
  agentId!: string;

  @Field(() => String, { description: 'What is exemplary about it.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When the agent agreed.' })
  since!: Date;
}

/** Pages of examples. */
export const ExemplaryCallPage = connectionOf('ExemplaryCall', () => ExemplaryCall);
