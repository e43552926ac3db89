import { roles, signedIn } from '../../platform/auth/access.js';
import { Role, Scope } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import {
  Access,
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from '../../platform/graphql/decorators.js';
import { settle } from '../../platform/graphql/payload.js';
import type { ArticleLoaders } from './article.loaders.js';
import {
  CategoryCreateInput,
  CategoryCreatePayload,
  CategoryUpdateInput,
  CategoryUpdatePayload,
} from './category.inputs.js';
import { Category } from './category.js';
import type { CategoryService } from './category.service.js';

/** The tree that articles are sorted into. */
@Resolver(() => Category)
export class CategoryResolver {
  constructor(
    private readonly service: CategoryService,
    private readonly loaders: ArticleLoaders,
  ) {}

  @Query(() => [Category], { description: 'All categories, by key; at most 1,000.' })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async categories(@Ctx() context: Context): Promise<readonly Category[]> {
    return (await context.loaders.get(this.loaders.categories).load('all')).all;
  }

  @FieldResolver(() => Category, { nullable: true, description: 'The category above it; null at the top.' })
  async parent(@Root() category: Category, @Ctx() context: Context): Promise<Category | null> {
    if (category.parentId === null) return null;
    return (await context.loaders.get(this.loaders.categories).load('all')).get(category.parentId);
  }

  @FieldResolver(() => [Category], { description: 'From the top down to the category itself; at most six.' })
  async path(@Root() category: Category, @Ctx() context: Context): Promise<Category[]> {
    return (await context.loaders.get(this.loaders.categories).load('all')).path(category._id);
  }

  @Mutation(() => CategoryCreatePayload, {
    description:
      'Makes a category. For KNOWLEDGE_EDITOR and ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, NOT_FOUND, OUT_OF_RANGE, TOO_MANY, DUPLICATE, KEY_REUSED.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  categoryCreate(
    @Ctx() context: Context,
    @Arg('input', () => CategoryCreateInput, { description: 'The new category.' }) input: CategoryCreateInput,
  ): Promise<CategoryCreatePayload> {
    return settle<CategoryCreatePayload>(context, async () => ({
      category: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => CategoryUpdatePayload, {
    description:
      'Renames a category or moves it with everything below it. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  categoryUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The category.' }) id: string,
    @Arg('input', () => CategoryUpdateInput, { description: 'What changes.' }) input: CategoryUpdateInput,
  ): Promise<CategoryUpdatePayload> {
    return settle<CategoryUpdatePayload>(context, async () => ({
      category: await this.service.update(context.viewer, id, input),
    }));
  }
}
