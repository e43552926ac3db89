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
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { RepairImportJob, RepairImportRow } from './repair-import.js';
import type { RepairImportService } from './repair-import.service.js';
import type { RepairImportStore } from './repair-import.store.js';
import {
  RepairFindingImportInput,
  RepairFindingImportPayload,
  RepairImportJobConnection,
  RepairImportRowConnection,
  RepairImportRowsArgs,
} from './repair.inputs.js';
import { repairImporters } from './repairs.policy.js';

const importers = roles(...repairImporters);

/** Imports of findings. */
@Resolver(() => RepairImportJob)
export class RepairImportResolver {
  constructor(
    private readonly service: RepairImportService,
    private readonly store: RepairImportStore,
    private readonly people: Pick<PeopleLoaders, 'users'>,
  ) {}

  @Query(() => RepairImportJob, {
    nullable: true,
    description: 'One import of findings by its id. For KNOWLEDGE_EDITOR, QA_ANALYST and ADMIN.',
  })
  @Access(importers)
  repairImportJob(
    @Arg('id', () => ID, { description: 'Id of the import.' }) id: string,
  ): Promise<RepairImportJob | null> {
    return this.store.byId(id);
  }

  @Query(() => RepairImportJobConnection, {
    description: 'All imports of findings, newest first. For KNOWLEDGE_EDITOR, QA_ANALYST and ADMIN.',
  })
  @Access(importers)
  repairImportJobs(@Args(() => PageArgs) args: PageArgs): Promise<Connection<RepairImportJob>> {
    return this.store.page(pageRequest(args));
  }

  @Mutation(() => RepairFindingImportPayload, {
    description:
      'Imports what was found on devices that were sent in, from an uploaded table, in the background. The `externalId` of a row, else its `callReference`, decides what it updates, so a second run changes nothing. Bad rows are named and the others go in. For KNOWLEDGE_EDITOR, QA_ANALYST and ADMIN. Errors: FILE_REFUSED, TOO_LONG, KEY_REUSED.',
  })
  @Access(importers)
  repairFindingImport(
    @Ctx() context: Context,
    @Arg('input', () => RepairFindingImportInput, { description: 'Which file is imported.' })
    input: RepairFindingImportInput,
  ): Promise<RepairFindingImportPayload> {
    return settle<RepairFindingImportPayload>(context, async () => ({
      job: await this.service.start(context.viewer, input),
    }));
  }

  @FieldResolver(() => RepairImportRowConnection, { description: 'Rows that are done, in the order of the file.' })
  rows(
    @Root() job: RepairImportJob,
    @Args(() => RepairImportRowsArgs) args: RepairImportRowsArgs,
  ): Promise<Connection<RepairImportRow>> {
    return this.store.rows(job._id, args.outcomes ?? null, pageRequest(args));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it could not be finished, in your language; null otherwise.',
  })
  error(@Root() job: RepairImportJob, @Ctx() { viewer }: Context): string | null {
    return job.fault?.[viewer.locale] ?? null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who started it.' })
  startedBy(@Root() job: RepairImportJob, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, job.startedById);
  }
}

/** Rows of imports. */
@Resolver(() => RepairImportRow)
export class RepairImportRowResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was refused, in your language; null otherwise.' })
  message(@Root() row: RepairImportRow, @Ctx() { viewer }: Context): string | null {
    return row.text?.[viewer.locale] ?? null;
  }
}
