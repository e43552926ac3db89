import { staff } from '../../../platform/auth/access.js';
import { type Connection, pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Flag } from './flag.js';
import {
  ArticleFlagAnswerInput,
  ArticleFlagAnswerPayload,
  ArticleFlagRaiseInput,
  ArticleFlagRaisePayload,
  ArticleFlagTakeInput,
  ArticleFlagTakePayload,
  FlagConnection,
  FlagsArgs,
} from './flag.inputs.js';
import type { FlagLists } from './flag-list.service.js';
import type { FlagService } from './flag.service.js';

/** Saying what is wrong with articles, and answering it. */
@Resolver()
export class FlagResolver {
  constructor(
    private readonly service: FlagService,
    private readonly lists: FlagLists,
  ) {}

  @Query(() => FlagConnection, {
    description:
      'What people found wrong with articles: the most harmful first, then what is due first; RAISED_BY_ME newest first. For staff.',
  })
  @Access(staff())
  articleFlags(@Ctx() context: Context, @Args(() => FlagsArgs) args: FlagsArgs): Promise<Connection<Flag>> {
    const { scope, states, articleId } = args;
    return this.lists.page(
      context.viewer,
      { scope, states: states ?? null, articleId: articleId ?? null },
      pageRequest(args),
    );
  }

  @Query(() => Flag, {
    nullable: true,
    description: 'One flag; null where it does not exist or you may not see it. For staff.',
  })
  @Access(staff())
  async articleFlag(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The flag.' }) id: string,
  ): Promise<Flag | null> {
    return (await this.service.visible(context.viewer, id))?.flag ?? null;
  }

  @Mutation(() => ArticleFlagRaisePayload, {
    description:
      'Says what is wrong with a sentence or an article that you may read; its owner is told and has to answer in time. Saying the same again joins the open flag. For staff. Errors: NOT_FOUND, NOT_ALLOWED, INVALID (a text that is not in the version), TOO_LONG, REQUIRED, KEY_REUSED.',
  })
  @Access(staff())
  articleFlagRaise(
    @Ctx() context: Context,
    @Arg('input', () => ArticleFlagRaiseInput, { description: 'What is wrong.' }) input: ArticleFlagRaiseInput,
  ): Promise<ArticleFlagRaisePayload> {
    return settle<ArticleFlagRaisePayload>(context, async () => ({
      flag: await this.service.raise(context.viewer, input),
    }));
  }

  @Mutation(() => ArticleFlagTakePayload, {
    description:
      'Takes a flag on, or over from somebody else. For the owner of the article, people of its owner team, KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE.',
  })
  @Access(staff())
  articleFlagTake(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The flag.' }) id: string,
    @Arg('input', () => ArticleFlagTakeInput, { description: 'Which revision.' }) input: ArticleFlagTakeInput,
  ): Promise<ArticleFlagTakePayload> {
    return settle<ArticleFlagTakePayload>(context, async () => ({
      flag: await this.service.take(context.viewer, id, input),
    }));
  }

  @Mutation(() => ArticleFlagAnswerPayload, {
    description:
      'Answers a flag; whoever raised it is told, where it is mended as soon as that version holds. For the owner of the article, people of its owner team, KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, REQUIRED, TOO_LONG, OUT_OF_RANGE.',
  })
  @Access(staff())
  articleFlagAnswer(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The flag.' }) id: string,
    @Arg('input', () => ArticleFlagAnswerInput, { description: 'The answer.' }) input: ArticleFlagAnswerInput,
  ): Promise<ArticleFlagAnswerPayload> {
    return settle<ArticleFlagAnswerPayload>(context, async () => ({
      flag: await this.service.answer(context.viewer, id, input),
    }));
  }
}
