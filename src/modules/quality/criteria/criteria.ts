import { Field, Float, ID, Int, ObjectType, registerEnumType } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';

/** Where a meeting stands. */
export enum CriteriaMeetingState {
  PLANNED = 'PLANNED',
  HELD = 'HELD',
}

/** What a change changes. */
export enum CriteriaChangeKind {
  RULING = 'RULING',
  WORDING = 'WORDING',
}

/** Where a change stands. */
export enum CriteriaChangeState {
  PROPOSED = 'PROPOSED',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
}

registerEnumType(CriteriaMeetingState, {
  name: 'CriteriaMeetingState',
  description: 'Where a meeting on the criteria stands.',
  valuesConfig: {
    PLANNED: { description: 'To come; its agenda fills itself.' },
    HELD: { description: 'Over; its agenda stays as it was then.' },
  },
});
registerEnumType(CriteriaChangeKind, {
  name: 'CriteriaChangeKind',
  description: 'What a change of the criteria changes.',
  valuesConfig: {
    RULING: { description: 'Only how a question is read; the scorecard stays.' },
    WORDING: {
      description: 'The text or the help of a question: accepted, it stands in a working copy of the scorecard.',
    },
  },
});
registerEnumType(CriteriaChangeState, {
  name: 'CriteriaChangeState',
  description: 'Where a change of the criteria stands.',
  valuesConfig: {
    PROPOSED: { description: 'To be decided.' },
    ACCEPTED: { description: 'Decided; evaluators must read the ruling.' },
    REJECTED: { description: 'Turned down with a reason.' },
  },
});

/** How much may be written. */
export const criteriaLimits = { proposal: 2_000, reason: 1_000, ruling: 2_000, readers: 900, agenda: 100 } as const;

/** n below which a share of the agenda says little. */
export const enoughCases = 30;

@ObjectType({ description: 'A share on the agenda, with what it was counted from and its 95 % interval (Wilson).' })
export class CriteriaShare {
  @Field(() => Int, { description: 'How many it holds for.' })
  count!: number;

  @Field(() => Int, { description: 'n: of how many.' })
  of!: number;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1; null where n is 0.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the interval, 0 to 1.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the interval, 0 to 1.' })
  high!: number | null;

  @Field(() => Boolean, { description: 'Whether n is below 30.' })
  isTooFew!: boolean;
}

@ObjectType({ description: 'A question that should be talked about.' })
export class CriteriaAgendaItem {
  @Field(() => ID, { description: 'Id of the scorecard.' })
  scorecardId!: string;

  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => LocalizedText, { description: 'The question.' })
  text!: LocalizedText;

  @Field(() => CriteriaShare, { description: 'Answers unlike the expert’s, of those compared in calibrations.' })
  disagreement!: CriteriaShare;

  @Field(() => CriteriaShare, { description: 'Disputes in which the agent was right, of those decided.' })
  overturned!: CriteriaShare;

  @Field(() => CriteriaShare, { description: 'Answers that it does not apply, of all in evaluations that count.' })
  notApplicable!: CriteriaShare;

  @Field(() => Int, { description: 'Rulings of calibrations that ask for another wording.' })
  proposals!: number;

  @Field(() => Float, {
    description:
      'How pressing it is, 0 to 1: the largest lower end of the three intervals, so that few cases do not lead; under 30 cases a tenth of it.',
  })
  urgency!: number;
}

/** Monthly: what evaluators read differently is talked about and ruled on. */
@ObjectType({
  implements: Node,
  description:
    'A monthly meeting on the criteria. Its agenda comes of the month before: disagreement in calibrations, overturned disputes, answers that do not apply. For QA_ANALYST, SUPERVISOR and ADMIN.',
})
export class CriteriaMeeting extends Node {
  @Field(() => String, { description: 'Its month, `YYYY-MM`; one meeting a month.' })
  month!: string;

  @Field(() => CriteriaMeetingState, { description: 'Where it stands.' })
  state!: CriteriaMeetingState;

  @Field(() => DateTimeScalar, { description: 'When it is to be held.' })
  plannedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was held; null before.' })
  heldAt!: Date | null;

  /** As it was when the meeting was held; null before. */
  storedAgenda!: CriteriaAgendaItem[] | null;

  plannedById!: string;

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was planned.' })
  createdAt!: Date;
}

/** Somebody who has read a ruling. */
@ObjectType({ description: 'Somebody who has acknowledged a ruling.' })
export class CriteriaReader {
  /** Shown as `user`. */
  userId!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType({
  implements: Node,
  description:
    'A proposal of how a question should be read or worded, and what became of it. For QA_ANALYST, SUPERVISOR and ADMIN.',
})
export class CriteriaChange extends Node {
  /** Shown as `meeting`. */
  meetingId!: string;

  /** Shown as `scorecard`. */
  scorecardId!: string;
  scorecardCode!: string;

  @Field(() => String, { description: 'Ref of the question.' })
  ref!: string;

  @Field(() => CriteriaChangeKind, { description: 'What it changes.' })
  kind!: CriteriaChangeKind;

  @Field(() => String, { description: 'What is proposed, at most 2,000 characters.' })
  proposal!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'WORDING: the new question; null: it stays.' })
  newText!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'WORDING: the new help; null: it stays.' })
  newHelp!: LocalizedText | null;

  /** Shown as `proposedBy` and `decidedBy`. */
  proposedById!: string;
  decidedById!: string | null;

  @Field(() => CriteriaChangeState, { description: 'Where it stands.' })
  state!: CriteriaChangeState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided; null before.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null before.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'What evaluators must read; null unless it was accepted.' })
  ruling!: string | null;

  @Field(() => Boolean, { description: 'Whether a working copy of the scorecard was made with it.' })
  hasDraft!: boolean;

  /** Everybody who must read it, and those who have not yet. */
  readerIds!: string[];
  outstandingIds!: string[];
  acknowledgements!: CriteriaReader[];

  @Field(() => Int, { description: 'Counts changes, from 1; give it back as `expectedVersion`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  createdAt!: Date;
}
