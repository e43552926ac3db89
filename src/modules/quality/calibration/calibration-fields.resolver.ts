import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Int, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Call } from '../../calls/index.js';
import { type PeopleLoaders, User, loadAll, loadOne } from '../../people/index.js';
import { Evaluation } from '../evaluations/evaluation.js';
import { Scorecard, ScorecardVersion } from '../scorecards/scorecard.js';
import { progressOf } from './calibration-progress.rules.js';
import { mayClose, mayCompare, mayFollow, mayReveal, mayRule, mayStart } from './calibration.policy.js';
import { CalibrationProgress, CalibrationRuling, CalibrationSession } from './calibration.js';
import { CalibrationComparison, CalibrationMark, CalibrationRater } from './comparison.js';
import type { ComparisonService } from './comparison.service.js';
import { RaterAgreementRater } from './rater-agreement.js';

/** What sessions lead to. */
export interface CalibrationLoaders {
  readonly users: PeopleLoaders['users'];
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
  readonly versions: LoaderFactory<string, ScorecardVersion | null>;
  /** Calls by id, whoever asks: whoever sees a session sees its call. */
  readonly anyCalls: LoaderFactory<string, Call | null>;
  /** The viewer's own evaluation of a session. */
  readonly own: LoaderFactory<string, Evaluation | null>;
}

/** What a session shows. Nothing here tells of others' answers before it is revealed. */
@Resolver(() => CalibrationSession)
export class CalibrationFieldsResolver {
  constructor(
    private readonly comparisons: ComparisonService,
    private readonly loaders: CalibrationLoaders,
  ) {}

  @FieldResolver(() => Call, { nullable: true, description: 'The call; null when it is gone.' })
  call(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<Call | null> {
    return loadOne(context, this.loaders.anyCalls, session.callId);
  }

  @FieldResolver(() => Scorecard, { nullable: true, description: 'What is scored with.' })
  scorecard(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<Scorecard | null> {
    return loadOne(context, this.loaders.scorecards, session.scorecardId);
  }

  @FieldResolver(() => ScorecardVersion, { nullable: true, description: 'The version that everybody scores with.' })
  scorecardVersion(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<ScorecardVersion | null> {
    return loadOne(context, this.loaders.versions, session.versionId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who called it.' })
  leader(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, session.leaderId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose answers the others are compared with.' })
  expert(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, session.expertId);
  }

  @FieldResolver(() => [User], { description: 'Who scores beside the expert.' })
  participants(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<User[]> {
    return loadAll(context, this.loaders.users, session.participantIds);
  }

  @FieldResolver(() => Int, { description: 'Participants who score.' })
  participantCount(@Root() { participantIds }: CalibrationSession): number {
    return participantIds.length;
  }

  @FieldResolver(() => Int, { description: 'Participants who have submitted.' })
  submittedCount(@Root() { submissions, expertId }: CalibrationSession): number {
    return submissions.filter(({ userId }) => userId !== expertId).length;
  }

  @FieldResolver(() => [CalibrationProgress], {
    nullable: true,
    description:
      'Who has submitted and when, the expert first; nothing of the answers. For its leader, and once it is revealed for whoever sees it; null for others.',
  })
  progress(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): CalibrationProgress[] | null {
    return mayFollow(viewer, session) ? progressOf(session) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the expert has submitted.' })
  hasExpertSubmitted(@Root() { submissions, expertId }: CalibrationSession): boolean {
    return submissions.some(({ userId }) => userId === expertId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you have submitted.' })
  hasViewerSubmitted(@Root() { submissions }: CalibrationSession, @Ctx() { viewer }: Context): boolean {
    return submissions.some(({ userId }) => userId === viewer.id);
  }

  @FieldResolver(() => Evaluation, {
    nullable: true,
    description: 'Your own evaluation; null before `calibrationStart`.',
  })
  viewerEvaluation(@Root() session: CalibrationSession, @Ctx() context: Context): Promise<Evaluation | null> {
    return context.loaders.get(this.loaders.own).load(session._id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether answers can be compared.' })
  isRevealed(@Root() { revealedAt }: CalibrationSession): boolean {
    return revealedAt !== null;
  }

  @FieldResolver(() => CalibrationComparison, {
    nullable: true,
    description: 'Who answered what; null until it is revealed.',
  })
  comparison(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): Promise<CalibrationComparison | null> {
    return this.comparisons.of(viewer, session);
  }

  @FieldResolver(() => [CalibrationRuling], { description: 'Rulings, the oldest first; empty until it is revealed.' })
  rulings(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): CalibrationRuling[] {
    return mayCompare(viewer, session) ? session.rulings : [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may begin, or go on with, your own evaluation.' })
  viewerCanStart(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): boolean {
    return mayStart(viewer, session);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may reveal the answers now, with a reason.' })
  viewerCanReveal(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): boolean {
    return mayReveal(viewer, session);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may write rulings now.' })
  viewerCanRule(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): boolean {
    return mayRule(viewer, session);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may close it now.' })
  viewerCanClose(@Root() session: CalibrationSession, @Ctx() { viewer }: Context): boolean {
    return mayClose(viewer, session);
  }
}

/** Who wrote a ruling. */
@Resolver(() => CalibrationRuling)
export class CalibrationRulingResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it.' })
  by(@Root() ruling: CalibrationRuling, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, ruling.byId);
  }
}

/** Whose progress it is. */
@Resolver(() => CalibrationProgress)
export class CalibrationProgressResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who scores.' })
  user(@Root() progress: CalibrationProgress, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, progress.userId);
  }
}

/** Who answered. */
@Resolver(() => CalibrationMark)
export class CalibrationMarkResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who answered.' })
  user(@Root() mark: CalibrationMark, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, mark.userId);
  }
}

/** Who scored. */
@Resolver(() => CalibrationRater)
export class CalibrationRaterResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who scored.' })
  user(@Root() rater: CalibrationRater, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, rater.userId);
  }
}

/** Whose agreement it is. */
@Resolver(() => RaterAgreementRater)
export class RaterAgreementRaterResolver {
  constructor(private readonly users: PeopleLoaders['users']) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who scored.' })
  user(@Root() rater: RaterAgreementRater, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.users, rater.userId);
  }
}
