import { roles } from '../../../platform/auth/access.js';
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
import { Call } from '../../calls/index.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { Evaluation } from '../evaluations/evaluation.js';
import { Scorecard } from '../scorecards/scorecard.js';
import {
  AssignmentConnection,
  AssignmentReassignInput,
  AssignmentReassignPayload,
  AssignmentSkipInput,
  AssignmentSkipPayload,
  AssignmentsArgs,
  AssignmentsDistributeInput,
  AssignmentsDistributePayload,
  MyAssignmentsArgs,
} from './assignment.inputs.js';
import type { AssignmentService } from './assignment.service.js';
import type { AssignmentStore } from './assignment.store.js';
import { Assignment, AssignmentState } from './assignment.js';
import { Sample } from './sample.js';
import type { SamplingLoaders } from './sampling.loaders.js';
import { drawnFor, keptTeams, mayReassign, maySkip, samplers } from './sampling.policy.js';

/** What assignments lead to. */
export interface AssignmentLoaders extends Pick<SamplingLoaders, 'samples'> {
  readonly users: PeopleLoaders['users'];
  readonly scorecards: LoaderFactory<string, Scorecard | null>;
  readonly evaluations: LoaderFactory<string, Evaluation | null>;
  /** Calls by id, whoever asks: whoever sees an assignment sees its call. */
  readonly anyCalls: LoaderFactory<string, Call | null>;
}

/** Drawn calls and who scores them. */
@Resolver(() => Assignment)
export class AssignmentResolver {
  constructor(
    private readonly service: AssignmentService,
    private readonly store: AssignmentStore,
    private readonly loaders: AssignmentLoaders,
  ) {}

  @Query(() => AssignmentConnection, {
    description: 'Drawn calls that you are to score, due first. For QA_ANALYST and SUPERVISOR.',
  })
  @Access(roles(...drawnFor))
  myAssignments(
    @Ctx() { viewer }: Context,
    @Args(() => MyAssignmentsArgs) args: MyAssignmentsArgs,
  ): Promise<Connection<Assignment>> {
    const states = args.states ?? [AssignmentState.OPEN, AssignmentState.STARTED];
    const sight = { keptTeams: [], viewerId: viewer.id };
    return this.store.page(sight, { evaluatorId: viewer.id, states }, pageRequest(args));
  }

  @Query(() => AssignmentConnection, {
    description:
      'Drawn calls, due first: own ones; for QA_ANALYST and ADMIN all; for SUPERVISOR those of plans whose teams are all led. Never one of your own calls.',
  })
  @Access(roles(...samplers))
  assignments(
    @Ctx() { viewer, clock }: Context,
    @Args(() => AssignmentsArgs) args: AssignmentsArgs,
  ): Promise<Connection<Assignment>> {
    const sight = { keptTeams: keptTeams(viewer), viewerId: viewer.id };
    const { isOverdue, ...filter } = args.filter ?? {};
    return this.store.page(sight, { ...filter, overdueAt: isOverdue ? clock.now() : null }, pageRequest(args));
  }

  @Mutation(() => AssignmentSkipPayload, {
    description:
      'Gives up a drawn call that nobody has begun, with a reason; the next call of the same stratum takes its place. For its evaluator and who keeps its plan. Errors: NOT_FOUND, REQUIRED, TOO_LONG, WRONG_STATE, CONFLICT.',
  })
  @Access(roles(...samplers))
  assignmentSkip(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the assignment.' }) id: string,
    @Arg('input', () => AssignmentSkipInput, { description: 'Why.' }) input: AssignmentSkipInput,
  ): Promise<AssignmentSkipPayload> {
    return settle<AssignmentSkipPayload>(context, () =>
      this.service.skip(context.viewer, id, input.expectedVersion, input.reason),
    );
  }

  @Mutation(() => AssignmentReassignPayload, {
    description:
      'Gives a drawn call that nobody has begun to another evaluator. For who keeps its plan. Errors: NOT_FOUND, NOT_ALLOWED, SAME_PERSON, WRONG_STATE, CONFLICT.',
  })
  @Access(roles(...samplers))
  assignmentReassign(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the assignment.' }) id: string,
    @Arg('input', () => AssignmentReassignInput, { description: 'Who.' }) input: AssignmentReassignInput,
  ): Promise<AssignmentReassignPayload> {
    return settle<AssignmentReassignPayload>(context, async () => ({
      assignment: await this.service.reassign(context.viewer, id, input.expectedVersion, input.evaluatorId),
    }));
  }

  @Mutation(() => AssignmentsDistributePayload, {
    description:
      'Spreads drawn calls that nobody has begun evenly over people. For who keeps their plans. Errors: NOT_FOUND, NOT_ALLOWED, REQUIRED, TOO_MANY.',
  })
  @Access(roles(...samplers))
  assignmentsDistribute(
    @Ctx() context: Context,
    @Arg('input', () => AssignmentsDistributeInput, { description: 'What, and over whom.' })
    input: AssignmentsDistributeInput,
  ): Promise<AssignmentsDistributePayload> {
    return settle<AssignmentsDistributePayload>(context, async () => ({
      movedCount: await this.service.distribute(context.viewer, input),
    }));
  }

  @FieldResolver(() => Call, { nullable: true, description: 'The drawn call; null when it is gone.' })
  call(@Root() assignment: Assignment, @Ctx() context: Context): Promise<Call | null> {
    return loadOne(context, this.loaders.anyCalls, assignment.callId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose call it is.' })
  agent(@Root() assignment: Assignment, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, assignment.agentId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who is to score it.' })
  evaluator(@Root() assignment: Assignment, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.loaders.users, assignment.evaluatorId);
  }

  @FieldResolver(() => Scorecard, { nullable: true, description: 'What it is scored with.' })
  scorecard(@Root() assignment: Assignment, @Ctx() context: Context): Promise<Scorecard | null> {
    return loadOne(context, this.loaders.scorecards, assignment.scorecardId);
  }

  @FieldResolver(() => Sample, { nullable: true, description: 'The draw; null unless you may see it.' })
  sample(@Root() assignment: Assignment, @Ctx() context: Context): Promise<Sample | null> {
    return loadOne(context, this.loaders.samples, assignment.sampleId);
  }

  @FieldResolver(() => Evaluation, { nullable: true, description: 'Its evaluation; null unless you may see it.' })
  evaluation(@Root() assignment: Assignment, @Ctx() context: Context): Promise<Evaluation | null> {
    return loadOne(context, this.loaders.evaluations, assignment.evaluationId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is late: not done, and due before now.' })
  isOverdue(@Root() { state, dueAt }: Assignment, @Ctx() { clock }: Context): boolean {
    return (state === AssignmentState.OPEN || state === AssignmentState.STARTED) && dueAt < clock.now();
  }

  @FieldResolver(() => Boolean, { description: 'Whether it took the place of a skipped one.' })
  isReplacement(@Root() { replacesId }: Assignment): boolean {
    return replacesId !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may skip it now.' })
  viewerCanSkip(@Root() assignment: Assignment, @Ctx() { viewer }: Context): boolean {
    return assignment.state === AssignmentState.OPEN && maySkip(viewer, assignment);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may give it to somebody else now.' })
  viewerCanReassign(@Root() assignment: Assignment, @Ctx() { viewer }: Context): boolean {
    return assignment.state === AssignmentState.OPEN && mayReassign(viewer, assignment);
  }
}
