import { roles } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import { pageRequest } from '../../../platform/graphql/connection.js';
import type { Context } from '../../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Article, articleById } from '../../articles/index.js';
import { User } from '../../people/index.js';
import {
  SearchBestBetArgs,
  SearchBestBetConnection,
  SearchBestBetCreateInput,
  SearchBestBetCreatePayload,
  SearchBestBetDeleteInput,
  SearchBestBetDeletePayload,
  SearchBestBetUpdateInput,
  SearchBestBetUpdatePayload,
} from './best-bet.inputs.js';
import { SearchSubject, type SearchedSubject, type SubjectById } from '../search-subject.js';
import { SearchBestBet, SearchBestBetState } from './best-bet.js';
import { stateOf } from './best-bet.rules.js';
import type { BestBets } from './best-bet.service.js';
import type { BestBetStore } from './best-bet.store.js';
import type { UserById } from './tuning-people.resolver.js';

type Codec = Parameters<BestBetStore['page']>[3];

/** Articles that are put first for certain queries. */
@Resolver(() => SearchBestBet)
export class SearchBestBetResolver {
  constructor(
    private readonly service: BestBets,
    private readonly store: BestBetStore,
    private readonly userById: UserById,
    private readonly cursors: Codec,
    private readonly subjectById: SubjectById,
  ) {}

  @Query(() => SearchBestBetConnection, {
    description: 'Best bets in their order, expired ones too. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchBestBets(
    @Ctx() context: Context,
    @Args(() => SearchBestBetArgs) args: SearchBestBetArgs,
  ): ReturnType<BestBetStore['page']> {
    const conditions = { states: args.filter?.states ?? null, articleId: args.filter?.articleId ?? null };
    return this.store.page(conditions, context.clock.now(), pageRequest(args), this.cursors);
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article that is put first; null where it is gone, you may not see it, or it is a tree.',
  })
  article(@Root() bet: SearchBestBet, @Ctx() context: Context): Promise<Article | null> {
    return context.loaders.get(articleById).load(bet.articleId);
  }

  @FieldResolver(() => SearchSubject, {
    nullable: true,
    description: 'What is put first, the tree of a node; null where it is gone or you may not see it.',
  })
  subject(@Root() bet: SearchBestBet, @Ctx() context: Context): Promise<SearchedSubject | null> {
    return this.subjectById(context, bet.articleId);
  }

  @FieldResolver(() => SearchBestBetState, { description: 'Where the present lies between its dates.' })
  state(@Root() bet: SearchBestBet, @Ctx() context: Context): SearchBestBetState {
    return stateOf(bet, context.clock.now());
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who made it; null for the product itself.' })
  createdBy(@Root() bet: SearchBestBet, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(bet.createdById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who changed it last; null for the product itself.' })
  updatedBy(@Root() bet: SearchBestBet, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(bet.updatedById);
  }

  @Mutation(() => SearchBestBetCreatePayload, {
    description:
      'Puts an article first for certain queries, at once. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, OUT_OF_RANGE, KEY_REUSED.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchBestBetCreate(
    @Ctx() context: Context,
    @Arg('input', () => SearchBestBetCreateInput, { description: 'The new best bet.' }) input: SearchBestBetCreateInput,
  ): Promise<SearchBestBetCreatePayload> {
    return settle<SearchBestBetCreatePayload>(context, async () => ({
      bestBet: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => SearchBestBetUpdatePayload, {
    description:
      'Changes a best bet, at once. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG, TOO_MANY, INVALID, DUPLICATE, OUT_OF_RANGE.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchBestBetUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The best bet.' }) id: string,
    @Arg('input', () => SearchBestBetUpdateInput, { description: 'What changes.' }) input: SearchBestBetUpdateInput,
  ): Promise<SearchBestBetUpdatePayload> {
    return settle<SearchBestBetUpdatePayload>(context, async () => ({
      bestBet: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => SearchBestBetDeletePayload, {
    description: 'Deletes a best bet. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchBestBetDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The best bet.' }) id: string,
    @Arg('input', () => SearchBestBetDeleteInput, { description: 'Which state is meant.' })
    input: SearchBestBetDeleteInput,
  ): Promise<SearchBestBetDeletePayload> {
    return settle<SearchBestBetDeletePayload>(context, async () => {
      await this.service.remove(context.viewer, id, input.expectedVersion);
      return { deletedId: id };
    });
  }
}
