import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { Article } from '../../articles/index.js';
import { type PeopleLoaders, ProductLine, loadOne } from '../../people/index.js';
import { publishedTo } from './analytics.resolver.js';
import { keeperRoles } from '../search.policy.js';
import { SearchTroubleGroup, SearchTroubleKind } from './search-trouble.js';
import type { TroublesService } from './troubles.service.js';

/** Articles of a drill-down. */
const mostShown = 10;

/** Queries that go wrong, as clients see them. */
@Resolver(() => SearchTroubleGroup)
export class SearchTroublesResolver {
  constructor(
    private readonly service: TroublesService,
    private readonly people: Pick<PeopleLoaders, 'lines'>,
  ) {}

  @Query(() => [SearchTroubleGroup], {
    description:
      'Queries that go wrong in one way, grouped by meaning, most searches first. Of the 20,000 most frequent ones. Throws BAD_USER_INPUT for numbers outside their limits. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(...keeperRoles))
  async searchTroubles(
    @Ctx() context: Context,
    @Arg('kind', () => SearchTroubleKind, { description: 'In which way they go wrong.' }) kind: SearchTroubleKind,
    @Arg('days', () => Int, { description: 'Searches of how many days, today included; 1 to 180.' }) days: number,
    @Arg('first', () => Int, { description: 'How many groups, 1 to 100.' }) first: number,
  ): Promise<SearchTroubleGroup[]> {
    const groups = await this.service.groups(context.viewer, kind, days, first);
    return groups.map((group) => Object.assign(new SearchTroubleGroup(), group));
  }

  @FieldResolver(() => ProductLine, {
    nullable: true,
    description: 'The product line in whose light it was asked most often; null if none was given or it is gone.',
  })
  productLine(@Root() group: SearchTroubleGroup, @Ctx() context: Context): Promise<ProductLine | null> {
    return loadOne(context, this.people.lines, group.lineId);
  }

  @FieldResolver(() => [Article], {
    description:
      'What the latest searches of its wordings showed among the first three hits: published articles that you may see, at most 10.',
  })
  async shownArticles(@Root() group: SearchTroubleGroup, @Ctx() context: Context): Promise<Article[]> {
    return [...(await publishedTo(context, group.shownIds)).values()].slice(0, mostShown);
  }
}
