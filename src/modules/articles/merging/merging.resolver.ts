import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ArticleMergeInput, ArticleMergePayload } from './merging.inputs.js';
import type { MergingService } from './merging.service.js';
import type { Redirected, Redirects } from './redirects.service.js';

/** Merging articles, and where a merged one leads. */
@Resolver(() => Article)
export class MergingResolver {
  constructor(
    private readonly merging: MergingService,
    private readonly redirects: Redirects,
    private readonly loaders: ArticleLoaders,
  ) {}

  @Mutation(() => ArticleMergePayload, {
    description:
      'Lets one article take another over: that one goes to the archive, its code leads to the one that stays, its unanswered flags and what the search keeps of it follow; its uses and feedback stay with its versions. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, INVALID, WRONG_STATE, NARROWING_NOT_CONFIRMED, REQUIRED, TOO_LONG.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  articleMerge(
    @Ctx() context: Context,
    @Arg('input', () => ArticleMergeInput, { description: 'Which article takes which over.' }) input: ArticleMergeInput,
  ): Promise<ArticleMergePayload> {
    return settle<ArticleMergePayload>(context, () => this.merging.merge(context.viewer, input));
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description:
      'The article that took it over, at the end of the chain; null where there is none or you may not see it.',
  })
  async mergedInto(@Root() article: Article, @Ctx() context: Context): Promise<Article | null> {
    const end = article.mergedIntoId === null ? null : await this.redirects.end(article);
    return end === null ? null : context.loaders.get(this.loaders.articles).load(end);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Code of the merged article in whose place you got this one; null where you asked for this one.',
  })
  redirectedFromCode(@Root() article: Redirected): string | null {
    return article.redirectedFromCode ?? null;
  }
}
