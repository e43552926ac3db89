import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article, ArticleState, articleById } from '../../articles/index.js';
import { type AnalyticsRow, type AnalyticsService, checkCount } from './analytics.service.js';
import { analyticsRoles } from './analytics.policy.js';
import {
  SearchAnalytics,
  SearchAnalyticsDimension,
  SearchAnalyticsRow,
  SearchFigures,
  SearchRisingQuery,
  SearchUnopenedArticle,
} from './search-analytics.js';
import { SearchAnalyticsFilter } from './search-analytics.inputs.js';

/** Figures of searches as clients see them. */
@Resolver(() => SearchAnalytics)
export class SearchAnalyticsResolver {
  constructor(private readonly service: AnalyticsService) {}

  @Query(() => SearchAnalytics, {
    nullable: true,
    description:
      'Figures of searches. Null where you may not see the team that you asked for. Throws BAD_USER_INPUT for a period that ends before it begins or has more than 400 days. For KNOWLEDGE_EDITOR and ADMIN; MANAGER sees the teams of the own site, SUPERVISOR the teams that they lead.',
  })
  @Access(roles(...analyticsRoles))
  async searchAnalytics(
    @Ctx() context: Context,
    @Arg('filter', () => SearchAnalyticsFilter, { description: 'Which searches are counted.' })
    asked: SearchAnalyticsFilter,
  ): Promise<SearchAnalytics | null> {
    const filter = await this.service.filterFor(context.viewer, asked);
    return filter && Object.assign(new SearchAnalytics(), { from: filter.from, to: filter.to, filter });
  }

  @FieldResolver(() => SearchFigures, { description: 'Everything in the period.' })
  total(@Root() { filter }: SearchAnalytics): Promise<SearchFigures> {
    return this.service.total(filter);
  }

  @FieldResolver(() => SearchFigures, { description: 'The equally long time just before.' })
  previous(@Root() { filter }: SearchAnalytics): Promise<SearchFigures> {
    return this.service.previous(filter);
  }

  @FieldResolver(() => [SearchAnalyticsRow], { description: 'One row a day in order, days without a search included.' })
  days(@Root() { filter }: SearchAnalytics, @Ctx() { viewer }: Context): Promise<AnalyticsRow[]> {
    return this.service.by(viewer, filter, SearchAnalyticsDimension.DAY);
  }

  @FieldResolver(() => [SearchAnalyticsRow], {
    description:
      'Rows by a dimension: every day in order; otherwise values with a search, most searches first, among the teams that you may see.',
  })
  by(
    @Root() { filter }: SearchAnalytics,
    @Ctx() { viewer }: Context,
    @Arg('dimension', () => SearchAnalyticsDimension, { description: 'What is counted by.' })
    dimension: SearchAnalyticsDimension,
  ): Promise<AnalyticsRow[]> {
    return this.service.by(viewer, filter, dimension);
  }

  @FieldResolver(() => [SearchRisingQuery], {
    description:
      'Queries that are asked more often than in the equally long time before, the surest first; at least 3 searches in the period. Empty unless you are KNOWLEDGE_EDITOR or ADMIN.',
  })
  async rising(
    @Root() { filter }: SearchAnalytics,
    @Ctx() { viewer }: Context,
    @Arg('first', () => Int, { description: 'How many, 1 to 50.' }) first: number,
  ): Promise<SearchRisingQuery[]> {
    return (await this.service.rising(viewer, filter, first)) as SearchRisingQuery[];
  }

  @FieldResolver(() => [SearchUnopenedArticle], {
    description:
      'Published articles that you may see, shown at least 5 times among the first three hits and opened in at most a tenth of these searches; most shown first.',
  })
  async foundNotOpened(
    @Root() { filter }: SearchAnalytics,
    @Ctx() context: Context,
    @Arg('first', () => Int, { description: 'How many, 1 to 50.' }) first: number,
  ): Promise<SearchUnopenedArticle[]> {
    checkCount('first', first, 50);
    const found = await this.service.foundNotOpened(filter);
    const published = await publishedTo(
      context,
      found.map(({ articleId }) => articleId),
    );
    return found
      .filter(({ articleId }) => published.has(articleId))
      .slice(0, first)
      .map((row) => Object.assign(new SearchUnopenedArticle(), row));
  }

  @FieldResolver(() => String, {
    description:
      "Rows by a dimension as CSV (RFC 4180, UTF-8 without a mark, headings in your language). A name that a spreadsheet would take for a formula gets a `'` in front.",
  })
  csv(
    @Root() { filter }: SearchAnalytics,
    @Ctx() { viewer }: Context,
    @Arg('dimension', () => SearchAnalyticsDimension, { description: 'What is counted by.' })
    dimension: SearchAnalyticsDimension,
  ): Promise<string> {
    return this.service.csv(viewer, filter, dimension);
  }
}

/** The article of a row. */
@Resolver(() => SearchUnopenedArticle)
export class UnopenedArticleResolver {
  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article as you may see it; null if it was hidden from you this very moment.',
  })
  article(@Root() row: SearchUnopenedArticle, @Ctx() context: Context): Promise<Article | null> {
    return context.loaders.get(articleById).load(row.articleId);
  }
}

/** Those of the articles that the viewer may see and that can be found now, by id. */
export async function publishedTo(context: Context, ids: readonly string[]): Promise<Map<string, Article>> {
  const found = await Promise.all(ids.map((id) => context.loaders.get(articleById).load(id)));
  return new Map(
    found.flatMap((article) =>
      article && article.state === ArticleState.PUBLISHED ? [[article._id, article] as const] : [],
    ),
  );
}
