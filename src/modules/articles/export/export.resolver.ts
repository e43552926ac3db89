import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
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
import type { Viewer } from '../../../platform/auth/viewer.js';
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import type { ArticleFilter } from '../article-list.inputs.js';
import type { ArticleListFilter } from '../article-list.js';
import { ExportJob, ExportJobState } from './export-job.js';
import {
  ArticleExportCancelInput,
  ArticleExportCancelPayload,
  ArticleExportInput,
  ArticleExportPayload,
  ExportJobConnection,
} from './export.inputs.js';
import { type ExportService, mayCancel } from './export.service.js';
import type { ExportStore } from './export.store.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);

/** What the API needs beside the exports themselves. */
export interface ExportView {
  /** Address of a file for a viewer. */
  addressOf(viewer: Viewer, fileId: string): string;
  /** A list's filter as the store reads it. Throws BAD_USER_INPUT. */
  filterOf(filter: ArticleFilter, viewerId: string): ArticleListFilter;
}

/** Exports of articles. */
@Resolver(() => ExportJob)
export class ExportResolver {
  constructor(
    private readonly service: ExportService,
    private readonly store: ExportStore,
    private readonly people: PeopleLoaders,
    private readonly view: ExportView,
  ) {}

  @Query(() => ExportJob, { nullable: true, description: 'One export by its id. For KNOWLEDGE_EDITOR and ADMIN.' })
  @Access(editors)
  exportJob(@Arg('id', () => ID, { description: 'Id of the export.' }) id: string): Promise<ExportJob | null> {
    return this.store.byId(id);
  }

  @Query(() => ExportJobConnection, {
    description: 'Exports of the last month, newest first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(editors)
  exportJobs(@Args(() => PageArgs) args: PageArgs): Promise<Connection<ExportJob>> {
    return this.store.page(pageRequest(args));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who started it.' })
  startedBy(@Root() job: ExportJob, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, job.startedById);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Address of the file for who started the export, for up to an hour; ask again for a new one. Null for others, until it is done and when its day is over.',
  })
  downloadUrl(@Root() job: ExportJob, @Ctx() { viewer, clock }: Context): string | null {
    const isThere = job.fileId !== null && job.expiresAt !== null && job.expiresAt > clock.now();
    if (!isThere || job.state !== ExportJobState.DONE || job.startedById !== viewer.id) return null;
    return this.view.addressOf(viewer, job.fileId ?? '');
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may call it off now.' })
  viewerCanCancel(@Root() job: ExportJob, @Ctx() { viewer }: Context): boolean {
    return mayCancel(viewer, job);
  }

  @Mutation(() => ArticleExportPayload, {
    description:
      'Writes articles into a file in the background; only who asked for it may fetch it, for a day. Published articles go in with their live text, others with their draft. The file can be imported again. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_ALLOWED, REQUIRED, INVALID, NOT_FOUND, TOO_MANY, KEY_REUSED.',
  })
  @Access(editors)
  articleExport(
    @Ctx() context: Context,
    @Arg('input', () => ArticleExportInput, { description: 'What is exported, and how.' }) input: ArticleExportInput,
  ): Promise<ArticleExportPayload> {
    return settle<ArticleExportPayload>(context, async () => {
      const { filter, ...rest } = input;
      const listed = filter ? { filter: this.view.filterOf(filter, context.viewer.id) } : {};
      return { job: await this.service.start(context.viewer, { ...rest, ...listed }) };
    });
  }

  @Mutation(() => ArticleExportCancelPayload, {
    description:
      'Calls an export off that is not done yet; what was written is thrown away. For who started it. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE.',
  })
  @Access(editors)
  articleExportCancel(
    @Ctx() context: Context,
    @Arg('input', () => ArticleExportCancelInput, { description: 'Which one.' }) input: ArticleExportCancelInput,
  ): Promise<ArticleExportCancelPayload> {
    return settle<ArticleExportCancelPayload>(context, async () => ({
      job: await this.service.cancel(context.viewer, input.id),
    }));
  }
}
