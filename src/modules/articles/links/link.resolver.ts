import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Access, Args, Ctx, FieldResolver, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article } from '../article.js';
import type { ArticleLoaders } from '../article.loaders.js';
import { ArticleArchivePayload, ArticleConnection } from '../article.payloads.js';
import { keepsKnowledge, readsInternal } from '../article.policy.js';
import { listProjection } from '../article.selection.js';
import type { ArticleStore } from '../article.store.js';
import { ArticleDraft } from '../article-version.js';
import type { LinkService } from './link.service.js';
import { ArticleLinkState, ArticleLinkTarget, ArticleReferrer, type LinkTarget, type Referrer } from './link-target.js';
import { linkStateOf, linkingTo, maySeeTarget, outerLinksIn } from './links.rules.js';

const newestFirst = { field: 'UPDATED_AT', descending: true } as const;

/** What codes lead to, once for each operation; undefined for codes of a kind that nobody knows. */
export type TargetLoader = LoaderFactory<string, LinkTarget | null | undefined>;

/** Reads what codes lead to in batches. */
export const targetLoader =
  (service: LinkService): TargetLoader =>
  () =>
    new DataLoader<string, LinkTarget | null | undefined>(async (codes) => {
      const found = await service.targets(codes);
      return codes.map((code) => found.get(code));
    });

/** What the links of a text are told from. */
export interface LinkLoaders {
  readonly articles: ArticleLoaders['articles'];
  readonly targets: TargetLoader;
}

/** Links of a text as one viewer may know of them: who keeps the knowledge sees how each stands, others what they may read. */
async function linksOf(
  context: Context,
  loaders: LinkLoaders,
  text: { readonly reach: Article; readonly codes: readonly string[]; readonly outer: ReadonlySet<string> },
  now: Date,
): Promise<ArticleLinkTarget[]> {
  const keeps = keepsKnowledge(context.viewer);
  const articles = context.loaders.get(loaders.articles);
  const links = await Promise.all(
    text.codes.map(async (code) => {
      const target = await context.loaders.get(loaders.targets).load(code);
      if (target === undefined || (!keeps && target?.standing !== 'LIVE')) return null;
      const article = target?.articleId ? await articles.load(target.articleId) : null;
      if (!keeps && !article && !(target && maySeeTarget(context.viewer, target, now))) return null;
      const mergedInto = target?.mergedIntoId ? await articles.load(target.mergedIntoId) : null;
      const state = keeps
        ? linkStateOf({ reach: text.reach, isInternal: !text.outer.has(code) }, target ?? undefined)
        : ArticleLinkState.OK;
      return Object.assign(new ArticleLinkTarget(), { code, state, article, mergedInto });
    }),
  );
  return links.filter((link) => link !== null);
}

/** Where articles lead, and what leads to them. */
@Resolver(() => Article)
export class LinkResolver {
  constructor(
    private readonly service: LinkService,
    private readonly store: ArticleStore,
    private readonly loaders: LinkLoaders,
  ) {}

  @FieldResolver(() => [ArticleLinkTarget], {
    description:
      'What the live text refers to by code, in the order of the text. Editors and administrators see how each link stands; others what they may read.',
  })
  linksTo(@Root() article: Article, @Ctx() context: Context): Promise<ArticleLinkTarget[]> {
    if (!article.links.length) return Promise.resolve([]);
    const outer = new Set(outerLinksIn(article));
    const codes = readsInternal(context.viewer) ? article.links : article.links.filter((code) => outer.has(code));
    return linksOf(context, this.loaders, { reach: article, codes, outer }, this.store.now());
  }

  @FieldResolver(() => [ArticleLinkTarget], {
    description:
      'Those of `linksTo` that lead nowhere, or to what some readers may not read. Empty for who is neither editor nor administrator.',
  })
  async brokenLinks(@Root() article: Article, @Ctx() context: Context): Promise<ArticleLinkTarget[]> {
    if (!keepsKnowledge(context.viewer)) return [];
    return (await this.linksTo(article, context)).filter(({ state }) => state !== ArticleLinkState.OK);
  }

  @FieldResolver(() => ArticleConnection, {
    description:
      'Articles that refer to this one, last changed first: those you may see, for editors and administrators with drafts and texts to come. Empty for outsiders.',
  })
  linkedFrom(
    @Root() article: Article,
    @Ctx() { viewer }: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    const linksTo = { code: article.code, draftsToo: keepsKnowledge(viewer) };
    return this.store.page(
      linkingTo(viewer, this.store.now()),
      { linksTo },
      newestFirst,
      pageRequest(args),
      listProjection(info),
    );
  }

  @Query(() => ArticleConnection, {
    description:
      'Published articles with links that lead nowhere or to what some of their readers may not read, last changed first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  async articlesWithBrokenLinks(
    @Args(() => PageArgs) args: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    const request = pageRequest(args);
    const rule = await this.service.withBrokenLinks();
    return this.store.page(rule, {}, newestFirst, request, listProjection(info));
  }
}

@Resolver(() => ArticleDraft)
export class DraftLinkResolver {
  constructor(private readonly loaders: LinkLoaders) {}

  @FieldResolver(() => [ArticleLinkTarget], {
    description: 'What the working copy refers to by code, in the order of the text, and how each link would stand.',
  })
  linksTo(@Root() { article, content }: ArticleDraft, @Ctx() context: Context): Promise<ArticleLinkTarget[]> {
    const outer = new Set(content.links.length ? outerLinksIn(content) : []);
    return linksOf(context, this.loaders, { reach: article, codes: content.links, outer }, article.updatedAt);
  }
}

/** Who else refers to an article that somebody wants to take out of use. */
@Resolver(() => ArticleArchivePayload)
export class ArchiveReferrersResolver {
  @FieldResolver(() => [ArticleReferrer], {
    nullable: true,
    description:
      'With IN_USE: what outside the articles refers to the article, e.g. trees, last changed first, at most 50; otherwise null.',
  })
  referrers(
    @Root() payload: ArticleArchivePayload & { readonly referrers?: readonly Referrer[] },
    @Ctx() { viewer }: Context,
  ): ArticleReferrer[] | null {
    if (!payload.referrers) return null;
    return payload.referrers.map(({ id, code, title }) => ({
      ...{ id, code },
      title: viewer.locale === 'en' ? title.en || title.zhCN : title.zhCN || title.en,
    }));
  }
}
