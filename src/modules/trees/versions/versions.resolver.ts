import { roles, staff } from '../../../platform/auth/access.js';
import { Role } from '../../../platform/auth/viewer.js';
import type { Context } from '../../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Query, Resolver } from '../../../platform/graphql/decorators.js';
import { settle } from '../../../platform/graphql/payload.js';
import { TreeDifference } from './tree-difference.js';
import { drawingChoice, type TreeDifferenceService } from './tree-difference.service.js';
import type { TreeRestoreService } from './tree-restore.service.js';
import { TreeTextInput, TreeVersionRestoreInput, TreeVersionRestorePayload } from './versions.inputs.js';

/** What trees looked like before, and what changed since. */
@Resolver()
export class TreeVersionsResolver {
  constructor(
    private readonly differences: TreeDifferenceService,
    private readonly restoring: TreeRestoreService,
  ) {}

  @Query(() => TreeDifference, {
    nullable: true,
    description:
      'What changed between two drawings of a tree: nodes, variables and their parts, texts word by word. Null where the tree or one of the drawings does not exist or you may not read it. For staff.',
  })
  @Access(staff())
  treeDifference(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The tree.' }) id: string,
    @Arg('from', () => TreeTextInput, { description: 'The first drawing, usually the older one.' })
    from: TreeTextInput,
    @Arg('to', () => TreeTextInput, { description: 'The second drawing, usually the newer one.' })
    to: TreeTextInput,
  ): Promise<TreeDifference | null> {
    return this.differences.between(context.viewer, id, drawingChoice(from), drawingChoice(to));
  }

  @Mutation(() => TreeVersionRestorePayload, {
    description:
      'Opens a working copy with the drawing of an earlier version; its note names the version. Published it becomes a new version. For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE (archived, in review, or another working copy and no `replaceDraft`).',
  })
  @Access(roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN))
  treeVersionRestore(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The tree.' }) id: string,
    @Arg('input', () => TreeVersionRestoreInput, { description: 'Which version.' })
    input: TreeVersionRestoreInput,
  ): Promise<TreeVersionRestorePayload> {
    return settle<TreeVersionRestorePayload>(context, async () => ({
      tree: await this.restoring.restore(context.viewer, id, input),
    }));
  }
}
