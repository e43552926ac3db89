import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import {
  ArticleApproveInput,
  ArticleRejectInput,
  ArticleSubmitInput,
  ArticleWithdrawInput,
} from '../article.inputs.js';
import type { Article } from '../article.js';
import {
  ArticleApprovePayload,
  ArticleConnection,
  ArticleRejectPayload,
  ArticleSubmitPayload,
  ArticleWithdrawPayload,
} from '../article.payloads.js';
import { listProjection } from '../article.selection.js';
import { ReviewQueueArgs } from './review.inputs.js';
import { ReviewQueueScope } from './review.js';
import type { ReviewService } from './review.service.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const article = { description: 'The article.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** The way of drafts through review. */
@Resolver()
export class ReviewResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => ArticleConnection, {
    description:
      'Articles whose working copy waits for review: riskiest first, then what waits longest. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(editors)
  reviewQueue(
    @Ctx() context: Context,
    @Args(() => ReviewQueueArgs) args: ReviewQueueArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Article>> {
    const scope = args.scope ?? ReviewQueueScope.FOR_ME;
    return this.reviews.queue(context.viewer, scope, pageRequest(args), listProjection(info));
  }

  @Mutation(() => ArticleSubmitPayload, {
    description: `Hands the working copy in for review; it has to be complete. ${common}, REQUIRED, TOO_LONG.`,
  })
  @Access(editors)
  articleSubmit(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleSubmitInput, { description: 'Which revision, and a note.' }) input: ArticleSubmitInput,
  ): Promise<ArticleSubmitPayload> {
    return settle<ArticleSubmitPayload>(context, async () => ({
      article: await this.reviews.submit(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleWithdrawPayload, { description: `Takes the working copy back from review. ${common}.` })
  @Access(editors)
  articleWithdraw(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleWithdrawInput, { description: 'Which revision.' }) input: ArticleWithdrawInput,
  ): Promise<ArticleWithdrawPayload> {
    return settle<ArticleWithdrawPayload>(context, async () => ({
      article: await this.reviews.withdraw(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleApprovePayload, {
    description: `Approves the working copy. Where its category demands several approvals, it stays in review until there are enough. Where the category demands that or two pairs of eyes, nobody who wrote in it may. ${common}, SAME_PERSON, TOO_LONG.`,
  })
  @Access(editors)
  articleApprove(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleApproveInput, { description: 'Which revision, and a remark.' })
    input: ArticleApproveInput,
  ): Promise<ArticleApprovePayload> {
    return settle<ArticleApprovePayload>(context, async () => ({
      article: await this.reviews.approve(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleRejectPayload, {
    description: `Gives the working copy back to its author with a reason and, where it helps, the places that are meant. ${common}, SAME_PERSON, REQUIRED, TOO_LONG, TOO_MANY, INVALID.`,
  })
  @Access(editors)
  articleReject(
    @Ctx() context: Context,
    @Arg('id', () => ID, article) id: string,
    @Arg('input', () => ArticleRejectInput, { description: 'Which revision, why, and where.' })
    input: ArticleRejectInput,
  ): Promise<ArticleRejectPayload> {
    return settle<ArticleRejectPayload>(context, async () => ({
      article: await this.reviews.reject(context.viewer, id, input),
    }));
  }
}
