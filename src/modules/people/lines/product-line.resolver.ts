import { roles, signedIn } from '../../../platform/auth/access.js';
import { Role, Scope } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { ProductLine } from './product-line.js';
import {
  ProductLineCreateInput,
  ProductLineCreatePayload,
  ProductLineUpdateInput,
  ProductLineUpdatePayload,
} from './product-line.inputs.js';
import type { ProductLineService } from './product-line.service.js';
import type { ProductLineStore } from './product-line.store.js';

@Resolver(() => ProductLine)
export class ProductLineResolver {
  constructor(
    private readonly service: ProductLineService,
    private readonly store: ProductLineStore,
  ) {}

  @Query(() => [ProductLine], {
    description:
      'All product lines, by key; at most 1,000. For everybody who is signed in and for client keys that read knowledge.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  productLines(): Promise<ProductLine[]> {
    return this.store.all();
  }

  @Mutation(() => ProductLineCreatePayload, {
    description:
      'Makes a product line. For ADMIN. Errors: REQUIRED, TOO_LONG, INVALID, TOO_MANY, DUPLICATE, KEY_REUSED.',
  })
  @Access(roles(Role.ADMIN))
  productLineCreate(
    @Ctx() context: Context,
    @Arg('input', () => ProductLineCreateInput, { description: 'The new product line.' }) input: ProductLineCreateInput,
  ): Promise<ProductLineCreatePayload> {
    return settle<ProductLineCreatePayload>(context, async () => ({
      productLine: await this.service.create(context.viewer, input),
    }));
  }

  @Mutation(() => ProductLineUpdatePayload, {
    description: 'Renames a product line. For ADMIN. Errors: REQUIRED, TOO_LONG, NOT_FOUND, CONFLICT.',
  })
  @Access(roles(Role.ADMIN))
  productLineUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The product line.' }) id: string,
    @Arg('input', () => ProductLineUpdateInput, { description: 'What changes.' }) input: ProductLineUpdateInput,
  ): Promise<ProductLineUpdatePayload> {
    return settle<ProductLineUpdatePayload>(context, async () => ({
      productLine: await this.service.update(context.viewer, id, input),
    }));
  }
}
