import { andScopes, roles } from '../../../platform/auth/access.js';
import { Scope } from '../../../platform/auth/viewer.js';
import { badInput } from '../../../platform/errors/index.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { agentDaysVisibleTo, agentTimeReaders, agentTimeWriters } from '../call.policy.js';
import { countsOf, errorsOf } from '../import/row-results.js';
import type { ImportKind } from '../import/import-kind.js';
import type { RecordService } from '../import/record.service.js';
import { AgentDay } from './agent-day.js';
import {
  AgentDayConnection,
  AgentDaysArgs,
  AgentTimeRecordInput,
  AgentTimeRecordPayload,
  type AgentTimeRowResult,
} from './agent-day.inputs.js';
import { isDay } from './agent-day.rules.js';
import type { AgentDayStore } from './agent-day.store.js';

const mostDays = 400;

/** What agents did by day. */
@Resolver(() => AgentDay)
export class AgentDayResolver {
  constructor(
    private readonly store: AgentDayStore,
    private readonly records: RecordService,
    private readonly kind: ImportKind,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @Query(() => AgentDayConnection, {
    description:
      'What agents did by day, newest first. QA_ANALYST and ADMIN see all, MANAGER those of the own site, SUPERVISOR those of led teams, AGENT own ones. Throws BAD_USER_INPUT for what is no day, and for more than 400 days.',
  })
  @Access(roles(...agentTimeReaders))
  agentDays(@Ctx() { viewer }: Context, @Args(() => AgentDaysArgs) args: AgentDaysArgs): Promise<Connection<AgentDay>> {
    const { from, to, agentId, teamId } = args.filter;
    if (!isDay(from) || !isDay(to) || from > to) throw badInput('`from` and `to` are days, `from` not after `to`.');
    if (Date.parse(to) - Date.parse(from) >= mostDays * 86_400_000) throw badInput(`At most ${mostDays} days.`);
    const filter = {
      day: { $gte: from, $lte: to },
      ...(agentId ? { agentId } : {}),
      ...(teamId ? { teamIds: teamId } : {}),
    };
    return this.store.page(agentDaysVisibleTo(viewer), filter, pageRequest(args));
  }

  @Mutation(() => AgentTimeRecordPayload, {
    description:
      'Reports what agents did by day, up to 100 rows. Agent and day decide what a row is about: an equal row changes nothing. Bad rows are named (`rows.userErrors`) and the others go in. For ADMIN, MANAGER (own site only) and client keys with agenttime:write. Errors: REQUIRED, TOO_MANY, TOO_LONG, KEY_REUSED; of rows REQUIRED, INVALID, OUT_OF_RANGE, NOT_FOUND, DUPLICATE, NOT_ALLOWED.',
  })
  @Access(andScopes(roles(...agentTimeWriters), Scope.AGENTTIME_WRITE))
  async agentTimeRecord(
    @Ctx() context: Context,
    @Arg('input', () => AgentTimeRecordInput, { description: 'The days.' }) input: AgentTimeRecordInput,
  ): Promise<AgentTimeRecordPayload> {
    const made = await settle<AgentTimeRecordPayload>(context, async () => {
      const rows = await this.records.record(context.viewer, this.kind, 'agentTimeRecord', input);
      return {
        ...countsOf(rows),
        rows: rows.map((row): AgentTimeRowResult => ({
          ...{ index: row.at, outcome: row.outcome, userErrors: errorsOf(row, context) },
        })),
      };
    });
    return { ...{ accepted: 0, unchanged: 0, rows: [] }, ...made };
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose day it is.' })
  agent(@Root() day: AgentDay, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, day.agentId);
  }
}
