import { roles } from '../../platform/auth/access.js';
import { Role } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../platform/graphql/decorators.js';
import { settle } from '../../platform/graphql/payload.js';
import {
  TreeApproveInput,
  TreeCreateInput,
  TreeDraftDiscardInput,
  TreeDraftUpdateInput,
  TreeRejectInput,
  TreeSubmitInput,
  TreeWithdrawInput,
} from './tree.inputs.js';
import {
  TreeApprovePayload,
  TreeCreatePayload,
  TreeDraftDiscardPayload,
  TreeDraftUpdatePayload,
  TreeRejectPayload,
  TreeSubmitPayload,
  TreeWithdrawPayload,
} from './tree.payloads.js';
import type { TreeDraftService } from './tree-draft.service.js';
import type { TreeReviewService } from './tree-review.service.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const tree = { description: 'The tree.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Drawing trees, and their way through review. */
@Resolver()
export class TreeResolver {
  constructor(
    private readonly drafts: TreeDraftService,
    private readonly reviews: TreeReviewService,
  ) {}

  @Mutation(() => TreeCreatePayload, {
    description:
      'Makes a tree with its first draft; internal, all tiers, all teams. For KNOWLEDGE_EDITOR and ADMIN. Errors: REQUIRED, TOO_LONG, TOO_MANY, INVALID, OUT_OF_RANGE, NOT_FOUND, KEY_REUSED.',
  })
  @Access(editors)
  treeCreate(
    @Ctx() context: Context,
    @Arg('input', () => TreeCreateInput, { description: 'The new tree.' }) input: TreeCreateInput,
  ): Promise<TreeCreatePayload> {
    return settle<TreeCreatePayload>(context, async () => ({ tree: await this.drafts.create(context.viewer, input) }));
  }

  @Mutation(() => TreeDraftUpdatePayload, {
    description: `Changes what is drawn; the live version stays as it is. Opens a working copy where there is none; voids an approval and an order to publish. ${common}, REQUIRED, TOO_LONG, TOO_MANY, INVALID, OUT_OF_RANGE.`,
  })
  @Access(editors)
  treeDraftUpdate(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeDraftUpdateInput, { description: 'What changes.' }) input: TreeDraftUpdateInput,
  ): Promise<TreeDraftUpdatePayload> {
    return settle<TreeDraftUpdatePayload>(context, async () => ({
      tree: await this.drafts.update(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeDraftDiscardPayload, {
    description: `Throws the working copy away. A tree that was never published goes to the archive, with what was drawn. ${common}.`,
  })
  @Access(editors)
  treeDraftDiscard(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeDraftDiscardInput, { description: 'Which revision.' }) input: TreeDraftDiscardInput,
  ): Promise<TreeDraftDiscardPayload> {
    return settle<TreeDraftDiscardPayload>(context, async () => ({
      tree: await this.drafts.discard(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeSubmitPayload, {
    description: `Hands the working copy in for review; its check must have no errors. ${common}, TOO_LONG, TREE_INVALID with the findings.`,
  })
  @Access(editors)
  treeSubmit(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeSubmitInput, { description: 'Which revision, and a note.' }) input: TreeSubmitInput,
  ): Promise<TreeSubmitPayload> {
    return settle<TreeSubmitPayload>(context, async () => ({
      tree: await this.reviews.submit(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeWithdrawPayload, {
    description: `Takes the working copy back from review. ${common}.`,
  })
  @Access(editors)
  treeWithdraw(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeWithdrawInput, { description: 'Which revision.' }) input: TreeWithdrawInput,
  ): Promise<TreeWithdrawPayload> {
    return settle<TreeWithdrawPayload>(context, async () => ({
      tree: await this.reviews.withdraw(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeApprovePayload, {
    description: `Approves the working copy; nobody who drew in it may. Where its category demands several approvals it stays in review until there are enough. ${common}, SAME_PERSON, TOO_LONG.`,
  })
  @Access(editors)
  treeApprove(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeApproveInput, { description: 'Which revision, and a remark.' }) input: TreeApproveInput,
  ): Promise<TreeApprovePayload> {
    return settle<TreeApprovePayload>(context, async () => ({
      tree: await this.reviews.approve(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeRejectPayload, {
    description: `Gives the working copy back with a reason; nobody who drew in it may. ${common}, SAME_PERSON, REQUIRED, TOO_LONG.`,
  })
  @Access(editors)
  treeReject(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeRejectInput, { description: 'Which revision, and why.' }) input: TreeRejectInput,
  ): Promise<TreeRejectPayload> {
    return settle<TreeRejectPayload>(context, async () => ({
      tree: await this.reviews.reject(context.viewer, id, input),
    }));
  }
}
