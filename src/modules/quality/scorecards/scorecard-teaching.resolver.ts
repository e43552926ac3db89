import { Article } from '../../articles/index.js';
import { Tree } from '../../trees/index.js';
import type { Context, LoaderFactory } from '../../../platform/graphql/context.js';
import { Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { LocalizedText } from '../../../platform/graphql/localized.js';
import { mayReadScorecardDraft } from '../quality.policy.js';
import { ScorecardQuestion, ScorecardTeaching } from './scorecard-content.js';

/** Articles and trees by code as the viewer may see them; null where absent or unreadable. */
export interface TeachingLoaders {
  readonly articles: LoaderFactory<string, Article | null>;
  readonly trees: LoaderFactory<string, Tree | null>;
  /** What a node of the live version is called; null where the tree has no such node. */
  readonly nodeTitle: (tree: Tree, key: string) => Promise<LocalizedText | null>;
}

const articleOf = (
  loaders: TeachingLoaders,
  { articleCode }: ScorecardTeaching,
  context: Context,
): Promise<Article | null> =>
  articleCode === null ? Promise.resolve(null) : context.loaders.get(loaders.articles).load(articleCode);

const treeOf = (loaders: TeachingLoaders, { treeCode }: ScorecardTeaching, context: Context): Promise<Tree | null> =>
  treeCode === null ? Promise.resolve(null) : context.loaders.get(loaders.trees).load(treeCode);

/** What questions are taught by, for who may see it. */
@Resolver(() => ScorecardQuestion)
export class ScorecardQuestionFieldsResolver {
  constructor(private readonly loaders: TeachingLoaders) {}

  @FieldResolver(() => ScorecardTeaching, {
    nullable: true,
    description:
      'What teaches its matter; null for none, and where you may not see what it names. QA_ANALYST and ADMIN see the codes all the same, because they mend them.',
  })
  async teaches(@Root() { teaches }: ScorecardQuestion, @Ctx() context: Context): Promise<ScorecardTeaching | null> {
    if (!teaches || mayReadScorecardDraft(context.viewer)) return teaches;
    const [article, tree] = await Promise.all([
      articleOf(this.loaders, teaches, context),
      treeOf(this.loaders, teaches, context),
    ]);
    return (article ?? tree) ? teaches : null;
  }
}

/** The article, tree and node that a question names. */
@Resolver(() => ScorecardTeaching)
export class ScorecardTeachingFieldsResolver {
  constructor(private readonly loaders: TeachingLoaders) {}

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article; null for a tree, and where there is none or you may not see it.',
  })
  article(@Root() teaching: ScorecardTeaching, @Ctx() context: Context): Promise<Article | null> {
    return articleOf(this.loaders, teaching, context);
  }

  @FieldResolver(() => Tree, {
    nullable: true,
    description: 'The tree; null for an article, and where there is none or you may not see it.',
  })
  tree(@Root() teaching: ScorecardTeaching, @Ctx() context: Context): Promise<Tree | null> {
    return treeOf(this.loaders, teaching, context);
  }

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: 'What the node is called in the live version; null for none, and where you may not see the tree.',
  })
  async nodeTitle(@Root() teaching: ScorecardTeaching, @Ctx() context: Context): Promise<LocalizedText | null> {
    const { nodeKey } = teaching;
    const tree = nodeKey === null ? null : await treeOf(this.loaders, teaching, context);
    return tree && nodeKey !== null ? this.loaders.nodeTitle(tree, nodeKey) : null;
  }
}
