import { roles } from '../../../platform/auth/access.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { badInput } from '../../../platform/errors/index.js';
import { Call } from '../../calls/index.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { evaluationReaders, evaluatorRoles } from '../quality.policy.js';
import { Role } from '../../../platform/auth/viewer.js';
import { EvaluationOrder } from './evaluation-enums.js';
import type { EvaluationExamplesService } from './evaluation-examples.service.js';
import { EvaluationWhatIfArgs } from './evaluation-filter.inputs.js';
import type { EvaluationReader } from './evaluation-read.service.js';
import { ExemplaryCall, ExemplaryCallPage, WhatIfRowView, WhatIfView } from './evaluation-views.js';
import { EvaluationsArgs, MyEvaluationsArgs } from './evaluation.inputs.js';
import type { EvaluationLoaders } from './evaluation.loaders.js';
import { exampleReaders } from './evaluation.policy.js';
import { Evaluation, EvaluationPage } from './evaluation.js';
import type { CallLoader } from './evaluation-fields.resolver.js';

const mostRows = 100;
const usualRows = 20;

/** Evaluations as people ask for them. */
@Resolver(() => Evaluation)
export class EvaluationQueryResolver {
  constructor(
    private readonly reader: EvaluationReader,
    private readonly examples: EvaluationExamplesService,
    private readonly loaders: EvaluationLoaders,
  ) {}

  @Query(() => Evaluation, {
    nullable: true,
    description: 'One evaluation; null where it is absent or not yours to know of.',
  })
  @Access(roles(...evaluationReaders))
  evaluation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The evaluation.' }) id: string,
  ): Promise<Evaluation | null> {
    return context.loaders.get(this.loaders.evaluations).load(id);
  }

  @Query(() => EvaluationPage.Connection, {
    description:
      'Evaluations that you may know of. Conditions and orders that tell of results are asked only of those that you read.',
  })
  @Access(roles(...evaluationReaders))
  evaluations(
    @Ctx() context: Context,
    @Args(() => EvaluationsArgs) { filter, orderBy, ...page }: EvaluationsArgs,
  ): Promise<Connection<Evaluation>> {
    return this.reader.page(context.viewer, filter ?? {}, orderBy ?? EvaluationOrder.NEWEST, pageRequest(page));
  }

  @Query(() => EvaluationPage.Connection, {
    description:
      'Your own evaluations, those begun last first: those that you write, or those about you that were released.',
  })
  @Access(roles(...evaluationReaders))
  myEvaluations(
    @Ctx() context: Context,
    @Args(() => MyEvaluationsArgs) { side, kinds, states, ...page }: MyEvaluationsArgs,
  ): Promise<Connection<Evaluation>> {
    return this.reader.mine(context.viewer, side, { kinds: kinds ?? null, states: states ?? null }, pageRequest(page));
  }

  @Query(() => WhatIfView, {
    description:
      'What submitted evaluations that you read would score under another mode, rule for N/A or effect of fatal answers. Writes nothing. QA_ANALYST, SUPERVISOR, MANAGER. BAD_USER_INPUT for more than 1,000 ids.',
  })
  @Access(roles(...evaluatorRoles, Role.MANAGER))
  evaluationWhatIf(
    @Ctx() context: Context,
    @Args(() => EvaluationWhatIfArgs) { filter, ids, ...override }: EvaluationWhatIfArgs,
  ): Promise<WhatIfView> {
    return this.reader.whatIf(context.viewer, { conditions: filter ?? null, ids: ids ?? null }, override);
  }

  @Query(() => ExemplaryCallPage.Connection, {
    description:
      'Calls that may be shown to others as examples, those agreed to last first. TRAINER, QA_ANALYST, SUPERVISOR, MANAGER.',
  })
  @Access(roles(...exampleReaders))
  async exemplaryCalls(@Args(() => PageArgs) args: PageArgs): Promise<Connection<ExemplaryCall>> {
    const page = await this.examples.page(pageRequest(args));
    const nodes = page.nodes.map(exampleOf);
    return {
      ...page,
      nodes,
      edges: page.edges.map((edge, at) => ({ cursor: edge.cursor, node: nodes[at] as ExemplaryCall })),
    };
  }
}

const exampleOf = ({ _id, callId, agentId, exemplaryReason, exemplaryAt, updatedAt }: Evaluation): ExemplaryCall => ({
  ...{ _id, callId: callId ?? '', agentId, reason: exemplaryReason ?? '' },
  since: exemplaryAt ?? updatedAt,
});

/** Rows of what would be. */
@Resolver(() => WhatIfView)
export class WhatIfResolver {
  @FieldResolver(() => [WhatIfRowView], { description: 'The evaluations, those that change most first.' })
  rows(
    @Root() whatIf: WhatIfView,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 100; default 20.' }) first?: number | null,
  ): readonly WhatIfRowView[] {
    const count = first ?? usualRows;
    if (count < 1 || count > mostRows) throw badInput(`Ask for 1 to ${mostRows} rows.`);
    return whatIf.rows.slice(0, count);
  }
}

/** The evaluation of a row. */
@Resolver(() => WhatIfRowView)
export class WhatIfRowResolver {
  constructor(private readonly loaders: EvaluationLoaders) {}

  @FieldResolver(() => Evaluation, {
    nullable: true,
    description: 'The evaluation; null where it changed hands meanwhile.',
  })
  evaluation(@Root() { evaluationId }: WhatIfRowView, @Ctx() context: Context): Promise<Evaluation | null> {
    return context.loaders.get(this.loaders.evaluations).load(evaluationId);
  }
}

/** What belongs to an example. */
@Resolver(() => ExemplaryCall)
export class ExemplaryCallResolver {
  constructor(
    private readonly calls: CallLoader,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @FieldResolver(() => Call, { nullable: true, description: 'The call; null where you may not see it.' })
  call(@Root() { callId }: ExemplaryCall, @Ctx() context: Context): Promise<Call | null> {
    return loadOne(context, this.calls, callId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The agent.' })
  agent(@Root() { agentId }: ExemplaryCall, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, agentId);
  }
}

/** Evaluations of a call. */
@Resolver(() => Call)
export class CallEvaluationsResolver {
  constructor(private readonly loaders: EvaluationLoaders) {}

  @FieldResolver(() => [Evaluation], { description: 'Evaluations of the call that you read, begun first first.' })
  evaluations(@Root() { _id }: Call, @Ctx() context: Context): Promise<readonly Evaluation[]> {
    return context.loaders.get(this.loaders.ofCall).load(_id);
  }
}
