import DataLoader from 'dataloader';
import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import type { EvaluationLoaders } from '../evaluations/evaluation.loaders.js';
import { Evaluation } from '../evaluations/evaluation.js';
import { evaluatorRoles, mayDispute, mayJudgeDispute, mayReadScorecards } from '../quality.policy.js';
import { Scorecard } from '../scorecards/scorecard.js';
import { DisputeFigures, OverturnByEvaluator, OverturnByQuestion } from './dispute-figures.js';
import {
  DisputeDecideInput,
  DisputeFiguresArgs,
  DisputeOpenInput,
  DisputePayload,
  DisputesArgs,
} from './dispute.inputs.js';
import type { DisputeReader } from './dispute-read.service.js';
import type { DisputeService } from './dispute.service.js';
import { Dispute, DisputeItem, DisputePage, DisputeState } from './dispute.js';

/** Roles that see disputes at all: who may be an agent or evaluator of one, and who leads. */
export const disputeReaders: readonly Role[] = [Role.AGENT, Role.QA_ANALYST, Role.SUPERVISOR, Role.MANAGER];

/** Batch loaders of disputes. */
export interface DisputeLoaders {
  /** Disputes by id as the viewer may see them. */
  readonly disputes: LoaderFactory<string, Dispute | null>;
  /** Those of an evaluation, whoever asks: for evaluations that the viewer reads. */
  readonly ofEvaluation: LoaderFactory<string, readonly Dispute[]>;
}

export const disputeLoaders = (reader: DisputeReader): DisputeLoaders => ({
  disputes: ({ viewer }) =>
    new DataLoader<string, Dispute | null>(async (ids) => {
      const found = await reader.visible(viewer, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
  ofEvaluation: () =>
    new DataLoader<string, readonly Dispute[]>(async (ids) => {
      const found = await reader.ofEvaluations(ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
});

/** Disputes and what is done with them. */
@Resolver(() => Dispute)
export class DisputeResolver {
  constructor(
    private readonly service: DisputeService,
    private readonly reader: DisputeReader,
    private readonly loaders: DisputeLoaders,
  ) {}

  @Query(() => Dispute, { nullable: true, description: 'One dispute; null where it is absent or not yours to see.' })
  @Access(roles(...disputeReaders))
  dispute(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The dispute.' }) id: string,
  ): Promise<Dispute | null> {
    return context.loaders.get(this.loaders.disputes).load(id);
  }

  @Query(() => DisputePage.Connection, { description: 'Disputes that you may see, newest first.' })
  @Access(roles(...disputeReaders))
  disputes(
    @Ctx() context: Context,
    @Args(() => DisputesArgs) { filter, ...page }: DisputesArgs,
  ): Promise<Connection<Dispute>> {
    return this.reader.page(context.viewer, filter ?? {}, pageRequest(page));
  }

  @Query(() => DisputeFigures, {
    description:
      'Disputes that you may see in figures: how often answers were overturned. QA_ANALYST, SUPERVISOR, MANAGER. BAD_USER_INPUT for a bad span.',
  })
  @Access(roles(...evaluatorRoles, Role.MANAGER))
  disputeFigures(
    @Ctx() context: Context,
    @Args(() => DisputeFiguresArgs) args: DisputeFiguresArgs,
  ): Promise<DisputeFigures> {
    return this.reader.figures(context.viewer, args);
  }

  @Mutation(() => DisputePayload, {
    description:
      'Disputes questions of a released evaluation of your own call that counts; those who may judge are told. For the agent. Errors: NOT_FOUND, NOT_ALLOWED (the evaluator too), WINDOW_CLOSED, WRONG_STATE (one waits); REQUIRED, TOO_MANY (`items`); NOT_FOUND, DUPLICATE (`items.<place>.ref`); REQUIRED, TOO_LONG (`items.<place>.reason`); KEY_REUSED.',
  })
  @Access(roles(...disputeReaders))
  disputeOpen(
    @Ctx() context: Context,
    @Arg('evaluationId', () => ID, { description: 'The evaluation.' }) evaluationId: string,
    @Arg('input', () => DisputeOpenInput, { description: 'Which questions, and why.' }) input: DisputeOpenInput,
  ): Promise<DisputePayload> {
    return this.#settle(context, () => this.service.open(context.viewer, evaluationId, input));
  }

  @Mutation(() => DisputePayload, {
    description:
      'Takes your own dispute back; what was decided until then holds. For the agent. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE.',
  })
  @Access(roles(...disputeReaders))
  disputeWithdraw(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The dispute.' }) id: string,
  ): Promise<DisputePayload> {
    return this.#settle(context, () => this.service.withdraw(context.viewer, id));
  }

  @Mutation(() => DisputePayload, {
    description:
      'Decides some or all questions of a dispute. What is upheld is scored anew, and the older result is kept. QA_ANALYST, and SUPERVISOR of the team; never the evaluator or the agent. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, CONFLICT; faults by `items.<place>.<field>` (REQUIRED, TOO_LONG, NOT_FOUND, DUPLICATE, WRONG_STATE, INVALID) and of answers by `answers.<ref>`.',
  })
  @Access(roles(...evaluatorRoles))
  disputeDecide(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The dispute.' }) id: string,
    @Arg('input', () => DisputeDecideInput, { description: 'The decisions.' }) input: DisputeDecideInput,
  ): Promise<DisputePayload> {
    return this.#settle(context, () => this.service.decide(context.viewer, id, input));
  }

  #settle(context: Context, act: () => Promise<Dispute>): Promise<DisputePayload> {
    return settle<DisputePayload>(context, async () => ({ dispute: await act() }));
  }
}

/** What belongs to a dispute. */
@Resolver(() => Dispute)
export class DisputeFieldsResolver {
  constructor(
    private readonly evaluations: Pick<EvaluationLoaders, 'evaluations'>,
    private readonly people: Pick<PeopleLoaders, 'users'>,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => Evaluation, {
    nullable: true,
    description: 'The evaluation; null where you may not know of it.',
  })
  evaluation(@Root() { evaluationId }: Dispute, @Ctx() context: Context): Promise<Evaluation | null> {
    return loadOne(context, this.evaluations.evaluations, evaluationId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who disputes.' })
  agent(@Root() { agentId }: Dispute, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, agentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose evaluation is disputed.' })
  evaluator(@Root() { evaluatorId }: Dispute, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, evaluatorId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided last; null while all waits.' })
  judge(@Root() { judgeId }: Dispute, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, judgeId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it should have been decided by now.' })
  isOverdue(@Root() { state, dueAt }: Dispute): boolean {
    return state === DisputeState.OPEN && dueAt <= this.clock.now();
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may decide it.' })
  viewerCanDecide(@Root() dispute: Dispute, @Ctx() { viewer }: Context): boolean {
    return dispute.state === DisputeState.OPEN && mayJudgeDispute(viewer, dispute);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may take it back.' })
  viewerCanWithdraw(@Root() { state, agentId }: Dispute, @Ctx() { viewer }: Context): boolean {
    return state === DisputeState.OPEN && agentId === viewer.id;
  }
}

/** Who decided about a question. */
@Resolver(() => DisputeItem)
export class DisputeItemResolver {
  constructor(private readonly people: Pick<PeopleLoaders, 'users'>) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who decided; null while it waits.' })
  judge(@Root() { judgeId }: DisputeItem, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, judgeId);
  }
}

/** Disputes of an evaluation. */
@Resolver(() => Evaluation)
export class EvaluationDisputesResolver {
  constructor(
    private readonly loaders: DisputeLoaders,
    private readonly evaluations: Pick<EvaluationLoaders, 'reads'>,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => [Dispute], { description: 'Its disputes, oldest first; empty where you do not read it.' })
  async disputes(@Root() evaluation: Evaluation, @Ctx() context: Context): Promise<readonly Dispute[]> {
    const isRead = await context.loaders.get(this.evaluations.reads).load(evaluation);
    return isRead ? context.loaders.get(this.loaders.ofEvaluation).load(evaluation._id) : [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may dispute it now.' })
  viewerCanDispute(@Root() evaluation: Evaluation, @Ctx() { viewer }: Context): boolean {
    const { disputeUntil, openDisputes } = evaluation;
    return (
      mayDispute(viewer, evaluation) && openDisputes === 0 && disputeUntil !== null && disputeUntil > this.clock.now()
    );
  }
}

/** Whose answers were overturned. */
@Resolver(() => OverturnByEvaluator)
export class OverturnByEvaluatorResolver {
  constructor(private readonly people: Pick<PeopleLoaders, 'users'>) {}

  @FieldResolver(() => User, { nullable: true, description: 'The evaluator.' })
  evaluator(@Root() { evaluatorId }: OverturnByEvaluator, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, evaluatorId);
  }
}

/** Of which form. */
@Resolver(() => OverturnByQuestion)
export class OverturnByQuestionResolver {
  constructor(private readonly scorecards: LoaderFactory<string, Scorecard | null>) {}

  @FieldResolver(() => Scorecard, { nullable: true, description: 'The scorecard.' })
  async scorecard(@Root() { scorecardId }: OverturnByQuestion, @Ctx() context: Context): Promise<Scorecard | null> {
    return mayReadScorecards(context.viewer) ? loadOne(context, this.scorecards, scorecardId) : null;
  }
}
