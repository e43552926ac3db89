import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { roles, signedIn } from '../../platform/auth/access.js';
import { Role, Scope } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../platform/graphql/decorators.js';
import type { Locale } from '../../platform/graphql/enums.js';
import { settle } from '../../platform/graphql/payload.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { FacetName } from '../../platform/search/subject.js';
import { ArticleValidity, asksForTexts, beginOf, endOf, validityAt } from '../articles/index.js';
import { SearchConnection, type SearchFacet, SearchFacetField, SearchHit, SearchStatus } from './search-hit.js';
import { SearchKind } from './search-kind.js';
import { SearchSubject, type SearchedSubject, type SubjectById } from './search-subject.js';
import type { SearchExplanation, SearchQueryExplanation } from './search-explanation.js';
import {
  narrowingOf,
  SearchArgs,
  SearchRebuildInput,
  SearchRebuildPayload,
  SearchSuggestion,
} from './search.inputs.js';
import type { SearchResult, SearchService, ShownHit } from './search.service.js';
import type { SuggestionsService } from './suggestions.service.js';

const facetFields: Readonly<Record<FacetName, SearchFacetField>> = {
  kind: SearchFacetField.KIND,
  categories: SearchFacetField.CATEGORY,
  lines: SearchFacetField.PRODUCT_LINE,
  locale: SearchFacetField.LOCALE,
};

/** A number short enough to read. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function explanationOf(hit: ShownHit, weights: Readonly<Record<string, number>>): SearchExplanation | null {
  const { explanation } = hit;
  if (!explanation) return null;
  const { score, features, bonus, foundBy, wording } = explanation;
  const parts = [
    ...Object.entries(features ?? {}).map(([name, value]) => ({ name, value, weight: weights[name] ?? 0 })),
    ...Object.entries(bonus).map(([name, value]) => ({ name, value, weight: 1 })),
  ]
    .filter(({ value, weight }) => value * weight !== 0)
    .sort((a, b) => b.value * b.weight - a.value * a.weight)
    .map(({ name, value, weight }) => ({ name, value: rounded(value), weight: rounded(weight) }));
  return { score: rounded(score), features: parts, foundBy, bestWording: wording };
}

function queryExplanationOf({ explanation }: SearchResult): SearchQueryExplanation | null {
  if (!explanation) return null;
  const { slots, variants, rounds, settingsVersion, weightClass, engineMs, scoreMs } = explanation;
  return {
    slots: slots.slots.map(({ unit, weight, alternatives, ids }) => ({
      unit,
      weight: rounded(weight),
      alternatives: [...alternatives],
      isKnown: ids.length > 0,
    })),
    variants: [...variants],
    ...{ rounds, settingsVersion, weightClass, engineMs: rounded(engineMs), scoreMs: rounded(scoreMs) },
  };
}

const hitOf = (hit: ShownHit, weights: Readonly<Record<string, number>>): SearchHit => {
  const { subject, titleMarks, snippet, snippetMarks, isBestBet } = hit;
  return Object.assign(new SearchHit(), {
    id: subject.id,
    code: subject.code,
    kind: subject.kind as SearchKind,
    nodeKey: subject.nodeKey ?? null,
    trail: [...(subject.trail ?? [])],
    locale: subject.locale as Locale,
    title: subject.title,
    titleMarks,
    snippet,
    snippetMarks,
    isBestBet,
    version: subject.version ?? null,
    times: subject.times ?? null,
    explanation: explanationOf(hit, weights),
    object: subject.object,
  });
};

/** Search as clients see it. */
@Resolver(() => SearchHit)
export class SearchResolver {
  constructor(
    private readonly service: SearchService,
    private readonly suggestions: SuggestionsService,
    private readonly subjectById: SubjectById,
  ) {}

  @Query(() => SearchConnection, {
    description:
      'Searches everything that you may find, best first. Made for every keystroke: codes and error numbers come first, any piece of a Chinese word is found, and the last Latin word may be unfinished. Errors: BAD_USER_INPUT for a page outside 1 to 100, over 100 product lines, a light that is too long, and a cursor of another search.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async search(@Ctx() context: Context, @Args(() => SearchArgs) args: SearchArgs): Promise<SearchConnection> {
    const { query, filter, light, explain, first, after } = args;
    const result = await this.service.search(context.viewer, {
      query,
      narrowing: narrowingOf(filter),
      light: light ?? null,
      explain,
      first,
      after: after ?? null,
    });
    const weights = result.explanation?.weights ?? {};
    const edges = result.hits.map((hit) => ({ cursor: hit.cursor, node: hitOf(hit, weights) }));
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
      verdict: result.verdict,
      confidence: result.confidence,
      didYouMean: result.didYouMean,
      isShortened: result.isShortened,
      receipt: result.receipt,
      explanation: queryExplanationOf(result),
      tookMs: result.tookMs,
      // Names are looked up only when somebody asks for the counts: graphql calls a function that stands in a field.
      facets,
    };
    return page as unknown as SearchConnection;
  }

  @FieldResolver(() => SearchSubject, { description: 'The found document itself; of a node its tree.' })
  async subject(
    @Ctx() context: Context,
    @Root() hit: SearchHit,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SearchedSubject> {
    // A hit carries its document without the long texts.
    const isShort = hit.kind !== SearchKind.TREE && hit.kind !== SearchKind.TREE_NODE && !asksForTexts(info);
    const whole = isShort ? null : await this.subjectById(context, hit.id);
    return whole ?? (hit.object as SearchedSubject);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'From when it holds; null for since ever.' })
  effectiveFrom(@Root() { times }: SearchHit): Date | null {
    return times && beginOf(times);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Until when it holds; null for no end.' })
  effectiveTo(@Root() { times }: SearchHit): Date | null {
    return times && endOf(times);
  }

  @FieldResolver(() => ArticleValidity, {
    description: 'Whether it holds at this moment; outsiders find only what does.',
  })
  validity(@Ctx() context: Context, @Root() { times }: SearchHit): ArticleValidity {
    return times ? validityAt(times, context.clock.now()) : ArticleValidity.VALID;
  }

  @Query(() => [SearchSuggestion], {
    description:
      'What you may want to search for while you type, and before: own last searches, questions that several colleagues asked with success, and titles. Only what you may find. Error: BAD_USER_INPUT for `first` outside 1 to 20.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  searchSuggestions(
    @Ctx() context: Context,
    @Arg('text', () => String, { description: 'What was typed so far; may be empty.' }) text: string,
    @Arg('first', () => Int, { description: 'How many, 1 to 20.' }) first: number,
  ): Promise<SearchSuggestion[]> {
    return this.suggestions.suggest(context.viewer, text, first) as Promise<SearchSuggestion[]>;
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
