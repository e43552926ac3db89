import { staff } from '../../../platform/auth/access.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import {
  ArticleCommentAddInput,
  ArticleCommentAddPayload,
  ArticleCommentDeleteInput,
  ArticleCommentDeletePayload,
  ArticleCommentReopenInput,
  ArticleCommentReopenPayload,
  ArticleCommentResolveInput,
  ArticleCommentResolvePayload,
  ArticleCommentUpdateInput,
  ArticleCommentUpdatePayload,
} from './comment.inputs.js';
import type { CommentService } from './comment.service.js';

const comment = { description: 'The comment.' } as const;
const errors = 'Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Talking about a text. */
@Resolver()
export class CommentResolver {
  constructor(private readonly service: CommentService) {}

  @Mutation(() => ArticleCommentAddPayload, {
    description:
      'Comments on an article, or answers in a thread, which opens a resolved one again; whoever is mentioned is told. For staff who may read the text. Errors: NOT_FOUND, NOT_ALLOWED, WRONG_STATE, REQUIRED, TOO_LONG, TOO_MANY, INVALID, KEY_REUSED.',
  })
  @Access(staff())
  articleCommentAdd(
    @Ctx() context: Context,
    @Arg('input', () => ArticleCommentAddInput, { description: 'The comment.' }) input: ArticleCommentAddInput,
  ): Promise<ArticleCommentAddPayload> {
    return settle<ArticleCommentAddPayload>(context, async () => ({
      comment: await this.service.add(context.viewer, input),
    }));
  }

  @Mutation(() => ArticleCommentUpdatePayload, {
    description: `Changes the words of your own comment, within 15 minutes. For staff. ${errors}, REQUIRED, TOO_LONG, TOO_MANY, INVALID.`,
  })
  @Access(staff())
  articleCommentUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, comment) id: string,
    @Arg('input', () => ArticleCommentUpdateInput, { description: 'The new words.' }) input: ArticleCommentUpdateInput,
  ): Promise<ArticleCommentUpdatePayload> {
    return settle<ArticleCommentUpdatePayload>(context, async () => ({
      comment: await this.service.rewrite(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleCommentDeletePayload, {
    description: `Deletes your own comment; that one stood there is still seen. For staff. ${errors}.`,
  })
  @Access(staff())
  articleCommentDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, comment) id: string,
    @Arg('input', () => ArticleCommentDeleteInput, { description: 'Which revision.' })
    input: ArticleCommentDeleteInput,
  ): Promise<ArticleCommentDeletePayload> {
    return settle<ArticleCommentDeletePayload>(context, async () => ({
      comment: await this.service.erase(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleCommentResolvePayload, {
    description: `Closes a thread. For its author, who answers for the article, and editors. ${errors}.`,
  })
  @Access(staff())
  articleCommentResolve(
    @Ctx() context: Context,
    @Arg('id', () => ID, comment) id: string,
    @Arg('input', () => ArticleCommentResolveInput, { description: 'Which revision.' })
    input: ArticleCommentResolveInput,
  ): Promise<ArticleCommentResolvePayload> {
    return settle<ArticleCommentResolvePayload>(context, async () => ({
      comment: await this.service.resolve(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleCommentReopenPayload, {
    description: `Opens a thread again. For its author, who answers for the article, and editors. ${errors}.`,
  })
  @Access(staff())
  articleCommentReopen(
    @Ctx() context: Context,
    @Arg('id', () => ID, comment) id: string,
    @Arg('input', () => ArticleCommentReopenInput, { description: 'Which revision.' })
    input: ArticleCommentReopenInput,
  ): Promise<ArticleCommentReopenPayload> {
    return settle<ArticleCommentReopenPayload>(context, async () => ({
      comment: await this.service.reopen(context.viewer, id, input),
    }));
  }
}
