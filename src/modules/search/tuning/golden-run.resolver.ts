import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { PageArgs, pageRequest } from '../../../platform/graphql/connection.js';
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
import { Article, articleById } from '../../articles/index.js';
import { User, loadAll } from '../../people/index.js';
import { SearchGoldenRunConnection, SearchGoldenRunInput, SearchGoldenRunPayload } from './golden-query.inputs.js';
import { SearchGoldenChange, SearchGoldenResult, SearchGoldenRun } from './golden-run.js';
import { byConcern } from './golden.rules.js';
import type { GoldenStore } from './golden.store.js';
import type { SearchSettingsService } from './search-settings.service.js';
import type { UserById } from './tuning-people.resolver.js';

type Codec = Parameters<GoldenStore['runs']>[1];

/** Trials of all golden queries. */
@Resolver(() => SearchGoldenRun)
export class SearchGoldenRunResolver {
  constructor(
    private readonly service: SearchSettingsService,
    private readonly store: GoldenStore,
    private readonly userById: UserById,
    private readonly cursors: Codec,
  ) {}

  @Query(() => SearchGoldenRunConnection, {
    description: 'Runs of the golden queries, newest first; the last 100 are kept. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenRuns(@Args(() => PageArgs) page: PageArgs): ReturnType<GoldenStore['runs']> {
    return this.store.runs(pageRequest(page), this.cursors);
  }

  @Mutation(() => SearchGoldenRunPayload, {
    description:
      'Tries all golden queries now, under your rights, and keeps what came of it. For KNOWLEDGE_EDITOR and ADMIN. Errors: WRONG_STATE while the search engine is away or there is no golden query.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenRun(
    @Ctx() context: Context,
    @Arg('input', () => SearchGoldenRunInput, { description: 'Which settings are tried.' }) input: SearchGoldenRunInput,
  ): Promise<SearchGoldenRunPayload> {
    return settle<SearchGoldenRunPayload>(context, async () => ({
      goldenRun: await this.service.runGolden(context.viewer, input.settings),
    }));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who asked; null for the product itself.' })
  by(@Root() run: SearchGoldenRun, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(run.byId);
  }

  @FieldResolver(() => [SearchGoldenResult], {
    description: 'Results, worse ones first, then failed ones; at most 1,000.',
  })
  results(
    @Root() run: SearchGoldenRun,
    @Arg('onlyChanged', () => Boolean, {
      defaultValue: false,
      description: 'Leaves out those that stand where they stood before.',
    })
    onlyChanged: boolean,
  ): SearchGoldenResult[] {
    const sorted = byConcern(run.results);
    return onlyChanged ? sorted.filter(({ change }) => change !== SearchGoldenChange.SAME) : sorted;
  }
}

@Resolver(() => SearchGoldenResult)
export class SearchGoldenResultFieldsResolver {
  @FieldResolver(() => [Article], { description: 'Articles of which one was expected; only those that you may see.' })
  expected(@Root() result: SearchGoldenResult, @Ctx() context: Context): Promise<Article[]> {
    return loadAll(context, articleById, result.expectedIds);
  }
}
