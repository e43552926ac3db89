import { connectionOf } from '../../../platform/graphql/connection.js';
import { Field, Float, ID, Int, ObjectType } from '../../../platform/graphql/decorators.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { AnswerGiven, FormResult } from '../scorecards/form-result.js';
import { type ErrorFamily, SubjectKind } from '../scorecards/scorecard-enums.js';
import { EvaluationKind, EvaluationState, ExemplaryConsent, RescoreCause } from './evaluation-enums.js';

/** Bounds of what is written into evaluations. */
export const evaluationLimits = {
  note: 2_000,
  notes: 200,
  acknowledgement: 3_072,
  reason: 1_000,
  subjectReference: 64,
  /** Answers in one patch. */
  patch: 200,
  /** How far ahead a release may be set, in days. */
  releaseDays: 45,
  /** Most evaluations that a question "what if" recounts. */
  whatIf: 1_000,
} as const;

@ObjectType({
  description: 'A note of an evaluation. Private ones are for evaluators and those who lead; agents never get them.',
})
export class EvaluationNote {
  @Field(() => ID, { name: 'id', description: 'Id of the note in its evaluation.' })
  _id!: string;

  @Field(() => String, { nullable: true, description: 'Ref of the question that it belongs to; null: the whole.' })
  ref!: string | null;

  @Field(() => Float, { nullable: true, description: 'Second of the recording that it is pinned to; null: none.' })
  second!: number | null;

  @Field(() => String, { description: 'What it says, at most 2,000 characters; empty after the customer was erased.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether the agent does not get it.' })
  isPrivate!: boolean;

  /** Shown as `author`. */
  authorId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written or changed last.' })
  at!: Date;
}

@ObjectType({ description: 'An earlier result of an evaluation, with the answers that it was made from.' })
export class EvaluationPast {
  @Field(() => FormResult, { description: 'What it scored until then.' })
  result!: FormResult;

  @Field(() => [AnswerGiven], { description: 'The answers until then.' })
  answers!: AnswerGiven[];

  @Field(() => DateTimeScalar, { description: 'When it was replaced.' })
  at!: Date;

  /** Shown as `by`. */
  byId!: string;

  @Field(() => RescoreCause, { description: 'Why it was replaced.' })
  cause!: RescoreCause;

  @Field(() => String, { description: 'The reason that was given, or the ruling.' })
  reason!: string;
}

/** Errors of a family (`e`) of answered items (`n`). */
export interface FamilyCount {
  readonly e: number;
  readonly n: number;
}

/** One scored question as figures read it: its ref; whether an error, fatal, marked N/A. Those that were not asked are missing. */
export interface EvaluationMark {
  readonly r: string;
  readonly e: 0 | 1;
  readonly f: 0 | 1;
  readonly na: 0 | 1;
}

/** What figures count of an evaluation; always what the result says. */
export interface EvaluationFigures {
  readonly raw: number | null;
  readonly reported: number | null;
  readonly isFatal: boolean;
  readonly errors: Readonly<Record<ErrorFamily, FamilyCount>>;
  readonly marks: readonly EvaluationMark[];
}

/** A call (or visit, or repair) scored by a form. Bound to the version of the form that was active when it began. */
@ObjectType({
  implements: Node,
  description:
    'A call, mail, chat, visit or repair scored by a form. A draft is read by its evaluator; once submitted by quality staff; once released by the agent, the supervisors of the agent’s team and the managers of the site. ADMIN, and the managers of the site, see that one exists, without its answers.',
})
export class Evaluation extends Node {
  @Field(() => EvaluationKind, { description: 'Why it was made.' })
  kind!: EvaluationKind;

  @Field(() => EvaluationState, { description: 'How it stands.' })
  state!: EvaluationState;

  @Field(() => Boolean, { description: 'Whether it counts in figures: STANDARD and SECOND from their release on.' })
  isLive!: boolean;

  @Field(() => SubjectKind, { description: 'What is evaluated.' })
  subject!: SubjectKind;

  /** Shown as `call`. */
  callId!: string | null;

  /** Reference of the call at the start; for titles of notices. */
  callReference!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the visit or repair, at most 64 characters; null where a call is evaluated.',
  })
  subjectReference!: string | null;

  scorecardId!: string;
  scorecardCode!: string;
  versionId!: string;

  @Field(() => Int, { description: 'Number of the form’s version that it is bound to.' })
  version!: number;

  /** Shown as `agent`. */
  agentId!: string;
  /** The agent’s team when it was made (of a call: at the call), and with those above. */
  teamId!: string | null;
  teamIds!: string[];
  siteId!: string | null;
  queue!: string | null;
  lineId!: string | null;
  channel!: string | null;
  customerLevel!: string | null;

  /** Shown as `evaluator`. */
  evaluatorId!: string;
  /** PEER: who chose the colleague. */
  assignedById!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'PEER: until when the lead asked for it; null: not said.',
  })
  dueAt!: Date | null;

  /** Assignment of a sample that it answers. */
  assignmentId!: string | null;
  calibrationId!: string | null;
  /** How many calls it stands for in a sample; 1 without one. */
  weight!: number;

  answers!: AnswerGiven[];
  notes!: EvaluationNote[];
  result!: FormResult | null;
  history!: EvaluationPast[];

  raw!: number | null;
  reported!: number | null;
  isFatal!: boolean;
  errors!: Record<ErrorFamily, FamilyCount>;
  marks!: EvaluationMark[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the call ended; null for what is no call.' })
  callEndedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted; null for a draft.' })
  submittedAt!: Date | null;

  /** When it is to be released; null: not before somebody says so, or done. */
  releaseAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was released; null before.' })
  releasedAt!: Date | null;

  /** Shown as `releasedBy`; `system` where the set time came. */
  releasedById!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the agent may dispute it; null before its release, and where it cannot be disputed.',
  })
  disputeUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the agent acknowledged it; null before.' })
  acknowledgedAt!: Date | null;

  /** What the agent wrote with it, at most 3,072 characters. */
  acknowledgement!: string | null;

  @Field(() => Boolean, { description: 'Whether the call is shown to others as an example, with the agent’s consent.' })
  isExemplary!: boolean;

  @Field(() => ExemplaryConsent, { description: 'What the agent said to that.' })
  consent!: ExemplaryConsent;

  /** What is exemplary about the call, in words of who asked. */
  exemplaryReason!: string | null;
  exemplaryAskedById!: string | null;
  exemplaryAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; hand it back as `expectedRevision`.' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;

  @Field(() => String, {
    description:
      'Day that it counts on, `YYYY-MM-DD` at the site: of the call’s end; of the submission for what is no call.',
  })
  day!: string;

  /** SELF: whether an evaluation by somebody else is submitted, so that both may be compared; true for all others. */
  isPaired!: boolean;
  /** People with a draft about the same call: they do not see this one until they have submitted theirs. */
  blindTo!: string[];
  /** Number of disputes that wait for a decision: 0 or 1. */
  openDisputes!: number;
}

/** Pages of evaluations. */
export const EvaluationPage = connectionOf('Evaluation', () => Evaluation);

/** States in which an evaluation has reached its agent. */
export const releasedStates: readonly EvaluationState[] = [EvaluationState.RELEASED, EvaluationState.ACKNOWLEDGED];

/** Kinds that count in figures. */
export const liveKinds: readonly EvaluationKind[] = [EvaluationKind.STANDARD, EvaluationKind.SECOND];

/** Kinds that are about the agent and by somebody else: they are released to the agent. */
export const releasableKinds: readonly EvaluationKind[] = [...liveKinds, EvaluationKind.PEER];
