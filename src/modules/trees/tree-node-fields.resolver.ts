import DataLoader from 'dataloader';
import type { Context, LoaderFactory } from '../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../platform/graphql/decorators.js';
import { Article, articleById } from '../articles/index.js';
import { Department, type PeopleLoaders, SupportTier, loadOne } from '../people/index.js';
import { Tree } from './tree.js';
import { TreeArticleReference, TreeDepartmentRule, TreeOutcome, TreeSubtreeCall } from './tree-content.js';
import type { TreeLoaders } from './tree.loaders.js';

/** Support tiers by id. */
export const tiersByIdLoader =
  (all: () => Promise<readonly SupportTier[]>): LoaderFactory<string, SupportTier | null> =>
  () =>
    new DataLoader<string, SupportTier | null>(async (ids) => {
      const tiers = await all();
      return ids.map((id) => tiers.find((tier) => tier._id === id) ?? null);
    });

/** Departments and tiers of outcomes. Only the centre's own people get a drawing. */
@Resolver(() => TreeOutcome)
export class TreeOutcomeFieldsResolver {
  constructor(
    private readonly people: PeopleLoaders,
    private readonly tiersById: LoaderFactory<string, SupportTier | null>,
  ) {}

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Responsible department where no rule decides; null for none, and where it is gone.',
  })
  department(@Root() outcome: TreeOutcome, @Ctx() context: Context): Promise<Department | null> {
    return loadOne(context, this.people.departments, outcome.departmentId);
  }

  @FieldResolver(() => SupportTier, {
    nullable: true,
    description: 'ESCALATED: the support tier that goes on; null for none, and where it is gone.',
  })
  async tier(@Root() outcome: TreeOutcome, @Ctx() context: Context): Promise<SupportTier | null> {
    return outcome.tierId === null ? null : context.loaders.get(this.tiersById).load(outcome.tierId);
  }
}

/** Departments of rules. */
@Resolver(() => TreeDepartmentRule)
export class TreeDepartmentRuleFieldsResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @FieldResolver(() => Department, { nullable: true, description: 'The department; null where it is gone.' })
  department(@Root() rule: TreeDepartmentRule, @Ctx() context: Context): Promise<Department | null> {
    return loadOne(context, this.people.departments, rule.departmentId);
  }
}

/** Trees of sub-tree calls. */
@Resolver(() => TreeSubtreeCall)
export class TreeSubtreeFieldsResolver {
  constructor(private readonly loaders: TreeLoaders) {}

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree that is walked; null where there is none or you may not see it.',
  })
  tree(@Root() call: TreeSubtreeCall, @Ctx() context: Context): Promise<Tree | null> {
    return context.loaders.get(this.loaders.treesByCode).load(call.code);
  }
}

/** Articles that nodes show or name. */
@Resolver(() => TreeArticleReference)
export class TreeArticleFieldsResolver {
  constructor(private readonly ids: LoaderFactory<string, string | null>) {}

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article; null where it is gone or you may not see it.',
  })
  async article(@Root() reference: TreeArticleReference, @Ctx() context: Context): Promise<Article | null> {
    const id = await context.loaders.get(this.ids).load(reference.code);
    return id === null ? null : context.loaders.get(articleById).load(id);
  }
}
