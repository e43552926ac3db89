import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { roles, signedIn } from '../../platform/auth/access.js';
import { Audience, Role, Scope } from '../../platform/auth/viewer.js';
import { badInput } from '../../platform/errors/index.js';
import { type Connection, pageRequest } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Query, Resolver } from '../../platform/graphql/decorators.js';
import { OrderDirection } from '../../platform/graphql/enums.js';
import { Article } from './article.js';
import { withFiles } from './article-html.resolver.js';
import { ArticlePreview } from './article-version.js';
import { contentLimits } from './article-content.rules.js';
import { ArticlePreviewInput } from './article.inputs.js';
import { ArticlesArgs } from './article-list.inputs.js';
import { asksAboutKeeping, listFilterOf } from './article-list.rules.js';
import type { ArticleLoaders } from './article.loaders.js';
import { ArticleConnection } from './article.payloads.js';
import { listableTo, visibleTo } from './article.policy.js';
import { normaliseCode } from './article-code.rules.js';
import { listProjection } from './article.selection.js';
import type { ArticleStore } from './article.store.js';
import type { Redirects } from './merging/redirects.service.js';
import { hasInternalBlocks } from './content/blocks.js';
import { renderArticle } from './content/render.js';
import { textFaults } from './content/text-limits.rules.js';

/** Reading articles. */
@Resolver()
export class ArticleQueryResolver {
  constructor(
    private readonly store: ArticleStore,
    private readonly loaders: ArticleLoaders,
    private readonly redirects: Redirects,
  ) {}

  @Query(() => Article, {
    nullable: true,
    description:
      'One article by its id; null where it does not exist or you may not see it. The id of a merged article gives the one that stays, except to editors.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async article(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the article.' }) id: string,
  ): Promise<Article | null> {
    const found = await context.loaders.get(this.loaders.articles).load(id);
    return found ?? this.redirects.byId(context.viewer, id);
  }

  @Query(() => Article, {
    nullable: true,
    description:
      'One article by its code, e.g. `K-2031`; letter case and hyphen do not matter. The code of a merged article gives the one that stays, with `redirectedFromCode`. Null where there is none or you may not see it.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async articleByCode(
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'The code.' }) code: string,
  ): Promise<Article | null> {
    const normal = code.length <= 40 ? normaliseCode(code) : null;
    if (normal === null) return null;
    return (
      (await this.redirects.byCode(context.viewer, normal)) ??
      this.store.byCode(normal, visibleTo(context.viewer, context.clock.now()))
    );
  }

  @Query(() => ArticleConnection, {
    description: 'Articles that you may see, last changed first unless ordered otherwise.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  articles(
    @Ctx() context: Context,
    @Args(() => ArticlesArgs) args: ArticlesArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    const { viewer } = context;
    const order = {
      field: args.orderBy?.field ?? 'UPDATED_AT',
      descending: (args.orderBy?.direction ?? OrderDirection.DESC) === OrderDirection.DESC,
    } as const;
    const now = context.clock.now();
    const asks = {
      aboutDrafts: args.filter?.draftStates != null || args.orderBy?.field === 'SUBMITTED_AT',
      aboutKeeping: asksAboutKeeping(args.filter),
    };
    return this.store.page(
      listableTo(viewer, asks, now),
      listFilterOf(args.filter, viewer.id, now),
      order,
      pageRequest(args),
      listProjection(info),
    );
  }

  @Query(() => ArticlePreview, {
    description:
      'How a text would look to somebody. Nothing is stored. Titles of a technical case are in your language. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  async articlePreview(
    @Ctx() context: Context,
    @Arg('input', () => ArticlePreviewInput, { description: 'The text and who looks at it.' })
    input: ArticlePreviewInput,
  ): Promise<ArticlePreview> {
    const { bodyMarkdown } = input;
    const technicalCase = input.technicalCase ?? null;
    const parts = [bodyMarkdown, ...(technicalCase ? Object.values(technicalCase) : [])];
    if (bodyMarkdown.length > contentLimits.body)
      throw badInput(`A text has at most ${contentLimits.body} characters.`);
    if (parts.slice(1).some((part) => part.length > contentLimits.casePart))
      throw badInput(`A part of a case has at most ${contentLimits.casePart} characters.`);
    const [heavy] = parts.flatMap((part) => textFaults(part));
    if (heavy) throw badInput(heavy.text.en);
    const article = input.articleId ? await context.loaders.get(this.loaders.articles).load(input.articleId) : null;
    const { attachments } = article?.draft ?? article?.next ?? article ?? { attachments: [] };
    const text = { bodyMarkdown, technicalCase, locale: context.viewer.locale, attachments };
    return {
      bodyHtml: withFiles(context, text, renderArticle(text, input.as === Audience.INTERNAL)),
      characterCount: bodyMarkdown.length,
      hasInternalBlocks: parts.some(hasInternalBlocks),
    };
  }
}
