import { Category, everyone, readsInternal, type CategoryTree, lineIdsOf } from '../articles/index.js';
import type { Clock } from '../../platform/clock/clock.js';
import { type Connection, PageArgs, pageRequest } from '../../platform/graphql/connection.js';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from '../../platform/graphql/decorators.js';
import { type PeopleLoaders, ProductLine, SupportTier, Team, User, loadAll, loadOne } from '../people/index.js';
import { Tree } from './tree.js';
import { type TreeContent, TreeNode } from './tree-content.js';
import { TreeContentView, TreeDraftView, TreeVerification } from './tree-draft.js';
import { treeVerificationState } from './tree-list.rules.js';
import type { TreeNodeService } from './tree-node.service.js';
import type { TreeLoaders } from './tree.loaders.js';
import { TreeVersionConnection } from './tree.payloads.js';
import { mayReadTreeDraft } from './tree.policy.js';
import type { TreeVersionsStore } from './tree-versions.store.js';
import { TreeVersion } from './tree-version.js';
import { mayReadTreeVersion, versionsReadableTo } from './tree-versions.rules.js';

/** The tree of categories, once a request. */
export type CategoriesLoader = LoaderFactory<'all', CategoryTree>;

/** Fields of a tree that are related or depend on who asks. */
@Resolver(() => Tree)
export class TreeFieldsResolver {
  constructor(
    private readonly versionStore: TreeVersionsStore,
    private readonly clock: Clock,
    private readonly loaders: TreeLoaders,
    private readonly nodes: TreeNodeService,
    private readonly categories: CategoriesLoader,
    private readonly people: PeopleLoaders,
  ) {}

  @FieldResolver(() => TreeContentView, {
    nullable: true,
    description:
      'What is drawn in the live version; null before the first publication, and for who stands outside the centre.',
  })
  async content(@Root() tree: Tree, @Ctx() context: Context): Promise<TreeContent | null> {
    if (tree.versionId === null || !readsInternal(context.viewer)) return null;
    return (await context.loaders.get(this.loaders.versions).load(tree.versionId))?.content ?? null;
  }

  @FieldResolver(() => TreeNode, {
    nullable: true,
    description:
      'Node of the live version with this key; for a key that was taken out the nearest replacement, else the start: compare the keys. Null like `content`.',
  })
  node(
    @Root() tree: Tree,
    @Ctx() context: Context,
    @Arg('key', () => String, { description: 'Key of the node.' }) key: string,
  ): Promise<TreeNode | null> {
    return readsInternal(context.viewer) ? this.nodes.nearest(tree, key) : Promise.resolve(null);
  }

  @FieldResolver(() => TreeDraftView, {
    nullable: true,
    description: 'The working copy; null where there is none, or you may not read it (editors and administrators may).',
  })
  draft(@Root() tree: Tree, @Ctx() context: Context): TreeDraftView | null {
    const { draft, numbered } = tree;
    if (!draft || !mayReadTreeDraft(context.viewer)) return null;
    const { state, note, updatedAt, submittedAt } = draft;
    return Object.assign(new TreeDraftView(), {
      ...{ tree, draft, state, note, updatedAt, submittedAt, number: numbered + 1 },
    });
  }

  @FieldResolver(() => TreeVersionConnection, {
    description:
      'Published versions, newest first: those that today’s and their own rule let you read; for outsiders the live one only.',
  })
  versions(
    @Root() tree: Tree,
    @Ctx() context: Context,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<TreeVersion>> {
    const rule = versionsReadableTo(context.viewer, tree, this.clock.now());
    return this.versionStore.page(tree._id, rule, pageRequest(args));
  }

  @FieldResolver(() => TreeVersion, {
    nullable: true,
    description: 'One published version by its number; null where there is none or you may not read it.',
  })
  async versionNumbered(
    @Root() tree: Tree,
    @Ctx() context: Context,
    @Arg('number', () => Int, { description: 'Number of the version, from 1.' }) number: number,
  ): Promise<TreeVersion | null> {
    const version = await this.versionStore.frameNumbered(tree._id, number);
    return version && mayReadTreeVersion(context.viewer, tree, version, this.clock.now()) ? version : null;
  }

  @FieldResolver(() => Category, { nullable: true, description: 'Where it is sorted in; null for nowhere.' })
  async category(@Root() tree: Tree, @Ctx() context: Context): Promise<Category | null> {
    if (tree.categoryId === null) return null;
    return (await context.loaders.get(this.categories).load('all')).get(tree.categoryId);
  }

  @FieldResolver(() => [ProductLine], { description: 'Product lines it is made for; empty for all.' })
  productLines(@Root() tree: Tree, @Ctx() context: Context): Promise<ProductLine[]> {
    return loadAll(context, this.people.lines, lineIdsOf(tree.lines));
  }

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'Lowest support tier that walks it; null for all, and for outsiders.',
  })
  minimumTier(@Root() tree: Tree, @Ctx() context: Context): Promise<SupportTier | null> {
    const rank = readsInternal(context.viewer) && tree.tierRank > 0 ? tree.tierRank : null;
    return loadOne(context, this.people.tiers, rank);
  }

  @FieldResolver(() => [Team], { description: 'Teams that walk it; empty for all, and for outsiders.' })
  async teams(@Root() tree: Tree, @Ctx() context: Context): Promise<Team[]> {
    if (!readsInternal(context.viewer)) return [];
    return loadAll(
      context,
      this.people.teams,
      tree.teams.filter((id) => id !== everyone),
    );
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who made it live; null for outsiders, for an import by the product, and where the person is gone.',
  })
  publishedBy(@Root() tree: Tree, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? tree.publishedById : null);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the live version changed; null for outsiders.' })
  changeSummary(@Root() tree: Tree, @Ctx() context: Context): string | null {
    return readsInternal(context.viewer) ? tree.changeSummary : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The person who answers for it; null where a team does, and for outsiders.',
  })
  owner(@Root() tree: Tree, @Ctx() context: Context): Promise<User | null> {
    return loadOne(context, this.people.users, readsInternal(context.viewer) ? tree.ownerId : null);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that takes over from the person, or answers for it; null for none, and for outsiders.',
  })
  ownerTeam(@Root() tree: Tree, @Ctx() context: Context): Promise<Team | null> {
    return loadOne(context, this.people.teams, readsInternal(context.viewer) ? tree.ownerTeamId : null);
  }

  @FieldResolver(() => TreeVerification, {
    nullable: true,
    description: 'Whether it is still right, and until when it was checked. Null for outsiders.',
  })
  verification(@Root() tree: Tree, @Ctx() context: Context): TreeVerification | null {
    if (!readsInternal(context.viewer)) return null;
    return Object.assign(new TreeVerification(), {
      tree,
      state: treeVerificationState(tree, this.clock.now()),
      dueAt: tree.verifyDueAt,
      verifiedAt: tree.verifiedAt,
      ownEveryDays: tree.verifyEveryDays,
    });
  }
}
