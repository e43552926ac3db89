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
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { Article, articleById } from '../../articles/index.js';
import { User, loadAll } from '../../people/index.js';
import {
  SearchGoldenQueryConnection,
  SearchGoldenQueryCreateInput,
  SearchGoldenQueryCreatePayload,
  SearchGoldenQueryDeleteInput,
  SearchGoldenQueryDeletePayload,
  SearchGoldenQueryUpdateInput,
  SearchGoldenQueryUpdatePayload,
} from './golden-query.inputs.js';
import { SearchGoldenQuery } from './golden-query.js';
import type { GoldenQueryService } from './golden-query.service.js';
import type { GoldenStore } from './golden.store.js';
import type { UserById } from './tuning-people.resolver.js';

type Codec = Parameters<GoldenStore['page']>[1];

/** Queries of which the centre knows the answer. */
@Resolver(() => SearchGoldenQuery)
export class SearchGoldenQueryResolver {
  constructor(
    private readonly service: GoldenQueryService,
    private readonly store: GoldenStore,
    private readonly userById: UserById,
    private readonly cursors: Codec,
  ) {}

  @Query(() => SearchGoldenQueryConnection, {
    description: 'Golden queries, last changed first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenQueries(@Args(() => PageArgs) page: PageArgs): ReturnType<GoldenStore['page']> {
    return this.store.page(pageRequest(page), this.cursors);
  }

  @FieldResolver(() => [Article], { description: 'Articles of which one is expected; only those that you may see.' })
  expected(@Root() golden: SearchGoldenQuery, @Ctx() context: Context): Promise<Article[]> {
    return loadAll(context, articleById, golden.expectedIds);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who made it; null for the product itself.' })
  createdBy(@Root() golden: SearchGoldenQuery, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(golden.createdById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who changed it last; null for the product itself.' })
  updatedBy(@Root() golden: SearchGoldenQuery, @Ctx() context: Context): Promise<User | null> {
    return context.loaders.get(this.userById).load(golden.updatedById);
  }

  @Mutation(() => SearchGoldenQueryCreatePayload, {
    description:
      'Makes a golden query; at most 1,000. For KNOWLEDGE_EDITOR and ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, OUT_OF_RANGE, NOT_FOUND, DUPLICATE, KEY_REUSED.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenQueryCreate(
    @Ctx() context: Context,
    @Arg('input', () => SearchGoldenQueryCreateInput, { description: 'The new golden query.' })
    input: SearchGoldenQueryCreateInput,
  ): Promise<SearchGoldenQueryCreatePayload> {
    return settle<SearchGoldenQueryCreatePayload>(context, async () => ({
      goldenQuery: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => SearchGoldenQueryUpdatePayload, {
    description:
      'Changes a golden query. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG, TOO_MANY, INVALID, OUT_OF_RANGE, DUPLICATE.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenQueryUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The golden query.' }) id: string,
    @Arg('input', () => SearchGoldenQueryUpdateInput, { description: 'What changes.' })
    input: SearchGoldenQueryUpdateInput,
  ): Promise<SearchGoldenQueryUpdatePayload> {
    return settle<SearchGoldenQueryUpdatePayload>(context, async () => ({
      goldenQuery: await this.service.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => SearchGoldenQueryDeletePayload, {
    description: 'Deletes a golden query. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  searchGoldenQueryDelete(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The golden query.' }) id: string,
    @Arg('input', () => SearchGoldenQueryDeleteInput, { description: 'Which state is meant.' })
    input: SearchGoldenQueryDeleteInput,
  ): Promise<SearchGoldenQueryDeletePayload> {
    return settle<SearchGoldenQueryDeletePayload>(context, async () => {
      await this.service.remove(context.viewer, id, input.expectedVersion);
      return { deletedId: id };
    });
  }
}
