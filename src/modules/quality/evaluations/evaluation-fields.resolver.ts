import type { Viewer } from '../../../platform/auth/viewer.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, ID, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { Call } from '../../calls/index.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { mayReadScorecards } from '../quality.policy.js';
import { AnswerGiven, FormResult } from '../scorecards/form-result.js';
import { Scorecard, ScorecardVersion } from '../scorecards/scorecard.js';
import { EvaluationKind, EvaluationState } from './evaluation-enums.js';
import type { EvaluationReader } from './evaluation-read.service.js';
import type { EvaluationLoaders } from './evaluation.loaders.js';
import { Evaluation, EvaluationNote, EvaluationPast } from './evaluation.js';

/** Calls by id; null where absent or, by the loader, not the viewer's to see. */
export type CallLoader = LoaderFactory<string, Call | null>;

/** What the fields of an evaluation are read with. */
export interface EvaluationEyes {
  readonly loaders: EvaluationLoaders;
  readonly reader: EvaluationReader;
  readonly people: Pick<PeopleLoaders, 'users'>;
  /** Calls as the viewer may see them. */
  readonly calls: CallLoader;
  /** Calls whoever asks: for who is to evaluate one that they would not see otherwise. */
  readonly assignedCalls: CallLoader;
  /** Scorecards as the viewer may see them. */
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
  /** Versions whoever asks: a reader of an evaluation reads the version that it is bound to. */
  readonly versions: LoaderFactory<string, ScorecardVersion | null>;
}

/** Kinds for which somebody is chosen who may have no other right to the call. */
const assignedKinds: readonly EvaluationKind[] = [EvaluationKind.PEER, EvaluationKind.CALIBRATION];
const beforeRelease: readonly EvaluationState[] = [EvaluationState.DRAFT, EvaluationState.SUBMITTED];

const isAssigned = (viewer: Viewer, { evaluatorId, kind, state }: Evaluation): boolean =>
  evaluatorId === viewer.id && assignedKinds.includes(kind) && beforeRelease.includes(state);

/** The one whom an evaluation is about, and who did not write it. */
const isAbout = (viewer: Viewer, { agentId, evaluatorId }: Evaluation): boolean =>
  agentId === viewer.id && evaluatorId !== viewer.id;

/** What people see of an evaluation. Whoever only knows that it exists gets nothing of what it says. */
@Resolver(() => Evaluation)
export class EvaluationFieldsResolver {
  constructor(private readonly eyes: EvaluationEyes) {}

  @FieldResolver(() => Boolean, {
    description:
      'Whether you read what it says. Otherwise you only see that it exists: answers, notes and results are left out.',
  })
  viewerCanRead(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<boolean> {
    return context.loaders.get(this.eyes.loaders.reads).load(evaluation);
  }

  @FieldResolver(() => Call, {
    nullable: true,
    description: 'The call; null for what is no call, and where you may not see it.',
  })
  call(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<Call | null> {
    const { calls, assignedCalls } = this.eyes;
    return loadOne(context, isAssigned(context.viewer, evaluation) ? assignedCalls : calls, evaluation.callId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Reference of the call; null for what is no call.' })
  callReference(@Root() { callReference }: Evaluation): string | null {
    return callReference;
  }

  @FieldResolver(() => String, { description: 'Code of the scorecard, e.g. `QC-12`.' })
  scorecardCode(@Root() { scorecardCode }: Evaluation): string {
    return scorecardCode;
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'The scorecard; null for who has no desk of quality.',
  })
  async scorecard(@Root() { scorecardId }: Evaluation, @Ctx() context: Context): Promise<Scorecard | null> {
    return mayReadScorecards(context.viewer) ? loadOne(context, this.eyes.scorecards, scorecardId) : null;
  }

  @FieldResolver(() => ScorecardVersion, {
    nullable: true,
    description: 'The version that the answers belong to; null where you do not read the evaluation.',
  })
  async scorecardVersion(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<ScorecardVersion | null> {
    return (await this.#reads(evaluation, context)) ? loadOne(context, this.eyes.versions, evaluation.versionId) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose work it is.' })
  agent(@Root() { agentId }: Evaluation, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.people.users, agentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who evaluates.' })
  evaluator(@Root() { evaluatorId }: Evaluation, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.people.users, evaluatorId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'PEER: who chose the colleague; null otherwise.' })
  assignedBy(@Root() { assignedById }: Evaluation, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.people.users, assignedById);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Assignment of a sample that it answers; null for the agent, and where it answers none.',
  })
  assignmentId(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): string | null {
    return isAbout(viewer, evaluation) ? null : evaluation.assignmentId;
  }

  @FieldResolver(() => ID, { nullable: true, description: 'CALIBRATION: its session; null otherwise.' })
  calibrationId(@Root() { calibrationId }: Evaluation): string | null {
    return calibrationId;
  }

  @FieldResolver(() => [AnswerGiven], { description: 'The answers; empty where you do not read it.' })
  async answers(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<AnswerGiven[]> {
    return (await this.#reads(evaluation, context)) ? evaluation.answers : [];
  }

  @FieldResolver(() => [EvaluationNote], {
    description:
      'Notes in the order in which they were written; private ones are left out for the agent. Empty where you do not read it.',
  })
  async notes(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<EvaluationNote[]> {
    if (!(await this.#reads(evaluation, context))) return [];
    return isAbout(context.viewer, evaluation)
      ? evaluation.notes.filter(({ isPrivate }) => !isPrivate)
      : evaluation.notes;
  }

  @FieldResolver(() => FormResult, {
    nullable: true,
    description: 'What it scores; of a draft, what its answers score so far. Null where you do not read it.',
  })
  async result(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<FormResult | null> {
    return (await this.#reads(evaluation, context)) ? this.eyes.reader.resultOf(evaluation) : null;
  }

  @FieldResolver(() => [EvaluationPast], {
    description: 'Earlier results, the oldest first; empty where you do not read it.',
  })
  async history(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<EvaluationPast[]> {
    if (!(await this.#reads(evaluation, context))) return [];
    return context.loaders.get(this.eyes.loaders.histories).load(evaluation._id);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is to be released by itself; null where nothing is set, and for the agent.',
  })
  releaseAt(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): Date | null {
    return isAbout(viewer, evaluation) ? null : evaluation.releaseAt;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who released it; null before, and where the set time came.',
  })
  releasedBy(@Root() { releasedById }: Evaluation, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.eyes.people.users, releasedById);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the agent wrote with the acknowledgement; null where nothing, and where you do not read it.',
  })
  async acknowledgement(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<string | null> {
    return (await this.#reads(evaluation, context)) ? evaluation.acknowledgement : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What is exemplary about the call, by who asked; null where nobody asked, and where you do not read it.',
  })
  async exemplaryReason(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<string | null> {
    return (await this.#reads(evaluation, context)) ? evaluation.exemplaryReason : null;
  }

  @FieldResolver(() => [Evaluation], {
    description:
      'Other evaluations of the same call that you read: by the second evaluator, by the agent; begun first first.',
  })
  async others(@Root() { _id, callId }: Evaluation, @Ctx() context: Context): Promise<Evaluation[]> {
    if (callId === null) return [];
    const all = await context.loaders.get(this.eyes.loaders.ofCall).load(callId);
    return all.filter((one) => one._id !== _id);
  }

  #reads(evaluation: Evaluation, context: Context): Promise<boolean> {
    return context.loaders.get(this.eyes.loaders.reads).load(evaluation);
  }
}

/** Who wrote a note. */
@Resolver(() => EvaluationNote)
export class EvaluationNoteResolver {
  constructor(private readonly people: Pick<PeopleLoaders, 'users'>) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it.' })
  author(@Root() { authorId }: EvaluationNote, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, authorId);
  }
}

/** Who replaced a result. */
@Resolver(() => EvaluationPast)
export class EvaluationPastResolver {
  constructor(private readonly people: Pick<PeopleLoaders, 'users'>) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who replaced it.' })
  by(@Root() { byId }: EvaluationPast, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, byId);
  }
}
