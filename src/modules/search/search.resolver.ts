import { roles, signedIn } from '../../platform/auth/access.js';
import { Role, Scope } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
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
} from '../../platform/graphql/decorators.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { settle } from '../../platform/graphql/payload.js';
import type { FacetName } from '../../platform/search/subject.js';
import { articleById, type ArticleKind } from '../articles/index.js';
import {
  SearchConnection,
  type SearchFacet,
  SearchFacetField,
  SearchHit,
  SearchStatus,
  SearchSubject,
} from './search-hit.js';
import { SearchArgs, SearchRebuildInput, SearchRebuildPayload } from './search.inputs.js';
import { narrowingOf } from './search.rules.js';
import type { SearchService, ShownHit } from './search.service.js';

const facetFields: Readonly<Record<FacetName, SearchFacetField>> = {
  kind: SearchFacetField.KIND,
  categories: SearchFacetField.CATEGORY,
  lines: SearchFacetField.PRODUCT_LINE,
  locale: SearchFacetField.LOCALE,
};

const hitOf = ({ subject, titleMarks, snippet, snippetMarks }: ShownHit): SearchHit =>
  Object.assign(new SearchHit(), {
    id: subject.id,
    code: subject.code,
    kind: subject.kind as ArticleKind,
    locale: subject.locale as Locale,
    title: subject.title,
    titleMarks,
    snippet,
    snippetMarks,
    object: subject.object,
  });

/** Search as clients see it. */
@Resolver(() => SearchHit)
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => SearchConnection, {
    description:
      'Searches everything that you may find, best first. Made for every keystroke: codes and error numbers come first, any piece of a Chinese word is found, and the last Latin word may be unfinished.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async search(@Ctx() context: Context, @Args(() => SearchArgs) args: SearchArgs): Promise<SearchConnection> {
    const { query, filter, first, after } = args;
    const result = await this.service.search(context.viewer, {
      query,
      narrowing: narrowingOf(filter),
      first,
      after: after ?? null,
    });
    const edges = result.hits.map((hit) => ({ cursor: hit.cursor, node: hitOf(hit) }));
    const facets = async (): Promise<SearchFacet[]> =>
      (await result.facets()).map(({ name, values }) => ({ field: facetFields[name], values }));
    const page = {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: result.hasNextPage,
        hasPreviousPage: result.hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: result.totalCount,
      isDegraded: result.isDegraded,
      tookMs: result.tookMs,
      // Names are looked up only when somebody asks for the counts: graphql calls a function that stands in a field.
      facets,
    };
    return page as unknown as SearchConnection;
  }

  @FieldResolver(() => SearchSubject, { description: 'The found document itself.' })
  async subject(@Ctx() context: Context, @Root() hit: SearchHit): Promise<object> {
    return (await context.loaders.get(articleById).load(hit.id)) ?? hit.object;
  }

  @Query(() => SearchStatus, { description: 'How the search index stands.' })
  @Access(roles(Role.ADMIN))
  searchStatus(): Promise<SearchStatus> {
    return this.service.status();
  }

  @Mutation(() => SearchRebuildPayload, {
    description:
      'Asks for the search index to be built anew, beside the live one, and swapped in when it is whole. Asking while a rebuild runs changes nothing.',
  })
  @Access(roles(Role.ADMIN))
  searchRebuild(
    @Ctx() context: Context,
    @Arg('input', () => SearchRebuildInput, { description: 'Why the index is to be built anew.' })
    input: SearchRebuildInput,
  ): Promise<SearchRebuildPayload> {
    return settle(context, async () => ({ status: await this.service.requestRebuild(context.viewer, input.reason) }));
  }
}
