import { ReviewQueueScope } from '../articles/index.js';
import { roles, signedIn, staff } from '../../platform/auth/access.js';
import { Role, Scope } from '../../platform/auth/viewer.js';
import { type Connection, pageRequest } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Args, Ctx, ID, Query, Resolver } from '../../platform/graphql/decorators.js';
import { Tree } from './tree.js';
import { TreesArgs, TreesToReviewArgs, TreesToVerifyArgs } from './tree-list.inputs.js';
import { namePatternOf, treeDueFilter, treeListFilter, treeOrderOf, treesListableTo } from './tree-list.rules.js';
import type { TreeLoaders } from './tree.loaders.js';
import { TreeConnection } from './tree.payloads.js';
import type { TreeNames } from './tree-names.store.js';
import { drawsTrees, treesVisibleTo } from './tree.policy.js';
import { treeCodesMeant } from './tree.rules.js';
import type { TreeReviewService } from './tree-review.service.js';
import type { TreeStore } from './tree.store.js';

/** Reading trees. */
@Resolver()
export class TreeQueryResolver {
  constructor(
    private readonly store: TreeStore,
    private readonly loaders: TreeLoaders,
    private readonly reviews: TreeReviewService,
    private readonly names: TreeNames,
  ) {}

  @Query(() => Tree, {
    nullable: true,
    description: 'One tree by its id; null where it does not exist or you may not see it.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  tree(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Id of the tree.' }) id: string,
  ): Promise<Tree | null> {
    return context.loaders.get(this.loaders.trees).load(id);
  }

  @Query(() => Tree, {
    nullable: true,
    description:
      'One tree by its code, e.g. `T-14`; letter case, hyphen and leading zeros do not matter. Null where there is none or you may not see it.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async treeByCode(
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'The code.' }) code: string,
  ): Promise<Tree | null> {
    const loader = context.loaders.get(this.loaders.treesByCode);
    const found = await Promise.all(treeCodesMeant(code).map((meant) => loader.load(meant)));
    return found.find((tree) => tree !== null) ?? null;
  }

  @Query(() => TreeConnection, {
    description: 'Trees that you may see, last changed first unless ordered otherwise.',
  })
  @Access(signedIn(Scope.KNOWLEDGE_READ))
  async trees(@Ctx() context: Context, @Args(() => TreesArgs) args: TreesArgs): Promise<Connection<Tree>> {
    const { viewer } = context;
    const now = this.store.now();
    const order = treeOrderOf(args.orderBy);
    const request = pageRequest(args);
    const pattern = namePatternOf(args.filter);
    const filter = treeListFilter(args.filter, order, viewer.id, now);
    return this.store.page(
      treesListableTo(viewer, args.filter, args.orderBy, now),
      pattern === null ? filter : { $and: [filter, await this.names.matching(pattern, drawsTrees(viewer))] },
      order,
      request,
    );
  }

  @Query(() => TreeConnection, {
    description: 'Trees whose working copy waits for review, longest waiting first. For KNOWLEDGE_EDITOR and ADMIN.',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  treesToReview(
    @Ctx() context: Context,
    @Args(() => TreesToReviewArgs) args: TreesToReviewArgs,
  ): Promise<Connection<Tree>> {
    return this.reviews.queue(context.viewer, args.scope ?? ReviewQueueScope.FOR_ME, pageRequest(args));
  }

  @Query(() => TreeConnection, {
    description:
      'Published trees whose date of verification has passed or is near, earliest first. For people of the centre; of what they may see.',
  })
  @Access(staff())
  treesToVerify(
    @Ctx() { viewer }: Context,
    @Args(() => TreesToVerifyArgs) args: TreesToVerifyArgs,
  ): Promise<Connection<Tree>> {
    const now = this.store.now();
    return this.store.page(
      treesVisibleTo(viewer, now),
      treeDueFilter(args.scope, args.state ?? null, viewer, now),
      { list: `trees-to-verify:${args.scope}`, field: 'verifyDueAt', descending: false },
      pageRequest(args),
    );
  }
}
