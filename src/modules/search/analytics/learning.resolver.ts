import { roles } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Ctx, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { keeperRoles } from '../search.policy.js';
import type { LearningService } from './learning.service.js';
import {
  SearchLearning,
  SearchLearningMeasurePayload,
  SearchLearningRefreshPayload,
  SearchLearningReport,
  SearchLearningState,
} from './search-learning.js';

const nothingMeasured = {
  queryCount: 0,
  learnedCount: 0,
  mrrWithout: null,
  mrrWith: null,
  standardError: null,
  betterCount: 0,
  worseCount: 0,
};

/** Learning from use as clients see it. */
@Resolver()
export class SearchLearningResolver {
  constructor(private readonly service: LearningService) {}

  @Query(() => SearchLearning, { description: 'What was learned from use. For KNOWLEDGE_EDITOR and ADMIN.' })
  @Access(roles(...keeperRoles))
  async searchLearning(): Promise<SearchLearning> {
    const { run, articleCount, queryCount } = await this.service.learning();
    return {
      state: SearchLearningState[run?.state ?? 'NONE'],
      refreshedAt: run?.finishedAt ?? null,
      articleCount,
      queryCount,
    };
  }

  @Query(() => SearchLearningReport, {
    description: 'The last measurement of what learning is worth. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(...keeperRoles))
  async searchLearningReport(): Promise<SearchLearningReport> {
    const run = await this.service.report();
    return {
      ...nothingMeasured,
      ...run?.gain,
      state: SearchLearningState[run?.state ?? 'NONE'],
      askedAt: run?.askedAt ?? null,
      finishedAt: run?.finishedAt ?? null,
    };
  }

  @Mutation(() => SearchLearningRefreshPayload, {
    description:
      'Learns anew from use, in the background; asking while it waits or runs changes nothing. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_ALLOWED.',
  })
  @Access(roles(...keeperRoles))
  searchLearningRefresh(@Ctx() context: Context): Promise<SearchLearningRefreshPayload> {
    return settle<SearchLearningRefreshPayload>(context, async () => {
      await this.service.ask(context.viewer, 'REFRESH');
      return { learning: await this.searchLearning() };
    });
  }

  @Mutation(() => SearchLearningMeasurePayload, {
    description:
      'Measures what learning is worth, in the background; asking while it waits or runs changes nothing. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_ALLOWED.',
  })
  @Access(roles(...keeperRoles))
  searchLearningMeasure(@Ctx() context: Context): Promise<SearchLearningMeasurePayload> {
    return settle<SearchLearningMeasurePayload>(context, async () => {
      await this.service.ask(context.viewer, 'MEASURE');
      return { report: await this.searchLearningReport() };
    });
  }
}
