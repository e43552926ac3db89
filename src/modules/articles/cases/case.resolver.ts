import { staff } from '../../../platform/auth/access.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
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
import { ArticleState } from '../article-enums.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ArticleCaseSubmitInput, ArticleCaseSubmitPayload } from './case.inputs.js';
import type { CaseService } from './case.service.js';
import type { CaseStore } from './case.store.js';
import { SubmittedCase, SubmittedCaseConnection } from './submitted-case.js';

/** Cases that people hand in. */
@Resolver(() => SubmittedCase)
export class CaseResolver {
  constructor(
    private readonly service: CaseService,
    private readonly cases: CaseStore,
    private readonly loaders: ArticleLoaders,
  ) {}

  @Query(() => SubmittedCaseConnection, { description: 'Cases that you handed in, newest first. For staff.' })
  @Access(staff())
  myCases(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<SubmittedCase>> {
    return this.cases.page(context.viewer.id, pageRequest(args));
  }

  @Mutation(() => ArticleCaseSubmitPayload, {
    description:
      'Hands in a case as the start of an article: a technical case, internal, not validated, in review. You are told when it is published or rejected. For staff. Errors: NOT_ALLOWED, REQUIRED, TOO_LONG, TOO_MANY, INVALID, NOT_FOUND, KEY_REUSED.',
  })
  @Access(staff())
  articleCaseSubmit(
    @Ctx() context: Context,
    @Arg('input', () => ArticleCaseSubmitInput, { description: 'The case.' }) input: ArticleCaseSubmitInput,
  ): Promise<ArticleCaseSubmitPayload> {
    return settle<ArticleCaseSubmitPayload>(context, async () => ({
      submittedCase: await this.service.submit(context.viewer, input),
    }));
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The published article; null before, and where you may not read it.',
  })
  async article(@Root() submitted: SubmittedCase, @Ctx() context: Context): Promise<Article | null> {
    const article = await context.loaders.get(this.loaders.articles).load(submitted.articleId);
    return article?.state === ArticleState.PUBLISHED ? article : null;
  }
}
