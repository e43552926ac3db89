import { Audience } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Arg, Ctx, FieldResolver, Resolver, Root } from '../../../platform/graphql/decorators.js';
import { TreeDraftView } from '../tree-draft.js';
import { Tree } from '../tree.js';
import type { TreeChecking } from '../tree-checking.js';
import type { TreeContent } from '../tree-content.js';
import type { TreeLoaders } from '../tree.loaders.js';
import { drawsTrees, mayReadTreeDraft } from '../tree.policy.js';
import type { TreeStore } from '../tree.store.js';
import { TreeFinding } from './finding.js';

/** What is wrong with what readers walk. */
@Resolver(() => Tree)
export class TreeFindingsResolver {
  constructor(
    private readonly checking: TreeChecking,
    private readonly store: TreeStore,
  ) {}

  @FieldResolver(() => [TreeFinding], {
    description:
      'What is wrong with the live version today: what it refers to may have changed since. At most 1,000, errors first; empty before the first publication. For KNOWLEDGE_EDITOR and ADMIN; empty for others.',
  })
  async findings(@Root() tree: Tree, @Ctx() { viewer }: Context): Promise<TreeFinding[]> {
    if (!drawsTrees(viewer) || tree.versionId === null) return [];
    const [version] = await this.store.versionsByIds([tree.versionId]);
    return version ? this.checking.findings(tree, version.content) : [];
  }
}

/** What is wrong with what somebody draws. */
@Resolver(() => TreeDraftView)
export class TreeDraftFindingsResolver {
  constructor(
    private readonly checking: TreeChecking,
    private readonly loaders: Pick<TreeLoaders, 'draftContents'>,
  ) {}

  @FieldResolver(() => [TreeFinding], {
    description:
      'What is wrong with the working copy, errors first, at most 1,000. Errors keep it from being handed in and published.',
  })
  async findings(
    @Root() { tree, draft }: TreeDraftView,
    @Ctx() context: Context,
    @Arg('audience', () => Audience, {
      nullable: true,
      description: 'As if it were published for this audience; left out or null: that which it has.',
    })
    audience?: Audience | null,
  ): Promise<TreeFinding[]> {
    if (!mayReadTreeDraft(context.viewer)) return [];
    // A list reads trees without what is drawn.
    const given = draft.content as TreeContent | undefined;
    const content = given ?? (await context.loaders.get(this.loaders.draftContents).load(tree._id));
    return content ? this.checking.findings(tree, content, { ...tree, audience: audience ?? tree.audience }) : [];
  }
}
