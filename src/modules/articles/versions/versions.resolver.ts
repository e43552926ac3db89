import { roles, signedIn, staff } from '../../../platform/auth/access.js';
import { Role, Scope } from '../../../platform/auth/viewer.js';
import { UserError, badInput } from '../../../platform/errors/index.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { wilsonInterval } from '../../../platform/rules/share.js';
import { ArticleUsage } from '../article.js';
import { MomentInput } from '../time/moment.inputs.js';
import { ArticleDifference } from './article-difference.js';
import { ArticleAsOf } from './as-of.js';
import type { AsOfService } from './as-of.service.js';
import { type DifferenceService, textChoice } from './difference.service.js';
import type { VersionRestoreService } from './restore.service.js';
import {
  ArticleTextInput,
  ArticleVersionRestoreInput,
  ArticleVersionRestorePayload,
  ShareInterval,
} from './versions.inputs.js';

/** What articles said before, and what changed since. */
@Resolver()
export class VersionsResolver {
  constructor(
    private readonly differences: DifferenceService,
    private readonly past: AsOfService,
    private readonly restoring: VersionRestoreService,
  ) {}

  @Query(() => ArticleDifference, {
    nullable: true,
    description:
      'What changed between two texts of an article, word by word. Null where the article or one of the texts does not exist or you may not read it. For staff.',
  })
  @Access(staff())
  articleDifference(
    @Ctx() context: Context,
    @Arg('articleId', () => ID, { description: 'The article.' }) articleId: string,
    @Arg('from', () => ArticleTextInput, { description: 'The first text, usually the older one.' })
    from: ArticleTextInput,
    @Arg('to', () => ArticleTextInput, { description: 'The second text, usually the newer one.' }) to: ArticleTextInput,
  ): Promise<ArticleDifference | null> {
    return this.differences.between(context.viewer, articleId, textChoice(from), textChoice(to));
  }

  @Query(() => ArticleAsOf, {
    nullable: true,
    description:
      'What an article said at a moment, e.g. during a call. Null where it does not exist or you may not see it today; a moment to come is refused with BAD_USER_INPUT. Outsiders get the live version only.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async articleAsOf(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The article.' }) id: string,
    @Arg('at', () => MomentInput, { description: 'The moment.' }) at: MomentInput,
  ): Promise<ArticleAsOf | null> {
    try {
      return await this.past.at(context.viewer, id, at);
    } catch (error) {
      if (error instanceof UserError) throw badInput(error.faults.map((fault) => fault.text.en).join(' '));
      throw error;
    }
  }

  @Mutation(() => ArticleVersionRestorePayload, {
    description:
      'Opens a working copy with the text of an earlier version; its note names the version. Published it becomes a new version. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE (archived, in review, or a working copy with another text and no `replaceDraft`).',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  articleVersionRestore(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The article.' }) id: string,
    @Arg('input', () => ArticleVersionRestoreInput, { description: 'Which version.' })
    input: ArticleVersionRestoreInput,
  ): Promise<ArticleVersionRestorePayload> {
    return settle<ArticleVersionRestorePayload>(context, async () => ({
      article: await this.restoring.restore(context.viewer, id, input),
    }));
  }
}

/** How sure a share of helpful answers is. */
@Resolver(() => ArticleUsage)
export class UsageFieldsResolver {
  @FieldResolver(() => Int, { description: 'How many people answered whether it helped: the n of the share.' })
  answerCount(@Root() usage: ArticleUsage): number {
    return usage.helpfulCount + usage.notHelpfulCount;
  }

  @FieldResolver(() => ShareInterval, {
    nullable: true,
    description: 'Where the share of helpful answers lies with 95 % confidence (Wilson); null while nobody answered.',
  })
  helpfulInterval(@Root() usage: ArticleUsage): ShareInterval | null {
    return wilsonInterval(usage.helpfulCount, usage.helpfulCount + usage.notHelpfulCount);
  }
}
