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
import { type PeopleLoaders, User, loadOne } from '../../people/index.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ImportJob, ImportRow } from './import-job.js';
import {
  ArticleImportInput,
  ArticleImportPayload,
  ImportJobConnection,
  ImportRowConnection,
  ImportRowsArgs,
} from './import.inputs.js';
import type { ImportService } from './import.service.js';
import type { ImportStore } from './import.store.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);

/** Imports of articles. */
@Resolver(() => ImportJob)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly store: ImportStore,
    private readonly people: PeopleLoaders,
  ) {}

  @Query(() => ImportJob, { nullable: true, description: 'One import by its id. For KNOWLEDGE_EDITOR and ADMIN.' })
  @Access(editors)
  importJob(@Arg('id', () => ID, { description: 'Id of the import.' }) id: string): Promise<ImportJob | null> {
    return this.store.byId(id);
  }

  @Query(() => ImportJobConnection, { description: 'All imports, newest first. For KNOWLEDGE_EDITOR and ADMIN.' })
  @Access(editors)
  importJobs(@Args(() => PageArgs) args: PageArgs): Promise<Connection<ImportJob>> {
    return this.store.page(pageRequest(args));
  }

  @FieldResolver(() => ImportRowConnection, { description: 'Rows that are done, in the order of the file.' })
  rows(@Root() job: ImportJob, @Args(() => ImportRowsArgs) args: ImportRowsArgs): Promise<Connection<ImportRow>> {
    return this.store.rows(job._id, args.outcomes ?? null, pageRequest(args));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who started it.' })
  startedBy(@Root() job: ImportJob, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, job.startedById);
  }

  @Mutation(() => ArticleImportPayload, {
    description:
      'Imports articles from an uploaded file in the background, silently (nobody is pushed). The id of a row within its system decides what it updates, so a second run changes nothing. Bad rows are named and the others go in. What a row names beside its text (category, product lines, owner, times) has to exist here. For KNOWLEDGE_EDITOR and ADMIN. Errors: FILE_REFUSED, INVALID, NOT_FOUND, TOO_MANY, KEY_REUSED.',
  })
  @Access(editors)
  articleImport(
    @Ctx() context: Context,
    @Arg('input', () => ArticleImportInput, { description: 'What is imported, and how.' }) input: ArticleImportInput,
  ): Promise<ArticleImportPayload> {
    return settle<ArticleImportPayload>(context, async () => ({
      job: await this.service.start(context.viewer, input),
    }));
  }
}

@Resolver(() => ImportRow)
export class ImportRowFieldsResolver {
  constructor(private readonly loaders: ArticleLoaders) {}

  @FieldResolver(() => String, { nullable: true, description: 'Why it was refused, in your language; null otherwise.' })
  message(@Root() row: ImportRow, @Ctx() { viewer }: Context): string | null {
    return row.text?.[viewer.locale] ?? null;
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article of the row; null for a refused row and for a new one in a dry run.',
  })
  async article(@Root() row: ImportRow, @Ctx() context: Context): Promise<Article | null> {
    return row.articleId === null ? null : context.loaders.get(this.loaders.articles).load(row.articleId);
  }
}
