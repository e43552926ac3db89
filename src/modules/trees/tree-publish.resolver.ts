import { roles, staff } from '../../platform/auth/access.js';
import { Role } from '../../platform/auth/viewer.js';
import type { Context } from '../../platform/graphql/context.js';
import { Access, Arg, Ctx, ID, Mutation, Resolver } from '../../platform/graphql/decorators.js';
import { settle } from '../../platform/graphql/payload.js';
import {
  TreeArchiveInput,
  TreeAudienceChangeInput,
  TreePublishInput,
  TreeRestoreInput,
  TreeScheduleCancelInput,
  TreeSetOwnerInput,
  TreeSetVerificationIntervalInput,
  TreeVerifyInput,
} from './tree.inputs.js';
import {
  TreeArchivePayload,
  TreeAudienceChangePayload,
  TreePublishPayload,
  TreeRestorePayload,
  TreeScheduleCancelPayload,
  TreeSetOwnerPayload,
  TreeSetVerificationIntervalPayload,
  TreeVerifyPayload,
} from './tree.payloads.js';
import type { TreeKeepingService } from './tree-keeping.service.js';
import type { TreePublishService } from './tree-publish.service.js';

const editors = roles(Role.KNOWLEDGE_EDITOR, Role.ADMIN);
const tree = { description: 'The tree.' } as const;
const common = 'For KNOWLEDGE_EDITOR and ADMIN. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE';

/** Trees going live and out of use, who walks them, and who keeps them true. */
@Resolver()
export class TreePublishResolver {
  constructor(
    private readonly publishing: TreePublishService,
    private readonly keeping: TreeKeepingService,
  ) {}

  @Mutation(() => TreePublishPayload, {
    description: `Makes the approved working copy the live version, or orders that for later; its check must have no errors. With a priority it is pushed to everybody who may walk it. ${common}, REQUIRED, TOO_LONG, INVALID, OUT_OF_RANGE, WIDENING_NOT_CONFIRMED, TREE_INVALID with the findings.`,
  })
  @Access(editors)
  treePublish(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreePublishInput, { description: 'How it goes live.' }) input: TreePublishInput,
  ): Promise<TreePublishPayload> {
    return settle<TreePublishPayload>(context, async () => ({
      tree: await this.publishing.publish(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeScheduleCancelPayload, {
    description: `Takes the order to publish later back. ${common}.`,
  })
  @Access(editors)
  treeScheduleCancel(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeScheduleCancelInput, { description: 'Which revision.' }) input: TreeScheduleCancelInput,
  ): Promise<TreeScheduleCancelPayload> {
    return settle<TreeScheduleCancelPayload>(context, async () => ({
      tree: await this.publishing.cancelSchedule(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeArchivePayload, {
    description: `Takes a published tree out of use; people are told where they had to read about it. Walks that are under way go on. ${common}, REQUIRED, TOO_LONG, IN_USE where articles or other trees refer to it.`,
  })
  @Access(editors)
  treeArchive(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeArchiveInput, { description: 'Which revision, and why.' }) input: TreeArchiveInput,
  ): Promise<TreeArchivePayload> {
    return settle<TreeArchivePayload>(context, async () => ({
      tree: await this.publishing.archive(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeRestorePayload, {
    description: `Brings a tree back from the archive, silently. ${common}.`,
  })
  @Access(editors)
  treeRestore(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeRestoreInput, { description: 'Which revision.' }) input: TreeRestoreInput,
  ): Promise<TreeRestorePayload> {
    return settle<TreeRestorePayload>(context, async () => ({
      tree: await this.publishing.restore(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeAudienceChangePayload, {
    description: `Changes who may walk a tree, at once and for its live version. ${common}, REQUIRED, TOO_LONG, TOO_MANY, WIDENING_NOT_CONFIRMED.`,
  })
  @Access(editors)
  treeAudienceChange(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeAudienceChangeInput, { description: 'Who may walk it from now on, and why.' })
    input: TreeAudienceChangeInput,
  ): Promise<TreeAudienceChangePayload> {
    return settle<TreeAudienceChangePayload>(context, async () => ({
      tree: await this.publishing.changeAudience(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeSetOwnerPayload, {
    description:
      'Gives a tree to another owner, who is told. For editors, the owner, and who leads its team. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, REQUIRED, INVALID.',
  })
  @Access(staff())
  treeSetOwner(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeSetOwnerInput, { description: 'Who is to answer for it.' }) input: TreeSetOwnerInput,
  ): Promise<TreeSetOwnerPayload> {
    return settle<TreeSetOwnerPayload>(context, async () => ({
      tree: await this.keeping.setOwner(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeVerifyPayload, {
    description:
      'Says that a tree was checked and is right; its interval begins anew. For who may verify it (`viewerCanVerify`). Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, WRONG_STATE, TOO_LONG.',
  })
  @Access(staff())
  treeVerify(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeVerifyInput, { description: 'What was checked.' }) input: TreeVerifyInput,
  ): Promise<TreeVerifyPayload> {
    return settle<TreeVerifyPayload>(context, async () => ({
      tree: await this.keeping.verify(context.viewer, id, input),
    }));
  }

  @Mutation(() => TreeSetVerificationIntervalPayload, {
    description:
      'Sets how often a tree is to be verified. For editors, the owner, and who leads its team. Errors: NOT_FOUND, NOT_ALLOWED, CONFLICT, OUT_OF_RANGE.',
  })
  @Access(staff())
  treeSetVerificationInterval(
    @Ctx() context: Context,
    @Arg('id', () => ID, tree) id: string,
    @Arg('input', () => TreeSetVerificationIntervalInput, { description: 'The interval.' })
    input: TreeSetVerificationIntervalInput,
  ): Promise<TreeSetVerificationIntervalPayload> {
    return settle<TreeSetVerificationIntervalPayload>(context, async () => ({
      tree: await this.keeping.setInterval(context.viewer, id, input),
    }));
  }
}
