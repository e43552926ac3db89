import { andScopes, roles } from '../../../platform/auth/access.js';
import { Scope } from '../../../platform/auth/viewer.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
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
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { agentTimeWriters, callWriters, importsVisibleTo } from '../call.policy.js';
import { Call } from '../call.js';
import { CallImportJob, CallImportKind, CallImportRow } from './call-import.js';
import {
  CallImportCancelInput,
  CallImportInput,
  CallImportJobConnection,
  CallImportPayload,
  CallImportRowConnection,
  CallImportRowsArgs,
  CallRowResult,
  CallsRecordInput,
  CallsRecordPayload,
} from './call-import.inputs.js';
import type { CallImportService } from './call-import.service.js';
import type { CallImportStore } from './call-import.store.js';
import type { ImportKind } from './import-kind.js';
import type { RecordService } from './record.service.js';
import { countsOf, errorsOf } from './row-results.js';

const reporters = andScopes(roles(...callWriters), Scope.CALLS_WRITE);
const timeReporters = andScopes(roles(...agentTimeWriters), Scope.AGENTTIME_WRITE);
const readers = andScopes(roles(...callWriters), Scope.CALLS_WRITE, Scope.AGENTTIME_WRITE);

/** Imports of calls and of agents' times, and calls that are reported one by one. */
@Resolver(() => CallImportJob)
export class CallImportResolver {
  constructor(
    private readonly service: CallImportService,
    private readonly store: CallImportStore,
    private readonly records: RecordService,
    private readonly kind: ImportKind,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @Query(() => CallImportJob, {
    nullable: true,
    description:
      'One import by its id. QA_ANALYST and ADMIN see all; a MANAGER and a client key (calls:write or agenttime:write) those that they started; null otherwise.',
  })
  @Access(readers)
  callImportJob(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Id of the import.' }) id: string,
  ): Promise<CallImportJob | null> {
    return this.store.visible(id, importsVisibleTo(viewer));
  }

  @Query(() => CallImportJobConnection, {
    description:
      'Imports of calls and of agents’ times, newest first. QA_ANALYST and ADMIN see all; a MANAGER and a client key those that they started.',
  })
  @Access(readers)
  callImportJobs(@Ctx() { viewer }: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<CallImportJob>> {
    return this.store.page(importsVisibleTo(viewer), pageRequest(args));
  }

  @Mutation(() => CallsRecordPayload, {
    description:
      'Reports up to 100 calls. The reference decides what a row is about: an equal row changes nothing, one that says something else changes the call, none makes two. Bad rows are named (`rows.userErrors`) and the others go in. For QA_ANALYST, ADMIN, MANAGER (own site only) and client keys with calls:write. Errors: REQUIRED, TOO_MANY, TOO_LONG, KEY_REUSED; of rows REQUIRED, INVALID, OUT_OF_RANGE, TOO_LONG, TOO_MANY, NOT_FOUND, DUPLICATE, NOT_ALLOWED.',
  })
  @Access(reporters)
  callsRecord(
    @Ctx() context: Context,
    @Arg('input', () => CallsRecordInput, { description: 'The calls.' }) input: CallsRecordInput,
  ): Promise<CallsRecordPayload> {
    return settleRows(context, async () => {
      const rows = await this.records.record(context.viewer, this.kind, 'callsRecord', input);
      return {
        ...countsOf(rows),
        rows: rows.map((row): CallRowResult => ({
          ...{ index: row.at, reference: row.reference, outcome: row.outcome, callId: row.id },
          userErrors: errorsOf(row, context),
        })),
      };
    });
  }

  @Mutation(() => CallImportPayload, {
    description:
      'Imports calls from an uploaded file in the background, with a report for each row. Bad rows are named and the others go in; a second run of the same file changes nothing. For QA_ANALYST, ADMIN, MANAGER (own site only) and client keys with calls:write. Errors: FILE_REFUSED, TOO_LONG, KEY_REUSED.',
  })
  @Access(reporters)
  callImport(
    @Ctx() context: Context,
    @Arg('input', () => CallImportInput, { description: 'Which file is imported.' }) input: CallImportInput,
  ): Promise<CallImportPayload> {
    return settle<CallImportPayload>(context, async () => ({
      job: await this.service.start(context.viewer, CallImportKind.CALLS, input),
    }));
  }

  @Mutation(() => CallImportPayload, {
    description:
      'Imports what agents did by day from an uploaded file in the background, with a report for each row. For ADMIN, MANAGER (own site only) and client keys with agenttime:write. Errors: FILE_REFUSED, TOO_LONG, KEY_REUSED.',
  })
  @Access(timeReporters)
  agentTimeImport(
    @Ctx() context: Context,
    @Arg('input', () => CallImportInput, { description: 'Which file is imported.' }) input: CallImportInput,
  ): Promise<CallImportPayload> {
    return settle<CallImportPayload>(context, async () => ({
      job: await this.service.start(context.viewer, CallImportKind.AGENT_TIME, input),
    }));
  }

  @Mutation(() => CallImportPayload, {
    description:
      'Calls an import off that is not done yet; what was taken over until then stays, with its report, and the file is removed. For who sees it and may start one of its kind. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE.',
  })
  @Access(readers)
  callImportCancel(
    @Ctx() context: Context,
    @Arg('input', () => CallImportCancelInput, { description: 'Which one.' }) input: CallImportCancelInput,
  ): Promise<CallImportPayload> {
    return settle<CallImportPayload>(context, async () => ({
      job: await this.service.cancel(context.viewer, input.id),
    }));
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may call it off now.' })
  viewerCanCancel(@Root() job: CallImportJob, @Ctx() { viewer }: Context): boolean {
    return this.service.mayCancel(viewer, job);
  }

  @FieldResolver(() => CallImportRowConnection, { description: 'Rows that are done, in the order of the file.' })
  rows(
    @Root() job: CallImportJob,
    @Args(() => CallImportRowsArgs) args: CallImportRowsArgs,
  ): Promise<Connection<CallImportRow>> {
    return this.store.rows(job, args.outcomes ?? null, pageRequest(args));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it could not be finished, in your language; null otherwise.',
  })
  error(@Root() job: CallImportJob, @Ctx() { viewer }: Context): string | null {
    return job.fault?.[viewer.locale] ?? null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who started it; null for a client key.' })
  startedBy(@Root() job: CallImportJob, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, job.startedByKind === 'person' ? job.startedById : null);
  }
}

/** A refused call of the API has no rows. */
export const settleRows = async (
  context: Context,
  make: () => Promise<Omit<CallsRecordPayload, 'userErrors'>>,
): Promise<CallsRecordPayload> => ({
  ...{ accepted: 0, unchanged: 0, rows: [] },
  ...(await settle<CallsRecordPayload>(context, make)),
});

/** Rows of imports. */
@Resolver(() => CallImportRow)
export class CallImportRowResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was refused, in your language; null otherwise.' })
  message(@Root() row: CallImportRow, @Ctx() { viewer }: Context): string | null {
    return row.text?.[viewer.locale] ?? null;
  }
}

/** Rows of calls of the API. */
@Resolver(() => CallRowResult)
export class CallRowResultResolver {
  constructor(private readonly calls: LoaderFactory<string, Call | null>) {}

  @FieldResolver(() => Call, {
    nullable: true,
    description: 'The call; null where the row was refused, where you may not see it, and for client keys.',
  })
  call(@Root() { callId }: CallRowResult, @Ctx() context: Context): Promise<Call | null> {
    return loadOne(context, this.calls, callId);
  }
}
