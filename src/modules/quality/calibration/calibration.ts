import { Field, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where a session stands. */
export enum CalibrationState {
  EXPERT_FIRST = 'EXPERT_FIRST',
  BLIND = 'BLIND',
  REVEALED = 'REVEALED',
  CLOSED = 'CLOSED',
}

registerEnumType(CalibrationState, {
  name: 'CalibrationState',
  description: 'Where a calibration session stands.',
  valuesConfig: {
    EXPERT_FIRST: { description: 'The expert has not submitted yet; the others may score, but not submit.' },
    BLIND: { description: 'The expert has submitted; nobody sees the answers of others.' },
    REVEALED: { description: 'All answers can be compared; nobody submits any more.' },
    CLOSED: { description: 'Over; rulings stay. Where it was never revealed nobody sees the answers of others.' },
  },
});

/** How much a session may hold. */
export const calibrationLimits = {
  title: 120,
  participants: 20,
  reason: 500,
  ruling: 2_000,
  /** Days until it is due, at most. */
  dueDays: 90,
} as const;

@ObjectType({ description: 'How a question is to be read from now on.' })
export class CalibrationRuling {
  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => String, { description: 'The ruling, at most 2,000 characters.' })
  text!: string;

  @Field(() => Boolean, {
    description: 'Whether the wording of the question should be changed; the criteria meeting sees it.',
  })
  proposesChange!: boolean;

  /** Shown as `by`. */
  byId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written or changed last.' })
  at!: Date;
}

@ObjectType({ description: 'Whether somebody has submitted in a session; nothing of the answers.' })
export class CalibrationProgress {
  /** Shown as `user`. */
  userId!: string;

  @Field(() => Boolean, { description: 'Whether it is the expert.' })
  isExpert!: boolean;

  @Field(() => Boolean, { description: 'Whether they have submitted.' })
  hasSubmitted!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they submitted; null before.' })
  submittedAt!: Date | null;
}

/** Who has submitted. */
export interface CalibrationSubmission {
  readonly userId: string;
  readonly evaluationId: string;
  readonly at: Date;
}

/** Several people score the same call by the same version of a form; then their answers are compared with an expert's. */
@ObjectType({
  implements: Node,
  description:
    'Several people score the same call by the same version of a form, blind; then their answers are compared with those of an expert. Never counts for the agent. Seen by its members and QA_ANALYST, never by the agent whose call it is.',
})
export class CalibrationSession extends Node {
  @Field(() => String, { description: 'What it is called, at most 120 characters.' })
  title!: string;

  @Field(() => CalibrationState, { description: 'Where it stands.' })
  state!: CalibrationState;

  /** Shown as `call`. */
  callId!: string;
  callReference!: string;
  agentId!: string;

  /** Shown as `scorecard` and `scorecardVersion`. */
  scorecardId!: string;
  versionId!: string;

  /** Shown as `leader`, `expert` and `participants` (without the expert). */
  leaderId!: string;
  expertId!: string;
  participantIds!: string[];
  /** All of them, each once. */
  memberIds!: string[];

  @Field(() => DateTimeScalar, { description: 'Until when all should have submitted.' })
  dueAt!: Date;

  submissions!: CalibrationSubmission[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the answers were revealed; null before.' })
  revealedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was revealed, or closed, before all had submitted; null where all had.',
  })
  revealReason!: string | null;

  /** Shown once it is revealed. */
  rulings!: CalibrationRuling[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null before.' })
  closedAt!: Date | null;

  /** When those who are late were reminded. */
  remindedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was called.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;
}
